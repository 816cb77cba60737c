"""Clauses cited but not listed, or listed but not used, and elements without a clause."""

from collections.abc import Iterator
from typing import get_args

from concordat.core.protocol import Matter
from concordat.library.files.tables import Tables, everywhere, tables_at, texts
from concordat.library.problems import Comment, KeyPath, dotted
from concordat.library.spelling.closest import closest, did_you_mean

REMARKS = ("reading", "silence", "gap", "finding")
RUNNING = ("duty", "notice", "clock", "permission")
_MATTERS = str([*get_args(Matter)]).replace("'", '"')
DESCRIBING = ("kind", "instead", "alongside", "fact", "post", "route", "step")


def clause_problems(tables: Tables) -> Iterator[Comment]:
    """What is wrong between the clauses that a file lists and its use of them."""
    listed = tables_at(tables, "clause")
    used: set[str] = set()
    for path, clause in citations(tables):
        used.add(clause)
        if clause not in listed:
            # A clause meant by a misspelt name isn't also reported as unused.
            used.add(closest(clause, listed) or clause)
            heading = dotted(("clause", clause))
            otherwise = f"List it with a heading, [{heading}], and its place, text and strength."
            hint = did_you_mean(clause, listed, otherwise)
            yield Comment(path, f"There is no clause “{clause}” in this file.", hint)
    for clause, table in listed.items():
        if clause not in used and "only" not in table:
            yield Comment(
                ("clause", clause),
                f"Nothing is done with the clause “{clause}”.",
                f'Name it where it is carried out (clause = "{clause}"), or say why nothing is '
                "to be done (only = …).",
            )
    for path, table in _running(tables):
        yield from _text_only(listed, path, table)
        yield from _unfounded(path, table)


def citations(tables: Tables) -> Iterator[tuple[KeyPath, str]]:
    """Every mention of a clause, with its place."""
    for path, table in _citing(tables):
        if isinstance(table.get("clause"), str):
            yield (*path, "clause"), table["clause"]
        for key in ("cites", "clauses"):
            in_a_list = isinstance(table.get(key), list)
            for place, clause in enumerate(texts(table.get(key))):
                yield (*path, key, place) if in_a_list else (*path, key), clause


def _citing(tables: Tables) -> Iterator[tuple[KeyPath, Tables]]:
    """Every table that may name clauses."""
    yield ("admission",), tables_at(tables).get("admission", {})
    for sort in (*DESCRIBING, *REMARKS):
        for name, table in tables_at(tables, sort).items():
            yield (sort, name), table
    yield from _running(tables)


def _running(tables: Tables) -> Iterator[tuple[KeyPath, Tables]]:
    """Every duty, notice, clock and permission."""
    for sort in RUNNING:
        if sort in ("duty", "notice"):
            yield from everywhere(tables, sort)
            continue
        for name, table in tables_at(tables, sort).items():
            yield (sort, name), table


def unread(tables: Tables, own: Tables) -> Iterator[Comment]:
    """Readings of this file, `own`, that don't say what they settle, neither here nor in a base."""
    for name in tables_at(own, "reading"):
        reading = tables_at(tables, "reading").get(name, {})
        if "reads" not in reading:
            yield Comment(
                ("reading", name),
                "Nothing says what this reading settles.",
                f"Write for example reads = {_MATTERS}: those that it settles, and [] if it "
                "settles none of them. `check` takes it as an answer to that alone.",
            )


def _text_only(listed: Tables, path: KeyPath, table: Tables) -> Iterator[Comment]:
    """Something runs from a clause that is said to be text only."""
    clause = table.get("clause")
    if isinstance(clause, str) and "only" in listed.get(clause, {}):
        yield Comment(
            (*path, "clause"),
            f"The clause “{clause}” is said to be text only (“only”), and this {path[-2]} comes "
            "from it.",
            "Take “only” away from the clause, or name the clause that asks for this.",
        )


def _unfounded(path: KeyPath, table: Tables) -> Iterator[Comment]:
    sort = path[-2]
    if "clause" in table and "local" in table:
        yield Comment(
            (*path, "local"),
            f"This {sort} has a clause, and is said to be added (“local”) as well.",
            "Take one of the two away: what the text asks for isn't local.",
        )
    elif "clause" not in table and "local" not in table:
        yield Comment(
            path,
            f"Nothing says where this {sort} comes from.",
            'Write clause = "…" or, if the text doesn\'t ask for it, local = "…" with who added '
            "it and why.",
        )
