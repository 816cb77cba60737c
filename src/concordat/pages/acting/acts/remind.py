"""A reminder of something that is open."""

from concordat.brief import duties
from concordat.core import sentences
from concordat.core.acts import Reminded
from concordat.core.labels import SUMMARY
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "Remind them"


def form(ask: Ask) -> ActForm:
    duty = ask.duty()
    summary = ask.ask(
        LongText(
            "summary",
            "Anything to say with it?",
            kept=SUMMARY,
            hint=sentences.MAY_STAY_EMPTY,
            rows=3,
        )
    )
    return ActForm(
        heading=LABEL,
        act=lambda: Reminded((duty.id,), notes=ask.notes(summary)),
        button="Send the reminder",
        lead=(f"{duties.sentence(ask.names, duty)}.",),
        duty=duty,
    )


PAGE = ActPage(LABEL, form)
