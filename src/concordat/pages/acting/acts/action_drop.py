"""Drop an action that was agreed or decided."""

from concordat.core import sentences
from concordat.core.acts import ActionDropped
from concordat.pages.acting.about_action import ask_why, in_check, lead, the_action
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_wants
from concordat.pages.acting.form import ActForm, ActPage

LABEL = "Drop an action"
DROPPED = "It is followed no longer, and nobody has to do it."


def form(ask: Ask) -> ActForm:
    action = the_action(ask)
    why = ask_why(ask, "Why is it not needed any more?", sentences.SAY_WHY)
    ask_who_wants(ask, ActionDropped(action.agreed.id))
    return ActForm(
        heading=LABEL,
        act=lambda: ActionDropped(action.agreed.id, notes=ask.notes(why)),
        button="Drop it",
        lead=(*lead(ask, action), sentences.ALL_TOLD),
        weighs=True,
        happens=(DROPPED,),
        about=in_check(ask, action),
    )


PAGE = ActPage(LABEL, form)
