"""The JSON Schema of protocol files, for editors that check while one writes."""

from typing import Any

from concordat.library.shape import File

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema, made from the shape that reads the files."""
    return {"$schema": DIALECT, "title": "A protocol file", **_plain(File.model_json_schema(by_alias=True))}


def _plain(schema: Any) -> Any:
    """Without titles that only repeat a key, and without null, which TOML doesn't have."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema if each != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    plain = {
        key: _plain(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value is None)
    }
    match plain:
        case {"anyOf": [only]} if isinstance(only, dict):
            return {key: value for key, value in plain.items() if key != "anyOf"} | only
    return plain
