"""Ask not to go alone. If somebody is named, they get a part in the case."""

from msgspec.structs import replace

from concordat.core import sentences
from concordat.core.acts import COMPANION, AnyAct, Appointed, Asked
from concordat.core.who.parts import Capacity
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.naming import fit_for
from concordat.pages.forms.fields import FromList
from concordat.pages.forms.sheet import Answer

LABEL = "Ask somebody to come with you"
LEAD = (
    "Nobody has to challenge somebody more senior alone. Asking somebody to come with "
    "you is part of the procedure."
)


def form(ask: Ask) -> ActForm:
    summary = ask.summary("What would help?", sentences.SAY_WHAT_WOULD_HELP, rows=3)
    person = ask.ask(
        FromList(
            "person",
            "Who of your own agency is it, if you know?",
            options=_colleagues(ask),
            hint="They will be able to read this case, and both sides see that they can.",
        )
    )
    return ActForm(
        heading=LABEL,
        act=lambda: _accompanied(ask, summary, person),
        button="Ask for it",
        lead=(LEAD,),
    )


def _own(ask: Ask) -> list[Capacity]:
    """The reader's own part in the case, on one of its sides."""
    return [each for each in ask.view.actor.capacities if each.side in ("raising", "answering")]


def _colleagues(ask: Ask) -> dict[str, str]:
    """Everybody else whom the reader can bring in for that."""
    held = next(iter(_own(ask)), None)
    there = fit_for(ask, _companion(held, "")) if held else {}
    return {person: words for person, words in there.items() if person != ask.view.actor.person}


def _companion(held: Capacity, person: str) -> Appointed:
    """Somebody of the agency of whoever asks: one side can't show the case to the other."""
    return Appointed(COMPANION, person, side=held.side, agency=held.agency)


def _accompanied(ask: Ask, summary: Answer[str], person: Answer[str]) -> AnyAct:
    notes = ask.notes(summary)
    held = next(iter(_own(ask)), None)
    if person.value is None or held is None:
        return Asked("companion", notes=notes)
    return replace(_companion(held, person.value), notes=notes)


PAGE = ActPage(LABEL, form)
