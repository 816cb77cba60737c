"""Two versions of a protocol, clause by clause: what is said and what is done differently."""

from collections.abc import Iterator
from itertools import groupby

import msgspec

from concordat.core.protocol import Protocol
from concordat.library.findings.differences import WHOLE, Difference, differences
from concordat.library.findings.lines import SORTS, Place, Sort, lines_of

Lines = dict[Place, list[str]]


class Change(msgspec.Struct, frozen=True):
    """What differs in one place.

    `clause` is empty for what no clause asks for; `before` or `after` is empty if it is new or
    gone. `parts` are the duties, notices, clocks and permissions that differ, part by part.
    """

    clause: str
    sort: Sort
    before: tuple[str, ...]
    after: tuple[str, ...]
    parts: tuple[Difference, ...] = ()


def compare(old: Protocol, new: Protocol) -> tuple[Change, ...]:
    """Every difference, in the order of the new text, clauses that are gone last.

    It is empty if the two mean the same.
    """
    before, after = lines_of(old), lines_of(new)
    parts = differences(old, new)
    changes = [_change(place, before, after, parts) for place in dict.fromkeys([*after, *before])]
    return tuple(each for each in changes if each.before or each.after or each.parts)


def _change(place: Place, before: Lines, after: Lines, parts: tuple[Difference, ...]) -> Change:
    clause, sort = place
    here = tuple(part for part in parts if sort == "done" and part.clause == clause)
    gone = _only_in(before, after, place)
    come = _only_in(after, before, place)
    for part in here:
        if part.part == WHOLE:
            gone += [part.old] if part.old else []
            come += [part.new] if part.new else []
    return Change(clause, sort, tuple(gone), tuple(come), here)


def _only_in(mine: Lines, other: Lines, place: Place) -> list[str]:
    """What one version says about a place and the other doesn't."""
    return [line for line in mine.get(place, []) if line not in other.get(place, [])]


def compared(old: Protocol, new: Protocol) -> str:
    """The differences as text, ending with a line break."""
    changes = compare(old, new)
    lines = [f"{old.id} {old.version} → {new.id} {new.version}", *one_version(old, new, changes)]
    for change in changes:
        lines += _as_lines(change)
    if not changes:
        lines.append("No differences.")
    return "\n".join(lines) + "\n"


def _as_lines(change: Change) -> Iterator[str]:
    yield f"{change.clause or 'Not in the text'}: {SORTS[change.sort]}"
    for line in change.before:
        yield f"  - {line}"
    for line in change.after:
        yield f"  + {line}"
    changed = [part for part in change.parts if part.part != WHOLE]
    for (_, title), parts in groupby(changed, key=lambda part: (part.element, part.title)):
        yield f"  {title}"
        for part in parts:
            yield f"    {part.text}"


def one_version(old: Protocol, new: Protocol, changes: tuple[Change, ...]) -> tuple[str, ...]:
    """A remark if two files that differ are the same version of the same protocol; else nothing."""
    if not changes or (old.id, old.version) != (new.id, new.version):
        return ()
    sentence = (
        f"Both files carry the version {new.version} though they differ: a new version needs "
        "the date of its text, or the number of a revision."
    )
    return (sentence,)
