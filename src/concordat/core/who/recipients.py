"""Who a post of a case is: seats of an agency, somebody by name, or those appointed to it."""

from collections.abc import Iterator

import msgspec

from concordat.core.case import Case, Owed
from concordat.core.posts import (
    EVERYBODY,
    OFFICERS,
    CaseSide,
    Party,
    PostRef,
)
from concordat.core.protocol import Protocol
from concordat.core.who.parts import by_seat, reached

_SIDES: tuple[CaseSide, ...] = ("raising", "answering", "board")


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
        return involved(protocol, case, post.side, agency)
    appointed = appointed_to(case, post.side, agency, post.post)
    return (*in_office(case, post.side, post.post, agency), *appointed)


def in_office(case: Case, side: CaseSide, post: str, agency: str | None) -> Iterator[Recipient]:
    """Those who are in a post by the directory, or by who they are in the case."""
    match side:
        case "board":
            yield Recipient(side, post=post)
        case "third":
            parties = ("", case.raising.id, *(party.id for party in case.answering))
            yield from (Recipient(side, each, post=post) for each in parties)
        case "raising" | "answering":
            for party in _parties(case, side, agency):
                if by_seat(side, party, post):
                    yield Recipient(side, party.id, party.service or "", post)
                else:
                    yield _practitioner(case, side, party)


def involved(
    protocol: Protocol, case: Case, side: CaseSide, agency: str | None = None
) -> tuple[Recipient, ...]:
    """Everybody on one side who has a part in the case; on the answering side, of one agency where
    it is named.
    """
    posts = [tier.post for tier in sorted(reached(protocol, case)) if tier.side == side]
    if side == "board":
        posts = list(dict.fromkeys((*OFFICERS, *posts)))
    found = [
        each for post in posts for each in recipients(protocol, case, PostRef(side, post), agency)
    ]
    found += [_practitioner(case, side, party) for party in _parties(case, side, agency)]
    found += appointed_to(case, side, agency)
    return tuple(dict.fromkeys(each for each in found if each.post or each.person))


def everyone(protocol: Protocol, case: Case) -> tuple[Recipient, ...]:
    """Everybody on both sides and at the board, the raiser first."""
    raiser = _practitioner(case, "raising", case.raising)
    others = (each for side in _SIDES for each in involved(protocol, case, side))
    return tuple(dict.fromkeys((raiser, *others)))


def officers() -> tuple[Recipient, ...]:
    """The board's business unit."""
    return tuple(Recipient("board", post=post) for post in OFFICERS)


def owners(protocol: Protocol, case: Case, duty: Owed) -> tuple[Recipient, ...]:
    """Those who owe a duty of this case."""
    posts = protocol.duty(duty.key).owners(duty.side, duty.post)
    found = (each for post in posts for each in recipients(protocol, case, post, duty.agency))
    return tuple(dict.fromkeys(found))


def _parties(case: Case, side: CaseSide, agency: str | None) -> tuple[Party, ...]:
    match side:
        case "raising":
            return (case.raising,)
        case "answering":
            return tuple(party for party in case.answering if agency in (None, party.id))
        case "board" | "third":
            return ()


def _practitioner(case: Case, side: CaseSide, party: Party) -> Recipient:
    """The raiser, or the person disputed with; nobody where that person is not known."""
    person = case.raiser if side == "raising" else party.person
    return Recipient(side, party.id, person=person or "")


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
