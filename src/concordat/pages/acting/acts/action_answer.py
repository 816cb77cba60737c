"""Accept an action that somebody else wrote down for one's agency, or say why not."""

from dataclasses import dataclass

from msgspec.structs import replace

from concordat.brief.not_taken_on import reported_to
from concordat.brief.view import CaseView
from concordat.core import sentences
from concordat.core.acts import ActionAnswered
from concordat.core.who.whose_word import whose_word
from concordat.pages.acting.about_action import ask_why, lead, the_action
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_said
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import OneOf

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Words:
    """What the form says: of what was agreed, and of what was decided, which nobody is asked to
    accept. `if_not` holds `{people}`, to whom it goes up then.
    """

    heading: str
    asks: str
    needed: str
    if_not: str


AGREED = Words(
    "Accept this action, or say why not",
    "Do you accept it?",
    "Say whether you accept it.",
    "Once you accept it, it is to be done by its date. If you don’t, it is reported to {people}, "
    "and nothing is late by its date. Whoever wrote it down is asked whether to change, drop or "
    "keep it.",
)
DECIDED = Words(
    "Take this action on, or say why not",
    "Will your agency do it?",
    "Say whether your agency will do it.",
    "This is what was decided. If your agency can’t do it, that is reported to {people}, and "
    "whoever decided it is asked whether to change, drop or keep it. Until they change or drop it, "
    "it still has to be done by its date.",
)


def form(ask: Ask) -> ActForm:
    action = the_action(ask)
    options = {YES: "Yes, we take it on", NO: "No"}
    said = DECIDED if action.agreed.decided else AGREED
    accepts = ask.ask(OneOf("accepts", said.asks, options=options, needed=said.needed))
    why = ask_why(ask, "If not, why?", sentences.SAY_WHY if _no(ask) else "")
    ask.only_if(accepts, NO, then=why)
    answer = ActionAnswered(action.agreed.id, accepts=accepts.value == YES)
    ask_who_said(ask, whose_word(ask.view.case, answer))
    return ActForm(
        heading=said.heading,
        act=lambda: replace(answer, notes=ask.notes(why)),
        lead=(*lead(ask, action), said.if_not.format(people=reported_to(ask.names))),
    )


def _no(ask: Ask) -> bool:
    return ask.typed.text("accepts") == NO


def _label(view: CaseView, about: str) -> str:
    """The button; before anything is chosen, that of what was agreed."""
    action = view.case.actions.get(about)
    return (DECIDED if action and action.agreed.decided else AGREED).heading


PAGE = ActPage(_label, form)
