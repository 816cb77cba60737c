"""Whom somebody can bring in, or say goes on: of their own agency, fit for the role; or of one
that shares the concern. `decide` asks this, and so does every form that lists people.
"""

from msgspec.structs import replace

from concordat.core import sentences
from concordat.core.acts import COMPANION, SUPPORTER, Appointed, KeptGoing, TookOver
from concordat.core.acts.roles import MEDIATOR, roles_of_the_procedure
from concordat.core.case import Case
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.posts import PARTY_SIDES, PRACTITIONER
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who import parts
from concordat.core.who.appointing import why_not_in_role, why_not_on_side
from concordat.core.who.handing import manages
from concordat.core.who.parts import Actor


def why_not_appointed(record: Record, case: Case, act: Appointed) -> Refused | None:
    """Why that person can't be brought in to that role, there; None where they can."""
    if refused := act.problem(record.protocol, case):
        return refused
    if act.person in record.directory.excluded:
        return Refused("no-such-person", sentences.NOBODY_OF_THAT_NAME)
    if act.role == SUPPORTER:
        return _why_not_supporter(record, case, act)
    if not _has_a_place(record.protocol, case, act):
        return Refused(
            "no-such-place",
            "Nobody stepped aside from that role there, and the procedure has nobody brought in "
            "to it.",
        )
    return _why_not_of_another_agency(record, case, act) or _why_not_fit(record, case, act)


def why_not_taken_over(record: Record, case: Case, act: TookOver) -> Refused | None:
    """Why that person can't go on with the case for that agency; None where they can: they work
    there, and took no other side.
    """
    if refused := act.problem(record.protocol, case):
        return refused
    if not record.directory.works_in(act.person, act.agency):
        return Refused("not-of-the-agency", "Somebody of that agency goes on with its case.")
    there = _in_the_case(record, case, act.person)
    return why_not_on_side(record.protocol, case, there, act.side, PRACTITIONER)


def goes_on_by_keeping(record: Record, case: Case, actor: Actor) -> TookOver | None:
    """That a lead or manager who keeps going what somebody of their agency gives up goes on with it
    in that person's place. None for the business unit, for whoever went on already, and for who
    only stands in from another agency.
    """
    agency = case.raising.id
    takes_it = TookOver("raising", agency, actor.person, case.goes_on("raising", agency))
    if not manages(actor, "raising", agency) or why_not_taken_over(record, case, takes_it):
        return None
    return takes_it


def goes_on_with_it(record: Record, case: Case, event: Event, actor: Actor) -> tuple[Event, ...]:
    """What is recorded with an entry that keeps a case going: who goes on with it in the place of
    whoever gave it up, where somebody does. Its reason is that of the entry.
    """
    if not isinstance(event.act, KeptGoing):
        return ()
    takes_it = goes_on_by_keeping(record, case, actor)
    if takes_it is None:
        return ()
    return (replace(event, seq=event.seq + 1, act=takes_it, order=event.order + 1, received=None),)


def _has_a_place(protocol: Protocol, case: Case, act: Appointed) -> bool:
    """Whether that role is to be filled there: somebody stepped aside from it; a side has company;
    or the text has somebody appointed to it, who is on neither side.
    """
    agency = act.agency if act.side == "answering" else None
    for left in case.vacated:
        there = left.agency if left.side == "answering" else None
        if (left.post, left.side or "board", there) == (act.role, act.side, agency):
            return True
    if act.role == COMPANION:
        return act.side in PARTY_SIDES
    asked = (MEDIATOR, *roles_of_the_procedure(protocol))
    of_neither = act.side == "third" and act.agency is None
    return of_neither and (bool(act.duties) or act.role in asked)


def _why_not_fit(record: Record, case: Case, act: Appointed) -> Refused | None:
    """Why somebody isn't what a role on that side asks for; None where they are."""
    there = _in_the_case(record, case, act.person)
    wrote = any(act.person in (event.by, event.behalf) for event in record.events)
    protocol, directory = record.protocol, record.directory
    on = record.calendar.day_of(case.now)
    return why_not_in_role(
        protocol, case, directory, act.role, there, on=on, wrote=wrote
    ) or why_not_on_side(protocol, case, there, act.side, act.role)


def _in_the_case(record: Record, case: Case, person: str) -> Actor:
    """Somebody with the part that they have in a case today."""
    on = record.calendar.day_of(case.now)
    return parts.actor(record.protocol, case, record.directory, person, on)


def _why_not_supporter(record: Record, case: Case, act: Appointed) -> Refused | None:
    """Whoever supports it works in that agency, which is not the board, and has no part in the
    case already.
    """
    if act.agency == record.directory.board:
        return Refused("no-such-agency", "The board is there for both sides, and supports neither.")
    if not record.directory.works_in(act.person, act.agency or ""):
        return Refused("not-of-the-agency", "Choose somebody who has a role in that agency.")
    there = _in_the_case(record, case, act.person)
    return Refused("other-side", sentences.ANOTHER_PART) if there.has_part else None


def _why_not_of_another_agency(record: Record, case: Case, act: Appointed) -> Refused | None:
    """Each side brings in people of its own agency only: the other side shows nobody a case."""
    if act.side not in PARTY_SIDES:
        return None
    agency = case.raising.id if act.side == "raising" else act.agency
    if agency is not None and record.directory.works_in(act.person, agency):
        return None
    return Refused(
        "not-of-the-agency",
        "Bring in somebody of your own agency. For others, ask the board's business manager.",
    )
