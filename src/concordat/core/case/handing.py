"""Duties that are handed to a colleague: asked, taken on, given back; who goes on with a case in
somebody's place, with what they owed by name; and who steps aside.
"""

from msgspec.structs import replace

from concordat.core.acts import HandedOn, HandedOnAnswered, SteppedAside, TookOver
from concordat.core.case.aside import Aside
from concordat.core.case.carrying_out import open_one
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.duties.owed import Handed, Owed
from concordat.core.events import Event
from concordat.core.posts import PRACTITIONER, PartySide, Side


def hand_on(case: WorkingCase, act: HandedOn, event: Event) -> None:
    """Ask a colleague, in the place of whoever was asked before and hasn't answered."""
    duty = open_one(case, act.duty)
    side = _party(event.side or duty.side)
    agency = case.case.raising.id if side == "raising" else event.agency or duty.agency or ""
    asked = Handed(case.seq, event.behalf or event.by, act.to, side, agency)
    answered = (each for each in duty.handed if each.accepted is not None)
    case.owing.keep(replace(duty, handed=(*answered, asked)))


def answer(case: WorkingCase, act: HandedOnAnswered) -> None:
    """Take it on, or give it back."""
    duty = _handed_in(case, act.entry)
    handed = tuple(
        replace(each, accepted=act.accepts) if each.seq == act.entry else each
        for each in duty.handed
    )
    case.owing.keep(replace(duty, handed=handed))


def take_over(case: WorkingCase, act: TookOver) -> None:
    """Put somebody in the place of whoever went on for an agency. What that person owed by name on
    that side is owed by who goes on.
    """
    earlier = case.frozen().goes_on(act.side, act.agency)
    case.case = replace(case.case, took_over=(*case.case.took_over, act))
    for duty in case.open_duties():
        there = duty.side == act.side and duty.agency in (None, act.agency)
        if there and earlier and duty.person == earlier:
            case.owing.keep(replace(duty, person=act.person))


def step_aside(case: WorkingCase, act: SteppedAside, event: Event) -> None:
    """End somebody's part. What they owed by name is owed by who goes on in their place, where
    somebody does; else, as what was handed to them, by those who owe it otherwise.
    """
    person = event.behalf or event.by
    aside = Aside(person, event.side, event.agency, act.role)
    case.case = replace(case.case, aside=(*case.case.aside, aside))
    is_practitioner = event.side is not None and act.role == PRACTITIONER
    goes_on = case.frozen().goes_on(event.side or "", event.agency) if is_practitioner else None
    for duty in case.open_duties():
        handed = tuple(
            replace(each, accepted=False) if each.to == person else each for each in duty.handed
        )
        owed_by_name = (goes_on or "") if duty.person == person else duty.person
        case.owing.keep(replace(duty, handed=handed, person=owed_by_name))


def _handed_in(case: WorkingCase, entry: int) -> Owed:
    """The open duty that was handed on in that entry."""
    for duty in case.open_duties():
        if any(each.seq == entry for each in duty.handed):
            return duty
    raise Unfit(case.seq, f"nothing that is owed was handed on in entry {entry}")


def _party(side: Side) -> PartySide:
    """The side of whoever hands something on; in a story, of what is handed on."""
    return "answering" if side == "answering" else "raising"
