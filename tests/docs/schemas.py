"""A small judge of JSON Schema: the words that the schema of protocol files uses, and no others."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

_TELLS_ONLY = {"$schema", "$defs", "title", "description", "default"}
_SORTS: dict[str, tuple[type, ...]] = {
    "string": (str, date, time),  # dates and times of TOML stand for texts, as editors see them
    "object": (dict,),
    "array": (list,),
    "integer": (int,),
    "boolean": (bool,),
}


def faults(
    value: Any, schema: Mapping[str, Any], whole: Mapping[str, Any], at: str = ""
) -> Iterator[str]:
    """Where a value isn't as the schema says. An unknown word in the schema is an error: it would
    go unjudged.
    """
    for word, wanted in schema.items():
        if word not in _TELLS_ONLY:
            yield from _JUDGES[word](value, wanted, schema, whole, at)


def _type(value: Any, wanted: str, schema: Any, whole: Any, at: str) -> Iterator[str]:
    if not isinstance(value, _SORTS[wanted]) or (isinstance(value, bool) and wanted != "boolean"):
        yield f"{at}: {value!r} is no {wanted}"


def _ref(value: Any, wanted: str, schema: Any, whole: Any, at: str) -> Iterator[str]:
    yield from faults(value, whole["$defs"][wanted.removeprefix("#/$defs/")], whole, at)


def _any_of(value: Any, wanted: list[Any], schema: Any, whole: Any, at: str) -> Iterator[str]:
    if all(list(faults(value, each, whole, at)) for each in wanted):
        yield f"{at}: {value!r} is none of what may stand there"


def _enum(value: Any, wanted: list[Any], schema: Any, whole: Any, at: str) -> Iterator[str]:
    if value not in wanted:
        yield f"{at}: {value!r} isn't one of {wanted}"


def _pattern(value: Any, wanted: str, schema: Any, whole: Any, at: str) -> Iterator[str]:
    if isinstance(value, str) and not re.search(wanted, value):
        yield f"{at}: {value!r} doesn't look like {wanted}"


def _format(value: Any, wanted: str, schema: Any, whole: Any, at: str) -> Iterator[str]:
    assert wanted == "date"
    if not isinstance(value, date):
        yield f"{at}: {value!r} is no date"


def _least(value: Any, wanted: int, schema: Any, whole: Any, at: str) -> Iterator[str]:
    if isinstance(value, str | list | dict) and len(value) < wanted:
        yield f"{at}: there is too little in {value!r}"


def _maximum(value: Any, wanted: int, schema: Any, whole: Any, at: str) -> Iterator[str]:
    if value > wanted:
        yield f"{at}: {value!r} is more than {wanted}"


def _minimum(value: Any, wanted: int, schema: Any, whole: Any, at: str) -> Iterator[str]:
    if isinstance(value, int) and value < wanted:
        yield f"{at}: {value} is less than {wanted}"


def _items(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
    for place, each in enumerate(value if isinstance(value, list) else []):
        yield from faults(each, wanted, whole, f"{at}[{place}]")


def _required(value: Any, wanted: list[str], schema: Any, whole: Any, at: str) -> Iterator[str]:
    yield from (
        f"{at}: {key} is missing" for key in wanted if isinstance(value, dict) and key not in value
    )


def _properties(
    value: Any, wanted: Mapping[str, Any], schema: Any, whole: Any, at: str
) -> Iterator[str]:
    for key, each in value.items() if isinstance(value, dict) else ():
        if key in wanted:
            yield from faults(each, wanted[key], whole, f"{at}.{key}")


def _pattern_properties(
    value: Any, wanted: Mapping[str, Any], schema: Any, whole: Any, at: str
) -> Iterator[str]:
    for key, each in value.items() if isinstance(value, dict) else ():
        for pattern, inner in wanted.items():
            if re.search(pattern, key):
                yield from faults(each, inner, whole, f"{at}.{key}")


def _additional(
    value: Any, wanted: Any, schema: Mapping[str, Any], whole: Any, at: str
) -> Iterator[str]:
    for key, each in value.items() if isinstance(value, dict) else ():
        if key in schema.get("properties", {}) or any(
            re.search(it, key) for it in schema.get("patternProperties", {})
        ):
            continue
        if wanted is False:
            yield f"{at}: there is no {key}"
        elif isinstance(wanted, Mapping):
            yield from faults(each, wanted, whole, f"{at}.{key}")


def _names(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
    for key in value if isinstance(value, dict) else ():
        yield from faults(key, wanted, whole, f"{at}.{key}")


_JUDGES: dict[str, Any] = {
    "type": _type,
    "$ref": _ref,
    "anyOf": _any_of,
    "enum": _enum,
    "pattern": _pattern,
    "format": _format,
    "minLength": _least,
    "minItems": _least,
    "minProperties": _least,
    "minimum": _minimum,
    "maximum": _maximum,
    "items": _items,
    "required": _required,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional,
    "propertyNames": _names,
}
