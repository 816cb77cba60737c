"""A rehearsal as its page tells it: what is owed now and how its time is counted, what happened,
what can happen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from concordat.brief.values import Deadline, Strip, StripDay
from concordat.core.acts import NO_ANSWER, RISK_TO_CHILD, say_ground
from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed
from concordat.core.counting import Counting
from concordat.core.errors import Refused
from concordat.core.protocol import CONFIRM, SAY, Protocol
from concordat.core.wording import worded
from concordat.library.telling.say import say_stage
from concordat.pages.components.values import Clock, Entry, NextCard, Strip, StripDay, Why
from concordat.pages.protocols.story import BETWEEN
from concordat.pages.telling import why
from concordat.pages.telling.duties import left
from concordat.pages.words import clock_time, date_of, day, joined
from concordat.stories.explaining import counted_now
from concordat.stories.rehearse import RefusedStep, Rehearsal
from concordat.stories.timeline import say_ended
from concordat.stories.values import who

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """How a made-up case stands at `now`. `refused` are sentences about what the protocol did not
    let happen.
    """

    now: datetime
    standing: str
    owed: tuple[NextCard, ...]
    clocks: tuple[Clock, ...]
    happened: tuple[Entry, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A rehearsal that opened a case, with the calendar it is counted with (what was proclaimed
    since included), and how the time of each open duty was counted, by its id.
    """

    protocol: Protocol
    calendar: Calendar
    case: Case
    now: datetime
    refused: tuple[RefusedStep, ...]
    counted: Mapping[str, Counting]


def trial_of(rehearsal: Rehearsal) -> Trial:
    """The rehearsal to show. Raises Refused where the protocol did not let a case begin."""
    record, case = rehearsal.record, rehearsal.case
    if case is None:
        raise Refused(rehearsal.refused[0].code, rehearsal.refused[0].sentence)
    calendar = record.calendar.with_closed(case.closed) if case.closed else record.calendar
    return Trial(
        record.protocol, calendar, case, rehearsal.now, rehearsal.refused, counted_now(rehearsal)
    )


def rehearsed(trial: Trial) -> Rehearsed:
    """The page's value of a rehearsal."""
    case, now = trial.case, trial.now
    ended = (
        f"The case has ended: {case.end}."
        if case.end
        else f"The case is open, at {say_stage(case.stage)}."
    )
    return Rehearsed(
        now=now,
        standing=f"{ended} It is {clock_time(now)} on {day(now, now)}.",
        owed=tuple(_card(trial, duty) for duty in sorted(case.open_duties, key=_urgency)),
        clocks=tuple(_clocks(trial)),
        happened=tuple(_entries(trial)),
        refused=tuple(f"Not possible: {each.sentence}" for each in trial.refused),
    )


def choices(trial: Trial) -> Choices:
    """All that can happen next, as values of the form and their words."""
    protocol, case = trial.protocol, trial.case
    found = dict(_of_duties(protocol, case))
    if case.end is None:
        found |= dict(_of_the_ladder(protocol, case))
        for permission in protocol.permissions:
            if not permission.over or case.stage in permission.over:
                did = permission.clause or f"permission.{permission.key}"
                found.setdefault(
                    did, f"{permission.clause or 'Not in the text'}, as they may: {permission.what}"
                )
    for fact in protocol.facts:
        if fact.key not in case.facts:
            found[_value("fact", "", fact.key)] = f"This becomes known: {fact.title}"
    found["look"] = "Nothing: only time passes"
    return tuple(found.items())


def _of_duties(protocol: Protocol, case: Case) -> Iterator[tuple[str, str]]:
    """Carrying out what is open, with each outcome that it can have; and saying how what was done
    came out.
    """
    to_be_said = any(duty.key in (SAY, CONFIRM) for duty in case.open_duties)
    for duty in case.duties:
        spec = protocol.duties.get(duty.key)
        if spec is None:
            continue
        words = () if spec.settled == "doing" else tuple(spec.then)
        did = duty.clause or duty.key
        about = f"{duty.clause or 'Not in the text'}, {_who(protocol, case, duty)}: {duty.what}"
        if duty.open:
            if not words or spec.settled == "positions":
                yield did, about
            yield from ((_value(did, word), f"{about} – {word}") for word in words)
        elif (
            to_be_said
            and duty.how == "done"
            and duty.visit == case.visit
            and spec.settled == "positions"
        ):
            yield from (
                (_value(did, word), f"{duty.clause or duty.what}, both sides say: {word}")
                for word in words
            )


