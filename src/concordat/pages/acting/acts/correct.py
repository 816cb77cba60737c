"""Putting an entry right: it stays in the record, and the correction beside it."""

from collections.abc import Callable
from typing import cast

import msgspec
from django.http import Http404

from concordat.core.events import AnyAct, CarriedOut, Corrected, Event, Positioned, Raised, Word
from concordat.documents.story import issue_words, tell
from concordat.documents.written import REASON, shown_as
from concordat.pages.acting.ask import BOTH_READ, Ask
from concordat.pages.acting.decision import words_of
from concordat.pages.acting.form import ActPage, Form
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


def form(ask: Ask) -> Form:
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
    rather = ask.ask(happened(ask, "rather", "Leave this empty if the time is right as it stands."))
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
            return Corrected(event.seq, notes)
        instead = msgspec.structs.replace(event.act, **chosen(), **rewritten())
        return Corrected(event.seq, notes, instead, rather.value)

    return Form(
        heading=LABEL,
        act=corrected,
        button="Correct it",
        lead=(
            f"{tell(ask.view, ask.names, event).what}. {ask.names.author(event)}.",
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
    """Asks again for the words of an act that are chosen and not written: which points are agreed,
    what was decided.
    """
    if isinstance(act, Positioned):
        return _positions(ask, act)
    if isinstance(act, CarriedOut) and act.word is not None:
        spec = ask.protocol.duties.get(act.duties[0].partition("/")[0])
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
    """Asks for each text that was written with an act, to be written again. Those left as they were
    keep their notes.
    """
    notes: dict[str, str] = getattr(act, "notes", {})
    texts = {
        key: ask.ask(
            LongText(f"note-{key}", _name(ask, act, key), start=ask.view.words[note], rows=3)
        )
        for key, note in notes.items()
        if note in ask.view.words
    }

    def changed() -> dict[str, object]:
        new = {
            key: ask.note(text) for key, text in texts.items() if _differs(ask, notes[key], text)
        }
        return {"notes": notes | new} if new else {}

    return changed


def _differs(ask: Ask, note: str, text: Answer[str]) -> bool:
    """Whether a text was written anew. An empty box leaves it as it was."""
    return bool(text.value) and text.value != ask.view.words[note].strip()


def _name(ask: Ask, act: AnyAct, key: str) -> str:
    if isinstance(act, Positioned):
        return issue_words(ask.view, key)
    return ask.names.said(shown_as(key))


PAGE = ActPage(LABEL, form)
