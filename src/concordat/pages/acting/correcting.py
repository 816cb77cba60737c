"""Putting an entry right: it stays in the record, and the correction beside it."""

from typing import cast

import msgspec
from django.http import Http404

from concordat.core.acts import AnyAct, CarriedOut, Corrected, Positioned, Raised, Word
from concordat.core.events import Event
from concordat.documents.story import LABELS, issue_words, tell
from concordat.pages.acting.ask import Ask, Form
from concordat.pages.components.fields import Field

OUT, OTHERWISE = "out", "otherwise"


def correct(ask: Ask) -> Form:
    """Taking an entry out, or saying how it should read."""
    event = _event(ask)
    told = tell(ask.view, ask.names, event)
    ways = {
        OTHERWISE: "Something in it should read differently",
        OUT: "It should not be there at all",
    }
    if isinstance(event.act, Raised):
        del ways[OUT]
    return Form(
        heading="Correct an entry",
        fields=(
            ask.radios(
                "way",
                "What is wrong with it?",
                ways,
                needed="Say what is wrong with it.",
                start=OTHERWISE,
            ),
            *_readings(ask, event.act),
            *ask.moment(
                "rather",
                "When did it happen?",
                "Leave this empty if the time is right as it stands.",
            ),
            *_written(ask, event.act),
            ask.area(
                "reason",
                "Why is this a correction?",
                needed="Say why: one sentence.",
                hint="Both sides will read this.",
                rows=3,
            ),
        ),
        act=lambda: _corrected(ask, event),
        button="Correct it",
        lead=(
            f"{told.what}. {ask.names.author(event)}.",
            (
                "Nothing is wiped out. Those who were told of the entry are told that it was "
                "corrected."
            ),
        ),
    )


def _event(ask: Ask) -> Event:
    found = next((event for event in ask.view.record.events if str(event.seq) == ask.about), None)
    if found is None:
        raise Http404
    return found


def _readings(ask: Ask, act: AnyAct) -> list[Field]:
    """The words of an act that are chosen and not written: which points are agreed, what was
    decided.
    """
    if isinstance(act, Positioned):
        words = {"agreed": "Agreed", "not agreed": "Not agreed"}
        return [
            ask.radios(f"said-{point}", issue_words(ask.view, point), words, start=word)
            for point, word in act.said.items()
        ]
    if isinstance(act, CarriedOut) and act.word is not None:
        spec = ask.protocol.duties.get(act.duties[0].partition("/")[0])
        words = {
            word: word[:1].upper() + word[1:]
            for word in (spec.words if spec else ()) or ("yes", "no")
        }
        return [ask.radios("word", "What was decided", words, start=act.word)]
    return []


def _written(ask: Ask, act: AnyAct) -> list[Field]:
    """Each text that was written with the act, to be written again."""
    notes = getattr(act, "notes", {})
    return [
        ask.area(
            f"note-{key}",
            LABELS.get(
                key,
                issue_words(ask.view, key)
                if isinstance(act, Positioned)
                else key.replace("-", " ").capitalize(),
            ),
            start=ask.view.words[note],
            rows=3,
        )
        for key, note in notes.items()
        if note in ask.view.words
    ]


def _corrected(ask: Ask, event: Event) -> Corrected:
    reason = ask.notes(reason="reason")
    if ask.text("way") == OUT:
        return Corrected(event.seq, reason)
    return Corrected(event.seq, reason, _instead(ask, event.act), ask.instant("rather"))


def _instead(ask: Ask, act: AnyAct) -> AnyAct:
    """The act as it should read: texts left as they were keep their notes."""
    notes = dict(getattr(act, "notes", {}))
    for key, note in list(notes.items()):
        written = ask.text(f"note-{key}")
        if note in ask.view.words and written and written != ask.view.words[note].strip():
            notes[key] = cast(str, ask.note(f"note-{key}"))
    changed: dict[str, object] = {"notes": notes} if notes else {}
    if isinstance(act, Positioned):
        changed["said"] = {
            point: cast(Word, ask.text(f"said-{point}") or word) for point, word in act.said.items()
        }
    if isinstance(act, CarriedOut) and act.word is not None:
        changed["word"] = ask.text("word") or act.word
    return msgspec.structs.replace(act, **changed)
