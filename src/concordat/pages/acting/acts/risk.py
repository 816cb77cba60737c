"""A child in immediate danger: who was rung, and what makes somebody think so."""

from concordat.pages.acting.ask import Ask
from concordat.pages.acting.danger_said import lead, who_was_rung
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms import rung

LABEL = "A child is in immediate danger"


def form(ask: Ask) -> ActForm:
    stated, times = who_was_rung(ask)
    why = ask.ask(rung.WHY.said(ask.names.said))
    return ActForm(
        heading=ask.names.said(LABEL),
        act=lambda: stated(ask.note(why, "summary")),
        lead=lead(ask),
        grave=True,
        about_danger=True,
        times=times,
    )


PAGE = ActPage(LABEL, form)
