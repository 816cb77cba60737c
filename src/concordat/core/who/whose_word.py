"""For which side an act speaks, so that somebody there has to have said it, whoever types it."""

from concordat.core.acts import ActionAnswered, AnyAct, TimeConfirmed
from concordat.core.case import Case
from concordat.core.posts import SideOf
from concordat.core.who.confirming import to_confirm


def whose_word(case: Case, act: AnyAct) -> tuple[SideOf, ...]:
    """The sides of which one says it, each with its agency; () where it is no side's word."""
    match act:
        case TimeConfirmed(entry=entry):
            return tuple({each.side: None for each in to_confirm(case) if each.entry == entry})
        case ActionAnswered(action=id_) if action := case.actions.get(id_):
            return (SideOf.at(action.agreed.side, action.agreed.agency),)
        case _:
            return () if act.only_by is None else (act.only_by,)
