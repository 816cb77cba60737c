"""Fills a protocol's forms and letters from the brief of a case.

What the case can't answer stays empty, for handwriting. The protocol's file of papers says which
fill goes in which box.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from concordat.brief.reading import Brief
from concordat.brief.written import words_about
from concordat.core.acts import LEVELS, CarriedOut
from concordat.core.events import Event
from concordat.core.labels import NEED
from concordat.documents.filling import BY_COMPLETING, Filling
from concordat.library.files.papers import Field, Letter, Papers

DRAWN_UP = "Drawn up from the procedure's words; the board's own form was not supplied."


@dataclass(frozen=True, slots=True)
class FormBox:
    """One box of a filled form. `ticks` are its choices, each with whether it is ticked; `heading`
    goes above the box; `filled_later`: whoever the form goes to fills
    it, or it says who completed the form.
    """

    label: str
    value: str = ""
    note: str = ""
    heading: str = ""
    ticks: tuple[tuple[str, bool], ...] = ()
    filled_later: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.value and not any(ticked for _, ticked in self.ticks)


@dataclass(frozen=True, slots=True)
class FilledForm:
    title: str
    for_completion: str
    boxes: tuple[FormBox, ...]
    drawn_up: str = ""
    footnotes: tuple[str, ...] = ()

    @property
    def still_empty(self) -> tuple[str, ...]:
        """What whoever completes the form has to write on it, because the case doesn't give it."""
        return tuple(
            box.label.strip("*: ") for box in self.boxes if box.is_empty and not box.filled_later
        )


@dataclass(frozen=True, slots=True)
class FilledLetter:
    """A draft letter: from whom to whom, about which case, and each part it must have, with what
    the case gives for it.
    """

    title: str
    sender: str
    to: str
    copies: tuple[str, ...]
    about: str
    parts: tuple[tuple[str, str], ...]


def fill_form(brief: Brief, papers: Papers, key: str, agency: str | None = None) -> FilledForm:
    """The form filled from the case; if several agencies answer, for the one named."""
    form = papers.forms[key]
    filling = Filling(brief, agency, form.stages, paper=key)
    boxes = tuple(_box(filling, field) for field in form.field)
    drawn_up = "" if form.supplied else DRAWN_UP
    return FilledForm(form.title, form.for_completion, boxes, drawn_up, form.footnotes)


def _box(filling: Filling, field: Field) -> FormBox:
    value = filling.value(field.fill)
    ticks = tuple((choice, _is_meant(choice, value)) for choice in field.choices)
    shown = "" if ticks else value
    filled_later = field.by_receiver or field.fill in BY_COMPLETING
    return FormBox(field.label, shown, field.note, field.heading, ticks, filled_later)


def _is_meant(choice: str, value: str) -> bool:
    """Whether a choice printed on the form ("S17:", "Level 4:") means the value of the case."""
    said, kept = (_plain(each) for each in (choice, value))
    same = {kept, _plain(SECTIONS.get(value, ""))}
    return bool(kept) and (said in same or said.lstrip("abcdefghijklmnopqrstuvwxyz") == kept)


SECTIONS = {LEVELS["child-in-need"]: "S17", LEVELS["child-protection"]: "S47"}
"""Levels of need as the Children Act 1989 numbers them, which is how forms print them."""


def _plain(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def fill_letter(brief: Brief, letter: Letter, agency: str | None = None) -> FilledLetter:
    """The letter as a draft from the case."""
    filling = Filling(brief, agency, letter.stages)
    return FilledLetter(
        title=letter.title,
        sender=filling.who(letter.from_),
        to=filling.who(letter.to),
        copies=tuple(map(filling.who, letter.copies)),
        about=f"{brief.view.ref}: {filling.value('child-names')}",
        parts=tuple(
            (filling.names.said(PARTS[part]), _part(filling, letter, part)) for part in letter.parts
        ),
    )


def _part(filling: Filling, letter: Letter, part: str) -> str:
    """What fills a part of a letter: where the letter's own clause asks for it to be written, what
    was written there last; elsewhere what the case gives.
    """
    asked = [need for event in filling.history for need in _needs(filling, event, letter, part)]
    return asked[-1] if asked else filling.value(FILL_OF.get(part, part))


def _needs(filling: Filling, event: Event, letter: Letter, part: str) -> Iterator[str]:
    """What an entry holds of what the letter's clause asks for by the name of that part."""
    for duty_id in event.act.subject.duties if isinstance(event.act, CarriedOut) else ():
        spec = filling.names.protocol.duty(duty_id.key)
        for number, need in enumerate(spec.needs if spec.clause == letter.clause else (), start=1):
            words = words_about(filling.view, event.act, NEED, str(number))
            if part in need and words:
                yield words


PARTS = {
    "actions": "Actions",
    "answer": "Answer to the request",
    "concerns": "Concerns raised",
    "decision": "Decision",
    "decisions": "Decisions",
    "disagreement": "The disagreement",
    "discussion": "What was discussed",
    "dissent": "Dissenting views",
    "issues": "Issues arising from the process",
    "meeting": "A meeting to settle it",
    "outcome": "Outcome",
    "outstanding": "What is outstanding, and how it will be pursued",
    "rationale": "Rationale",
    "reasons": "Reasons",
    "representations": "Representations",
    "request": "What is asked for",
    "resolution": "Resolution reached",
    "risk": "The risk to the child",
}
FILL_OF = {
    "concerns": "concern",
    "decisions": "outcome",
    "discussion": "method",
    "reasons": "rationale",
    "request": "wanted",
    "resolution": "outcome",
}
