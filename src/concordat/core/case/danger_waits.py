"""What a danger waits for once it was read, and since when: that its side records what was done,
and that the others say whether they agree. Each begins again as often as it is to be said again.
"""

from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple

from concordat.core.case.danger import Danger
from concordat.core.posts import PARTY_SIDES

_HEARD, _BOARD, _BOARD_DOING, _TAKEN, _REFUSED = range(5)


class Span(NamedTuple):
    """From when until when it waited for one thing; without an `until` it still does."""

    since: datetime
    until: datetime | None = None


class ToRecord(NamedTuple):
    """While it waited for what was done; `in_place` where its side is not asked from the bottom up,
    because nobody there has read it, or the board said last what is being done.
    """

    span: Span
    in_place: bool


def to_be_recorded(danger: Danger, in_place: datetime | None) -> Iterator[ToRecord]:
    """While it waited for what was done: since its side read it, or the board did `in_place` of it;
    since an agency said that the child isn't safe yet, and since that side or the board said last
    what is being done.
    """
    since: datetime | None = None
    taken = read_there = board = False
    for at, change in sorted(_changes(danger, in_place), key=itemgetter(0)):
        if change == _BOARD_DOING and since is None:
            continue
        if since is not None and not taken and since < at:
            yield ToRecord(Span(since, at), board)
        taken = change == _TAKEN or (taken and change != _REFUSED)
        read_there = read_there or change == _HEARD
        board = change in (_BOARD, _BOARD_DOING) or not read_there
        since = None if taken else at
    if since is not None:
        yield ToRecord(Span(since, danger.over), board)


def _changes(danger: Danger, in_place: datetime | None) -> Iterator[tuple[datetime, int]]:
    """What was said that begins or ends that wait, each when it was written; of one instant the
    marks last, as they were made.
    """
    yield from _by_the_board(danger, in_place)
    if danger.side not in PARTY_SIDES:
        yield danger.asked, _HEARD
    theirs = [each for each in danger.heard if (each.side, each.agency) == danger.whose]
    for place, heard in enumerate(theirs):
        if heard.doing or not place:
            yield heard.at, _HEARD
    for mark in danger.marks:
        if mark.what != "agreed":
            yield mark.at, _TAKEN if mark.what == "taken" else _REFUSED


def _by_the_board(danger: Danger, in_place: datetime | None) -> Iterator[tuple[datetime, int]]:
    """When it read it in place of that side, and what is being done, as it said."""
    if in_place is not None:
        yield in_place, _BOARD
    for heard in danger.heard:
        if heard.side == "board" and heard.doing:
            yield heard.at, _BOARD_DOING


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
