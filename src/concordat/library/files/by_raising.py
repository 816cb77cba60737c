"""What is wrong where a file says that raising a disagreement carries out a duty."""

from collections.abc import Iterator

from concordat.library.files.tables import Tables, everywhere, step_of, tables_at, texts
from concordat.library.problems import Comment, KeyPath, in_quotes

KEY = "met_by_raising"
IN_WRITING = ("write", "notify", "form", "refer")
"""What can be done by what a raiser writes."""


def by_raising_problems(tables: Tables) -> Iterator[Comment]:
    """What is wrong wherever raising is said to carry something out."""
    for path, table in everywhere(tables, "duty"):
        if table.get(KEY) is True:
            at = (*path, KEY)
            yield from _not_first(tables, path, table)
            yield from _not_the_raisers(at, table)
            yield from _not_in_writing(at, table)
            yield from _without_a_reading(tables, at, table)


def _not_first(tables: Tables, path: KeyPath, table: Tables) -> Iterator[Comment]:
    """A duty that isn't owed yet when a case opens."""
    opens, step = texts(table.get("opens")), step_of(path)
    routes = tables_at(tables, "route").values()
    begins_here = any(step in texts(route.get("first")) for route in routes)
    if "start" in opens or ("entered" in opens and begins_here):
        return
    yield Comment(
        (*path, KEY),
        "Raising can't carry this out: it isn't owed yet when a case opens.",
        "Put “met_by_raising” on the duty with which a route begins, or take it away.",
    )


def _not_the_raisers(at: KeyPath, table: Tables) -> Iterator[Comment]:
    others = [post for post in texts(table.get("who")) if not post.startswith("raising ")]
    if others:
        yield Comment(
            at,
            f"Raising can't carry this out: {in_quotes(others)} must do it, not only the agency "
            "that raises it.",
            "Take “met_by_raising” away, or let the raising side alone owe it.",
        )


def _not_in_writing(at: KeyPath, table: Tables) -> Iterator[Comment]:
    asked = [*texts(table.get("also")), *texts(table.get("act"))]
    spoken = [act for act in asked if act not in IN_WRITING]
    if spoken:
        yield Comment(
            at,
            f"Raising can't carry this out: it asks to {' and '.join(spoken)}, and raising is done "
            "in writing.",
            'Take “met_by_raising” away or, where the text allows writing, write act = "refer".',
        )


def _without_a_reading(tables: Tables, at: KeyPath, table: Tables) -> Iterator[Comment]:
    """That raising here is raising as the text means it has to be read into the text, or said by
    whoever added the duty.
    """
    clauses = texts(table.get("clause"))
    readings = tables_at(tables, "reading").values()
    if any(clause in texts(reading.get("clauses")) for clause in clauses for reading in readings):
        return
    clause = clauses[0] if clauses else ""
    if clause:
        yield Comment(
            at,
            f"No reading says that raising it here is what clause “{clause}” asks for.",
            f'Write a [reading.…] with clauses = ["{clause}"], the words that allow it, and how '
            "they are taken.",
        )
