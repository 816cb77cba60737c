"""Saying how things are: safety, danger, facts, what runs beside, a note."""

from typing import Literal, cast

from django.http import Http404

from concordat.core.acts import (
    BESIDE,
    Alongside,
    Audience,
    FactStated,
    Misdirected,
    Noted,
    RiskStated,
    SafetyStated,
)
from concordat.documents.story import entry, tell
from concordat.pages.acting.ask import Ask, Form
from concordat.pages.words import when


def safety(ask: Ask) -> Form:
    """What keeps the child safe while this is settled, as one side says."""
    side: Literal["raising", "answering"] = "answering" if ask.about else "raising"
    nothing = "nothing" in ask.many("nothing")
    needed = ask.names.said("Say what keeps the child safe, or tick that nothing does for now.")
    return Form(
        heading=ask.names.said("What keeps the child safe while this is settled?"),
        fields=(
            ask.area(
                "what",
                "What, in plain words?",
                needed="" if nothing else needed,
                example=(
                    "Her grandmother fetches her from school and she sleeps there until Friday."
                ),
                rows=4,
            ),
            ask.line("by-whom", "Who does it?", hint="You can leave this empty."),
            ask.date("until", "Until when?", hint="You can leave this empty."),
            ask.checkboxes(
                "nothing", "Or", {"nothing": ask.names.said("Nothing keeps the child safe for now")}
            ),
        ),
        act=lambda: SafetyStated(
            side,
            ask.about or None,
            nothing,
            ask.on("until"),
            ask.notes(what="what", by_whom="by-whom"),
        ),
        lead=("This stands beside what is next, for both sides. It is asked again at every step.",),
    )


def risk(ask: Ask) -> Form:
    """A child in immediate danger."""
    return Form(
        heading=ask.names.said("A child is in immediate danger"),
        fields=(
            ask.area(
                "summary",
                "What makes you think so?",
                hint="Both sides and the board will read this.",
                rows=4,
            ),
        ),
        act=lambda: RiskStated(ask.notes(summary="summary")),
        button="Record it",
        lead=(
            "Ring 999 first. This page tells the other side and the board; it rings nobody.",
            "The disagreement goes on beside it: nothing here stops a limit.",
        ),
        grave=True,
    )


def fact(ask: Ask) -> Form:
    """Something that the procedure asks about and that is so now."""
    found = next((each for each in ask.protocol.facts if each.key == ask.about), None)
    if found is None:
        raise Http404
    return Form(
        heading=found.title,
        fields=(
            ask.area(
                "summary",
                "Since when, and how do you know?",
                hint="Both sides will read this.",
                rows=3,
            ),
        ),
        act=lambda: FactStated(found.key, notes=ask.notes(summary="summary")),
        button="Yes, this is so",
        lead=("The procedure asks for this. What follows from it begins when you record it.",),
        dated=True,
    )


def alongside(ask: Ask) -> Form:
    """Another procedure, or a change in the child's life, beside the case."""
    options = {each: ask.names.said(each[:1].upper() + each[1:]) for each in BESIDE}
    return Form(
        heading="Something else is going on beside this",
        fields=(
            ask.radios("what", "What is it?", options, needed="Say what it is."),
            ask.date("on", "Since when?", hint="You can leave this empty."),
            ask.area(
                "summary", "What should both sides know?", hint="You can leave this empty.", rows=3
            ),
        ),
        act=lambda: Alongside(ask.text("what"), ask.on("on"), ask.notes(summary="summary")),
        lead=("It is shown on the case. It replaces nothing and stops no limit.",),
    )


def misdirected(ask: Ask) -> Form:
    """That this reached the wrong person or agency."""
    return Form(
        heading="This reached the wrong person or agency",
        fields=(
            ask.area(
                "summary",
                "Who should it be, as far as you know?",
                needed="Say what is wrong, and who it should be if you know.",
            ),
        ),
        act=lambda: Misdirected(ask.notes(summary="summary")),
        button="Report it",
        lead=(
            (
                "The board's officer reads this and can move the case. Until then everybody's time "
                "goes on."
            ),
        ),
    )


def note(ask: Ask) -> Form:
    """A note in the record, for an audience."""
    mine = [
        held.agency for held in ask.view.actor.capacities if held.side in ("raising", "answering")
    ]
    options = {"both sides": "Both sides and the board"}
    if mine:
        options["own agency"] = f"Only {ask.names.agency(mine[0])}"
    options["board"] = "Only the board"
    return Form(
        heading="Add a note",
        fields=(
            ask.area("text", "The note", needed="Write the note.", start=_disputing(ask)),
            ask.radios(
                "audience",
                "Who may read it?",
                options,
                needed="Say who may read it.",
                start="both sides",
            ),
        ),
        act=lambda: _noted(ask, mine),
        button="Add the note",
    )


def _disputing(ask: Ask) -> str:
    """The beginning of a note about an entry that somebody remembers otherwise; "" for any other
    note.
    """
    event = entry(ask.view, int(ask.about)) if ask.about.isdecimal() else None
    if event is None:
        return ""
    told = tell(ask.view, ask.names, event).what
    return f"About “{told}” ({when(event.happened, ask.view.now)}): this isn’t how I remember it. "


def _noted(ask: Ask, mine: list[str]) -> Noted:
    audience = cast(Audience, ask.text("audience"))
    own = mine[0] if audience == "own agency" else None
    return Noted(audience, ask.note("text") or "", agency=own)
