"""A protocol laid over another: the tables of its base, with what it adds, changes and leaves out.

A board's own version of a shared procedure is one; so is a new version that changes a few clauses
of the last.
"""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from concordat.library.files import folder, published
from concordat.library.files.outline import Raw, elements, strings, tables
from concordat.library.files.positions import Path as KeyPath
from concordat.library.files.positions import written
from concordat.library.files.toml import read_toml
from concordat.library.problems import Unclear
from concordat.library.spelling.closest import nearest

BASE = ("protocol", "base")
OWN = ("id", "version", "base", "without")
ONE_TABLE = ("words", "admission")
INNER = ("duty", "notice")
Found = tuple[KeyPath, Unclear]
Tables = dict[str, Any]


class Below(msgspec.Struct, frozen=True):
    """The files on which a file is laid, nearest first, with their content. `trouble` says why one
    can't be found.
    """

    files: tuple[tuple[Path, bytes], ...] = ()
    trouble: tuple[str, str] | None = None

    @property
    def above(self) -> "Below":
        """The same for the nearest of them."""
        return Below(self.files[1:])


def below(path: Path, content: bytes) -> Below:
    """What lies below a file; nothing for most."""
    files: list[tuple[Path, bytes]] = []
    seen, here = [path.resolve()], path
    while (name := _named(content)) is not None:
        try:
            here = _file(name, here).resolve()
            content = here.read_bytes()
        except Unclear as unclear:
            return Below(trouble=(unclear.sentence, unclear.hint))
        if here in seen:
            return Below(
                trouble=(
                    f"“{name}” is laid over this file itself.",
                    "Take “base” away from one of the two.",
                )
            )
        seen.append(here)
        files.append((here, content))
    return Below(tuple(files))


@lru_cache(maxsize=128)
def _named(content: bytes) -> str | None:
    """The base that a file names."""
    if b"base" not in content:
        return None
    name = tables(read_toml(content, "").raw).get("protocol", {}).get("base")
    return name if isinstance(name, str) else None


def _file(name: str, near: Path) -> Path:
    """The file meant by “ID@VERSION”, or by the name of a file beside this one."""
    if name.endswith(".toml"):
        if not (near.parent / name).is_file():
            raise Unclear(
                f"There is no file {name} beside this one.",
                "Name a file that is, or write ID@VERSION.",
            )
        return near.parent / name
    id_, _, version = name.partition("@")
    try:
        return folder.find(id_, date.fromisoformat(version))
    except ValueError:
        hint = (
            f"Write “{id_}@2026-04-01”: with another version below it this would be another "
            "procedure."
        )
        raise Unclear(f"“{name}” doesn't say which version.", hint) from None
    except folder.NoSuchProtocol as error:
        raise Unclear(str(error)) from None


def fingerprint(content: bytes, lower: Below) -> str:
    """The fingerprint of a file and of all below it."""
    marks = [
        published.fingerprint(each) for each in (content, *(below for _, below in lower.files))
    ]
    return marks[0] if len(marks) == 1 else published.fingerprint("\n".join(marks).encode())


def laid(base: Raw, over: Raw) -> tuple[Tables, list[Found]]:
    """The tables of the base as the overlay leaves them, and what of the overlay doesn't fit."""
    found: list[Found] = []
    merged: Tables = deepcopy(dict(base))
    for key in OWN:
        merged.get("protocol", {}).pop(key, None)
    for place, heading in enumerate(strings(tables(over).get("protocol", {}).get("without"))):
        try:
            _leave_out(merged, heading)
        except Unclear as unclear:
            found.append((("protocol", "without", place), unclear))
    found += _unfounded(merged, over)
    for sort, table in over.items():
        if not isinstance(table, dict):
            merged[sort] = table
        elif sort in ("protocol", *ONE_TABLE):
            merged[sort] = {**merged.get(sort, {}), **table}
        else:
            for name, element in table.items():
                _lay_element(merged.setdefault(sort, {}), name, element)
    return merged, found


def _lay_element(there: Tables, name: str, element: Any) -> None:
    """Lays one table over the base's of the same name: its keys stand instead of the base's, and so
    within a step.
    """
    before = there.get(name)
    if not isinstance(element, dict) or not isinstance(before, dict):
        there[name] = element
        return
    inner = {sort: element[sort] for sort in INNER if isinstance(element.get(sort), dict)}
    after = {**before, **element, **{sort: dict(before.get(sort, {})) for sort in inner}}
    if "local" in element and "clause" in before and "clause" not in element:
        del after["clause"]  # what the board made of it is no longer what the clause asks for
        after["cites"] = [before["clause"], *strings(after.get("cites"))]
    if "clause" in element and "local" not in element:
        after.pop("local", None)
    for sort, tables_of in inner.items():
        for each, table in tables_of.items():
            _lay_element(after[sort], each, table)
    there[name] = after


def _leave_out(merged: Tables, heading: str) -> None:
    """Takes away the table with that heading."""
    try:
        keys = _keys(tomllib.loads(f"[{heading.strip('[]')}]"))
    except tomllib.TOMLDecodeError:
        raise Unclear(
            f"“{heading}” is no heading.", "Write it as in the base, without the brackets."
        ) from None
    table: Any = merged
    for key in keys[:-1]:
        table = table.get(key) if isinstance(table, dict) else None
    if not isinstance(table, dict) or keys[-1] not in table:
        hint = nearest(
            heading, _headings(merged), "Take it out of “without”, or write it as in the base."
        )
        raise Unclear(f"The base has no [{written(tuple(keys))}].", hint)
    del table[keys[-1]]


def _keys(nested: Raw) -> list[str]:
    """The parts of a heading, from the tables that it makes."""
    keys: list[str] = []
    while nested:
        key = next(iter(nested))
        keys, nested = [*keys, key], nested[key]
    return keys


def _headings(raw: Raw) -> list[str]:
    found = [(sort, name) for sort in raw for name in tables(raw, sort)]
    return [
        *map(written, found),
        *(written(path) for sort in INNER for path, *_ in elements(raw, sort)),
    ]


def _unfounded(base: Raw, over: Raw) -> Iterator[Found]:
    """Changes to what runs that don't say what they rest on: a clause, or somebody's decision."""
    changed = tables(over, "clause")
    for sort in (*INNER, "clock", "permission"):
        before = dict(_of_sort(base, sort))
        for path, table in _of_sort(over, sort):
            same = before.get(path)
            if same is None or {"clause", "local"} & set(table) or same.get("clause") in changed:
                continue
            hint = (
                'Write local = "…" with who changed it and why or, if the text asks for it, '
                'clause = "…".'
            )
            yield path, Unclear(f"Nothing says why this {sort} isn't as in the base.", hint)


def _of_sort(raw: Raw, sort: str) -> Iterator[tuple[KeyPath, Raw]]:
    """Every table of a sort of what runs, with its path."""
    if sort in INNER:
        yield from ((path, table) for path, _, _, table in elements(raw, sort))
    else:
        yield from (((sort, name), table) for name, table in tables(raw, sort).items())
