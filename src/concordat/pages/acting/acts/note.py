"""A note in the record, for an audience."""

from typing import cast

from concordat.brief.authors import author
from concordat.brief.managing import who_manages
from concordat.brief.offering import CAN_YOU_COME
from concordat.brief.private import said_by, told_privately, words
from concordat.brief.requests import meeting_in
from concordat.brief.values import Panel
from concordat.brief.words import when
from concordat.brief.written import entry, written
from concordat.core.acts import Audience, Noted
from concordat.core.events import Event
from concordat.core.sentences import MAY_STAY_EMPTY
from concordat.core.wording import unstopped
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText, OneOf
from concordat.pages.forms.sheet import Answer

LABEL = "Add a note"
FOLLOWED_UP = "Record that you followed it up"
COMES = {"yes": "I can come", "no": "I can’t come"}
ALONE: Audience = "business manager"
BOTH_SIDES, OWN_AGENCY, BOARD = "both sides", "own agency", "board"
CHOSEN = "You choose below who reads this."


def form(ask: Ask) -> ActForm:
    if private := _told_privately(ask):
        return _following_up(ask, private)
    meeting = meeting_in(ask.view, int(ask.about)) if ask.about.isdecimal() else None
    return _can_come(ask, meeting) if meeting else _note(ask)


def _can_come(ask: Ask, meeting: Event) -> ActForm:
    """Whether somebody comes to a meeting that the other side asked for."""
    comes = ask.ask(
        OneOf("comes", "Can you come?", options=COMES, needed="Say whether you can come.")
    )
    more = ask.ask(LongText("text", "When, or why not?", hint=MAY_STAY_EMPTY))

    def noted() -> Noted:
        said = f"{comes.words}. {more.given if more.value else ''}".strip()
        return Noted("both sides", ask.text(said, "note").id, about=meeting.seq)

    asked = f"{author(ask.names, meeting)} asked for a meeting"
    question = written(ask.names, meeting.act)
    return ActForm(
        heading=CAN_YOU_COME,
        act=noted,
        button="Tell them",
        lead=(f"{asked}: “{unstopped(question)}”." if question else f"{asked}.",),
    )


def _told_privately(ask: Ask) -> Event | None:
    """The entry that the note is about, where it tells the reader something to follow up."""
    return next((each for each in told_privately(ask.view) if str(each.seq) == ask.about), None)


def _following_up(ask: Ask, private: Event) -> ActForm:
    """What the business manager did about it, for them alone."""
    text = ask.ask(
        LongText(
            "text",
            "What did you do about it?",
            read_by=f"Only {who_manages(ask.names)} reads this.",
            needed="Write what you did about it.",
        )
    )
    return ActForm(
        heading=FOLLOWED_UP,
        act=lambda: Noted(ALONE, ask.note(text, "note").id, about=private.seq),
        button="Record it",
        lead=("It then leaves your list on the board’s page.",),
        reads=(Panel(said_by(ask.names, private), words(ask.names, private)),),
    )


def _note(ask: Ask) -> ActForm:
    mine = _own_agency(ask)
    audiences = {BOTH_SIDES: "All agencies in the case and the board"}
    if mine:
        audiences[OWN_AGENCY] = f"Only {ask.names.agency(mine)}"
    audiences[BOARD] = "Only the board"
    text = ask.ask(
        LongText(
            "text", "The note", needed="Write the note.", start=_disputing(ask), read_by=CHOSEN
        )
    )
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


def _about(ask: Ask) -> Event | None:
    """The entry that the note is about; None where it is about none."""
    number = ask.about if ask.about.isdecimal() and len(ask.about) < 10 else "0"
    return entry(ask.view, int(number))


def _disputing(ask: Ask) -> str:
    """The beginning of a note about an entry: what it is about and, where somebody else wrote that,
    that one remembers it differently; "" for any other note.
    """
    event = _about(ask)
    if event is None:
        return ""
    told = event.act.sentence(ask.names.at(event))
    about = f"About “{told}” ({when(event.happened, ask.view.now)}): "
    mine = ask.view.actor.person in (event.by, event.behalf)
    return about if mine else f"{about}I remember this differently. "


def _noted(ask: Ask, text: Answer[str], audience: Answer[str], mine: str | None) -> Noted:
    own = mine if audience.value == OWN_AGENCY else None
    return Noted(cast(Audience, audience.given), ask.note(text, "note").id, agency=own)


PAGE = ActPage(LABEL, form, repeats=True)
