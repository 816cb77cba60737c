"""Keep an action as it is that its agency didn't take on."""

from concordat.core import sentences
from concordat.core.acts import CarriedOut
from concordat.core.case import Owed
from concordat.pages.acting.about_action import lead
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_whose
from concordat.pages.acting.form import ActForm

KEEP = "Keep this action as it is"
STILL_OWED = f"It is then still to be done by its date. {sentences.ALL_TOLD}"
ASKED_AGAIN = f"Its agency is then asked again to accept it. {sentences.ALL_TOLD}"


def form(ask: Ask, duty: Owed) -> ActForm:
    action = ask.view.case.actions[duty.id.action]
    why = ask.reason("Why does it stay as it is?", sentences.SAY_WHY, rows=5)
    ask_whose(ask, duty)
    then = STILL_OWED if action.agreed.decided else ASKED_AGAIN
    return ActForm(
        heading=KEEP,
        act=lambda: CarriedOut((duty.id,), notes=ask.notes(why)),
        button="Keep it",
        lead=(*lead(ask, action), then),
    )
