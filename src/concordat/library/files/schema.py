"""The JSON Schema of protocol files, for editors that check a file while it is written."""

from typing import Any

from concordat.library.files.shape import File

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(*, overlay: bool = False) -> dict[str, Any]:
    """The schema, made from the shape that reads the files.

    With `overlay` it is that of a file laid over another, which holds only what differs.
    """
    whole = {
        "$schema": DIALECT,
        "title": "A protocol file",
        **_plain(File.model_json_schema(by_alias=True)),
    }
    if not overlay:
        return whole
    partial: dict[str, Any] = _with_nothing_required(whole)
    partial["$defs"]["About"]["required"] = ["id", "version", "base"]
    partial["title"] = "A protocol file that is laid over another"
    partial["required"] = ["protocol"]
    return partial


def _with_nothing_required(schema: Any) -> Any:
    """The schema without required keys: the base may have them."""
    if isinstance(schema, list):
        return [_with_nothing_required(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {}
    for key, value in schema.items():
        if key not in ("required", "minProperties"):
            kept[key] = _with_nothing_required(value)
    return kept


def _plain(schema: Any) -> Any:
    """The schema without titles that only repeat a key, and without null, which TOML lacks."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema if each != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    plain = {}
    for key, value in schema.items():
        repeats_key = key == "title" and isinstance(value, str)
        is_null = key == "default" and value is None
        if not (repeats_key or is_null):
            plain[key] = _plain(value)
    match plain:
        case {"anyOf": [only]} if isinstance(only, dict):
            del plain["anyOf"]
            plain.update(only)
    return plain
