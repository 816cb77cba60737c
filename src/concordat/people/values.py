"""What the directory's queries return: frozen values, told apart from the tables of the same name
by their module.
"""

from datetime import date

import msgspec

from concordat.brief.view import BoardCard, PersonCard
from concordat.core.posts import Party, Seat

Person = PersonCard


class Board(BoardCard, frozen=True):
    """A board with how it numbers its cases and which protocol it runs."""

    prefix: str
    protocol: str


class Contact(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who answers at which number, when and for what ("" where there is nothing to say). `sort`:
    see `shapes.Sort`.
    """

    sort: str
    name: str
    telephone: str
    hours: str = ""
    email: str = ""
    about: str = ""


class ClosedDay(msgspec.Struct, frozen=True):
    """A day on which a board is closed beside its nation's days, and on which day that was made
    known.
    """

    day: date
    why: str
    proclaimed: date


class Line(msgspec.Struct, frozen=True):
    """One post and whom to ring about it on a day: `acting`, who is the holder or stands in for
    them.

    `away_until` is the last day of the holder's absence, None while they are there. `acting` is
    None where the post is empty, or its holder is away, and nobody stands in.
    """

    seat: Seat
    holder: Person | None = None
    acting: Person | None = None
    away_until: date | None = None


class Service(msgspec.Struct, frozen=True):
    """A service area of an agency and the number it answers."""

    name: str
    telephone: str


class Agency(msgspec.Struct, frozen=True):
    """An agency as one board knows it, with its services and its posts in the directory's order."""

    id: str
    name: str
    kind: str
    telephone: str
    services: tuple[Service, ...] = ()
    lines: tuple[Line, ...] = ()

    def party(self, service: str | None = None) -> Party:
        """The agency as it stands in a case."""
        return Party(id=self.id, kind=self.kind, service=service)


class Part(msgspec.Struct, frozen=True):
    """A post that somebody may act in on a day. `kind` is None for a board's own post.

    `covering` is the person they stand in for; None where they hold it, or it has no holder. `away`
    says that they hold it and are away, so that somebody else acts.
    """

    board: str
    agency_name: str
    kind: str | None
    seat: Seat
    covering: str | None = None
    away: bool = False


class Member(msgspec.Struct, frozen=True):
    """A person and their posts in one board, those included in which they stand in."""

    person: Person
    parts: tuple[Part, ...]
