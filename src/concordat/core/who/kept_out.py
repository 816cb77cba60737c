"""Who acts in the place of those who must not see a case, and whom it can't be kept from."""

from datetime import date

from msgspec.structs import replace

from concordat.core import sentences
from concordat.core.errors import Refused
from concordat.core.posts import LEAD, OFFICERS, Directory, Party, Seat
from concordat.core.protocol import Protocol
from concordat.core.who.seats import seats_in_force


def why_not_kept_out(directory: Directory, people: frozenset[str]) -> Refused | None:
    """Why a case can't be kept from these people: of the board, somebody has to be left who can
    act in it. None if it can.
    """
    if not directory.has_an_office or directory.without(people).has_an_office:
        return None
    return Refused("nobody-in-the-office", sentences.NOBODY_LEFT_AT_THE_BOARD)


def acts_instead(
    protocol: Protocol, directory: Directory, seat: Seat, raiser: str, on: date
) -> tuple[Seat, ...]:
    """The posts whose holders act for a post of this directory, from which its people are gone; not
    those of the raiser. () where nobody does: it comes to the board's business unit.
    """
    if seat.agency == directory.board:
        return in_the_office(directory, on) if seat.post in OFFICERS else ()
    there = replace(directory, practitioners=frozenset({(seat.agency, raiser)}))
    post, party = LEAD if seat.lead else seat.post, Party(seat.agency, "", seat.service)
    seats = seats_in_force(protocol, there, party, post, on)
    return tuple(each for each in seats if each.acting(on) != raiser)


def in_the_office(directory: Directory, on: date) -> tuple[Seat, ...]:
    """The posts of the board's business unit in which somebody acts on a date."""
    return tuple(seat for seat in directory.office if seat.acting(on))
