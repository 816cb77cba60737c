"""Give an action another date, or say what is to be done now."""

from concordat.core import sentences
from concordat.core.acts import ActionChanged
from concordat.core.labels import WHAT
from concordat.pages.acting.about_action import ask_why, lead, the_action
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_wants
from concordat.pages.acting.by_when import ask_by_when
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "Change an action"
AGAIN = "The agency that it is for is asked to accept it again. The first date stays on record."


def form(ask: Ask) -> ActForm:
    action = the_action(ask)
    by = ask_by_when(ask, "by", ActionChanged, "")
    what = ask.ask(
        LongText(
            "what", "What is to be done now?", kept=WHAT, hint=sentences.MAY_STAY_EMPTY, rows=3
        )
    )
    why = ask_why(ask, "Why?", sentences.SAY_WHY)
    ask_who_wants(ask, ActionChanged(action.agreed.id))
    return ActForm(
        heading=LABEL,
        act=lambda: ActionChanged(action.agreed.id, by.value, notes=ask.notes(what, why)),
        button="Change it",
        lead=(*lead(ask, action), AGAIN),
    )


PAGE = ActPage(LABEL, form)
