"""Report that a case reached the wrong person or agency."""

from concordat.core import sentences
from concordat.core.acts import Misdirected
from concordat.core.labels import SUMMARY
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "This reached the wrong person or agency"
LEAD = (
    "The board's business manager is told, and can move the case. Whoever raised it is told too. "
    "Deadlines keep running until then."
)


def form(ask: Ask) -> ActForm:
    summary = ask.ask(
        LongText(
            "summary",
            "Who should it be, as far as you know?",
            kept=SUMMARY,
            needed=sentences.SAY_WHO_IT_SHOULD_BE,
        )
    )
    return ActForm(
        heading=LABEL,
        act=lambda: Misdirected(notes=ask.notes(summary)),
        button="Report it",
        lead=(LEAD,),
    )


PAGE = ActPage(LABEL, form)
