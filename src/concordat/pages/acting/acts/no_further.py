"""Take what is not agreed no further."""

from concordat.core.acts import TakenNoFurther
from concordat.core.labels import REASON
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.safe_now import safe_now
from concordat.pages.forms.fields import LongText

LABEL = "Take it no further"
LEAD = (
    "What was agreed still applies and is followed up until it is done. Your disagreement about "
    "the rest stays in the record."
)


def form(ask: Ask) -> ActForm:
    reason = ask.ask(
        LongText(
            "reason",
            "Why are you taking it no further?",
            kept=REASON,
            needed="Say why: one or two sentences.",
        )
    )
    safety = safe_now(ask)
    return ActForm(
        heading=LABEL,
        act=lambda: TakenNoFurther(notes=ask.notes(reason, safety)),
        button=LABEL,
        lead=(LEAD,),
    )


PAGE = ActPage(LABEL, form)
