"""Accept an action that somebody else wrote down for one's agency, or say why not."""

from concordat.core import sentences
from concordat.core.acts import ActionAnswered
from concordat.pages.acting.about_action import ask_why, lead, the_action
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import OneOf

LABEL = "Accept this action, or say why not"
YES, NO = "yes", "no"
IF_NOT = (
    "If you don’t accept it, the senior people of both agencies are told. It stays "
    "to be done until whoever agreed or decided it changes or drops it."
)


def form(ask: Ask) -> ActForm:
    action = the_action(ask)
    options = {YES: "Yes, we take it on", NO: "No"}
    needed = "Say whether you accept it."
    accepts = ask.ask(OneOf("accepts", "Do you accept it?", options=options, needed=needed))
    why = ask_why(ask, "If not, why?", sentences.SAY_WHY if _no(ask) else "")
    ask.only_if(accepts, NO, then=why)
    return ActForm(
        heading=LABEL,
        act=lambda: ActionAnswered(
            action.agreed.id, accepts=accepts.given == YES, notes=ask.notes(why)
        ),
        lead=(*lead(ask, action), IF_NOT),
    )


def _no(ask: Ask) -> bool:
    return ask.typed.text("accepts") == NO


PAGE = ActPage(LABEL, form)
