"""Who is independent of a case: of its agencies, of the organisations of whoever acts in it for a
side, of whoever decides it or says who is appointed, and of whoever was appointed to it before.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from concordat.core.case import Case
from concordat.core.errors import Refused
from concordat.core.posts import OFFICERS, PARTY_SIDES, Directory, Seat
from concordat.core.protocol import Protocol
from concordat.core.who.parts import Actor
from concordat.core.who.seats import seats_in_force
from concordat.core.who.sight import by_name
from concordat.core.who.tiers import tiers_named


def why_not_independent(
    protocol: Protocol, case: Case, directory: Directory, role: str, *, there: Actor, on: date
) -> Refused | None:
    """Why somebody isn't independent, as the text asks of that role; None where they are."""
    person = there.person
    if any(directory.works_in(person, each) for each in involved(case)):
        return Refused(
            "involved",
            "They work for an agency of this case. The procedure asks for somebody who doesn't.",
        )
    theirs = organisations(directory, (person,))
    if not theirs.isdisjoint(organisations(directory, _of_a_side(protocol, case, directory, on))):
        return Refused(
            "involved",
            "Somebody of their organisation acts for one side of this case. The procedure asks for "
            "somebody from elsewhere.",
        )
    if any(directory.holds(person, post) for post in _in_charge(protocol)):
        return Refused(
            "in-charge",
            "They run this case for the board, decide it, or say who is appointed. The procedure "
            "asks for somebody independent of that.",
        )
    before = (each for each in case.appointed if each not in case.supporters)
    if any((each.person, each.side) == (person, "third") and each.role != role for each in before):
        return Refused(
            "acted-before",
            "They were appointed to another role in this case already. Choose somebody else.",
        )
    if any(held.side == "third" and held.post != role for held in there.capacities):
        return Refused(
            "involved",
            "They have a part in this case already, such as for the child. Choose somebody else.",
        )
    return None


def involved(case: Case) -> tuple[str, ...]:
    """The agencies of a case: the one that raised it, those that share its concern, and those that
    answer.
    """
    return (*(party.id for _, party in case.parties), *case.supporting)


def organisations(directory: Directory, people: Iterable[str]) -> set[str]:
    """The organisations of people, by id; by name where it is no agency. Where they hold posts, but
    the board, in which all agencies have members.
    """
    among = {*people}
    seats = (seat for seat in directory.seats if seat.holder in among)
    theirs = {seat.works_for or seat.organisation or seat.agency for seat in seats}
    return theirs - {directory.board}


def _of_a_side(protocol: Protocol, case: Case, directory: Directory, on: date) -> Iterator[str]:
    """The people who act for a side: by name, by their word, or in a role that the case has
    named.
    """
    yield from (each.of.person for each in by_name(case) if each.of.side in PARTY_SIDES)
    yield from (each.person for each in case.supporters)
    yield from (person for person, _ in case.spoke)
    for side, party in case.parties:
        for tier in tiers_named(protocol, case):
            if tier.side == side:
                seats = seats_in_force(protocol, directory, party, tier.post, on)
                yield from (each for seat in seats for each in _holding(seat, on))


def _holding(seat: Seat, on: date) -> Iterator[str]:
    yield from (each for each in (seat.holder, seat.acting(on)) if each)


def _in_charge(protocol: Protocol) -> set[str]:
    """The posts of the board that run its cases, decide, or say who is appointed."""
    duties = protocol.duties.values()
    deciding = [each.who for each in duties if each.settled == "decision" or each.act == "appoint"]
    deciding += [each.who for each in protocol.permissions if each.act == "appoint"]
    of_the_board = {post.post for who in deciding for post in who if post.side == "board"}
    return {*OFFICERS, *of_the_board}
