"""Clauses that are cited and not listed, or listed and not used, and elements that say neither."""

from collections.abc import Iterator

from concordat.library.files.outline import Raw, elements, strings, tables
from concordat.library.files.positions import Path, written
from concordat.library.problems import Unclear
from concordat.library.spelling.closest import meant, nearest

REMARKS = ("reading", "silence", "gap", "finding")
RUNNING = ("duty", "notice", "clock", "permission")
DESCRIBING = ("kind", "instead", "alongside", "fact", "post", "route", "step")

Found = tuple[Path, Unclear]


def ledger_problems(raw: Raw) -> Iterator[Found]:
    """Clauses cited and not listed, listed and not used, and elements that say neither clause nor
    `local`.
    """
    listed = tables(raw, "clause")
    used: set[str] = set()
    for path, clause in citations(raw):
        used.add(clause)
        if clause not in listed:
            heading = written(("clause", clause))
            hint = nearest(
                clause,
                listed,
                f"List it with a heading, [{heading}], and its place, text and strength.",
            )
            # What was meant by a slip of the pen isn't called unused as well.
            used.add(meant(clause, listed) or clause)
            yield path, Unclear(f"There is no clause “{clause}” in this file.", hint)
    for clause, table in listed.items():
        if clause not in used and "only" not in table:
            hint = (
                f'Name it where it is carried out (clause = "{clause}"), or say why nothing '
                "is to be done (only = …)."
            )
            yield ("clause", clause), Unclear(f"Nothing is done with the clause “{clause}”.", hint)
    yield from _running_from_text_only(raw)
    yield from _unfounded(raw)


def citations(raw: Raw) -> Iterator[tuple[Path, str]]:
    """Every mention of a clause, with its place."""
    for path, table in _all_elements(raw):
        if isinstance(table.get("clause"), str):
            yield (*path, "clause"), table["clause"]
        for key in ("cites", "clauses"):
            for place, clause in enumerate(strings(table.get(key))):
                yield (*path, key, place) if isinstance(table[key], list) else (*path, key), clause


def _all_elements(raw: Raw) -> Iterator[tuple[Path, Raw]]:
    yield ("admission",), tables(raw).get("admission", {})
    for sort in (*DESCRIBING, "clock", "permission", *REMARKS):
        for name, table in tables(raw, sort).items():
            yield (sort, name), table
    for sort in ("duty", "notice"):
        for path, _, _, table in elements(raw, sort):
            yield path, table


def _running(raw: Raw) -> Iterator[tuple[Path, Raw]]:
    return (
        (path, table)
        for path, table in _all_elements(raw)
        if any(part in RUNNING for part in path[::2])
    )


def _running_from_text_only(raw: Raw) -> Iterator[Found]:
    only = {clause for clause, table in tables(raw, "clause").items() if "only" in table}
    for path, table in _running(raw):
        clause = table.get("clause")
        if isinstance(clause, str) and clause in only:
            sentence = (
                f"The clause “{clause}” is said to be text only (“only”), and this "
                f"{path[-2]} comes from it."
            )
            hint = "Take “only” away from the clause, or name the clause that asks for this."
            yield (*path, "clause"), Unclear(sentence, hint)


def _unfounded(raw: Raw) -> Iterator[Found]:
    for path, table in _running(raw):
        sort = path[-2]
        has = [key for key in ("clause", "local") if key in table]
        if not has:
            hint = (
                'Write clause = "…" or, if the text doesn\'t ask for it, local = "…" with '
                "who added it and why."
            )
            yield path, Unclear(f"Nothing says where this {sort} comes from.", hint)
        elif len(has) == 2:
            sentence = f"This {sort} has a clause, and is said to be added (“local”) as well."
            yield (
                (*path, "local"),
                Unclear(sentence, "Take one of the two away: what the text asks for isn't local."),
            )
