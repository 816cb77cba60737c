"""A case's record: its history, with what it is read by."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

import msgspec
from msgspec.structs import replace

from concordat.core.acts import Corrected
from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed
from concordat.core.case.fold import at, fold, resume, standing
from concordat.core.duties.urgency import Listings
from concordat.core.events import Event
from concordat.core.posts import Directory, Seat
from concordat.core.protocol import Protocol


class Record(msgspec.Struct, frozen=True, dict=True):
    """A case's history with what it is read by: its pinned protocol, its calendar, and its people
    today.

    It is folded once, however often it is asked; `dict=True` only gives what was folded a place to
    be kept.
    """

    ref: str
    protocol: Protocol
    calendar: Calendar
    directory: Directory
    events: tuple[Event, ...] = ()

    @cached_property
    def folded(self) -> Case:
        """The case after its last event. Raises Unfit if the record is damaged, or has no event."""
        return fold(self.protocol, self.calendar, self.events)

    def case(self, now: datetime) -> Case:
        """The case at an instant. Raises Unfit as `folded` does."""
        return at(self.protocol, self.calendar, self.folded, now)

    def with_seats(self, seats: Iterable[Seat]) -> "Record":
        """The same record, with these seats in its directory too, and nobody in them who must not
        see the case.
        """
        known = self.directory
        more = tuple(dict.fromkeys((*known.seats, *seats)))
        return replace(self, directory=replace(known, seats=more).without(known.excluded))

    def after(self, *events: Event) -> "Record":
        """The record with further events, folded: on from what was, unless one of them is a
        correction.

        Raises Unfit where an event doesn't fit the case.
        """
        later = replace(self, events=(*self.events, *events))
        if not self.events or any(isinstance(event.act, Corrected) for event in events):
            folded = fold(self.protocol, self.calendar, later.events)
        else:
            folded = resume(self.protocol, self.calendar, self.folded, events)
        vars(later)["folded"] = folded
        return later

    def known_since(self, duty: Owed) -> datetime:
        """When a duty came to be known: nobody kept it open before the record said what it follows
        from, or while the record said that it had ended.
        """
        opening = (event.recorded for event in self.events if event.seq == duty.seq)
        return max(duty.opened, next(opening, duty.opened), duty.asked_again or duty.opened)

    def when_counted(self, duty: Owed) -> Case:
        """The case as it was when a duty's time was last counted: what has ended or passed is
        counted no more, whatever is stated or closed afterwards.
        """
        over = min((each for each in (duty.due, duty.ended) if each), default=None)
        later = (
            event.seq
            for event in self.events
            if event.seq > duty.seq and over is not None and event.recorded > over
        )
        first = next(later, None)
        return self.folded if first is None else self.before(first).folded

    def listings(self, case: Case) -> Listings:
        """Where the duties of this case come in every list, as it is at an instant."""
        return Listings(
            self.protocol, self.calendar, case.open_duties, case.attributes, case.clocks_here
        )

    def before(self, seq: int) -> "Record":
        """The record up to that event, with whatever was corrected in it since."""
        earlier = (event for event in standing(self.events) if event.seq < seq)
        return replace(self, events=tuple(earlier))
