"""The decision or choice that a duty leaves to whoever does it."""

from concordat.brief.foreseen import foreseen, goes_on_to, step_called
from concordat.core import sentences
from concordat.core.acts import CarriedOut
from concordat.core.case import Owed
from concordat.core.labels import DECIDED
from concordat.core.protocol import Duty, Target
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import Ask, choices
from concordat.pages.forms.fields import LongText, OneOf
from concordat.pages.forms.sheet import Answer

YES_OR_NO = ("yes", "no")


def words_of(spec: Duty) -> dict[str, str]:
    """The words that a duty lets its owner decide between, as choices."""
    return choices(spec.words or YES_OR_NO)


def ask_word(
    ask: Ask, duty: Owed, spec: Duty, *, only_a_part: bool = False
) -> tuple[Answer[str] | None, list[Answer[str]]]:
    """Ask for the decision, showing where each choice leads, and for what it says in words. None if
    nothing is decided. Where only another part of the duty was done, both may be left empty.
    """
    if spec.settled not in ("decision", "choice"):
        return None, []
    options = words_of(spec)
    word = ask.ask(
        OneOf(
            "word",
            "What was decided?" if spec.settled == "decision" else f"{capitalised(spec.what)}:",
            options=options,
            needed="" if only_a_part else "Say which it was.",
            hints={word: _leads_to(ask, duty, spec.then[word], word) for word in spec.words},
            start=next(iter(options)) if len(options) == 1 else "",
        )
    )
    if spec.settled == "choice":
        return word, []
    decided = LongText(
        "decided",
        kept=DECIDED,
        needed="" if only_a_part else sentences.SAY_WHAT_WAS_DECIDED,
    )
    return word, [ask.ask(decided)]


def _leads_to(ask: Ask, duty: Owed, target: Target, word: str) -> str:
    """What a choice leads to; to another step, with who owes what there."""
    if target.kind == "end":
        return f"The case ends: {target.name}."
    if target.kind == "step":
        then = foreseen(ask.view, CarriedOut((duty.id,), word=word))
        there = goes_on_to(then, ask.view) or f"{step_called(ask.protocol.steps[target.name])}."
        return f"It goes on to {there}"
    return ""
