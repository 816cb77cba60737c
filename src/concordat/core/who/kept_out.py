"""Who acts in the place of those who must not see a case, and whom it can't be kept from."""

from datetime import date

from msgspec.structs import replace

from concordat.core import sentences
from concordat.core.errors import Refused
from concordat.core.posts import LEAD, MANAGING, OFFICERS, Directory, Party, Seat
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


def instead_of_the_manager(directory: Directory, on: date) -> tuple[str, ...]:
    """Who acts on a date for the business manager in the case that a directory is for, because
    nobody acts in that post; () where somebody does, or nobody at all.
    """
    there = directory.with_a_manager(on)
    others = [seat for seat in there.seats if seat.post in MANAGING and seat.post != OFFICERS[0]]
    managing = [seat for seat in there.office if seat.post == OFFICERS[0]]
    instead = (
        seat for seat in managing if any(replace(seat, post=each.post) == each for each in others)
    )
    return tuple(dict.fromkeys(person for seat in instead if (person := seat.acting(on))))


def in_the_office(directory: Directory, on: date) -> tuple[Seat, ...]:
    """The posts of the board's business unit in which somebody acts on a date."""
    return tuple(seat for seat in directory.office if seat.acting(on))
