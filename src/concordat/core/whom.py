"""Whom an act names: somebody whom it is for this person to name, and who may be named there."""

from concordat.core import sentences
from concordat.core.acts import (
    COMPANION,
    Advised,
    AnyAct,
    Appointed,
    HandedOn,
    Linked,
    SteppedAside,
    TookOver,
    Used,
)
from concordat.core.appointing import why_not_appointed, why_not_taken_over
from concordat.core.case import Case, Consulted
from concordat.core.colleagues import why_not_colleague
from concordat.core.errors import Refused
from concordat.core.posts import OFFICERS
from concordat.core.record import Record
from concordat.core.who.colleagues import hands_on_as
from concordat.core.who.consulted import may_be_consulted
from concordat.core.who.parts import Actor


def refuse_somebody_else(record: Record, case: Case, act: AnyAct, actor: Actor) -> None:
    """Refuse an act that names somebody whom it is not for this person to name. Raises Refused."""
    match act:
        case Appointed():
            _refuse_appointed(record, case, act, actor)
        case Advised():
            _refuse_no_adviser(record, case, act, actor)
        case Used():
            _refuse_not_consulted(record, case, act, actor)
        case TookOver():
            _refuse_taken_over(record, case, act, actor)
        case SteppedAside():
            _refuse_to_leave_nobody(record, case, act, actor)
        case HandedOn():
            _refuse_colleague(record, case, act, actor)
        case Linked(other=other) if other == record.ref:
            raise Refused("same-case", "A case is not linked with itself. Choose the other one.")


def _refuse_not_consulted(record: Record, case: Case, act: Used, actor: Actor) -> None:
    """Whoever is asked by name is one of those whom the procedure names: they can open the case
    from then on.
    """
    if actor.everyone or act.of is None:
        return
    held = actor.capacities[0]
    consulted = Consulted.by(act, held.side, held.agency)
    on = record.calendar.day_of(case.now)
    if not may_be_consulted(record.protocol, case, record.directory, consulted, on):
        raise Refused(
            "not-the-one-to-ask",
            sentences.SOMEBODY_ELSE_FOR_THIS,
        )


def _refuse_no_adviser(record: Record, case: Case, act: Advised, actor: Actor) -> None:
    """Whoever is said to have given advice is one of those whom the procedure lets be asked for
    it.
    """
    on = record.calendar.day_of(case.now)
    asked = (
        Consulted.by(Used(each.key, act.person), held.side, held.agency)
        for each in record.protocol.permissions
        if each.act == "advise"
        for held in actor.capacities
    )
    protocol, directory = record.protocol, record.directory
    there = any(may_be_consulted(protocol, case, directory, each, on) for each in asked)
    if not actor.everyone and not there:
        raise Refused("not-the-one-to-ask", sentences.SOMEBODY_ELSE_FOR_THIS)


def _refuse_appointed(record: Record, case: Case, act: Appointed, actor: Actor) -> None:
    """Refuse whoever is not to be brought in. A story names nobody in particular."""
    if actor.everyone:
        return
    if act.role == COMPANION and act.person == actor.person:
        raise Refused("not-yourself", "You are there yourself. Choose who comes with you.")
    if refused := why_not_appointed(record, case, act):
        raise refused
    if act.role == COMPANION and not actor.on(act.side, act.agency):
        raise Refused("other-side", sentences.FOR_THE_OTHER_AGENCY)


def _refuse_taken_over(record: Record, case: Case, act: TookOver, actor: Actor) -> None:
    """A lead or manager takes a case over for themselves, or says who made the decision where
    nobody has; the business manager says who of that agency goes on.
    """
    if actor.everyone:
        return
    if not actor.may_officiate and act.of is not None and act.person != actor.person:
        raise Refused(
            "for-yourself",
            "You can take it over yourself. For somebody else, hand it on, or ask the board's "
            "business manager.",
        )
    if refused := why_not_taken_over(record, case, act):
        raise refused


def _refuse_to_leave_nobody(record: Record, case: Case, act: SteppedAside, actor: Actor) -> None:
    """Whoever runs the board's office steps aside once somebody else acts there: they can say who
    stands in, so it doesn't come to whoever chairs the board.
    """
    if act.role not in OFFICERS:
        return
    gone, on = case.stood_aside | {actor.person}, record.calendar.day_of(case.now)
    left = (seat.without(gone) for seat in record.directory.office)
    if not actor.everyone and not any(seat.acting(on) for seat in left):
        raise Refused(
            "nobody-in-the-office",
            "Nobody else acts in the board's office. Say who stands in for you first.",
        )


def _refuse_colleague(record: Record, case: Case, act: HandedOn, actor: Actor) -> None:
    """A duty is handed to a colleague who may do it."""
    duty = case.duty(act.duty)
    held = hands_on_as(record.protocol, actor, duty) if duty is not None else None
    if duty is None or held is None:  # a story names nobody in particular
        return
    if refused := why_not_colleague(record, case, duty, held, act.to, by=actor.person):
        raise refused
