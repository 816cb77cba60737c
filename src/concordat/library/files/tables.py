"""What is in the tables of a file, found without fail even where some of them are damaged."""

from collections.abc import Iterator, Mapping
from typing import Any

from concordat.library.problems import KeyPath

Tables = Mapping[str, Any]


def tables_at(inside: Any, *keys: str) -> dict[str, Any]:
    """The tables under those keys, by name; empty if there are none or it is something else."""
    for key in keys:
        inside = inside.get(key) if isinstance(inside, Mapping) else None
    if not isinstance(inside, Mapping):
        return {}
    return {key: value for key, value in inside.items() if isinstance(value, Mapping)}


def everywhere(tables: Tables, sort: str) -> Iterator[tuple[KeyPath, Tables]]:
    """Every duty or every notice with its path, first those of steps, then those of no step."""
    for step in tables_at(tables, "step"):
        for name, table in tables_at(tables, "step", step, sort).items():
            yield ("step", step, sort, name), table
    for name, table in tables_at(tables, sort).items():
        yield (sort, name), table


def step_of(path: KeyPath) -> str | None:
    """The step of the duty or notice at that path; None if it belongs to no step."""
    return str(path[1]) if path[0] == "step" else None


def texts(value: Any) -> tuple[str, ...]:
    """A text, or the texts in a list."""
    values = value if isinstance(value, list) else [value]
    return tuple(each for each in values if isinstance(each, str))


def words_of(then: Any) -> tuple[str, ...]:
    """The words of a duty's outcomes."""
    return tuple(str(word) for word in then) if isinstance(then, Mapping) else ()
