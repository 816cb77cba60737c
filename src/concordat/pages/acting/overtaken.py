"""An act that can't be recorded any more, because of what was recorded while its form was open:
what was written for it, to be kept as a note, and what is offered now.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec
from django.http import Http404

from concordat.brief.foreseen import foreseen
from concordat.brief.reading import Brief
from concordat.casework.requests import Form
from concordat.core.acts import ActKind
from concordat.core.errors import Refused
from concordat.core.wording import says_something
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import whose
from concordat.pages.acting.buttons import action, address
from concordat.pages.acting.form import ActForm
from concordat.pages.acting.table import PAGES
from concordat.pages.acting.tried import AnyForm
from concordat.pages.acting.when import When
from concordat.pages.components.fields import Area, Field, Radios
from concordat.pages.components.values import Action
from concordat.pages.sent import UNSEEN

NOTE: ActKind = "note"
WRITTEN = "In your words"
NOT_THERE = "A task that is not there any more"
GONE = "What it is about has been dealt with, or is not there any more."


@dataclass(frozen=True, slots=True)
class NoteForm:
    """The form of a note that holds what was written: where it is sent, and with which token."""

    to: str
    request: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What its form was called, why it can't be recorded any more, everything that was answered, a
    note to keep it in (None for whoever can add none), and the same act as it is offered now.
    """

    heading: str
    why: str
    answered: tuple[tuple[str, str], ...]
    note: NoteForm | None
    instead: tuple[Action, ...]


def why_not_any_more(ask: Ask, form: ActForm, when: When) -> str:
    """Why what was sent can't be recorded now; "" where it can, or something has to be put right
    first.
    """
    if why := ask.brief.why_not(ask.kind, ask.about):
        return why
    if ask.problems or when.problems:
        return ""
    act, behalf = form.act(), whose(ask)
    view = ask.naming((act, *form.also()))
    then = foreseen(view, act, form.also(), behalf=behalf)
    return then.sentence if isinstance(then, Refused) else ""


def overtaken(ask: Ask, again: AnyForm, seen: int, why: str) -> Overtaken:
    """What was written on a form that was shown when `seen` was the last entry."""
    then = _as_it_was(ask, seen)
    offered = [each for each in ask.brief.offers if each.open and each.kind == ask.kind]
    instead = tuple(action(ask.view, each) for each in offered)
    try:
        form = again(then)
    except Http404:  # time alone took away what it asks about
        typed = "\n\n".join(_typed(ask))
        found = [(WRITTEN, typed)] if typed else []
        return Overtaken(NOT_THERE, why, tuple(found), _note(ask, typed), instead)
    answered = tuple(each for answer in then.answers for each in answer.told if each[1])
    written = "\n\n".join((form.heading, *_written(then)))
    return Overtaken(form.heading, why, answered, _note(ask, written), instead)


def _typed(ask: Ask) -> Iterator[str]:
    """Every text in the boxes, where their questions can't be told any more."""
    for name in ask.typed.boxes():
        text = ask.typed.text(name)
        if name not in UNSEEN and says_something(text):
            yield text


def _as_it_was(ask: Ask, seen: int) -> Ask:
    """The same questions, asked of the case as it was when they were shown."""
    view = ask.view
    events = tuple(each for each in view.record.events if each.seq <= seen)
    record = msgspec.structs.replace(view.record, events=events)
    case = record.case(view.now)
    return ask.asked_of(Brief(msgspec.structs.replace(view, record=record, case=case)))


def _written(then: Ask) -> Iterator[str]:
    """Each text that the act would have kept, after its question. What was told in private stays
    out of it.
    """
    kept = [each for each in then.answers if each.kept]
    for answer in kept or [each for each in then.answers if isinstance(each.shown[0], Area)]:
        yield from (f"{asked}\n{words}" for asked, words in answer.told if words)


def _note(ask: Ask, written: str) -> NoteForm | None:
    """The form of a note that holds these words, for an audience that is yet to be chosen."""
    if ask.brief.why_not(NOTE, ""):
        return None
    empty = ask.another(NOTE)
    PAGES[NOTE].form(empty)
    fields = tuple(_filled(each, written) for each in empty.fields)
    form = Form(ask.view.actor.person, f"{NOTE}/{ask.view.ref}/")
    return NoteForm(address(ask.view.ref, NOTE), form.token(), fields)


def _filled(field: Field, written: str) -> Field:
    match field:
        case Area():
            return replace(field, value=written)
        case Radios(options=options):
            return replace(field, options=tuple(replace(each, chosen=False) for each in options))
    return field
