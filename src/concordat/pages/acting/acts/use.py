"""Use what the procedure allows but nobody owes: advice, guidance, a shorter route."""

from concordat.brief.view import CaseView
from concordat.core.acts import Used
from concordat.core.labels import SUMMARY
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import BOTH_READ, Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.permission import people, permission
from concordat.pages.forms.fields import LongText, OneOf


def label(view: CaseView, key: str) -> str:
    return capitalised(permission(view, key).what)


def form(ask: Ask) -> ActForm:
    allowed = permission(ask.view, ask.about)
    named = people(ask, allowed)
    of = ask.ask(OneOf("of", "Who?", options=named)) if named else None
    summary = ask.ask(
        LongText(
            "summary",
            "What are you asking for, and why?",
            kept=SUMMARY,
            needed="Say what you are asking for.",
            hint=BOTH_READ,
        )
    )
    return ActForm(
        heading=label(ask.view, ask.about),
        act=lambda: Used(allowed.key, of.value if of else None, notes=ask.notes(summary)),
        lead=("Deadlines keep running while you wait.",),
        dated=True,
    )


PAGE = ActPage(label, form)
