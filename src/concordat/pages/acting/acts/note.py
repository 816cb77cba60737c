"""A note in the record, for an audience."""

from typing import cast

from concordat.brief.words import when
from concordat.brief.written import entry
from concordat.core.acts import Audience, Noted
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText, OneOf
from concordat.pages.forms.sheet import Answer

LABEL = "Add a note"
BOTH_SIDES, OWN_AGENCY, BOARD = "both sides", "own agency", "board"


def form(ask: Ask) -> ActForm:
    mine = _own_agency(ask)
    audiences = {BOTH_SIDES: "Both sides and the board"}
    if mine:
        audiences[OWN_AGENCY] = f"Only {ask.names.agency(mine)}"
    audiences[BOARD] = "Only the board"
    text = ask.ask(LongText("text", "The note", needed="Write the note.", start=_disputing(ask)))
    audience = ask.ask(
        OneOf(
            "audience",
            "Who may read it?",
            options=audiences,
            needed="Say who may read it.",
            start=BOTH_SIDES,
        )
    )
    return ActForm(
        heading=LABEL,
        act=lambda: _noted(ask, text, audience, mine),
        button="Add the note",
    )


def _own_agency(ask: Ask) -> str | None:
    """The agency that the reader acts for in the case; None for the board's own people."""
    held = (each for each in ask.view.actor.capacities if each.side in ("raising", "answering"))
    return next((each.agency for each in held), None)


def _disputing(ask: Ask) -> str:
    """The beginning of a note by somebody who remembers an entry differently; "" for any other
    note.
    """
    number = ask.about if ask.about.isdecimal() and len(ask.about) < 10 else "0"
    event = entry(ask.view, int(number))
    if event is None:
        return ""
    told = event.act.sentence(ask.names.at(event))
    return f"About “{told}” ({when(event.happened, ask.view.now)}): this isn’t how I remember it. "


def _noted(ask: Ask, text: Answer[str], audience: Answer[str], mine: str | None) -> Noted:
    own = mine if audience.value == OWN_AGENCY else None
    return Noted(cast(Audience, audience.given), ask.note(text, "note").id, agency=own)


PAGE = ActPage(LABEL, form)