def _of_the_ladder(protocol: Protocol, case: Case) -> Iterator[tuple[str, str]]:
    step = protocol.steps[case.step]
    if step.above:
        above = protocol.steps[step.above].title
        for ground in dict.fromkeys((NO_ANSWER, RISK_TO_CHILD, *step.early)):
            yield (
                _value("moved-up", "", ground),
                f"The raising side moves up to “{above}”: {say_ground(ground, protocol.words)}",
            )
    yield "reminded", "The raising side reminds the others"
    yield "immediate-risk", worded("A child is thought to be in immediate danger", protocol.words)
    yield "withdrawn", "The raising side withdraws"
    yield "taken-no-further", "The raising side takes it no further"


def _value(did: str, outcome: str = "", more: str = "") -> str:
    return BETWEEN.join((did, outcome, more)).rstrip(BETWEEN)


# ── What is owed ──────────────────────────────────────────────────────────────────────────────────


def _card(trial: Trial, duty: Owed) -> NextCard:
    protocol, case, now = trial.protocol, trial.case, trial.now
    strong = {"must": "must", "should": "should", "aim": "aim to", "may": "may"}[duty.strength]
    late = duty.late(now)
    return NextCard(
        key=str(case.duties.index(duty)),
        heading="Owed",
        sentence=f"{_who(protocol, case, duty)}: {strong} {duty.what}",
        due=Deadline(
            duty.due,
            duty.strength,
            late,
            "" if late or duty.due is None else left(trial.calendar, now, duty.due),
            ""
            if duty.due
            else f"{duty.limit or 'no time is given'}, open since {day(duty.opened, now)}",
        ),
        why=Why(why.clause(protocol, duty.clause)) if duty.clause else None,
        counted=_counted(trial, duty),
    )


def _counted(trial: Trial, duty: Owed) -> Strip | None:
    counting = trial.counted.get(duty.id)
    return None if counting is None else _strip(counting, trial.now)


def _clocks(trial: Trial) -> Iterator[Clock]:
    case, now = trial.case, trial.now
    for clock in case.clocks:
        if clock.ended is None:
            late = clock.late(now)
            rest = left(trial.calendar, now, clock.due) if clock.due and not late else ""
            yield Clock(
                name=f"{clock.limit} over stage {joined(clock.scope)}",
                due=Deadline(
                    clock.due, clock.strength, late, rest, "" if clock.due else clock.limit
                ),
                used=_used(clock.opened, clock.due, now),
                clause=clock.clause or "not in the text",
            )


def _used(opened: datetime, due: datetime | None, now: datetime) -> int | None:
    """How much of the time from `opened` to `due` has gone, from 0 to 100."""
    if due is None or due <= opened:
        return None
    return max(0, min(100, round(100 * ((now - opened) / (due - opened)))))


def _strip(counting: Counting, now: datetime) -> Strip:
    today = date_of(now)
    due = f"due {clock_time(counting.due)}" if counting.due else ""
    days = tuple(
        StripDay(
            line.day, line.mark, line.why or line.note, due if line.due else "", line.day == today
        )
        for line in counting.lines
    )
    return Strip(
        counting.sentence, days if counting.due else (), f"Calendar: {counting.calendar_version}"
    )


# ── What happened ─────────────────────────────────────────────────────────────────────────────────


def _entries(trial: Trial) -> list[Entry]:
    """What happened, newest first."""
    found = sorted(_told(trial), key=lambda told: told[:2], reverse=True)
    return [Entry(str(place), what, who, at) for place, (at, _, what, who) in enumerate(found)]


def _told(trial: Trial) -> Iterator[tuple[datetime, int, str, str]]:
    """When, in which order within that instant, what, and who."""
    protocol, case = trial.protocol, trial.case
    for visit in case.visits:
        yield (
            visit.entered,
            3,
            f"{say_stage(visit.stage)} begins: {protocol.steps[visit.step].title}",
            say_ground(visit.how, protocol.words),
        )
    for duty in case.duties:
        if duty.ended is not None and duty.how is not None:
            yield (
                duty.ended,
                1,
                f"{_upper(say_ended(duty, trial.now))}: {duty.what}",
                _source(protocol, case, duty),
            )
    for told in case.told:
        yield (
            told.at,
            2,
            f"Told: {told.what}",
            f"{protocol.title_of(told.to)} ({told.clause or 'not in the text'})",
        )
    if case.ended is not None:
        yield case.ended, 4, f"The case ends: {case.end}", ""


def _source(protocol: Protocol, case: Case, duty: Owed) -> str:
    return f"{_who(protocol, case, duty)} ({duty.clause or 'not in the text'})"


def _who(protocol: Protocol, case: Case, duty: Owed) -> str:
    sides = {"raising": "raising agency", "answering": "answering agency", "both": "both sides"}
    names = _upper(joined(who(protocol, case, duty)))
    side = sides.get(duty.side, "")
    return f"{names} ({side})" if side and side not in names.lower() else names


def _urgency(duty: Owed) -> tuple[bool, datetime]:
    return duty.due is None, duty.due or duty.opened


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
