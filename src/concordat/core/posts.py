"""Sides, posts and who holds them: the people of a case, without a database."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Literal, NamedTuple, Self

import msgspec
from msgspec.structs import replace

Side = Literal["raising", "answering", "both", "board", "third"]
CaseSide = Literal["raising", "answering", "board", "third"]
"""A side that a person can be on."""
PartySide = Literal["raising", "answering"]
PARTY_SIDES: tuple[PartySide, ...] = ("raising", "answering")
PRACTITIONER = "practitioner"
EVERYBODY = "everybody"
"""In place of a post: all on that side to whom it falls to act."""
LEAD = "the lead"
"""In place of a post: whoever the directory marks as lead of an agency, or of the service asked."""
EARLIER = "earlier practitioner"
"""The part of whoever acted in a practitioner's place before somebody else took the case over."""
TOLD = "told of danger"
"""The part of whoever was told of danger that was taken back since."""
HANDED_ON = "asked to take a task on"
"""The part of a colleague to whom a task was handed, until they answer."""
TAKING_ON = "takes a task on"
"""The part of a colleague who took on a task that was handed to them."""
LOOKING_ON = (LEAD, EARLIER, TOLD, HANDED_ON, TAKING_ON)
"""Parts whose holders see the case and may speak for their side, and owe nothing by them."""
OFFICERS = ("business manager", "business officer")
"""The posts of a board's business unit."""
CHAIR = "independent chair"
"""The post of whoever chairs a board, or scrutinises it."""
MANAGING = (*OFFICERS, CHAIR)
"""The posts of a board in which somebody acts for its business manager: the first where anybody
is.
"""


class SideOf(NamedTuple):
    """A side, and which answering agency of it where there are several."""

    side: Side
    agency: str | None = None

    @classmethod
    def at(cls, side: Side, agency: str | None) -> Self:
        """The side of somebody at an agency, which is named on the answering side alone."""
        return cls(side, agency if side == "answering" else None)


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
    empty. `away` is the inclusive pair of London dates of the holder's absence, in which `stand_in`
    acts, or else cover. `lead`: its holder looks after whatever the agency raises and is asked (of
    a service, what that service is asked). `organisation` is the name of the one that its holder
    belongs to, where that is another, and `works_for` its id, where it is an agency. `passed` are
    those who would stand in and are away themselves, in turn: they see what they did in it.
    """

    agency: str
    post: str
    title: str
    holder: str | None = None
    service: str | None = None
    cover: str | None = None
    away: tuple[date, date] | None = None
    lead: bool = False
    organisation: str = ""
    passed: tuple[str, ...] = ()
    stand_in: str | None = None
    works_for: str = ""

    @property
    def people(self) -> frozenset[str]:
        """Everybody who holds the post, or is to act in it for its holder."""
        named = (self.holder, self.cover, self.stand_in, *self.passed)
        return frozenset(person for person in named if person)

    def is_away(self, on: date) -> bool:
        return self.away is not None and self.away[0] <= on <= self.away[1]

    def acting(self, on: date) -> str | None:
        """The person who acts in this post on a London date: its holder, or whoever stands in while
        they are away, or cover while nobody does or it is empty.
        """
        if self.holder is None:
            return self.cover
        return (self.stand_in or self.cover) if self.is_away(on) else self.holder

    def without(self, people: frozenset[str]) -> "Seat":
        """The same post, empty of these people. What one of them entered for their own absence says
        nothing of it: neither who stands in for them, nor who does for those whom they stood in
        for.
        """
        if self.people.isdisjoint(people):
            return self
        holder = None if self.holder in people else self.holder
        cover = None if self.cover in people else self.cover
        asked = self.passed if holder else ()
        passed = tuple(takewhile(lambda each: each not in people, asked))
        stands_in = holder and passed == self.passed and self.stand_in not in people
        stand_in = self.stand_in if stands_in else None
        return replace(self, holder=holder, cover=cover, passed=passed, stand_in=stand_in)

    def is_in(self, post: str) -> bool:
        """Whether this is a seat of that tier. The lead's is any that the directory marks so."""
        return self.lead if post == LEAD else self.post == post

    def is_of(self, person: str, on: date) -> bool:
        """Whether that person holds the post, acts in it on that date, or would if they were not
        away themselves.
        """
        return person == self.acting(on) or self.is_theirs(person)

    def is_theirs(self, person: str) -> bool:
        """Whether that person holds it, or would stand in if they were not away themselves."""
        return person in (self.holder, *self.passed)

    def those_in_it(self, on: date) -> frozenset[str]:
        """Everybody whose post it is on that date, in any of these ways."""
        return frozenset(person for person in self.people if self.is_of(person, on))

    def covered_for(self, person: str, on: date) -> str | None:
        """Whom `person` stands in for in this post on that date, or would if they were not away;
        None when they hold it themselves.
        """
        return self.holder if person != self.holder and self.is_of(person, on) else None


