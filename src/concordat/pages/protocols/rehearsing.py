"""A rehearsal as its page shows it: what is owed now and how its time is counted, what happened,
and what can happen next.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from concordat.brief.duties import sentence_of_others
from concordat.brief.owed import DutyBrief
from concordat.brief.reading import Brief
from concordat.brief.values import Entry
from concordat.brief.words import when
from concordat.core import sentences
from concordat.core.acts import NO_ANSWER
from concordat.core.case import Owed
from concordat.core.errors import Refused
from concordat.core.protocol import Duty
from concordat.pages.components.values import NextCard, RecordEntry, RunningLimit
from concordat.pages.dressing.cards import card, entry
from concordat.pages.protocols.story import BETWEEN
from concordat.stories.history import history
from concordat.stories.in_danger import asked_of_danger, dangers_standing
from concordat.stories.rehearse import RefusedStep, Rehearsal
from concordat.stories.seen import seen
from concordat.stories.told import tellings

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """How a made-up case is at `now`. `danger` says of each danger that stands what it waits for;
    `refused` are sentences about what the protocol refused.
    """

    now: datetime
    place: str
    danger: tuple[str, ...]
    owed: tuple[NextCard, ...]
    clocks: tuple[RunningLimit, ...]
    happened: tuple[RecordEntry, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A rehearsal that opened a case, read as anybody may read it."""

    brief: Brief
    refused: tuple[RefusedStep, ...]


def trial_of(rehearsal: Rehearsal) -> Trial:
    """The rehearsal to show. Raises Refused if the protocol did not let a case begin."""
    view = seen(rehearsal)
    if view is None:
        raise Refused(rehearsal.refused[0].code, rehearsal.refused[0].sentence)
    return Trial(Brief(view), rehearsal.refused)


def rehearsed(trial: Trial) -> Rehearsed:
    """The page's value of a rehearsal."""
    brief, view = trial.brief, trial.brief.view
    return Rehearsed(
        now=view.now,
        place=f"{brief.ladder.sentence} It is {when(view.now, view.now)}.",
        danger=tuple(f"{each}." for each in dangers_standing(brief.names)),
        owed=tuple(_card(brief, duty) for duty in brief.duties),
        clocks=tuple(
            RunningLimit(clock.name, clock.deadline, used=clock.used, clause=clock.clause)
            for clock in brief.clocks
        ),
        happened=tuple(_happened(brief)),
        refused=tuple(f"Not possible: {each.sentence}" for each in trial.refused),
    )


def _card(brief: Brief, duty: DutyBrief) -> NextCard:
    """A duty without its people: a made-up case has no directory, so nobody holds a post."""
    found = card(duty, brief.view.protocol, brief.view.now, heading="Owed")
    return replace(found, people=())


def _happened(brief: Brief) -> Iterator[RecordEntry]:
    """Everything that happened, the latest first, with who was told of what was done."""
    view = brief.view
    told = list(tellings(view.record, history(view.record, view.case)))
    asked = list(asked_of_danger(brief.names))
    for found in reversed(brief.timeline):
        news = [
            f"{each.sentence(brief.names)} {_in_brackets(each.clause)}".strip()
            for each in told
            if each.seq == found.seq
        ]
        news += [each.sentence for each in asked if each.seq == found.seq]
        yield _entry(found, news)


def _entry(found: Entry, news: list[str]) -> RecordEntry:
    """Something that happened, with the clause that it comes from."""
    who = f"{found.who} {_in_brackets(found.clause)}".strip()
    return replace(entry(found), who=who, words="\n\n".join(filter(None, (found.words, *news))))


def _in_brackets(clause: str | None) -> str:
    return f"({clause})" if clause else ""


# ── What can happen next ──────────────────────────────────────────────────────────────────────────


