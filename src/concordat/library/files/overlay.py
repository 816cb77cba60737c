"""A protocol laid over another: the tables of its base, with what it adds, changes and leaves out.

A board's own version of a shared procedure is one; so is a new version that changes a few clauses
of the last.
"""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from concordat.library.files.tables import Tables, everywhere, tables_at, texts
from concordat.library.problems import Comment, KeyPath, Unclear, dotted
from concordat.library.spelling.closest import did_you_mean

BASE: KeyPath = ("protocol", "base")
OF_THE_FILE_ALONE = ("id", "version", "base", "without")
"""Keys of [protocol] that an overlay doesn't take over from its base."""
ONE_TABLE = ("protocol", "words", "admission")
INNER = ("duty", "notice")
Table = dict[str, Any]


def laid_over(base: Tables, over: Tables) -> tuple[Table, list[Comment]]:
    """The tables of the base with the overlay applied, and what in the overlay doesn't fit."""
    merged: Table = deepcopy(dict(base))
    for key in OF_THE_FILE_ALONE:
        merged.get("protocol", {}).pop(key, None)
    comments: list[Comment] = []
    headings = texts(tables_at(over).get("protocol", {}).get("without"))
    for place, heading in enumerate(headings):
        try:
            _leave_out(merged, heading)
        except Unclear as unclear:
            comments.append(unclear.at(("protocol", "without", place)))
    comments += _without_a_reason(merged, over)
    for sort, table in over.items():
        if not isinstance(table, dict):
            merged[sort] = table
        elif sort in ONE_TABLE:
            merged[sort] = {**merged.get(sort, {}), **table}
        else:
            _lay_tables(merged.setdefault(sort, {}), table)
    return merged, comments


def _lay_tables(there: Table, over: Table) -> None:
    """Lay each table over the base's of the same name."""
    for name, table in over.items():
        before = there.get(name)
        if isinstance(table, dict) and isinstance(before, dict):
            there[name] = _laid_table(before, table)
        else:
            there[name] = table


def _laid_table(before: Table, over: Table) -> Table:
    """A table of the base with the overlay's keys in place of its own, and so within a step."""
    after = {**before, **over}
    for sort in INNER:
        if isinstance(over.get(sort), dict):
            after[sort] = dict(before.get(sort, {}))
            _lay_tables(after[sort], over[sort])
    if "local" in over and "clause" in before and "clause" not in over:
        # What the board changed is no longer what the clause asks for.
        del after["clause"]
        after["cites"] = [before["clause"], *texts(after.get("cites"))]
    if "clause" in over and "local" not in over:
        after.pop("local", None)
    return after


def _leave_out(merged: Table, heading: str) -> None:
    """Take away the table with that heading. Raises Unclear if there is none."""
    try:
        keys = _names(tomllib.loads(f"[{heading.strip('[]')}]"))
    except ValueError:
        hint = "Write it as in the base, without the brackets."
        raise Unclear(f"“{heading}” is no heading.", hint) from None
    inside: Any = merged
    for key in keys[:-1]:
        inside = inside.get(key) if isinstance(inside, dict) else None
    if not isinstance(inside, dict) or keys[-1] not in inside:
        otherwise = "Take it out of “without”, or write it as in the base."
        hint = did_you_mean(heading, _headings(merged), otherwise)
        raise Unclear(f"The base has no [{dotted(tuple(keys))}].", hint)
    del inside[keys[-1]]


def _names(nested: Tables) -> list[str]:
    """The names of a heading, from the tables that it makes."""
    names = []
    while nested:
        name = next(iter(nested))
        names.append(name)
        nested = nested[name]
    return names


def _headings(tables: Tables) -> list[str]:
    found: list[KeyPath] = []
    for sort in tables:
        found += [(sort, name) for name in tables_at(tables, sort)]
    for sort in INNER:
        found += [path for path, _ in everywhere(tables, sort)]
    return [dotted(path) for path in found]


def _without_a_reason(base: Tables, over: Tables) -> Iterator[Comment]:
    """Changes to what runs that don't say what they rest on: a clause, or somebody's decision."""
    reworded = tables_at(over, "clause")
    for sort in (*INNER, "clock", "permission"):
        before = dict(_of_sort(base, sort))
        for path, table in _of_sort(over, sort):
            same = before.get(path)
            if same is None or "clause" in table or "local" in table:
                continue
            if same.get("clause") in reworded:
                continue
            yield Comment(
                path,
                f"Nothing says why this {sort} isn't as in the base.",
                'Write local = "…" with who changed it and why or, if the text asks for it, '
                'clause = "…".',
            )


def _of_sort(tables: Tables, sort: str) -> Iterator[tuple[KeyPath, Tables]]:
    if sort in INNER:
        yield from everywhere(tables, sort)
        return
    for name, table in tables_at(tables, sort).items():
        yield (sort, name), table