class Directory(msgspec.Struct, frozen=True, dict=True):
    """The seats of one board and its agencies at one moment. `agencies` are those that have no
    seat as well, as far as they were asked for. `excluded` are people who must not see the case
    that the directory is for: they are in no seat of it, so that a post's own cover acts, or
    nobody. `apart` are those who work for the other side of that case, each with the agency in
    whose seats they are not for it. `practitioners` are those who raised it or answer it, or took
    it over, each with their agency: what they do themselves somebody else looks after.

    `dict=True` only gives what is worked out a place to be kept.
    """

    board: str
    seats: tuple[Seat, ...] = ()
    agencies: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    practitioners: frozenset[tuple[str, str]] = frozenset()

    def without(self, people: frozenset[str]) -> "Directory":
        """The same directory for a case that these people must not see. Where that leaves nobody in
        the board's business unit, whoever chairs the board is in its place.
        """
        if not people:
            return self
        seats = tuple(seat.without(people) for seat in self.seats)
        left = replace(self, seats=seats, excluded=people)
        if not self.has_an_office or left.has_an_office:
            return left
        return replace(left, seats=(*seats, *left.chair_in_the_office))

    @property
    def has_employers(self) -> bool:
        """Whether anybody in it works for an agency that is not the one of their post."""
        return any(seat.works_for for seat in self.seats)

    def apart_from(self, others: Mapping[str, Collection[str]]) -> "Directory":
        """The same directory where nobody acts for an agency who works for one of the `others`
        that are named for it: the seats of that agency are empty of them.
        """
        found = {
            (seat.agency, seat.holder)
            for seat in self.seats
            if seat.holder and seat.works_for in others.get(seat.agency, ())
        }
        own = {(seat.agency, seat.holder) for seat in self.seats if not seat.organisation}
        apart = self.apart | {(agency, person) for agency, person in found if person} - own
        if apart == self.apart:
            return self
        people: dict[str, set[str]] = {}
        for agency, person in apart:
            people.setdefault(agency, set()).add(person)
        seats = (seat.without(frozenset(people.get(seat.agency, ()))) for seat in self.seats)
        return replace(self, seats=tuple(seats), apart=apart)

    def with_a_manager(self, on: date) -> "Directory":
        """The same with who acts for the board's business manager on a date in that post as well:
        where nobody acts in it, the next of the business unit; else whoever chairs the board.
        """
        board = [seat for seat in self.seats if seat.agency == self.board and seat.acting(on)]
        for post in MANAGING:
            if acting := [seat for seat in board if seat.post == post]:
                instead = (replace(seat, post=OFFICERS[0]) for seat in acting)
                return replace(self, seats=tuple(dict.fromkeys((*self.seats, *instead))))
        return self

    def as_if_away(self, person: str, on: date) -> "Directory":
        """The same, with one person away on that date and nobody to stand in for them."""
        seats = (
            replace(seat, away=(on, on), stand_in=None) if seat.holder == person else seat
            for seat in self.seats
        )
        return replace(self, seats=tuple(seats))

    def leads_of(self, agency: str) -> tuple["Seat", ...]:
        """The seats of an agency that are marked as lead's, of the whole of it or of a service."""
        return tuple(seat for seat in self.seats if seat.agency == agency and seat.lead)

    @property
    def office(self) -> tuple[Seat, ...]:
        """The posts of the board's business unit."""
        there = (seat for seat in self.seats if seat.agency == self.board)
        return tuple(seat for seat in there if seat.post in OFFICERS)

    @property
    def has_an_office(self) -> bool:
        """Whether anybody is in the board's business unit, or would stand in there."""
        return any(seat.people for seat in self.office)

    @property
    def chair_in_the_office(self) -> tuple[Seat, ...]:
        """The posts of whoever chairs the board, as that of its business manager."""
        chairs = (seat for seat in self.seats if (seat.agency, seat.post) == (self.board, CHAIR))
        return tuple(replace(seat, post=OFFICERS[0]) for seat in chairs if seat.people)

    @property
    def people(self) -> frozenset[str]:
        """Everybody who holds a post or is cover for one."""
        return frozenset(self._agencies)

    @cached_property
    def _agencies(self) -> Mapping[str, frozenset[str]]:
        """In which agencies each of them has a post, or is cover for one."""
        found: dict[str, set[str]] = {}
        for seat in self.seats:
            for person in seat.people:
                found.setdefault(person, set()).add(seat.agency)
        return {person: frozenset(agencies) for person, agencies in found.items()}

    def agencies_of(self, person: str) -> frozenset[str]:
        """The agencies, or the board, of which somebody holds a post or is cover for one."""
        return self._agencies.get(person, frozenset())

    def knows_agency(self, agency: str) -> bool:
        """Whether that is the board, or an agency that belongs to it."""
        known = agency == self.board or agency in self.agencies
        return known or any(seat.agency == agency for seat in self.seats)

    def knows_person(self, person: str) -> bool:
        """Whether that person holds a post, or is cover for one."""
        return person in self._agencies

    def works_in(self, person: str, agency: str) -> bool:
        """Whether that person holds a post of that agency, or is cover for one; any post, where no
        agency is named ("").
        """
        if not agency:
            return self.knows_person(person)
        return (agency, person) in self.apart or agency in self.agencies_of(person)

    def holds(self, person: str, post: str) -> bool:
        """Whether that person holds such a post, at the board or in any of its agencies."""
        return any(seat.post == post and seat.holder == person for seat in self.seats)

    def covers(self, person: str, other: str, agency: str, on: date) -> bool:
        """Whether a person acts on that date in a post of an agency that another one holds."""
        theirs = (seat for seat in self.seats if (seat.agency, seat.holder) == (agency, other))
        return any(seat.covered_for(person, on) == other for seat in theirs)

    def seats_of(self, agency: str, post: str, service: str | None = None) -> tuple[Seat, ...]:
        """The seats of that tier; those of the service asked for when it has its own, else the
        agency's.
        """
        found = tuple(seat for seat in self.seats if seat.agency == agency and seat.is_in(post))
        own = tuple(seat for seat in found if seat.service == service)
        return (
            own
            or tuple(seat for seat in found if seat.service is None)
            or (found if service is None else ())
        )
