"""A date of the board's own, where the text gives no number."""

from concordat.brief import duties
from concordat.core import sentences
from concordat.core.acts import LocalFigure
from concordat.core.labels import REASON
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.by_when import ask_by_when
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "Set the board's own date"
LEAD = (
    "The procedure gives no time for this. Your date is shown as the board's own, never as the "
    "text's."
)


def form(ask: Ask) -> ActForm:
    duty = ask.duty()
    until = ask_by_when(ask, "until", LocalFigure, "Give a date.")
    reason = ask.ask(
        LongText(
            "reason",
            "Why this day?",
            kept=REASON,
            needed=sentences.SAY_WHY_TO_BOTH,
            rows=3,
        )
    )
    return ActForm(
        heading=LABEL,
        act=lambda: LocalFigure(duty.id, until.given, notes=ask.notes(reason)),
        button="Set it",
        lead=(
            f"{duties.sentence(ask.names, duty)}.",
            LEAD,
        ),
        duty=duty,
    )


PAGE = ActPage(LABEL, form)
