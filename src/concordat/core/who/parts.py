"""A person's part in a case: in which posts they may act, and whether they may see it at all.

Need to know: a post has a part once a duty or notice has named it; an agency's lead has one from
the start. Its holder acts in it, and cover while the holder is away. A practitioner has a part by
name: as the raiser, as the person disputed with, as who took the case over, or brought in. A part
by name ends when the person holds no post any more in the agency it was for; the part of somebody
asked by name for advice ends with the post for which they were asked. Nobody is on both sides: who
works for one agency holds no post for the other in this case.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

import msgspec

from concordat.core.acts import COMPANION, SUPPORTER
from concordat.core.case import Case, Handed, Owed
from concordat.core.posts import (
    EVERYBODY,
    HANDED_ON,
    LEAD,
    LOOKING_ON,
    OFFICERS,
    PARTY_SIDES,
    TAKING_ON,
    CaseSide,
    Directory,
    Party,
    PostRef,
    Seat,
)
from concordat.core.protocol import Duty, Protocol
from concordat.core.who.apart import on_a_date
from concordat.core.who.asked import There, turns_let_pass, turns_now
from concordat.core.who.consulted import Place, seats
from concordat.core.who.danger import AskedPost
from concordat.core.who.seats import is_of_an_agency, seats_elsewhere, seats_of
from concordat.core.who.sight import Part, parts_in
from concordat.core.who.tiers import LAST


class Capacity(msgspec.Struct, frozen=True):
    """One post in which a person may act in a case. `covering` is the person they act for."""

    side: CaseSide
    agency: str
    post: str
    covering: str | None = None


class Actor(msgspec.Struct, frozen=True):
    """A person with every capacity they have in one case. `everyone` is the rehearsal's actor, who
    may be anybody. `asked_of_another` are the dangers, by their entry, and the agencies for
    which somebody else is asked to acknowledge them now; `let_pass` are the turns to do so that
    were theirs, and in whose time nobody did.
    """

    person: str
    capacities: tuple[Capacity, ...] = ()
    everyone: bool = False
    asked_of_another: frozenset[tuple[int, str, str]] = frozenset()
    let_pass: tuple[AskedPost, ...] = ()

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
            covered = (held.covering for held in self.on(duty.side, duty.agency))
            return self.everyone or duty.person in (self.person, *covered)
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
    directory = on_a_date(directory, case, on)
    if person in directory.excluded:
        return Actor(person)
    found: dict[Capacity, Part] = {}
    for part in parts_in(protocol, case):
        for held in _held(protocol, directory, part, person, on):
            found.setdefault(held, part)
    there = There.of(protocol, case, directory, on)
    of_another = frozenset(
        (turn.of.danger, turn.of.agency, turn.of.what)
        for danger in case.standing
        for turn in turns_now(there, danger)
        if turn.person not in ("", person)
    )
    let_pass = tuple(
        turn.of
        for danger in case.standing
        for turn in turns_let_pass(there, danger)
        if turn.person == person
    )
    for_a_lead = {held for held in found if _is_in_the_leads_place(directory, held, person, on)}
    capacities = tuple(_on_one_side(found, for_a_lead))
    return Actor(person, capacities, asked_of_another=of_another, let_pass=let_pass)


def _is_in_the_leads_place(directory: Directory, held: Capacity, person: str, on: date) -> bool:
    """Whether they look after what the agency's lead can't, who they are not."""
    leads = directory.leads_of(held.agency)
    return held.post == LEAD and not any(seat.is_of(person, on) for seat in leads)


def _on_one_side(
    found: Mapping[Capacity, Part], for_a_lead: Collection[Capacity]
) -> Iterator[Capacity]:
    """Keep one side for each person: that of a part they have by name, else the side that they were
    on first; of both at once, the side that raised it. What they look after in a lead's place takes
    them from no side. `casework.holdings` says the same of rows.
    """
    named = {held.side for held, part in found.items() if part.is_by_name}
    since = {held.side: LAST for held in found}
    for held, part in found.items():
        if held not in for_a_lead:
            since[held.side] = min(since[held.side], part.since)
    there = [each for each in PARTY_SIDES if each in (named or since)]
    sides = there if named else sorted(there, key=since.__getitem__)
    for held in found:
        if held.side not in PARTY_SIDES or held.side == sides[0]:
            yield held


def _held(
    protocol: Protocol, directory: Directory, part: Part, person: str, on: date
) -> Iterator[Capacity]:
    """The capacities that a part gives to one person. `casework.holdings` asks the same of rows."""
    of = part.of
    if part.is_by_name:
        if of.person == person and directory.works_in(person, of.agency):
            yield Capacity(of.side, of.agency, part.role)
        elif of.person != person and directory.covers(person, of.person, of.agency, on):
            yield Capacity(of.side, of.agency, part.role, covering=of.person)
        return
    for seat in _seats(protocol, directory, part, person, on):
        covering = seat.covered_for(person, on)
        yield Capacity(of.side, of.agency or seat.agency, part.role, covering)


def _seats(
    protocol: Protocol, directory: Directory, part: Part, person: str, on: date
) -> Iterable[Seat]:
    """The seats of a post in which that person is: of somebody who was asked by name, while that
    is whoever holds it or acts in it.
    """
    of = part.of
    if of.person:
        place = Place(of.side, of.agency, of.post)
        asked = seats(protocol, directory, place)
        there = tuple(seat for seat in asked if of.person in (seat.holder, seat.acting(on)))
    elif is_of_an_agency(of.side, of.post):
        party = Party(of.agency, "", of.service or None)
        return seats_of(protocol, directory, party, of.post, person=person, on=on)
    else:
        there = seats_elsewhere(directory, of.side, of.post)
    return (seat for seat in there if seat.is_of(person, on))
