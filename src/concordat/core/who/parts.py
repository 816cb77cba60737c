"""A person's part in a case: in which posts they may act, and whether they may see it at all.

Need to know: a post has a part once a duty or notice has named it; an agency's lead has one from
the start. Its holder acts in it, and cover while the holder is away. A practitioner has a part by
name: as the raiser, as the person disputed with, as who took the case over, or brought in. A part
by name ends when the person holds no post any more in the agency it was for; the part of somebody
asked by name for advice ends with the post for which they were asked. Nobody is on both sides.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from concordat.core.acts import COMPANION, SUPPORTER
from concordat.core.case import Case, Handed, Owed
from concordat.core.posts import (
    EARLIER,
    EVERYBODY,
    HANDED_ON,
    LEAD,
    LOOKING_ON,
    OFFICERS,
    PARTY_SIDES,
    PRACTITIONER,
    TAKING_ON,
    TOLD,
    CaseSide,
    Directory,
    Party,
    PostRef,
    Seat,
)
from concordat.core.protocol import Duty, Protocol
from concordat.core.who.consulted import in_place
from concordat.core.who.reached import Tier, is_by_seat, reached, told_of_what_was_taken_back
from concordat.core.who.seats import before_them, seats_in_force, seats_of


class Capacity(msgspec.Struct, frozen=True):
    """One post in which a person may act in a case. `covering` is the person they act for, `after`
    those who act in the same post and come first where one of them is asked.
    """

    side: CaseSide
    agency: str
    post: str
    covering: str | None = None
    after: tuple[str, ...] = ()


class Actor(msgspec.Struct, frozen=True):
    """A person with every capacity they have in one case. `everyone` is the rehearsal's actor, who
    may be anybody.
    """

    person: str
    capacities: tuple[Capacity, ...] = ()
    everyone: bool = False

    @property
    def has_part(self) -> bool:
        return self.everyone or bool(self.capacities)

    @property
    def only_accompanies(self) -> bool:
        """Whether they only came along with somebody: they see the case, and others act in it."""
        return not self.everyone and all(held.post == COMPANION for held in self.capacities)

    @property
    def only_supports(self) -> bool:
        """Whether they only share the concern of others, for an agency that has no side."""
        return bool(self.capacities) and all(
            held.side == "third" and held.post in (SUPPORTER, LEAD) for held in self.capacities
        )

    @property
    def is_only_handed_on(self) -> bool:
        """Whether they were only asked to take something on, and haven't answered."""
        return bool(self.capacities) and all(held.post == HANDED_ON for held in self.capacities)

    @property
    def is_officer(self) -> bool:
        """Whether they act for the board's business unit, who may record on behalf of others."""
        return any(held.side == "board" and held.post in OFFICERS for held in self.capacities)

    @property
    def is_business_manager(self) -> bool:
        """Whether they act as the board's business manager, who alone is told some things."""
        return any(held.side == "board" and held.post == OFFICERS[0] for held in self.capacities)

    @property
    def may_officiate(self) -> bool:
        """Whether they may do what only the board's business unit may."""
        return self.everyone or self.is_officer

    def may_be(self, side: str, agency: str | None = None) -> bool:
        """Whether they act on that side at all (of that agency, where it is named)."""
        return self.everyone or bool(self.on(side, agency))

    def on(self, side: str, agency: str | None = None) -> tuple[Capacity, ...]:
        """Their capacities on one side; among those who answer and third parties, of one agency
        where it is named.
        """
        return tuple(held for held in self.capacities if _is_on(held, side, agency))

    def holds(self, post: PostRef, agency: str | None = None) -> bool:
        """Whether they act in that post. One that means everybody is held by all on its side but
        those who only look on.
        """
        held = {each.post for each in self.on(post.side, agency)}
        if post.post == EVERYBODY:
            return not held <= {*LOOKING_ON}
        return post.post in held

    def is_first_in(self, post: PostRef, agency: str | None, but: str = "") -> bool:
        """Whether they are the one who is asked of those who act in that post, leaving one out."""
        theirs = (held for held in self.on(post.side, agency) if held.post == post.post)
        return any(not {*held.after} - {but} for held in theirs)

    def was_handed(self, handed: Handed) -> bool:
        """Whether something was handed to them, or to somebody for whom they act."""
        return any(
            held.post in (HANDED_ON, TAKING_ON)
            and (held.side, held.agency) == (handed.side, handed.agency)
            and handed.to == (held.covering or self.person)
            for held in self.capacities
        )

    def owes(self, spec: Duty, duty: Owed) -> bool:
        """Whether they are one of those who owe a duty, rather than one who may record it."""
        if any(map(self.was_handed, duty.taken_on)):
            return True
        if duty.person:
            return self.everyone or self.person == duty.person
        owners = spec.owners(duty.side, duty.post)
        return any(self.holds(owner, duty.agency) for owner in owners)


def _is_on(held: Capacity, side: str, agency: str | None) -> bool:
    of_one = side in ("answering", "third")  # the others have no agency, or one only
    return held.side == side and (not of_one or agency in (None, held.agency))


# ── Whose part it is ──────────────────────────────────────────────────────────────────────────────


