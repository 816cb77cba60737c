"""Who may raise a disagreement: somebody of the agency that raises it, or the board's business
manager for one of them who rang.
"""

from datetime import date

from concordat.core import sentences
from concordat.core.acts import Raised
from concordat.core.acts.sound import is_opaque
from concordat.core.errors import Refused
from concordat.core.posts import PRACTITIONER, Directory
from concordat.core.who.parts import Actor, Capacity


def about_to_raise(directory: Directory, person: str, agency: str, on: date) -> Actor:
    """Somebody before there is a case: by any post in the agency that raises it, and by those of
    the board's business unit.
    """
    office = tuple(
        Capacity("board", seat.agency, seat.post, seat.covered_for(person, on))
        for seat in directory.office
        if seat.is_of(person, on)
    )
    seats = (seat for seat in directory.seats if seat.agency == agency)
    by_name = (agency, person) in directory.apart  # who works for the other side may still raise it
    works_there = by_name or any(seat.is_of(person, on) for seat in seats)
    own = (Capacity("raising", agency, PRACTITIONER),) if works_there else ()
    return Actor(person, (*own, *office))


def why_not_raise(
    directory: Directory, act: Raised, actor: Actor, behalf: str | None, on: date
) -> Refused | None:
    """Why this person can't raise it, for themselves or on behalf of somebody; None where they
    can.
    """
    if actor.everyone:
        return None
    if act.raising.person not in (None, behalf or actor.person):
        return Refused("for-yourself", "Who raises it is known. Name nobody else of that agency.")
    return _why_not_for_them(directory, act, actor, behalf, on)


def _why_not_for_them(
    directory: Directory, act: Raised, actor: Actor, behalf: str | None, on: date
) -> Refused | None:
    """Why it is not this person's to raise for that agency, for themselves or on behalf."""
    if behalf is None:
        return None if actor.may_be("raising") else _not_your_agency()
    if not is_opaque(behalf):
        return Refused("no-such-person", sentences.NO_PROPER_ID)
    if not actor.is_officer:
        return Refused(
            "officer-only", "Only the board's business manager can raise this for somebody else."
        )
    rang = about_to_raise(directory, behalf, act.raising.id, on)
    if rang.may_be("raising"):
        return None
    return Refused(
        "not-their-agency",
        "They have no role in that agency, so it can't be raised for them there. Choose who rang.",
    )


def _not_your_agency() -> Refused:
    return Refused(
        "not-your-agency", "A disagreement is raised for one's own agency. Choose yours."
    )
