"""For which side an act speaks, so that somebody there has to have said it, whoever types it."""

from concordat.core.acts import (
    ActionAnswered,
    ActionChanged,
    ActionDropped,
    ActionPassedOn,
    AnyAct,
    DateSet,
    IdentityConfirmed,
    TimeConfirmed,
)
from concordat.core.case import Case
from concordat.core.periods import PARTIES
from concordat.core.posts import PARTY_SIDES, SideOf
from concordat.core.protocol import Protocol
from concordat.core.who.confirming import to_confirm
from concordat.core.who.dates import setters


def whose_word(case: Case, act: AnyAct) -> tuple[SideOf, ...]:
    """The sides of which one says it, each with its agency; () where it is no side's word."""
    match act:
        case TimeConfirmed(entry=entry):
            return tuple({each.side: None for each in to_confirm(case) if each.entry == entry})
        case ActionAnswered(action=id_) if action := case.actions.get(id_):
            return (SideOf.at(action.agreed.side, action.agreed.agency),)
        case _:
            return () if act.only_by is None else (act.only_by,)


def typed_for(protocol: Protocol, case: Case, act: AnyAct) -> tuple[SideOf, ...]:
    """The sides for one of which the business unit would type it; () where that may do it itself,
    or where it is done for whoever owes it (see `who.carrying_out`).
    """
    match act:
        case ActionChanged(action=id_) | ActionDropped(action=id_) if action := case.actions.get(
            id_
        ):
            writer = None if action.agreed.decided else action.written_by
            return (writer,) if writer and writer.side in PARTY_SIDES else ()
        case ActionPassedOn():
            return _parties(case, None)
        case DateSet() if PARTIES in setters(protocol, case, act.subject):
            duty = case.duty(act.duty) if act.duty else None
            return _parties(case, duty.agency if duty else None)
        case IdentityConfirmed():
            return (SideOf("raising"),)
        case _:
            return whose_word(case, act)


def _parties(case: Case, agency: str | None) -> tuple[SideOf, ...]:
    """The side that raised it, and each agency that answers, or the one that is named."""
    there = (each.id for each in case.answering if agency in (None, each.id))
    return (SideOf("raising"), *(SideOf("answering", each) for each in there))
