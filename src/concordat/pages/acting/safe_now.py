"""What keeps the child safe now. Every act that stops the case asks this."""

from collections.abc import Iterator
from dataclasses import dataclass

from concordat.brief.positions import has_run_out, safety_words
from concordat.core import sentences
from concordat.core.acts import SafetyStated
from concordat.core.labels import SAFETY
from concordat.core.posts import SideOf
from concordat.core.wording import in_one_paragraph
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.fields import AnyOf, LongText
from concordat.pages.forms.sheet import Answer

TICKED = "safe"
NOTHING, AS_IT_WAS = "nothing", "as-it-was"


@dataclass(frozen=True, slots=True)
class SafeNow:
    """The answer to it: in words; or that nothing is known to, or that nothing new is said."""

    words: Answer[str]
    ticked: Answer[tuple[str, ...]]

    def stated(self) -> Iterator[SafetyStated]:
        """What is said of it by an act of its own."""
        if NOTHING in self.ticked.given:
            yield SafetyStated("raising", nothing=True)


def safe_now(ask: Ask) -> SafeNow:
    """Asks it. “Nothing that I know of” is an answer, and so is “As it was” where a plan is
    known.
    """
    said = ask.names.said
    is_ticked = bool(ask.typed.many(TICKED))
    needed = "" if is_ticked else sentences.SAY_WHAT_KEEPS_SAFE_OR_TICK
    words = ask.ask(LongText("safety", kept=SAFETY, needed=needed, rows=3).said(said))
    options = {NOTHING: sentences.NOTHING_KNOWN}
    if plan := _known(ask):
        options[AS_IT_WAS] = f"As it was: {plan}"
    ticked = ask.ask(AnyOf(TICKED, "Or", options=options, told_as=said(SAFETY.asked)))
    if bool(words.value) + len(ticked.value or ()) > 1:
        words.refuse(said(sentences.SAFE_OR_NOT))
    return SafeNow(words, ticked)


def _known(ask: Ask) -> str:
    """The raising side's plan that is known, in words; "" where none is."""
    known = ask.view.case.safety.get(SideOf("raising"))
    if known is None or known.stated.nothing or has_run_out(ask.view, known):
        return ""
    return in_one_paragraph(safety_words(ask.view, known))
