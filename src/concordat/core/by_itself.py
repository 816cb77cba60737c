"""Entries that the system makes by itself: nobody sends them, so that nobody needs a part in the
case.
"""

from datetime import datetime
from typing import NamedTuple

from concordat.core.acts import AnyAct
from concordat.core.events import EDITION, FORMAT, Event
from concordat.core.record import Record
from concordat.core.who.parts import Capacity


class Decided(NamedTuple):
    """Who decided something for every case of a board, as what, and what that post was called
    then.
    """

    person: str
    held: Capacity
    title: str


def entry(
    record: Record,
    act: AnyAct,
    request: str,
    now: datetime,
    *,
    number: int = 1,
    decided: Decided | None = None,
) -> Event:
    """The entry of an act that the system records, so many places (`number`) after the last; of
    what somebody decided, with who that was.
    """
    held = decided.held if decided else None
    return Event(
        version=FORMAT,
        edition=EDITION,
        case=record.ref,
        seq=record.events[-1].seq + number,
        act=act,
        happened=now,
        recorded=now,
        by=decided.person if decided else "",
        request=request,
        protocol=record.protocol.fingerprint,
        calendar=record.calendar.version,
        post=held.post if held else None,
        side=held.side if held else None,
        agency=held.agency if held else None,
        covering=held.covering if held else None,
        title=decided.title if decided else "",
    )
