"""Withdrawing the whole case, with the reason and what keeps the child safe."""

from concordat.core.acts import Withdrawn
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.giving_up import WHEN, giving_up

LABEL = "Withdraw"


def form(ask: Ask) -> ActForm:
    said = giving_up(ask, "withdraw it", "Why are you withdrawing it?")
    return ActForm(
        heading=LABEL,
        act=lambda: Withdrawn(notes=ask.notes(said.reason, said.safety)),
        also=lambda: said.privately(ask),
        button="Withdraw it",
        lead=(WHEN,),
        weighs=True,
    )


PAGE = ActPage(LABEL, form)
