"""Who is asked for what the procedure allows and nobody owes: advice, guidance, a shorter way."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from concordat.core.case import Case, Consulted
from concordat.core.posts import CaseSide, Directory, PostRef, Seat
from concordat.core.protocol import Protocol


class Place(NamedTuple):
    """A post that was asked, in one agency ("" at the board and in third organisations)."""

    side: CaseSide
    agency: str
    post: str


def places(protocol: Protocol, case: Case, consulted: Consulted) -> tuple[Place, ...]:
    """The posts that a permission names, where they are in this case. None where the procedure
    knows no such permission.
    """
    permission = protocol.permission(consulted.permission)
    posts = permission.of if permission else ()
    found = (place for post in posts for place in _places_of(case, consulted, post))
    return tuple(dict.fromkeys(found))


def _places_of(case: Case, consulted: Consulted, post: PostRef) -> Iterator[Place]:
    side: CaseSide = consulted.side if post.side == "own" else post.side
    match side:
        case "raising":
            yield Place(side, case.raising.id, post.post)
        case "answering":
            own = consulted.agency if post.side == "own" else None
            for party in case.answering:
                if own in (None, party.id):
                    yield Place(side, party.id, post.post)
        case "board" | "third":
            yield Place(side, "", post.post)


def seats(protocol: Protocol, directory: Directory, place: Place) -> Iterator[Seat]:
    """The seats of a post that is asked, and of those that act for it where an agency has none."""
    for seat in directory.seats:
        if seat.post in protocol.tiers_for(place.post) and _is_there(directory, place, seat):
            yield seat


def _is_there(directory: Directory, place: Place, seat: Seat) -> bool:
    match place.side:
        case "board":
            return seat.agency == directory.board
        case "third":
            return True
        case "raising" | "answering":
            return seat.agency == place.agency


def may_be_consulted(
    protocol: Protocol, case: Case, directory: Directory, consulted: Consulted, on: date
) -> bool:
    """Whether whoever is asked by name holds, or acts in, a post that the permission names."""
    return any(
        consulted.of in (seat.holder, seat.acting(on))
        for place in places(protocol, case, consulted)
        for seat in seats(protocol, directory, place)
    )
