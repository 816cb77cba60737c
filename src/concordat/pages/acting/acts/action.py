"""One agreed or decided action, with its owner and its date."""

from concordat.core import sentences
from concordat.core.acts import ActionAgreed
from concordat.ids import new_id
from concordat.pages.acting.agreed import ask_action, ask_by_whom, ask_owner, owner_in
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.by_when import ask_by_when
from concordat.pages.acting.form import ActForm, ActPage

LABEL = "Add an agreed action"
LEAD = (
    "It is followed until it is done and the agency that raised this has confirmed it, even after "
    "the case has ended. An agency that didn’t write it down itself is asked to accept it."
)


def form(ask: Ask) -> ActForm:
    what, owner, by_whom = ask_action(ask), ask_owner(ask), ask_by_whom(ask)
    by = ask_by_when(ask, "by", ActionAgreed, sentences.GIVE_A_DATE)
    return ActForm(
        heading=LABEL,
        act=lambda: ActionAgreed(
            new_id(),
            *owner_in(owner.given),
            by.value,
            notes=ask.notes(what, by_whom),
        ),
        button="Add it",
        lead=(LEAD,),
        dated=True,
    )


PAGE = ActPage(LABEL, form)
