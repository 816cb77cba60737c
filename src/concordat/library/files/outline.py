"""What a file declares, gathered from its raw tables, so that damage in one table doesn't hide the
rest.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from concordat.library.files.names import Names
from concordat.library.files.positions import Path

Raw = Mapping[str, Any]


def tables(raw: Any, *keys: str) -> dict[str, Raw]:
    """The tables under those keys; empty where there is none or something else stands there."""
    for key in keys:
        raw = raw.get(key) if isinstance(raw, Mapping) else None
    return (
        {key: value for key, value in raw.items() if isinstance(value, Mapping)}
        if isinstance(raw, Mapping)
        else {}
    )


def elements(raw: Raw, sort: str) -> Iterator[tuple[Path, str | None, str, Raw]]:
    """Every table of that sort (“duty”, “notice”), in steps and case-wide: path, step or None,
    name, table.
    """
    for step in tables(raw, "step"):
        for name, table in tables(raw, "step", step, sort).items():
            yield ("step", step, sort, name), step, name, table
    for name, table in tables(raw, sort).items():
        yield (sort, name), None, name, table


def strings(value: Any) -> tuple[str, ...]:
    """A text, or the texts in a list."""
    found = value if isinstance(value, list) else [value]
    return tuple(each for each in found if isinstance(each, str))


def names_in(raw: Raw) -> Names:
    """Every name that the file declares."""
    steps = tables(raw, "step")
    duties = {
        f"{step}.{name}" if step else name: frozenset(words_of(table.get("then")))
        for _, step, name, table in elements(raw, "duty")
    }
    return Names(
        steps=frozenset(steps),
        duties=duties,
        facts=frozenset(tables(raw, "fact")),
        posts=frozenset(tables(raw, "post")),
        kinds=frozenset(tables(raw, "kind")),
        routes=frozenset(tables(raw, "route")),
        stages=frozenset(stage for step in steps.values() for stage in strings(step.get("stage"))),
    )


def words_of(then: Any) -> tuple[str, ...]:
    """The words of a duty's outcomes."""
    return tuple(str(word) for word in then) if isinstance(then, Mapping) else ()
