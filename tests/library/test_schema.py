"""The schema that editors check with: what the files may hold, and nothing that TOML doesn't
have.
"""

from collections.abc import Iterator
from typing import Any

from concordat.library.files.schema import schema
from concordat.library.files.shape import SHAPES, File


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every table of the schema, the tables within it first."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from parts(each)
    if isinstance(value, dict):
        yield value


def test_it_says_which_schema_it_is_and_what_of() -> None:
    assert list(schema().items())[:2] == [
        ("$schema", "https://json-schema.org/draft/2020-12/schema"),
        ("title", "A protocol file"),
    ]


def test_each_table_has_the_keys_of_its_shape() -> None:
    for shape in (File, *SHAPES.values()):
        table = schema() if shape is File else schema()["$defs"][shape.__name__]
        fields = {field.alias or name: field for name, field in shape.model_fields.items()}
        assert list(table["properties"]) == list(fields)
        assert table.get("required", []) == [
            key for key, field in fields.items() if field.is_required()
        ]
        assert table["additionalProperties"] is False


def test_a_key_that_may_be_left_out_is_described_by_what_may_stand_there() -> None:
    duty = schema()["$defs"]["DutyShape"]["properties"]
    assert duty["clause"] == {
        "minLength": 1,
        "type": "string",
        "description": duty["clause"]["description"],
    }
    assert schema()["$defs"]["About"]["properties"]["close_of_day"]["default"] == "17:00:00"
    assert duty["cites"]["anyOf"] == [
        {"type": "string"},
        {"type": "array", "items": {"type": "string"}, "minItems": 1},
    ]


def test_nothing_repeats_a_key_as_a_title_or_speaks_of_null() -> None:
    tables = list(parts(schema()))
    assert len(tables) > 100
    assert [table["title"] for table in tables if isinstance(table.get("title"), str)] == [
        "A protocol file"
    ]
    assert [table for table in tables if table.get("type") == "null"] == []
    assert [table for table in tables if "default" in table and table["default"] is None] == []
    assert [table for table in tables if len(table.get("anyOf", [1, 2])) < 2] == []


def test_a_file_laid_over_another_says_which_and_needs_nothing_else() -> None:
    overlay = schema(overlay=True)
    assert overlay["title"] == "A protocol file that is laid over another"
    assert overlay["required"] == ["protocol"]
    assert overlay["$defs"]["About"]["required"] == ["id", "version", "base"]
    asking = [table for table in parts(overlay) if isinstance(table.get("required"), list)]
    assert len(asking) == 2
    assert [table for table in parts(overlay) if isinstance(table.get("minProperties"), int)] == []
    assert any(isinstance(table.get("minProperties"), int) for table in parts(schema()))


def test_a_file_laid_over_another_may_hold_what_a_whole_one_holds() -> None:
    for table, whole in zip(parts(schema(overlay=True)), parts(schema()), strict=True):
        assert whole.keys() - table.keys() <= {"required", "minProperties"}
