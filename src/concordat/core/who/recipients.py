"""Who a post of a case is: seats of an agency, somebody by name, or those appointed to it."""

from collections.abc import Iterator
from typing import cast

import msgspec

from concordat.core.case import Case, Consulted, Handed, Owed
from concordat.core.posts import (
    EVERYBODY,
    LEAD,
    OFFICERS,
    PARTY_SIDES,
    CaseSide,
    Party,
    PostRef,
    Side,
    SideOf,
)
from concordat.core.protocol import Protocol
from concordat.core.who.consulted import places
from concordat.core.who.tiers import Tier, is_by_seat, tiers_named

_SIDES: tuple[CaseSide, ...] = ("raising", "answering", "board", "third")


class Recipient(msgspec.Struct, frozen=True, order=True):
    """A post of an agency in a case (of the service asked for), or somebody by name.

    `agency` is "" for the board's own posts.
    """

    side: CaseSide
    agency: str = ""
    service: str = ""
    post: str = ""
    person: str = ""


def recipients(
    protocol: Protocol, case: Case, post: PostRef, agency: str | None = None
) -> tuple[Recipient, ...]:
    """Who a post of this case is. `agency` narrows the answering side to one agency.

    Raises ValueError for a post of "own" side, which says nothing without whoever owes the duty.
    """
    if post.side == "own":
        raise ValueError(f"“{post}” says nothing without whoever owes the duty")
    if post.post == EVERYBODY:
        return acting(protocol, case, post.side, agency)
    appointed = appointed_to(case, post.side, agency, post.post)
    return (*in_office(case, post.side, post.post, agency), *appointed)


def in_office(
    case: Case, side: CaseSide, post: str, agency: str | None = None
) -> Iterator[Recipient]:
    """Those who are in a post by the directory, or by who they are in the case."""
    match side:
        case "board" | "third":
            yield Recipient(side, post=post)
        case "raising" | "answering":
            for party in _parties(case, side, agency):
                if is_by_seat(case, side, party, post):
                    yield Recipient(side, party.id, party.service or "", post)
                else:
                    yield _practitioner(case, side, party)


def handed_to(case: Case) -> Iterator[Handed]:
    """Whoever took on a task that was handed to them, and who is asked to."""
    for duty in case.duties:
        yield from duty.taken_on
        if duty.handed_on:
            yield duty.handed_on


def involved(
    protocol: Protocol, case: Case, side: CaseSide, agency: str | None = None
) -> tuple[Recipient, ...]:
    """Everybody on one side who has a part in the case; on the answering side, of one agency where
    it is named. Last those who look on: whoever acted before, whoever was handed a task, and the
    agency's lead.
    """
    return _involved(protocol, case, tiers_named(protocol, case), side, agency)


def _involved(
    protocol: Protocol,
    case: Case,
    tiers: frozenset[Tier],
    side: CaseSide,
    agency: str | None = None,
) -> tuple[Recipient, ...]:
    looking_on = [
        Recipient(side, party.id, person=each)
        for party in _parties(case, side, agency)
        for each in case.went_before(side, party.id)
    ]
    looking_on += [
        Recipient(side, each.agency, person=each.to)
        for each in handed_to(case)
        if each.side == side and (side != "answering" or agency in (None, each.agency))
    ]
    acts = _acting(protocol, case, tiers, side, agency)
    return tuple(dict.fromkeys((*acts, *looking_on, *leads(case, side, agency))))


def acting(
    protocol: Protocol, case: Case, side: CaseSide, agency: str | None = None
) -> tuple[Recipient, ...]:
    """Everybody on one side to whom it falls to act."""
    return _acting(protocol, case, tiers_named(protocol, case), side, agency)


def _acting(
    protocol: Protocol,
    case: Case,
    tiers: frozenset[Tier],
    side: CaseSide,
    agency: str | None,
) -> tuple[Recipient, ...]:
    posts = [tier.post for tier in sorted(tiers) if tier.side == side]
    if side == "board":
        posts = list(dict.fromkeys((*OFFICERS, *posts)))
    found = [
        each
        for post in posts
        if post != LEAD
        for each in recipients(protocol, case, PostRef(side, post), agency)
    ]
    found += [_practitioner(case, side, party) for party in _parties(case, side, agency)]
    found += appointed_to(case, side, agency)
    found += [
        each
        for consulted in case.consulted
        for each in consulted_by_name(protocol, case, consulted)
        if each.side == side and (side != "answering" or agency in (None, each.agency))
    ]
    return tuple(dict.fromkeys(each for each in found if each.post or each.person))


def on_side(protocol: Protocol, case: Case, side: SideOf) -> tuple[Recipient, ...]:
    """Everybody involved on one side, of the agency that is named."""
    party = cast(CaseSide, side.side)  # nobody is on both
    return involved(protocol, case, party, side.agency)


def everyone(protocol: Protocol, case: Case) -> tuple[Recipient, ...]:
    """Everybody with a part in the case, the raiser first."""
    return _everyone(protocol, case, tiers_named(protocol, case))


