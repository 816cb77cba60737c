"""Withdrawing the whole case, with the reason and what keeps the child safe."""

from concordat.core.acts import Withdrawn
from concordat.core.labels import REASON
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.safe_now import safe_now
from concordat.pages.forms.fields import LongText

LABEL = "Withdraw"


def form(ask: Ask) -> ActForm:
    reason = ask.ask(
        LongText(
            "reason",
            "Why are you withdrawing it?",
            kept=REASON,
            needed="Say why: one or two sentences.",
        )
    )
    safety = safe_now(ask)
    return ActForm(
        heading=LABEL,
        act=lambda: Withdrawn(notes=ask.notes(reason, safety)),
        button="Withdraw it",
        lead=("The case ends. Everybody with a part in it, and the board, is told.",),
    )


PAGE = ActPage(LABEL, form)
