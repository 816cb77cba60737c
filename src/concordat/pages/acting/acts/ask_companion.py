"""Ask not to go alone. If somebody is named, they get a part in the case."""

from concordat.core import sentences
from concordat.core.acts import AnyAct, Appointed, Asked
from concordat.core.who.parts import Capacity
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import FromList
from concordat.pages.forms.sheet import Answer

LABEL = "Ask somebody to come with you"
LEAD = (
    "Nobody has to challenge somebody more senior alone. Asking somebody to come with "
    "you is part of the procedure."
)
COMPANION = "companion"


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
    """Everybody with a post in the reader's own agency: one side can't show the case to the
    other.
    """
    own = {held.agency for held in _own(ask)}
    seats = [seat for seat in ask.view.record.directory.seats if seat.agency in own]
    there = {person for seat in seats for person in (seat.holder, seat.cover)}
    there.discard(ask.view.actor.person)
    return {person: words for person, words in ask.members().items() if person in there}


def _accompanied(ask: Ask, summary: Answer[str], person: Answer[str]) -> AnyAct:
    notes = ask.notes(summary)
    held = next(iter(_own(ask)), None)
    if person.value is None or held is None:
        return Asked("companion", notes=notes)
    return Appointed(COMPANION, person.value, side=held.side, agency=held.agency, notes=notes)


PAGE = ActPage(LABEL, form)
