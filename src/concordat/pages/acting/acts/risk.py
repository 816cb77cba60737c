"""A child in immediate danger."""

from concordat.core.acts import RiskStated
from concordat.core.labels import SUMMARY
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "A child is in immediate danger"


def form(ask: Ask) -> ActForm:
    summary = ask.ask(
        LongText(
            "summary",
            "What makes you think so?",
            kept=SUMMARY,
            hint="Both sides and the board will read this.",
            rows=4,
        )
    )
    return ActForm(
        heading=ask.names.said(LABEL),
        act=lambda: RiskStated(notes=ask.notes(summary)),
        lead=(
            "Ring 999 first. This page tells the other side and the board; it rings nobody.",
            "The disagreement goes on beside it: deadlines keep running.",
        ),
        grave=True,
    )


PAGE = ActPage(LABEL, form)
