"""Say who owns what remains of an action in the child's own plan."""

from concordat.core import sentences
from concordat.core.acts import ActionPassedOn
from concordat.core.labels import OWNER
from concordat.pages.acting.about_action import in_check, lead, the_action
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_wants
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "Hand an action to the child’s own plan"
THERE = "It is then followed there, and nobody is reminded of it here."


def form(ask: Ask) -> ActForm:
    action = the_action(ask)
    needed = sentences.SAY_WHO_OWNS_IT
    owner = ask.ask(LongText("owner", kept=OWNER, needed=needed, rows=2))
    ask_who_wants(ask, ActionPassedOn(action.agreed.id))
    return ActForm(
        heading=LABEL,
        act=lambda: ActionPassedOn(action.agreed.id, notes=ask.notes(owner)),
        lead=(*lead(ask, action), THERE),
        weighs=True,
        happens=(THERE,),
        about=in_check(ask, action),
    )


PAGE = ActPage(LABEL, form)
