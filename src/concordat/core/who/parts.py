"""A person's part in a case: in which posts they may act, and whether they may see it at all.

Need to know: a post has a part once a duty or notice has named it. Its holder acts in it, and cover
while the holder is away. A practitioner has a part by name: as the raiser, as the person disputed
with, or brought in.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from concordat.core.acts import COMPANION
from concordat.core.case import Case, Owed
from concordat.core.posts import (
    EVERYBODY,
    OFFICERS,
    PRACTITIONER,
    CaseSide,
    Directory,
    Party,
    PostRef,
    Seat,
)
from concordat.core.protocol import Duty, Protocol


class Capacity(msgspec.Struct, frozen=True):
    """One post in which a person may act in a case. `covering` is the person they act for."""

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
        return not self.everyone and all(held.post == COMPANION for held in self.capacities)

    @property
    def is_officer(self) -> bool:
        """Whether they act for the board's business unit, who may record on behalf of others."""
        return any(held.side == "board" and held.post in OFFICERS for held in self.capacities)

    @property
    def may_officiate(self) -> bool:
        """Whether they may do what only the board's business unit may."""
        return self.everyone or self.is_officer

    def may_be(self, side: str, agency: str | None = None) -> bool:
        """Whether they act on that side at all (of that agency, where it is named)."""
        return self.everyone or bool(self.on(side, agency))

    def on(self, side: str, agency: str | None = None) -> tuple[Capacity, ...]:
        """Their capacities on one side; on the answering side, of one agency where it is named."""
        return tuple(held for held in self.capacities if _is_on(held, side, agency))

    def holds(self, post: PostRef, agency: str | None = None) -> bool:
        """Whether they act in that post. A post that means everybody is held by all on its side."""
        held = self.on(post.side, agency)
        return any(post.post in (EVERYBODY, each.post) for each in held)

    def owes(self, spec: Duty, duty: Owed) -> bool:
        """Whether they are one of those who owe a duty, rather than one who may record it."""
        owners = spec.owners(duty.side, duty.post)
        return any(self.holds(owner, duty.agency) for owner in owners)


def _is_on(held: Capacity, side: str, agency: str | None) -> bool:
    return held.side == side and (side != "answering" or agency in (None, held.agency))


# ── Which posts have a part ───────────────────────────────────────────────────────────────────────


class Tier(NamedTuple):
    """A tier of posts on one side."""

    side: str
    post: str


def reached(protocol: Protocol, case: Case) -> frozenset[Tier]:
    """The tiers that a duty or notice of this case has named so far."""
    keys = {duty.key for duty in case.owing}  # a case that goes round has many of each
    named = {tier for key in keys for tier in _tiers_of(protocol.duty(key))}
    named.update(Tier(told.to.side, told.to.post) for told in case.told)
    return frozenset(named)


def _tiers_of(spec: Duty) -> Iterator[Tier]:
    """The tiers that a duty names: who owes it, and towards whom."""
    for post in (*spec.who, *spec.towards):
        sides = {owner.side for owner in spec.who} if post.side == "own" else {post.side}
        yield from (Tier(side, post.post) for side in sides)


def by_seat(side: str, party: Party, post: str) -> bool:
    """Whether a tier is its seats in the directory. A practitioner is a person of the case instead.
    Only where nobody knows who made the decision do those who hold such a seat in the service asked
    answer for it.
    """
    return post != PRACTITIONER or (side == "answering" and party.person is None)


# ── Whose part it is ──────────────────────────────────────────────────────────────────────────────


def actor(protocol: Protocol, case: Case, directory: Directory, person: str, on: date) -> Actor:
    """What that person may act as in this case on a London date; without capacities where they have
    no part.
    """
    named = reached(protocol, case)
    found = [
        *_by_name(case, person),
        *_in_agencies(protocol, case, directory, named, person=person, on=on),
        *_elsewhere(directory, named, person, on),
    ]
    return Actor(person, tuple(dict.fromkeys(found)))


def _by_name(case: Case, person: str) -> Iterator[Capacity]:
    if person == case.raiser:
        yield Capacity("raising", case.raising.id, PRACTITIONER)
    for party in case.answering:
        if party.person == person:
            yield Capacity("answering", party.id, PRACTITIONER)
    for brought_in in case.appointed:
        if brought_in.person == person:
            yield Capacity(brought_in.side, brought_in.agency or "", brought_in.role)


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
    parties: list[tuple[CaseSide, Party]] = [("raising", case.raising)]
    parties += [("answering", party) for party in case.answering]
    for side, party in parties:
        tiers = [tier.post for tier in sorted(named) if tier.side == side]
        for post in tiers:
            if not by_seat(side, party, post):
                continue
            for seat in seats_in_force(protocol, directory, party, post, on):
                if seat.is_of(person, on):
                    yield Capacity(side, party.id, post, seat.covered_for(person, on))


def _elsewhere(
    directory: Directory, named: frozenset[Tier], person: str, on: date
) -> Iterator[Capacity]:
    """By the posts they hold, or act in, at the board or in a third organisation."""
    for seat in directory.seats:
        side = _side_elsewhere(directory, named, seat)
        if side is not None and seat.is_of(person, on):
            yield Capacity(side, seat.agency, seat.post, seat.covered_for(person, on))


def _side_elsewhere(directory: Directory, named: frozenset[Tier], seat: Seat) -> CaseSide | None:
    """On which side a seat outside the agencies of the case has a part in it; None where on
    none.
    """
    at_the_board = seat.agency == directory.board
    if at_the_board and (seat.post in OFFICERS or Tier("board", seat.post) in named):
        return "board"
    return "third" if Tier("third", seat.post) in named else None


# ── Seats ─────────────────────────────────────────────────────────────────────────────────────────


def seats_in_force(
    protocol: Protocol, directory: Directory, party: Party, post: str, on: date
) -> tuple[Seat, ...]:
    """The seats of a tier in which somebody acts on that date. Where nobody does: those of its
    fallback, then of the substitute from another organisation, then none.
    """
    for tier in _with_fallbacks(protocol, post):
        seats = directory.seats_of(party.id, tier, party.service)
        if acting := tuple(seat for seat in seats if seat.acting(on)):
            return acting
    known = protocol.posts.get(post)
    if known is None or known.substitute is None:
        return ()
    return _substitutes(directory, party, known.substitute, on)


def _with_fallbacks(protocol: Protocol, post: str) -> Iterator[str]:
    """A tier, then what falls to it in turn where nobody acts, each once."""
    tier: str | None = post
    seen: set[str] = set()
    while tier is not None and tier not in seen:
        seen.add(tier)
        yield tier
        known = protocol.posts.get(tier)
        tier = known.fallback if known else None


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
