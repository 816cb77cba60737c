"""What was done about danger, and why the child is safe now."""

from concordat.core import sentences
from concordat.core.acts import DangerPassed
from concordat.core.labels import DONE, SAFE_NOW
from concordat.pages.acting.about_danger import danger_of, lead, to_ring
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "Record immediate action taken"
BY_MISTAKE = "If it was said by mistake, say that, and how you know that this child is safe."


def form(ask: Ask) -> ActForm:
    danger, said = danger_of(ask), ask.names.said
    done = ask.ask(LongText("done", kept=DONE, needed=sentences.SAY_WHAT_WAS_DONE, rows=4))
    safe = ask.ask(
        LongText(
            "safe",
            said(SAFE_NOW.asked),
            kept=SAFE_NOW,
            needed=said(sentences.SAY_WHY_SAFE),
            rows=4,
        )
    )
    return ActForm(
        heading=LABEL,
        act=lambda: DangerPassed(danger.seq, notes=ask.notes(done, safe)),
        stater=to_ring(ask, danger),
        lead=(
            *lead(ask, danger),
            "The other agency is asked whether it agrees. Until it does, the warning stays.",
            said(BY_MISTAKE),
        ),
        weighs=True,
        about_danger=True,
    )


PAGE = ActPage(LABEL, form)
