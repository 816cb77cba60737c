"""What a danger waits for once it was read, and since when: that its side records what was done,
and that the others say whether they agree. Each begins again as often as it is to be said again.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from concordat.core.case.danger import Danger
from concordat.core.posts import PARTY_SIDES

_HEARD, _TAKEN, _REFUSED = range(3)


class Span(NamedTuple):
    """From when until when it waited for one thing; without an `until` it still does."""

    since: datetime
    until: datetime | None = None


def to_be_recorded(danger: Danger) -> Iterator[Span]:
    """While it waited for what was done: since its side read it, since an agency said that the
    child isn't safe yet, and since that side said last what is being done.
    """
    since: datetime | None = None
    taken = False
    for at, change in sorted(_changes(danger)):
        if since is not None and not taken and since < at:
            yield Span(since, at)
        taken = change == _TAKEN or (taken and change == _HEARD)
        since = None if taken else at
    if since is not None:
        yield Span(since, danger.over)


def _changes(danger: Danger) -> Iterator[tuple[datetime, int]]:
    """What was said that begins or ends that wait, each when it was written."""
    if danger.side not in PARTY_SIDES:
        yield danger.asked, _HEARD
    theirs = [each for each in danger.heard if (each.side, each.agency) == danger.whose]
    for place, heard in enumerate(theirs):
        if heard.doing or not place:
            yield heard.at, _HEARD
    for mark in danger.marks:
        if mark.what != "agreed":
            yield mark.at, _TAKEN if mark.what == "taken" else _REFUSED


def to_be_agreed(danger: Danger, agency: str) -> Iterator[Span]:
    """While it waited for an agency to say whether the child is safe now."""
    since: datetime | None = None
    for mark in danger.marks:
        if mark.what == "taken":
            since = mark.at
        elif since is not None and (mark.what == "refused" or mark.agency == agency):
            yield Span(since, mark.at)
            since = None
    if since is not None:
        yield Span(since, danger.over)
