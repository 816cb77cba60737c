"""What the directory's queries return: frozen values. Some have the same names as tables in
`models`.
"""

from datetime import date, datetime

import msgspec

from concordat.brief.view import BoardCard, PersonCard
from concordat.core.away import unless_there
from concordat.core.posts import Party, Seat
from concordat.core.protocol import Version

Person = PersonCard


class NotInForce(LookupError):
    """The board has put no version of its protocol in force."""


class InForce(msgspec.Struct, frozen=True):
    """A version of a board's protocol, and the instant from which the board works by it. `by` put
    it in force, `at` that instant; "" and None where the directory came with it.
    """

    version: Version
    since: datetime
    by: str = ""
    at: datetime | None = None


class Board(BoardCard, frozen=True):
    """A board with how it numbers its cases and which protocol it runs."""

    prefix: str
    protocol: str
    in_force: tuple[InForce, ...] = ()

    def version_at(self, at: datetime) -> Version:
        """The version of its protocol that the board works by at an instant. Where two
        begin at the same instant, the one that was put in force last.

        Raises NotInForce if none is in force yet.
        """
        known = [each for each in self.in_force if each.since <= at]
        if not known:
            raise NotInForce(f"No version of the protocol is in force at {self.name}.")
        return max(reversed(known), key=lambda each: each.since).version


class Contact(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who answers at which number, when and for what; "" if that isn't known. For `sort` see
    `shapes.Sort`.
    """

    sort: str
    name: str
    telephone: str
    hours: str = ""
    email: str = ""
    about: str = ""


class ClosedDay(msgspec.Struct, frozen=True):
    """A day on which a board is closed although its nation is not, and the day on which that was
    announced.
    """

    day: date
    why: str
    proclaimed: date


class DirectoryLine(msgspec.Struct, frozen=True):
    """One post, and whom to ring about it on a day: `acting`, who is the holder or their cover.

    `away_until` is the last day of the holder's absence, None if they aren't away. `acting` is None
    if the post is empty or its holder is away, and nobody covers.
    """

    seat: Seat
    holder: Person | None = None
    acting: Person | None = None
    away_until: date | None = None


class Service(msgspec.Struct, frozen=True):
    """A service that can be chosen in a board, and its telephone number there."""

    id: str
    name: str
    telephone: str


class ServiceOf(msgspec.Struct, frozen=True):
    """A service's name and its agency. It may have closed since."""

    agency: str
    name: str


class Agency(msgspec.Struct, frozen=True):
    """An agency as one board knows it, with its services and its posts in the directory's order."""

    id: str
    name: str
    kind: str
    telephone: str
    services: tuple[Service, ...] = ()
    lines: tuple[DirectoryLine, ...] = ()

    def party(self, service: str | None = None) -> Party:
        """The agency as a party to a case, with the service asked, by id."""
        return Party(id=self.id, kind=self.kind, service=service)


class Part(msgspec.Struct, frozen=True):
    """A post that somebody has on a day. `kind` is the agency's, None for one of the board's own.

    `covering` is the person for whom they act; None if they hold the post, or nobody does. `away`
    says that they hold it and are away, so that somebody else acts.
    """

    board: str
    agency_name: str
    kind: str | None
    seat: Seat
    covering: str | None = None
    away: bool = False

    @property
    def organisation(self) -> str:
        """The name of the organisation of whoever has the post: the agency, where it is theirs."""
        return self.seat.organisation or self.agency_name


class Member(msgspec.Struct, frozen=True):
    """A person and their posts in one board, including those they cover."""

    person: Person
    parts: tuple[Part, ...]

    @property
    def words(self) -> str:
        """Their name, and the title of their first post."""
        return f"{self.person.name}, {self.parts[0].seat.title}"

    def unless_there(self, on: date) -> str:
        """Until when they are away, as it follows what they are called; "" where they are there."""
        return unless_there((part.seat for part in self.parts), self.person.id, on)
