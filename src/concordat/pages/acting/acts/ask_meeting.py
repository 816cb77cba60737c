"""A request to meet."""

from concordat.core import sentences
from concordat.core.acts import Asked
from concordat.core.labels import SUMMARY
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "Ask for a meeting"


def form(ask: Ask) -> ActForm:
    summary = ask.ask(
        LongText(
            "summary",
            "What should it be about, and when could you come?",
            kept=SUMMARY,
            needed=sentences.SAY_WHAT_ABOUT,
        )
    )
    return ActForm(
        heading=LABEL,
        act=lambda: Asked("meeting", notes=ask.notes(summary)),
        button="Ask for it",
        lead=("The other side is told. Deadlines keep running.",),
    )


PAGE = ActPage(LABEL, form)
