"""Sides, posts and who holds them: the people of a case, without a database."""

from datetime import date
from typing import Literal

import msgspec

Side = Literal["raising", "answering", "both", "board", "third"]
CaseSide = Literal["raising", "answering", "board", "third"]
"""A side that a person can be on."""
PartySide = Literal["raising", "answering"]
PARTY_SIDES: tuple[PartySide, ...] = ("raising", "answering")
PRACTITIONER = "practitioner"
EVERYBODY = "everybody"
"""In place of a post: all who have a part on that side."""
OFFICERS = ("business manager", "business officer")
"""The posts of a board's business unit."""


class PostRef(msgspec.Struct, frozen=True):
    """A post as a protocol names it: the side of the case it is on, and its tier ("team manager").

    `own` is the side (and agency) of whoever owes the duty that names it.
    """

    side: Literal["raising", "answering", "board", "third", "own"]
    post: str

    def __str__(self) -> str:
        return f"{self.side} {self.post}"


class Party(msgspec.Struct, frozen=True, omit_defaults=True):
    """An agency in a case: its id in this installation, its kind (school, health, police …) and the
    service asked.

    `person` is whoever in it made the decision, where that is known: "I don't know" is an answer.
    """

    id: str
    kind: str
    service: str | None = None
    person: str | None = None


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One post in one agency (or at the board: agency is then the board's id).

    `post` is the protocol's tier; `holder` and `cover` are person ids, None while the post is
    empty. `away` is the inclusive pair of London dates between which cover acts.
    """

    agency: str
    post: str
    title: str
    holder: str | None = None
    service: str | None = None
    cover: str | None = None
    away: tuple[date, date] | None = None

    def is_away(self, on: date) -> bool:
        return self.away is not None and self.away[0] <= on <= self.away[1]

    def acting(self, on: date) -> str | None:
        """The person who acts in this post on a London date: its holder, or cover while away or
        empty.
        """
        if self.holder is None or self.is_away(on):
            return self.cover
        return self.holder

    def is_of(self, person: str, on: date) -> bool:
        """Whether that person holds the post, or acts in it on that date."""
        return person in (self.holder, self.acting(on))

    def covered_for(self, person: str, on: date) -> str | None:
        """Whom `person` stands in for in this post on that date; None when they hold it
        themselves.
        """
        return self.holder if person == self.acting(on) and person != self.holder else None


class Directory(msgspec.Struct, frozen=True):
    """The seats of one board and its agencies at one moment. `agencies` are those that have no
    seat as well, as far as they were asked for.
    """

    board: str
    seats: tuple[Seat, ...] = ()
    agencies: frozenset[str] = frozenset()

    def knows_agency(self, agency: str) -> bool:
        """Whether that is the board, or an agency that belongs to it."""
        known = agency == self.board or agency in self.agencies
        return known or any(seat.agency == agency for seat in self.seats)

    def knows_person(self, person: str) -> bool:
        """Whether that person holds a post, or is cover for one."""
        return any(person in (seat.holder, seat.cover) for seat in self.seats)

    def works_in(self, person: str, agency: str) -> bool:
        """Whether that person holds a post of that agency, or is cover for one."""
        seats = (seat for seat in self.seats if seat.agency == agency)
        return any(person in (seat.holder, seat.cover) for seat in seats)

    def seats_of(self, agency: str, post: str, service: str | None = None) -> tuple[Seat, ...]:
        """The seats of that tier; those of the service asked for when it has its own, else the
        agency's.
        """
        found = tuple(seat for seat in self.seats if seat.agency == agency and seat.post == post)
        own = tuple(seat for seat in found if seat.service == service)
        return (
            own
            or tuple(seat for seat in found if seat.service is None)
            or (found if service is None else ())
        )
