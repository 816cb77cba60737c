"""What an entry holds, asked again: its choices and days, when it was received, and its texts.

Each box starts with what the entry reads now, and what is left as it is stays as it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import cast

from msgspec.structs import FieldInfo

from concordat.brief.names import issue_words
from concordat.brief.verbs import VERBS, ways
from concordat.brief.written import label
from concordat.core import sentences
from concordat.core.acts import (
    NOBODY_RUNG,
    ActionAgreed,
    AnyAct,
    CarriedOut,
    DangerAcknowledged,
    Note,
    Positioned,
    Raised,
    RiskStated,
    Rung,
    Word,
)
from concordat.core.acts.base import day_fields, day_rule
from concordat.core.events import Event
from concordat.core.labels import CHILD, REACHED
from concordat.core.protocol import RISK
from concordat.pages.acting.ask import OWN_READS, Ask
from concordat.pages.acting.decision import words_of
from concordat.pages.acting.said_of_it import level, matter
from concordat.pages.acting.when import RECEIVED, happened
from concordat.pages.forms import rung
from concordat.pages.forms.days import Day
from concordat.pages.forms.fields import LongText, OneOf
from concordat.pages.forms.moments import only_the_day
from concordat.pages.forms.plausible import Plausible, by_rule
from concordat.pages.forms.sheet import Answer

Changes = Callable[[], dict[str, object]]
Needs = Mapping[tuple[str, str], str]
EMPTIED = "Empty this box to take the words out."


# ── Choices ───────────────────────────────────────────────────────────────────────────────────────


def chosen(ask: Ask, act: AnyAct) -> Changes:
    """Ask again for the choices made in an act: which points are agreed, what was decided, how it
    was done, which day it names.
    """
    if isinstance(act, Positioned):
        return _positions(ask, act)
    if isinstance(act, CarriedOut):
        return _carried_out(ask, act)
    if isinstance(act, RiskStated | DangerAcknowledged):
        return _rung(ask, act)
    if isinstance(act, Raised):
        return _raised(ask, act)
    return _days(ask, act)


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


def _carried_out(ask: Ask, act: CarriedOut) -> Changes:
    spec = ask.protocol.duty(act.duties[0].key)
    asked: dict[str, tuple[Answer[str], str | None]] = {}
    if act.word is not None:
        word = OneOf("word", "What was decided", options=words_of(spec), start=act.word)
        asked["word"] = ask.ask(word), act.word
    if options := ways(spec):
        channel = OneOf("channel", "How?", options=options, start=act.channel or "")
        asked["channel"] = ask.ask(channel), act.channel
    if RISK in spec.opens:
        asked["rung"] = ask.ask(replace(rung.WHO, start=act.rung)), act.rung
    return lambda: {name: answer.value or was for name, (answer, was) in asked.items()}


def _rung(ask: Ask, act: RiskStated | DangerAcknowledged) -> Changes:
    """Who was rung, and when; an empty box for the time leaves it as it was."""
    danger = ask.view.case.danger(act.danger) if isinstance(act, DangerAcknowledged) else None
    is_a_call = danger is not None and ask.about in map(str, danger.called)
    asks = replace(rung.SINCE, hint=sentences.TAKE_THE_CALL_OUT) if is_a_call else rung.WHO
    who = ask.ask(replace(asks, start=act.rung))
    day = replace(rung.WHEN.day, hint=sentences.MAY_STAY_EMPTY)
    at = ask.ask(replace(rung.WHEN, day=day))

    def changed() -> dict[str, object]:
        if who.value == NOBODY_RUNG:
            return {"rung": NOBODY_RUNG, "rung_at": None}
        return {"rung": cast(Rung, who.value), "rung_at": at.value or act.rung_at}

    return changed


def _raised(ask: Ask, act: Raised) -> Changes:
    """The kind of disagreement and the level of need, where either was said: it can be unsaid."""
    asked = {
        name: ask.ask(replace(question(ask), start=was))
        for name, question in (("matter", matter), ("level", level))
        if (was := getattr(act, name))
    }
    return lambda: {name: answer.value for name, answer in asked.items() if _was_sent(ask, name)}


def _days(ask: Ask, act: AnyAct) -> Changes:
    """Every day that the act names. One that it may do without may stay empty; that of an action
    that was agreed for a day may not.
    """
    asked = {each.name: ask.ask(_day(ask, act, each)) for each in day_fields(type(act))}
    return lambda: {name: answer.value for name, answer in asked.items()}


def _day(ask: Ask, act: AnyAct, field: FieldInfo) -> Day:
    was: date | None = getattr(act, field.name)
    needed = field.required or (isinstance(act, ActionAgreed) and was is not None)
    rule = day_rule(type(act))
    began, today = ask.view.record.calendar.day_of(ask.view.case.arising), ask.typed.today
    likely = by_rule(rule, today)
    first = min(began if rule.to_come else likely.first or began, was or began)
    last = max(likely.last, was or today) if likely.last else None
    return Day(
        field.name,
        act.day_asked,
        needed=sentences.GIVE_A_DAY if needed else "",
        hint="" if needed else sentences.MAY_STAY_EMPTY,
        start=was,
        plausible=Plausible(first, last),
        rule=rule.corrected(was, today),
        began=ask.view.record.calendar.day_of(ask.view.case.start),
    )


# ── When it was received ──────────────────────────────────────────────────────────────────────────


def reached_again(ask: Ask, event: Event, hint: str) -> Answer[datetime] | None:
    """Ask when it was received, of an act that is received at another time than it happens; None
    for any other.
    """
    if not isinstance(event.act, Raised) and not _reaches(ask, event):
        return None
    raised = isinstance(event.act, Raised)
    label = _when_it_arose(ask) if raised else RECEIVED
    moment = happened(ask, "reached", hint, label)
    if raised:
        moment = replace(moment, untimed=lambda on: only_the_day(on, ask.view.now), kept=REACHED)
    return ask.ask(moment)


def _when_it_arose(ask: Ask) -> str:
    return ask.protocol.admission.begins or "When did the decision reach them?"


def _reaches(ask: Ask, event: Event) -> bool:
    if event.received is not None:
        return True
    act = event.act
    return isinstance(act, CarriedOut) and VERBS[ask.protocol.duty(act.duties[0].key).act].reaches


# ── Texts ─────────────────────────────────────────────────────────────────────────────────────────


def rewritten(ask: Ask, act: AnyAct, needed: Needs, reached: Answer[datetime] | None) -> Changes:
    """Ask for each text of an act again. Texts left unchanged keep their notes, and one that the
    act can do without is taken out by emptying its box. What it needs, as it now reads, and does
    not have yet is asked for too. What was written of the date of receipt is not a text to change:
    it follows the date.
    """
    texts: dict[Note, Answer[str] | None] = {}
    for note in act.notes:
        if note.about == REACHED.key:
            texts[note] = cast(Answer[str], reached) if reached and reached.value else None
        elif note.id in ask.view.words and note.about != CHILD:  # that is corrected by itself
            texts[note] = ask.ask(_text(ask, act, note, needed.get((note.about, note.point), "")))
    lacking = {Note("", *about): says for about, says in needed.items() if not act.note(*about)}
    added = {note: ask.ask(_text(ask, act, note, says)) for note, says in lacking.items()}

    def changed() -> dict[str, object]:
        again = (_again(ask, note, texts.get(note)) for note in act.notes)
        new = (ask.note(answer, note.about, note.point) for note, answer in added.items())
        notes = (*(note for note in again if note is not None), *new)
        return {"notes": notes} if notes != act.notes else {}

    return changed


def needed_in(ask: Ask, event: Event, act: AnyAct) -> Needs:
    """What is said to whoever leaves out a text without which an entry, which now reads `act`, says
    nothing, by what that is about.
    """
    record = ask.view.record
    before = record.before(event.seq)
    case = before.case(event.recorded) if before.events else ask.view.case
    needed = act.needed(record.protocol, case)
    return {(each.about, each.point): each.sentence for each in needed}


def _text(ask: Ask, act: AnyAct, note: Note, needed: str) -> LongText:
    name = f"note-{note.about}{note.point}"
    return LongText(
        name,
        label(ask.names, act, note),
        start=ask.view.words.get(note.id, ""),
        needed=needed if ask.typed.sent and (_was_sent(ask, name) or not note.id) else "",
        hint="" if needed else EMPTIED,
        read_by=OWN_READS if note.id in ask.view.own_words else "",
        rows=3,
    )


def _was_sent(ask: Ask, name: str) -> bool:
    """Whether a page sent a box, even empty: one that wasn't sent was not emptied."""
    return name in ask.typed.boxes()


def _again(ask: Ask, note: Note, answer: Answer[str] | None) -> Note | None:
    """A note with its new words, if they changed; None where its box was emptied."""
    if answer is None:
        return note
    if note.about != REACHED.key and not answer.words:
        return None if _was_sent(ask, answer.shown[0].name) else note
    same = answer.words == ask.view.words.get(note.id, "").strip()
    return note if same else ask.reword(note, answer.words)
