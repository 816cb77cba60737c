"""Confirm that an action was done, or say what is still missing."""

from concordat.brief.actions import carried_out
from concordat.core import sentences
from concordat.core.acts import ActionConfirmed
from concordat.core.posts import SideOf
from concordat.pages.acting.about_action import ask_why, lead, the_action
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_said
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import OneOf

LABEL = "Confirm that it was done"
YES, NO = "yes", "no"


def form(ask: Ask) -> ActForm:
    action = the_action(ask)
    options = {YES: "Yes, it was done", NO: "No, something is missing"}
    done = ask.ask(
        OneOf("done", "Was it done?", options=options, needed="Say whether it was done.")
    )
    missing = sentences.SAY_WHAT_IS_MISSING if ask.typed.text("done") == NO else ""
    why = ask_why(ask, "If not, what is missing?", missing)
    ask.only_if(done, NO, then=why)
    ask_who_said(ask, (SideOf("raising"),))
    recorded = carried_out(ask.names, action.agreed.id)
    return ActForm(
        heading=LABEL,
        act=lambda: ActionConfirmed(action.agreed.id, done=done.given == YES, notes=ask.notes(why)),
        lead=(*lead(ask, action), "If it was not done, it has to be done again."),
        reads=(recorded,) if recorded else (),
    )


PAGE = ActPage(LABEL, form)
