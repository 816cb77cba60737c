"""Close a case that was opened for the wrong child or under the wrong procedure."""

from concordat.core import sentences
from concordat.core.acts import OpenedInError
from concordat.core.labels import REASON
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "Close it: opened in error"


def form(ask: Ask) -> ActForm:
    reason = ask.ask(
        LongText(
            "reason",
            "What was wrong?",
            kept=REASON,
            needed=sentences.SAY_WHAT_WAS_WRONG,
        ).said(ask.names.said)
    )
    return ActForm(
        heading=LABEL,
        act=lambda: OpenedInError(notes=ask.notes(reason)),
        button="Close it",
        lead=("It ends here and is not counted as raised. The record stays, with your reason.",),
        grave=True,
    )


PAGE = ActPage(LABEL, form)
