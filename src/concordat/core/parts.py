"""A person's part in a case: in which posts they may act, and whether they may see it at all.

Need to know: a post has a part once a duty or notice has named it; its holder, and cover while the
holder is away, act in it. A practitioner has a part by name, as the raiser, the person disputed
with, or one handed it.
"""

from datetime import date
from typing import Literal

import msgspec

from concordat.core.case import Case
from concordat.core.posts import Directory, Party, PostRef, Seat
from concordat.core.protocol import Protocol

PRACTITIONER = "practitioner"
COMPANION = "companion"
OFFICERS = ("business manager", "business officer")
CaseSide = Literal["raising", "answering", "board", "third"]


class Capacity(msgspec.Struct, frozen=True):
    """One post in which a person may act in a case; `covering` is the person they stand in for."""

    side: CaseSide
    agency: str
    post: str
    covering: str | None = None


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
        return not self.everyone and all(capacity.post == COMPANION for capacity in self.capacities)

    @property
    def is_officer(self) -> bool:
        """Whether they act for the board's business unit, who may record on behalf of others."""
        return any(
            capacity.side == "board" and capacity.post in OFFICERS for capacity in self.capacities
        )

    def may_be(self, side: str, agency: str | None = None) -> bool:
        """Whether they act on that side at all (of that agency, where it is named)."""
        return self.everyone or bool(self.on(side, agency))

    def on(self, side: str, agency: str | None = None) -> tuple[Capacity, ...]:
        """Their capacities on one side; on the answering side, of one agency where it is named."""
        return tuple(
            capacity
            for capacity in self.capacities
            if capacity.side == side and (side != "answering" or agency in (None, capacity.agency))
        )


def reached(protocol: Protocol, case: Case) -> frozenset[tuple[str, str]]:
    """The posts (side, tier) that a duty or notice of this case has named so far."""
    named: set[tuple[str, str]] = set()
    for key in {duty.key for duty in case.owing}:  # a case that goes round has many of each
        spec = protocol.duties.get(key)
        if spec is None:
            continue
        for post in (*spec.who, *spec.towards):
            sides = {who.side for who in spec.who} if post.side == "own" else {post.side}
            named.update((side, post.post) for side in sides)
    named.update((told.to.side, told.to.post) for told in case.told)
    return frozenset(named)


def actor(protocol: Protocol, case: Case, directory: Directory, person: str, on: date) -> Actor:
    """What that person may act as in this case on a London date; without capacities where they have
    no part.
    """
    named = reached(protocol, case)
    found = [*_by_name(case, person)]
    parties: list[tuple[CaseSide, Party]] = [("raising", case.raising)]
    parties += [("answering", party) for party in case.answering]
    for seat_side, party in parties:
        for side, post in sorted(named):
            if side == seat_side and by_seat(side, party, post):
                found += [
                    Capacity(seat_side, party.id, post, seat.covered_for(person, on))
                    for seat in seats_in_force(protocol, directory, party, post, on)
                    if person in (seat.holder, seat.acting(on))
                ]
    for seat in directory.seats:
        if seat.agency == directory.board and (
            seat.post in OFFICERS or ("board", seat.post) in named
        ):
            if person in (seat.holder, seat.acting(on)):
                found.append(
                    Capacity("board", seat.agency, seat.post, seat.covered_for(person, on))
                )
        elif ("third", seat.post) in named and person in (seat.holder, seat.acting(on)):
            found.append(Capacity("third", seat.agency, seat.post, seat.covered_for(person, on)))
    return Actor(person, tuple(dict.fromkeys(found)))


def by_seat(side: str, party: Party, post: str) -> bool:
    """Whether a tier is its seats in the directory. A practitioner is a person of the case instead;
    only where nobody knows who decided it do those who hold such a seat in the service asked answer
    for it.
    """
    return post != PRACTITIONER or (side == "answering" and party.person is None)


def _by_name(case: Case, person: str) -> list[Capacity]:
    found = []
    if person == case.raiser:
        found.append(Capacity("raising", case.raising.id, PRACTITIONER))
    found += [
        Capacity("answering", party.id, PRACTITIONER)
        for party in case.answering
        if party.person == person
    ]
    for appointed in case.appointed:
        if appointed.person == person:
            found.append(Capacity(appointed.side, appointed.agency or "", appointed.role))
    return found


def seats_in_force(
    protocol: Protocol, directory: Directory, party: Party, post: str, on: date
) -> tuple[Seat, ...]:
    """The seats of a tier in which somebody acts on that date; where nobody does, those of its
    fallback, and then of the substitute from another organisation; else none.
    """
    tier: str | None = post
    seen: set[str] = set()
    while tier is not None and tier not in seen:
        seen.add(tier)
        if seats := tuple(
            seat for seat in directory.seats_of(party.id, tier, party.service) if seat.acting(on)
        ):
            return seats
        known = protocol.posts.get(tier)
        tier = known.fallback if known else None
    known = protocol.posts.get(post)
    return (
        _substitutes(directory, party, known.substitute, on) if known and known.substitute else ()
    )


def _substitutes(directory: Directory, party: Party, post: PostRef, on: date) -> tuple[Seat, ...]:
    """The seats of another organisation's post, the board's or a third party's, in which somebody
    acts.
    """
    return tuple(
        seat
        for seat in directory.seats
        if seat.post == post.post
        and seat.agency != party.id
        and (post.side == "third" or seat.agency == directory.board)
        and seat.acting(on)
    )
