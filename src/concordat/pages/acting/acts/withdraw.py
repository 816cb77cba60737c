"""Withdrawing the whole case, with the reason and what keeps the child safe."""

from concordat.brief.losing_sight import if_taken_on
from concordat.core.acts import Withdrawn
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.giving_up import giving_up, when_it_ends

LABEL = "Withdraw"


def form(ask: Ask) -> ActForm:
    said = giving_up(ask, "withdraw it", "Why are you withdrawing it?")
    acts = said.acts(ask, Withdrawn)
    return ActForm(
        heading=LABEL,
        act=lambda: acts()[0],
        also=lambda: acts()[1:],
        button="Withdraw it",
        lead=(*when_it_ends(ask, Withdrawn()), *if_taken_on(ask.names)),
        weighs=True,
    )


PAGE = ActPage(LABEL, form)
