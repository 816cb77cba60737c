"""The JSON Schema of protocol files, for editors that check while one writes."""

from typing import Any

from concordat.library.files.shape import File

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(*, overlay: bool = False) -> dict[str, Any]:
    """The schema, made from the shape that reads the files; of a file laid over another, which
    holds only what differs, with `overlay`.
    """
    whole = {
        "$schema": DIALECT,
        "title": "A protocol file",
        **_plain(File.model_json_schema(by_alias=True)),
    }
    if not overlay:
        return whole
    partial: dict[str, Any] = _with_nothing_needed(whole)
    partial["$defs"]["About"]["required"] = ["id", "version", "base"]
    return {
        **partial,
        "title": "A protocol file that is laid over another",
        "required": ["protocol"],
    }


def _with_nothing_needed(schema: Any) -> Any:
    """Without what asks for a key, or for any: the base may have it."""
    if isinstance(schema, list):
        return [_with_nothing_needed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key not in ("required", "minProperties")}
    return {key: _with_nothing_needed(value) for key, value in kept.items()}


def _plain(schema: Any) -> Any:
    """Without titles that only repeat a key, and without null, which TOML doesn't have."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema if each != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    plain = {
        key: _plain(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
        and not (key == "default" and value is None)
    }
    match plain:
        case {"anyOf": [only]} if isinstance(only, dict):
            return {key: value for key, value in plain.items() if key != "anyOf"} | only
    return plain
