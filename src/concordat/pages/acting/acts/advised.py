"""Advice that was given. If the adviser later decides the matter, the record shows that they
advised.
"""

from concordat.core import sentences
from concordat.core.acts import Advised
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.permission import people
from concordat.pages.forms.fields import FromList

LABEL = "Record advice that was given"


def form(ask: Ask) -> ActForm:
    advisers: dict[str, str] = {}
    for permission in ask.protocol.permissions:
        if permission.act == "advise":
            advisers |= people(ask, permission)
    person = ask.ask(
        FromList("person", "Who gave it?", options=advisers, needed="Say who gave the advice.")
    )
    summary = ask.summary(sentences.ASK_ADVICE, sentences.SAY_THE_ADVICE)
    return ActForm(
        heading=LABEL,
        act=lambda: Advised(person.given, notes=ask.notes(summary)),
        lead=("If they have to decide this matter later, the record shows that they advised.",),
        dated=True,
    )


PAGE = ActPage(LABEL, form)
