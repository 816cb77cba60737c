"""What was written with an act, as its readers may read it, and whether an entry still holds."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal

import msgspec

from concordat.brief.children import as_known, in_words, no_longer_holds
from concordat.brief.names import Names
from concordat.brief.view import CaseView
from concordat.brief.words import day
from concordat.core import labels
from concordat.core.acts import (
    NOBODY_RUNG,
    AnyAct,
    CarriedOut,
    DangerAcknowledged,
    Note,
    Noted,
    Positioned,
    SafetyStated,
)
from concordat.core.acts.channels import HOW
from concordat.core.calendar import say_when
from concordat.core.case.fold import corrections, effective
from concordat.core.changed import RANG
from concordat.core.events import Event
from concordat.core.wording import capitalised, under

NAMED_BY_MISTAKE = "The child was wrongly identified here. What was written is no longer shown."
"""What is read in the place of who a child was taken to be."""


def words_about(view: CaseView, act: AnyAct, about: str, point: str = "") -> str:
    """What an act holds about something, where the reader may read it; "" elsewhere."""
    return view.words.get(act.note(about, point) or "", "")


def written(names: Names, act: AnyAct) -> str:
    """What was written with an act, each part under its name, in paragraphs."""
    view = names.view
    if isinstance(act, Noted):
        return view.words.get(act.note_id, "")
    texts = {note: text(names, note) for note in sorted(act.notes, key=_place)}
    readable = {note: words for note, words in texts.items() if words}
    if len(readable) == 1 and not isinstance(act, Positioned):
        return next(iter(readable.values()))
    return "\n\n".join(under(label(names, act, note), words) for note, words in readable.items())


def text(names: Names, note: Note) -> str:
    """A text as its readers see it: who a child is, in full, and nothing of who it is not; "" where
    they can't read it.
    """
    view = names.view
    if no_longer_holds(view, note):
        return names.said(NAMED_BY_MISTAKE)
    words = view.words.get(note.id, "")
    if note.about != labels.CHILD or not words:
        return words
    return in_words(as_known(words), view.today)


def of_who_it_is_not(names: Names, act: AnyAct) -> str:
    """That a child was wrongly identified in an act; "" where none was."""
    wrongly = any(no_longer_holds(names.view, note) for note in act.notes)
    return names.said(NAMED_BY_MISTAKE) if wrongly else ""


def entry_words(names: Names, act: AnyAct) -> str:
    """Everything that an act holds besides its sentence, in paragraphs."""
    return "\n\n".join(filter(None, (written(names, act), stated(names, act))))


def stated(names: Names, act: AnyAct) -> str:
    """What an act holds besides its words that its sentence doesn't tell: how it was done, or until
    when it holds; "" where there is nothing.
    """
    match act:
        case CarriedOut(by_raising=True, channel=None):
            return "In writing, by raising it here."
        case CarriedOut(channel=str(channel)):
            return f"{HOW.get(channel, channel)}."
        case CarriedOut(rung=rung) if rung != NOBODY_RUNG:
            return f"{capitalised(RANG[rung])}."
        case DangerAcknowledged(rung=rung, rung_at=datetime() as at):
            return f"{capitalised(RANG[rung])} {say_when(at)}."
        case SafetyStated() if act.until is not None:
            return until(names.view, act)
        case _:
            return ""


def until(view: CaseView, act: SafetyStated) -> str:
    """Until when something keeps the child safe; "" where nobody said."""
    return f"Until {day(act.until, view.now)}." if act.until else ""


def _place(note: Note) -> tuple[int, str, str]:
    """Where a text comes among the texts of one act."""
    return labels.place(note.about), note.about, note.point


def label(names: Names, act: AnyAct, note: Note) -> str:
    """What a text is about, as a reader sees it above the text."""
    if note.about == labels.POSITION:
        return names.point(note.point)
    if note.about == labels.NEED and isinstance(act, CarriedOut):
        return _asked_for(names, act).get(note.point, "What was asked for")
    return names.said(labels.shown_as(note.about))


def _asked_for(names: Names, act: CarriedOut) -> Mapping[str, str]:
    """What duties ask to be written, in the procedure's own words, by number."""
    return {
        str(number): capitalised(need)
        for duty_id in act.duties
        for number, need in enumerate(names.protocol.duty(duty_id.key).needs, start=1)
    }


def raised_words(view: CaseView, about: str) -> str:
    """What was written about something when the disagreement was raised."""
    return words_about(view, view.case.raised, about)


def written_down(names: Names) -> str:
    """Who wrote down for the raiser what was raised, and how and when they were told; "" where the
    raiser wrote it.
    """
    first = names.view.record.events[0]
    if first.behalf is None or first.behalf == first.by:
        return ""
    told = raised_words(names.view, labels.TAKEN_DOWN.key)
    by_whom = f"Written down by {names.person(first.by)} for {names.person(first.behalf)}"
    return f"{by_whom}: {told}" if told else by_whom


# ── The record ────────────────────────────────────────────────────────────────────────────────────


class EntryState(msgspec.Struct, frozen=True):
    """Whether an entry is as it was, was corrected to something else, or struck out. `by` is the
    entry that did it; `reads` is the entry as it reads now, None where it was struck out.
    """

    state: Literal["stands", "corrected", "struck"] = "stands"
    by: Event | None = None
    reads: Event | None = None


def states(events: tuple[Event, ...]) -> Mapping[int, EntryState]:
    """For every entry, by number, how it is with corrections applied."""
    by = corrections(events)
    now = {event.seq: event for event in effective(events)}
    return {event.seq: _state(event, now.get(event.seq), by.get(event.seq)) for event in events}


def _state(event: Event, now: Event | None, by: Event | None) -> EntryState:
    if now is None:
        return EntryState("struck", by)
    return EntryState(reads=now) if now == event else EntryState("corrected", by, now)


def entry(view: CaseView, seq: int | None) -> Event | None:
    """An entry as it should be read, corrections applied; None where it was taken out."""
    return next((event for event in history(view) if event.seq == seq), None)


def history(view: CaseView) -> Iterator[Event]:
    """The record as it should be read."""
    return iter(effective(view.record.events))
