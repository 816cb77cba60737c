"""Which person is asked to acknowledge danger, in which post, and who else there is told of it for
information. Notices, lists, the page of a case and an absence all ask this.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from concordat.core.case import Case, Danger
from concordat.core.posts import LEAD, Directory, Party, PostRef
from concordat.core.protocol import Protocol
from concordat.core.who.apart import on_a_date
from concordat.core.who.danger import AskedPost, asked_posts, asked_posts_now
from concordat.core.who.danger_chain import ANYTHING, where
from concordat.core.who.recipients import Recipient, agency_leads, recipients
from concordat.core.who.seats import (
    acting_for,
    acting_in,
    everybody_in,
    is_of_an_agency,
    seats_elsewhere,
    seats_in_force,
)


class There(NamedTuple):
    """Who is in the posts of a case on a London date, by its own directory."""

    protocol: Protocol
    case: Case
    directory: Directory
    on: date

    @classmethod
    def of(cls, protocol: Protocol, case: Case, directory: Directory, on: date) -> "There":
        return cls(protocol, case, on_a_date(directory, case, on), on)

    def acting(self, to: Iterable[Recipient]) -> tuple[str, ...]:
        """Who acts there, in their order."""
        return tuple(dict.fromkeys(person for each in to for person in self._acting(each)))

    def everybody(self, to: Iterable[Recipient]) -> tuple[str, ...]:
        """Who acts there, and after them whoever holds it and is away."""
        to = tuple(to)
        away = sorted(person for each in to for person in self._holding(each))
        return tuple(dict.fromkeys((*self.acting(to), *away)))

    def title(self, turn: "Turn") -> str:
        """What the role is called in which somebody is asked: by their own title there."""
        agency = where(turn.of.agency, turn.of.to) or self.directory.board
        there = (seat for seat in self.directory.seats if seat.agency == agency)
        theirs = [seat for seat in there if seat.acting(self.on) == turn.person]
        same_role = [seat for seat in theirs if seat.is_in(turn.of.to.post)]
        own = (seat.title for seat in (*same_role, *theirs) if seat.title)
        return next(own, self.protocol.title_of(turn.of.to))

    def _acting(self, to: Recipient) -> Iterable[str]:
        if to.person:
            return sorted(acting_for(self.directory, to.agency, to.person, self.on))
        if not to.post:
            return ()
        if is_of_an_agency(to.side, to.post):
            party = Party(to.agency, "", to.service or None)
            seats = seats_in_force(self.protocol, self.directory, party, to.post, self.on)
            return acting_in(seats, self.on)
        return acting_in(seats_elsewhere(self.directory, to.side, to.post), self.on)

    def _holding(self, to: Recipient) -> Iterable[str]:
        if to.person:
            return (to.person,) if self.directory.works_in(to.person, to.agency) else ()
        if to.post and is_of_an_agency(to.side, to.post):
            party = Party(to.agency, "", to.service or None)
            return everybody_in(self.protocol, self.directory, party, to.post, self.on)
        seats = seats_elsewhere(self.directory, to.side, to.post)
        return (person for seat in seats for person in seat.those_in_it(self.on))


class Turn(msgspec.Struct, frozen=True):
    """Whose turn it is: `person`, in the post `of` which they are asked; "" where nobody is known
    to act there but whoever stated it. `others` are in that post too.
    """

    of: AskedPost
    to: tuple[Recipient, ...]
    person: str = ""
    others: tuple[str, ...] = ()


def turns(there: There, danger: Danger) -> Iterator[Turn]:
    """Everybody who was asked by now, as they are today, the first first: of those who act in a
    post the first who wasn't asked that below it; else the first. Who stated it is never asked to
    read it.
    """
    asked: set[tuple[object, ...]] = set()
    for each in asked_posts(there.protocol, there.case, danger, ANYTHING):
        to = asked_by(there.protocol, there.case, each)
        but = danger.person if each.what == "read" else ""
        acting = [person for person in there.acting(to) if person != but]
        of = each.what, each.since, each.agency
        new = (person for person in acting if (*of, person) not in asked)
        person = next(new, next(iter(acting), ""))
        asked.add((*of, person))
        rest = (other for other in there.everybody(to) if other not in (person, but))
        yield Turn(each, to, person, tuple(rest))


def turns_now(there: There, danger: Danger) -> Iterator[Turn]:
    """Whose turn it is now, for each agency of which nobody has said that they read it, or what
    else it waits for.
    """
    now = {*asked_posts_now(there.protocol, there.case, danger, ANYTHING)}
    return (each for each in turns(there, danger) if each.of in now)


def turns_let_pass(there: There, danger: Danger) -> Iterator[Turn]:
    """Whose turn it was, on each side of which nobody has said yet that they read it and somebody
    else is asked now.
    """
    now = {*asked_posts_now(there.protocol, there.case, danger)}
    waiting = {each.agency for each in now}
    every = (each for each in turns(there, danger) if each.of.what == "read")
    return (each for each in every if each.of.agency in waiting and each.of not in now)


def asked_by(protocol: Protocol, case: Case, each: AskedPost) -> tuple[Recipient, ...]:
    """Who the post is that is asked: of the answering side, of its own agency alone."""
    return in_post(protocol, case, each.to, each.agency)


def in_post(protocol: Protocol, case: Case, to: PostRef, agency: str) -> tuple[Recipient, ...]:
    """Who a post of an agency is; of a service's lead, after them the lead of the whole agency."""
    found = recipients(protocol, case, to, of_one(to, agency))
    whole = (each for each in agency_leads(case) if (each.side, each.agency) == (to.side, agency))
    return tuple(dict.fromkeys((*found, *whole))) if to.post == LEAD else found


def of_one(to: PostRef, agency: str) -> str | None:
    """The agency by which a post is narrowed: of the answering side alone there may be several."""
    return agency if to.side == "answering" else None