def choices(trial: Trial) -> Choices:
    """Everything that can happen next, as values of the form and their words."""
    brief = trial.brief
    found = dict(_of_duties(brief))
    if brief.view.case.end is None:
        found |= dict(_of_the_ladder(brief))
        for value, words in _permissions(brief):
            found.setdefault(value, words)
    for fact in brief.view.protocol.facts:
        if fact.key not in brief.view.case.facts:
            found[_value("fact", "", fact.key)] = f"This becomes known: {fact.title}"
    found["look"] = "Nothing: only time passes"
    return tuple(found.items())


def _of_duties(brief: Brief) -> Iterator[tuple[str, str]]:
    """Carrying out each open duty, with each outcome it can have, and giving the outcome of what
    was done.
    """
    case, protocol = brief.view.case, brief.view.protocol
    to_be_said = any(protocol.duty(duty.key).is_said for duty in case.open_duties)
    for duty in case.duties:
        spec = protocol.duty(duty.key)
        if spec.is_said or duty.id.action:
            continue
        if duty.open:
            yield from _to_do(brief, duty, spec)
        elif to_be_said and _was_discussed_here(brief, duty, spec):
            yield from _to_say(duty, spec)


def _to_do(brief: Brief, duty: Owed, spec: Duty) -> Iterator[tuple[str, str]]:
    about = f"{_source(duty)}: {sentence_of_others(brief.names, duty)}"
    words = () if spec.settled == "doing" else tuple(spec.then)
    if not words or spec.settled == "positions":
        yield _value(_did(duty), whose=_whose(brief, duty)), about
    for word in words:
        # Both sides give their position, whoever of them met.
        whose = ("", duty.agency or "") if spec.settled == "positions" else _whose(brief, duty)
        yield _value(_did(duty), word, whose=whose), f"{about} – {word}"


def _did(duty: Owed) -> str:
    return duty.clause or duty.key


def _whose(brief: Brief, duty: Owed) -> tuple[str, str]:
    """The side and agency of a duty, where others of the same clause are open too."""
    alike = [each for each in brief.view.case.open_duties if _did(each) == _did(duty)]
    return (duty.side, duty.agency or "") if len(alike) > 1 else ("", "")


def _was_discussed_here(brief: Brief, duty: Owed, spec: Duty) -> bool:
    held = duty.how == "done" and spec.settled == "positions"
    return held and duty.visit == brief.view.case.visit


def _to_say(duty: Owed, spec: Duty) -> Iterator[tuple[str, str]]:
    for word in spec.then:
        with_whom = ("", duty.agency or "")
        says = f"{duty.clause or duty.what}, both sides say: {word}"
        yield _value(_did(duty), word, whose=with_whom), says


def _of_the_ladder(brief: Brief) -> Iterator[tuple[str, str]]:
    names, case = brief.names, brief.view.case
    protocol = brief.view.protocol
    step = protocol.steps[case.step]
    if step.above:
        above = protocol.steps[step.above].title
        grounds = (offer.about for offer in brief.offers if offer.kind == "move-up")
        for ground in dict.fromkeys(grounds):
            moves = f"{names.raising} moves up to “{above}”: {names.ground(ground)}"
            if ground == NO_ANSWER and not case.answer_is_late:
                moves += " (once the time for it has passed)"
            yield _value("moved-up", "", ground), moves
    yield "reminded", f"{names.raising} reminds the others"
    yield "immediate-risk", names.said(sentences.IN_DANGER)
    yield "withdrawn", f"{names.raising} withdraws"
    yield "taken-no-further", f"{names.raising} takes it no further"


def _permissions(brief: Brief) -> Iterator[tuple[str, str]]:
    for offer in brief.offers:
        permission = brief.view.protocol.permission(offer.about) if offer.kind == "use" else None
        if permission is not None and offer.open:
            did = permission.clause or f"permission.{permission.key}"
            source = permission.clause or "Not in the text"
            yield did, f"{source}, as they may: {permission.what}"


def _source(duty: Owed) -> str:
    return duty.clause or "Not in the text"


def _value(
    did: str, outcome: str = "", more: str = "", *, whose: tuple[str, str] = ("", "")
) -> str:
    return BETWEEN.join((did, outcome, more, *whose)).rstrip(BETWEEN)
