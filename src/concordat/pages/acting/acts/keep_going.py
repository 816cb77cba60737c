"""Keep a case going that is being withdrawn."""

from concordat.core import sentences
from concordat.core.acts import KeptGoing
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage

LABEL = "Keep this going"
LEAD = "It is not given up then. Deadlines have kept running."


def form(ask: Ask) -> ActForm:
    leaving = ask.view.case.leaving
    entry = leaving.seq if leaving else 0
    needed = sentences.SAY_WHY
    why = ask.reason("Why?", needed, rows=5, least=3)
    return ActForm(
        heading=LABEL,
        act=lambda: KeptGoing(entry, notes=ask.notes(why)),
        button="Keep it going",
        lead=(LEAD,),
    )


PAGE = ActPage(LABEL, form)
