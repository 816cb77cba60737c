"""One side says what keeps the child safe while this is settled."""

from typing import Literal

from concordat.core import sentences
from concordat.core.acts import SafetyStated
from concordat.core.labels import BY_WHOM, WHAT
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import AnyOf, Line, LongText
from concordat.pages.forms.until import until_when

LABEL = "Say what keeps the child safe"
NOTHING = "nothing"


def form(ask: Ask) -> ActForm:
    said = ask.names.said
    nothing_does = NOTHING in ask.typed.many(NOTHING)
    needed = said(sentences.SAY_WHAT_KEEPS_SAFE_OR_TICK)
    what = ask.ask(
        LongText(
            "what",
            "What, in plain words?",
            kept=WHAT,
            needed="" if nothing_does else needed,
            example="Her grandmother fetches her from school and she sleeps there until Friday.",
            rows=4,
        )
    )
    by_whom = ask.ask(Line("by-whom", "Who does it?", kept=BY_WHOM, hint=sentences.MAY_STAY_EMPTY))
    until = ask.ask(until_when("until", ask.typed.today))
    options = {NOTHING: said("No safety plan is known yet")}
    about = said(sentences.ASK_WHAT_KEEPS_SAFE)
    nothing = ask.ask(AnyOf(NOTHING, "Or", options=options, told_as=about))
    return ActForm(
        heading=said(sentences.ASK_WHAT_KEEPS_SAFE),
        act=lambda: SafetyStated(
            _side(ask),
            ask.about or None,
            bool(nothing.value),
            until.value,
            notes=ask.notes(what, by_whom),
        ),
        lead=(
            "Everybody in the case sees this beside what is next.",
            "You are asked again at every step.",
        ),
    )


def _side(ask: Ask) -> Literal["raising", "answering"]:
    return "answering" if ask.about else "raising"


PAGE = ActPage(LABEL, form)