def _everyone(protocol: Protocol, case: Case, tiers: frozenset[Tier]) -> tuple[Recipient, ...]:
    raiser = _practitioner(case, "raising", case.raising)
    others = (each for side in _SIDES for each in _involved(protocol, case, tiers, side))
    return tuple(dict.fromkeys((raiser, *others)))


def present(protocol: Protocol, case: Case) -> tuple[Recipient, ...]:
    """Everybody with a part in the case, and of the board only those whom it has named. Its
    business unit is in it once the text informs the board, a child was in danger, or something is
    late.
    """
    tiers = tiers_named(protocol, case)
    of_board = {tier.post for tier in tiers if tier.side == "board"}
    late = any(each.late(case.now) for each in case.duties)
    passed = any(each.late(case.now) for each in case.clocks)
    if case.dangers or late or passed or not of_board.isdisjoint(OFFICERS):
        return _everyone(protocol, case, tiers)
    return tuple(each for each in _everyone(protocol, case, tiers) if each not in officers())


def everybody_consulted(
    protocol: Protocol, case: Case, consulted: Consulted
) -> tuple[Recipient, ...]:
    """Whoever is asked for what a permission allows: one by name, or all whom it names."""
    if consulted.of is not None:
        return consulted_by_name(protocol, case, consulted)
    found = (
        each
        for at in places(protocol, case, consulted)
        for each in recipients(protocol, case, PostRef(at.side, at.post), at.agency or None)
    )
    return tuple(dict.fromkeys(found))


def consulted_by_name(
    protocol: Protocol, case: Case, consulted: Consulted
) -> tuple[Recipient, ...]:
    """Whoever is asked by name, once for each agency in which they may have been."""
    if consulted.of is None:
        return ()
    found = (
        Recipient(at.side, at.agency, person=consulted.of)
        for at in places(protocol, case, consulted)
    )
    return tuple(dict.fromkeys(found))


def leads(case: Case, side: CaseSide, agency: str | None = None) -> tuple[Recipient, ...]:
    """The lead of each agency on a side, or of one of them; of third parties, of the agencies that
    share the concern.
    """
    if side == "third":
        supporting = (each for each in case.supporting if agency in (None, each))
        return tuple(Recipient(side, each, post=LEAD) for each in supporting)
    parties = _parties(case, side, agency)
    return tuple(Recipient(side, each.id, each.service or "", LEAD) for each in parties)


def supports(case: Case, to: Recipient) -> bool:
    """Whether somebody is of an agency that shares the concern."""
    return to.side == "third" and to.agency in case.supporting


def agency_leads(case: Case) -> tuple[Recipient, ...]:
    """The lead of each whole agency in the case, also where the service asked has its own."""
    return tuple(
        Recipient(side, party.id, post=LEAD)
        for side in PARTY_SIDES
        for party in _parties(case, side, None)
    )


def officers() -> tuple[Recipient, ...]:
    """The board's business unit."""
    return tuple(Recipient("board", post=post) for post in OFFICERS)


def owners(protocol: Protocol, case: Case, duty: Owed) -> tuple[Recipient, ...]:
    """Those who owe a duty of this case."""
    took_it_on = (Recipient(each.side, each.agency, person=each.to) for each in duty.taken_on)
    return tuple(dict.fromkeys((*_first_owners(protocol, case, duty), *took_it_on)))


def _first_owners(protocol: Protocol, case: Case, duty: Owed) -> Iterator[Recipient]:
    """Those who owe a duty, whoever took it on from them."""
    if duty.person:
        agency = case.raising.id if duty.side == "raising" else duty.agency or ""
        yield Recipient(_one_side(duty.side), agency, person=duty.person)
        return
    for post in protocol.duty(duty.key).owners(duty.side, duty.post):
        yield from recipients(protocol, case, post, duty.agency)


def _one_side(side: Side) -> CaseSide:
    """The side of somebody who owes a duty by name."""
    if side == "both":
        raise ValueError("nobody is on both sides")
    return side


def _parties(case: Case, side: CaseSide, agency: str | None) -> tuple[Party, ...]:
    match side:
        case "raising":
            return (case.raising,)
        case "answering":
            return tuple(party for party in case.answering if agency in (None, party.id))
        case "board" | "third":
            return ()


def practitioners(case: Case, side: CaseSide) -> tuple[Recipient, ...]:
    """Those who act in the practitioners' place on a side, one for each agency where it is known
    who that is.
    """
    found = (_practitioner(case, side, party) for party in _parties(case, side, None))
    return tuple(each for each in found if each.person)


def _practitioner(case: Case, side: CaseSide, party: Party) -> Recipient:
    """The raiser, or the person disputed with, or who took it over from them; the lead where they
    stepped aside, and nobody where that person is not known.
    """
    if case.falls_to_the_lead(side, party.id):
        return Recipient(side, party.id, party.service or "", LEAD)
    return Recipient(side, party.id, person=case.goes_on(side, party.id) or "")


def appointed_to(
    case: Case, side: CaseSide, agency: str | None, role: str | None = None
) -> list[Recipient]:
    """Those brought in on a side, to that role where one is named."""
    return [
        Recipient(side, each.agency or "", person=each.person)
        for each in case.appointed
        if each.side == side
        and role in (None, each.role)
        and (side != "answering" or agency in (None, each.agency))
    ]
