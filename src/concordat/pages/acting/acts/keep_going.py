"""Keep a case going that is being withdrawn."""

from concordat.brief.outcome import leaving
from concordat.core import sentences
from concordat.core.acts import KeptGoing
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage

LABEL = "Keep this going"
LEAD = "It then goes on. Deadlines have kept running."


def form(ask: Ask) -> ActForm:
    asked = ask.view.case.leaving
    entry = asked.seq if asked else 0
    needed = sentences.SAY_WHY
    why = ask.reason("Why?", needed, rows=5, least=3)
    return ActForm(
        heading=LABEL,
        act=lambda: KeptGoing(entry, notes=ask.notes(why)),
        button="Keep it going",
        lead=(LEAD,),
        reads=leaving(ask.names),
    )


PAGE = ActPage(LABEL, form)
