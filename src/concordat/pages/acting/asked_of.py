"""What the procedure asks to be written down when a duty is done, in its own words."""

from concordat.brief.names import issue_words
from concordat.brief.written import raised_words
from concordat.core.case import Owed
from concordat.core.labels import DECISION, NEED, OUTCOME, REASONS, Written
from concordat.core.protocol import Duty
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.fields import LongText
from concordat.pages.forms.sheet import Answer

POINTS = "points"
# What was written when the case was raised, by a word of what the procedure asks for now: it only
# starts the box.
WRITTEN_AT_FIRST = {
    "reason": REASONS.key,
    "outcome": OUTCOME.key,
    "achieve": OUTCOME.key,
    "problem": DECISION.key,
    "disagree": POINTS,
    "challenge": POINTS,
}


def asked_of(ask: Ask, duty: Owed, spec: Duty) -> list[Answer[str]]:
    """Ask for each thing that a duty wants written down."""
    return [
        ask.ask(asks_for(need, number, start=_at_first(ask, duty, need)))
        for number, need in enumerate(spec.needs, start=1)
    ]


def asks_for(need: str, number: int, *, start: str = "") -> LongText:
    """The question for one thing that the procedure wants written down; `start` is in its box."""
    return LongText(
        f"need-{number}",
        f"The procedure asks for: {need}",
        kept=Written(NEED, point=str(number), shown=need),
        needed=f"Write down {need}.",
        rows=3,
        start=start,
    )


def _at_first(ask: Ask, duty: Owed, need: str) -> str:
    """What was written when the case was raised, if it fits what the raiser's first duty asks for;
    "" otherwise.
    """
    case = ask.view.case
    if duty.side != "raising" or duty.opened != case.start:
        return ""
    about = next((key for word, key in WRITTEN_AT_FIRST.items() if word in need), "")
    if about == POINTS:
        return "\n".join(issue_words(ask.view, issue.id) for issue in case.issues)
    return raised_words(ask.view, about)
