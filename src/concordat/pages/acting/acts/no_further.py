"""Take what is not agreed no further."""

from concordat.brief.losing_sight import if_taken_on
from concordat.core.acts import TakenNoFurther
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.giving_up import giving_up, when_it_ends

LABEL = "Take it no further"
LEAD = "What was agreed is still followed up."


def form(ask: Ask) -> ActForm:
    said = giving_up(ask, "take it no further", "Why are you taking it no further?")
    acts = said.acts(ask, TakenNoFurther)
    return ActForm(
        heading=LABEL,
        act=lambda: acts()[0],
        also=lambda: acts()[1:],
        button=LABEL,
        lead=(LEAD, *when_it_ends(ask, TakenNoFurther()), *if_taken_on(ask.names)),
        weighs=True,
    )


PAGE = ActPage(LABEL, form)
