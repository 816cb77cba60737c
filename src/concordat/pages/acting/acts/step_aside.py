"""Step aside from a case: too close to it, or the like."""

from concordat.brief.foreseen import foreseen, in_their_place, not_now
from concordat.core import sentences
from concordat.core.acts import SteppedAside
from concordat.core.errors import Refused
from concordat.core.labels import REASON
from concordat.core.posts import LEAD, LOOKING_ON
from concordat.core.wording import joined
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "Step aside from this case"
ASKED = "the board’s office is asked to say who acts as"
GONE = "You will not see this case any more."


def form(ask: Ask) -> ActForm:
    reason = ask.ask(
        LongText(
            "reason",
            "Why do you step aside?",
            kept=REASON,
            needed=sentences.SAY_WHY,
            hint="A few words will do, such as: I know the family.",
            rows=3,
        )
    )
    return ActForm(
        heading=LABEL,
        act=lambda: SteppedAside(ask.about, notes=ask.notes(reason)),
        button="Step aside",
        lead=_lead(ask),
        grave=True,
        weighs=True,
        happens=_lead(ask),
    )


def _lead(ask: Ask) -> tuple[str, ...]:
    """Who acts in the reader's place then; or that the board's office is asked; or
    why it would be refused.
    """
    then = foreseen(ask.view, SteppedAside(ask.about))
    left = next((held for held in ask.view.actor.capacities if held.post == ask.about), None)
    if isinstance(then, Refused):
        return (not_now(then),)
    lines = [GONE]
    if left is None:
        return tuple(lines)
    if acting := in_their_place(then.names, left):
        lines.append(f"In your place: {joined(acting)}.")
    elif left.post not in LOOKING_ON or left.post == LEAD:
        role = ask.protocol.title_of_tier(left.post)
        lines.append(f"Nobody acts in your place then: {ASKED} {role}.")
    return (*lines, "Deadlines keep running.")


PAGE = ActPage(LABEL, form)
