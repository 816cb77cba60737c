"""Correct an entry: it stays in the record, with the correction beside it."""

from collections.abc import Callable
from typing import cast

import msgspec
from django.http import Http404

from concordat.brief.written import issue_words, label
from concordat.core.acts import AnyAct, CarriedOut, Corrected, Note, Positioned, Raised, Word
from concordat.core.events import Event
from concordat.core.labels import REASON
from concordat.pages.acting.ask import BOTH_READ, Ask
from concordat.pages.acting.decision import words_of
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.when import happened
from concordat.pages.forms.fields import LongText, OneOf
from concordat.pages.forms.sheet import Answer

LABEL = "Correct an entry"
LEAD = "Nothing is wiped out. Those who were told of the entry are told that it was corrected."
OTHERWISE, OUT = "otherwise", "out"
WAYS = {
    OTHERWISE: "Something in it should read differently",
    OUT: "It should not be there at all",
}
Changes = Callable[[], dict[str, object]]


def form(ask: Ask) -> ActForm:
    event = _event(ask)
    ways = {OTHERWISE: WAYS[OTHERWISE]} if isinstance(event.act, Raised) else WAYS
    way = ask.ask(
        OneOf(
            "way",
            "What is wrong with it?",
            options=ways,
            needed="Say what is wrong with it.",
            start=OTHERWISE,
        )
    )
    chosen = _chosen(ask, event.act)
    rather = ask.ask(happened(ask, "rather", "Leave this empty if the time is right."))
    rewritten = _rewritten(ask, event.act)
    reason = ask.ask(
        LongText(
            "reason",
            "Why is this a correction?",
            kept=REASON,
            needed="Say why: one sentence.",
            hint=BOTH_READ,
            rows=3,
        )
    )

    def corrected() -> Corrected:
        notes = ask.notes(reason)
        if way.value == OUT:
            return Corrected(event.seq, notes=notes)
        instead = msgspec.structs.replace(event.act, **chosen(), **rewritten())
        return Corrected(event.seq, instead, rather.value, notes=notes)

    return ActForm(
        heading=LABEL,
        act=corrected,
        button="Correct it",
        lead=(
            f"{event.act.sentence(ask.names.at(event))}. {ask.names.author(event)}.",
            LEAD,
        ),
    )


def _event(ask: Ask) -> Event:
    """The entry that the page is about. Raises Http404 where there is none of that number."""
    found = next((event for event in ask.view.record.events if str(event.seq) == ask.about), None)
    if found is None:
        raise Http404
    return found


def _chosen(ask: Ask, act: AnyAct) -> Changes:
    """Ask again for the choices made in an act: which issues are agreed, what was decided."""
    if isinstance(act, Positioned):
        return _positions(ask, act)
    if isinstance(act, CarriedOut) and act.word is not None:
        spec = ask.protocol.duty(act.duties[0].key)
        was = act.word
        word = ask.ask(OneOf("word", "What was decided", options=words_of(spec), start=was))
        return lambda: {"word": word.value or was}
    return dict


def _positions(ask: Ask, act: Positioned) -> Changes:
    words = {"agreed": "Agreed", "not agreed": "Not agreed"}
    said = {
        point: ask.ask(
            OneOf(f"said-{point}", issue_words(ask.view, point), options=words, start=word)
        )
        for point, word in act.said.items()
    }
    return lambda: {
        "said": {point: cast(Word, said[point].value or word) for point, word in act.said.items()}
    }


def _rewritten(ask: Ask, act: AnyAct) -> Changes:
    """Ask for each text of an act again. Texts left unchanged keep their notes."""
    texts = {
        note: ask.ask(
            LongText(
                f"note-{note.about}{note.point}",
                label(ask.names, act, note),
                start=ask.view.words[note.id],
                rows=3,
            )
        )
        for note in act.notes
        if note.id in ask.view.words
    }

    def changed() -> dict[str, object]:
        notes = tuple(_again(ask, note, texts.get(note)) for note in act.notes)
        return {"notes": notes} if notes != act.notes else {}

    return changed


def _again(ask: Ask, note: Note, text: Answer[str] | None) -> Note:
    """A note with its new words, if they changed. An empty box leaves it as it was."""
    if text is None or not text.value or text.value == ask.view.words[note.id].strip():
        return note
    return ask.note(text, note.about, note.point)


PAGE = ActPage(LABEL, form)
