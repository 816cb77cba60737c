"""The JSON Schema of protocol files, for editors that check while one writes."""

from typing import Any

from concordat.library.shape import File

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema, made from the shape that reads the files."""
    return {"$schema": DIALECT, "title": "A protocol file", **_plain(File.model_json_schema(by_alias=True))}


def _plain(schema: Any) -> Any:
    """Without the titles that only repeat a key, and with the names of the tables as a policy officer knows them."""
    if isinstance(schema, dict):
        return {key: _plain(value) for key, value in schema.items() if key != "title" or not isinstance(value, str)}
    return [_plain(each) for each in schema] if isinstance(schema, list) else schema
