"""A rehearsal as a timeline: each line with what held at its time, then how things are."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from concordat.core.acts import DateSet, say_ground
from concordat.core.calendar import in_london, say_day, say_instant
from concordat.core.case import Case, Owed
from concordat.core.protocol import LATE, Protocol
from concordat.core.wording import joined
from concordat.library.telling.say import ADDED, say_stage, say_standard, say_word
from concordat.stories.history import Entry, History, history
from concordat.stories.rehearse import Rehearsal
from concordat.stories.saying import say_change, say_event
from concordat.stories.values import say_side, title_in, who


class _Line(msgspec.Struct, frozen=True):
    """What happened when. `rank` orders what happened at one instant."""

    at: datetime
    rank: int
    text: str


def as_text(rehearsal: Rehearsal) -> str:
    """The timeline of a story: what happened, what was refused, and how things are at its end."""
    refused = []
    for each in rehearsal.refused:
        refused.append(f"Step {each.step} was refused ({each.code}): {each.sentence}")
    case, protocol = rehearsal.case, rehearsal.record.protocol
    if case is None:
        return "\n".join(["No case was opened.", *refused])
    lines = [
        *_visits(protocol, case),
        *_acts(protocol, history(rehearsal.record, case)),
        *_duties(rehearsal, case),
        *_notices(protocol, case),
        *_end(case),
    ]
    lines.sort(key=lambda line: (line.at, line.rank))
    timeline = [f"{say_instant(line.at, year=True)}  {line.text}" for line in lines]
    standing = _as_it_is(protocol, case, rehearsal.now)
    return "\n".join([*timeline, *refused, "", *standing])


def _visits(protocol: Protocol, case: Case) -> Iterator[_Line]:
    for visit in case.visits:
        step = f"{say_stage(visit.stage)}: {protocol.steps[visit.step].title}"
        how = say_word(say_ground(visit.how, protocol.words))
        yield _Line(visit.entered, 0, f"{step} ({how})")


def _acts(protocol: Protocol, lived: History) -> Iterator[_Line]:
    """What an act said, and what it changed in what is due."""
    for entry in lived.entries:
        said = say_event(protocol, entry) or ("Counted again" if entry.moved else "")
        if said:
            change = say_change(protocol, entry)
            yield _Line(entry.at, _rank(entry), f"{said} — {change}" if change else said)


def _rank(entry: Entry) -> int:
    """A statement opens duties, so it comes before them; a date set for a duty comes after it."""
    sets_a_date = entry.event is not None and isinstance(entry.event.act, DateSet)
    return 3 if sets_a_date else 1


def _duties(rehearsal: Rehearsal, case: Case) -> Iterator[_Line]:
    lived = history(rehearsal.record, case)
    for duty in case.duties:
        opening = _opening(rehearsal.record.protocol, lived.began[duty.id], duty)
        yield _Line(duty.opened, 2, f"  {opening}")
        if duty.ended is not None:
            how = f"{say_ended(duty, rehearsal.now)} — {duty.what}"
            yield _Line(duty.ended, 4, f"  {duty.clause or ADDED}: {how}")


def _opening(protocol: Protocol, case: Case, duty: Owed) -> str:
    """Who comes to owe what, due when: as it was then, whatever moved it later."""
    then = case.duty(duty.id) or duty
    due = _undated(protocol, case, then)
    if then.first_due:
        due = f"due {say_instant(then.first_due, year=True)}"
    names = f"{joined(who(protocol, case, then))} ({say_side(case, then)})"
    return f"{duty.clause or ADDED}: {names} {duty.strength} {duty.what}, {due}"


def _undated(protocol: Protocol, case: Case, duty: Owed) -> str:
    """What the text says in place of a time that could be counted."""
    spec = protocol.duties.get(duty.key)
    limit = spec.limit_in(case.attributes) if spec else None
    return say_standard(limit) or duty.limit or "no limit given"


def say_ended(duty: Owed, now: datetime) -> str:
    """How a duty ended, and whether late. What is only permitted is never late: nobody owes it."""
    late = duty.late(now)
    if duty.strength != "may":
        return f"{duty.how}, late" if late else str(duty.how)
    if duty.how == "overtaken":
        return "not used"
    if late and duty.how == "done":
        return "done, after the time given for it"
    return str(duty.how)


def _notices(protocol: Protocol, case: Case) -> Iterator[_Line]:
    for told in case.told:
        title = title_in(protocol, case, told.to, told.agency)
        yield _Line(told.at, 5, f"  {told.clause or ADDED}: {title} told: {told.what}")


def _end(case: Case) -> Iterator[_Line]:
    if case.ended is not None:
        by_time = any(duty.word == LATE and duty.ended == case.ended for duty in case.duties)
        why = ", for nothing came in time" if by_time else ""
        yield _Line(case.ended, 6, f"The case ends: {case.end}{why}")


# ── How things are ────────────────────────────────────────────────────────────────────────────────


def _as_it_is(protocol: Protocol, case: Case, now: datetime) -> Iterator[str]:
    status = f"The case is open, at stage {case.stage}."
    if case.end:
        status = f"The case has ended: {case.end}."
    yield f"At {say_instant(now, year=True)}: {status}"
    for duty in case.open_duties:
        yield f"  {_owed(protocol, case, duty, now)}"
    for clock in case.clocks:
        late = clock.late(now)
        if clock.due is not None and (clock.ended is None or late):
            which = f"{clock.clause or ADDED} over stage {', '.join(clock.scope)}"
            passed = " — PASSED" if late else ""
            yield f"  clock {which}: {say_instant(clock.due, year=True)}{passed}"


def _owed(protocol: Protocol, case: Case, duty: Owed, now: datetime) -> str:
    names = ", ".join(who(protocol, case, duty))
    due = f"since {say_day(in_london(duty.opened).date())}"
    if duty.due:
        due = f"by {say_instant(duty.due, year=True)}"
    late = duty.late(now)
    if duty.strength == "may":
        passed = " — that time has passed" if late else ""
        return f"open: {names} may {duty.what}, {due}{passed}"
    return f"owed: {names} to {duty.what}, {due}{' — LATE' if late else ''}"