def actor(protocol: Protocol, case: Case, directory: Directory, person: str, on: date) -> Actor:
    """What that person may act as in this case on a London date; without capacities where they have
    no part, or must not see it.
    """
    directory = directory.without(directory.excluded | case.stood_aside)
    if person in directory.excluded:
        return Actor(person)
    named = reached(protocol, case)
    found = [
        *_by_name(case, directory, person, on),
        *_in_agencies(protocol, case, directory, named, person=person, on=on),
        *_in_place_of_practitioners(protocol, case, directory, person, on),
        *_in_support(protocol, case, directory, person, on),
        *_elsewhere(directory, named, person, on),
        *(Capacity(*each) for each in in_place(protocol, case, directory, person, on)),
        *_looking_back(protocol, case, directory, person, on),
    ]
    return Actor(person, tuple(dict.fromkeys(_on_one_side(found))))


def _on_one_side(found: list[Capacity]) -> Iterator[Capacity]:
    """Keep one side for each person: the one on which they were first in the case. A part that
    they have by name came first.
    """
    first = next((held.side for held in found if held.side in PARTY_SIDES), None)
    for held in found:
        if held.side not in PARTY_SIDES or held.side == first:
            yield held


class Named(NamedTuple):
    """Somebody who is in a case by name: on which side, for which agency ("" where for none of
    them), and as what.
    """

    side: CaseSide
    agency: str
    post: str
    person: str


def by_name(case: Case) -> Iterator[Named]:
    """Everybody who is in a case by name, the practitioners first."""
    for side, party in case.parties:
        if goes_on := case.goes_on(side, party.id):
            yield Named(side, party.id, PRACTITIONER, goes_on)
        for earlier in case.went_before(side, party.id):
            yield Named(side, party.id, EARLIER, earlier)
    for each in case.appointed:
        agency = case.raising.id if each.side == "raising" else each.agency or ""
        yield Named(each.side, agency, each.role, each.person)
    for handed in handed_to(case):
        post = TAKING_ON if handed.accepted else HANDED_ON
        yield Named(handed.side, handed.agency, post, handed.to)


def handed_to(case: Case) -> Iterator[Handed]:
    """Whoever took on a task that was handed to them, and who is asked to."""
    for duty in case.duties:
        yield from duty.taken_on
        if duty.handed_on:
            yield duty.handed_on


def _by_name(case: Case, directory: Directory, person: str, on: date) -> Iterator[Capacity]:
    """By name, while they hold a post of the agency it was for; and for those they stand in for."""
    for each in by_name(case):
        if each.person == person:
            if directory.works_in(person, each.agency):
                yield Capacity(each.side, each.agency, each.post)
        elif directory.covers(person, each.person, each.agency, on):
            yield Capacity(each.side, each.agency, each.post, covering=each.person)


def _in_agencies(
    protocol: Protocol,
    case: Case,
    directory: Directory,
    named: frozenset[Tier],
    *,
    person: str,
    on: date,
) -> Iterator[Capacity]:
    """By the posts they hold, or act in, in the agencies of the case."""
    for side, party in case.parties:
        tiers = [tier.post for tier in sorted(named) if tier.side == side]
        for post in tiers:
            if not is_by_seat(case, side, party, post):
                continue
            there = seats_in_force(protocol, directory, party, post, on)
            after = before_them(there, person, on)
            for seat in seats_of(protocol, directory, party, post, person=person, on=on):
                yield Capacity(side, party.id, post, seat.covered_for(person, on), after)
        if case.ever_stated:  # the lead of the whole agency too, beside that of the service asked
            agency = replace(party, service=None)
            for seat in seats_of(protocol, directory, agency, LEAD, person=person, on=on):
                yield Capacity(side, party.id, LEAD, seat.covered_for(person, on))


def _in_place_of_practitioners(
    protocol: Protocol, case: Case, directory: Directory, person: str, on: date
) -> Iterator[Capacity]:
    """As the lead of an agency whose practitioner stepped aside."""
    for side, party in case.parties:
        if case.falls_to_the_lead(side, party.id):
            for seat in seats_of(protocol, directory, party, LEAD, person=person, on=on):
                yield Capacity(side, party.id, PRACTITIONER, seat.covered_for(person, on))


def _in_support(
    protocol: Protocol, case: Case, directory: Directory, person: str, on: date
) -> Iterator[Capacity]:
    """As the lead of an agency that shares the concern."""
    for agency in case.supporting:
        for seat in seats_of(protocol, directory, Party(agency, ""), LEAD, person=person, on=on):
            yield Capacity("third", agency, LEAD, seat.covered_for(person, on))


def _looking_back(
    protocol: Protocol, case: Case, directory: Directory, person: str, on: date
) -> Iterator[Capacity]:
    """By a post that was told of danger which was taken back since: they see what took it back."""
    told = told_of_what_was_taken_back(protocol, case)
    held = _in_agencies(protocol, case, directory, told, person=person, on=on) if told else ()
    yield from (replace(each, post=TOLD) for each in held)


def _elsewhere(
    directory: Directory, named: frozenset[Tier], person: str, on: date
) -> Iterator[Capacity]:
    """By the posts they hold, or act in, at the board or in a third organisation."""
    for seat in directory.seats:
        side = _side_elsewhere(directory, named, seat)
        if side is not None and seat.is_of(person, on):
            after = before_them(directory.seats_of(seat.agency, seat.post), person, on)
            yield Capacity(side, seat.agency, seat.post, seat.covered_for(person, on), after)


def _side_elsewhere(directory: Directory, named: frozenset[Tier], seat: Seat) -> CaseSide | None:
    """On which side a seat outside the agencies of the case has a part in it; None where on
    none.
    """
    at_the_board = seat.agency == directory.board
    if at_the_board and (seat.post in OFFICERS or Tier("board", seat.post) in named):
        return "board"
    return "third" if Tier("third", seat.post) in named else None
