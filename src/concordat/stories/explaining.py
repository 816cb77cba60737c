"""How the times of a story were counted, and what became of them.

Each count ends at the time that holds.
"""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec
from msgspec.structs import replace

from concordat.core.calendar import say_instant
from concordat.core.case import Case, Owed, RunningClock
from concordat.core.counting import CountedDay, Counting, explain
from concordat.core.duties import deadlines
from concordat.core.ids import DutyId
from concordat.core.protocol import Duty, Protocol
from concordat.core.wording import joined
from concordat.library.telling.say import say_anchor
from concordat.stories.acts import is_named
from concordat.stories.history import History, Name, history
from concordat.stories.rehearse import Rehearsal
from concordat.stories.saying import say_clock_of, say_event, say_move
from concordat.stories.values import say_side, who


class Counted(msgspec.Struct, frozen=True):
    """One limit of a story: what it limits and for whom, how it was counted, what moved it."""

    what: str
    counting: Counting
    notes: tuple[str, ...] = ()


class _Why(msgspec.Struct, frozen=True):
    """Why the time that holds isn't the one counted: in short for its day, and as a sentence."""

    note: str
    sentence: str


def countings(rehearsal: Rehearsal, named: str) -> list[Counted]:
    """How every limit of a clause, or of a duty or clock by its own name, was counted.

    A clock's own name is “clock.NAME”.
    """
    case, protocol = rehearsal.case, rehearsal.record.protocol
    if case is None:
        return []
    lived = history(rehearsal.record, case)
    found = []
    for duty in case.duties:
        if is_named(protocol, named, duty):
            counted = _of_duty(rehearsal, case, lived, duty)
            found += [counted] if counted else []
    for clock in case.clocks:
        if named in (clock.clause, f"clock.{clock.key}"):
            found.append(_of_clock(rehearsal, lived, clock))
    return found


def counted_now(rehearsal: Rehearsal) -> dict[DutyId, Counting]:
    """How the time of each open duty that has one was counted, by the duty's id."""
    case = rehearsal.case
    if case is None:
        return {}
    lived = history(rehearsal.record, case)
    found = {}
    for duty in case.open_duties:
        counted = _of_duty(rehearsal, case, lived, duty)
        if counted is not None:
            found[duty.id] = counted.counting
    return found


def _of_duty(rehearsal: Rehearsal, case: Case, lived: History, duty: Owed) -> Counted | None:
    """None if nothing limits it."""
    protocol, last = rehearsal.record.protocol, lived.last[duty.id]
    spec = protocol.duty(duty.key)
    limit = spec.limit_in(last.attributes)
    if limit is None:
        return None
    days = rehearsal.record.calendar.with_closed(last.closed).of(spec.nation)
    counting = explain(limit, duty.anchor, days, start=case.start, set_date=duty.until)
    late_start = _from_opening(protocol, lived, spec, duty)
    counting = replace(counting, sentence=f"{late_start} {counting.sentence}".strip())
    if duty.due is not None and duty.due != counting.due:
        why = _why_otherwise(last, duty, duty.due, counting.due)
        counting = _ending(counting, duty.due, days.day_of(duty.due), why)
    names = f"{joined(who(protocol, case, duty))} ({say_side(case, duty)})"
    return Counted(f"{names}: {duty.what}", counting, tuple(_moves(protocol, lived, duty.id)))


def _of_clock(rehearsal: Rehearsal, lived: History, running: RunningClock) -> Counted:
    record, last = rehearsal.record, lived.last[running.key]
    clock = next(each for each in record.protocol.clocks if each.key == running.key)
    days = record.calendar.with_closed(last.closed).of(clock.nation)
    limit = clock.limit_in(last.attributes)
    counting = explain(limit, running.opened, days, start=last.start, set_date=running.until)
    if running.due is not None and running.due != counting.due:
        why = _counted_again(running.due)
        counting = _ending(counting, running.due, days.day_of(running.due), why)
    moves = tuple(_moves(record.protocol, lived, running.key))
    return Counted(f"the clock over stage {', '.join(clock.over)}", counting, moves)


def _from_opening(protocol: Protocol, lived: History, spec: Duty, duty: Owed) -> str:
    """Why a time runs from the opening though it should run from something else; or ""."""
    log = lived.began[duty.id].log
    if not spec.anchors or deadlines.anchored(spec, log, duty.agency) is not None:
        return ""
    anchors = joined([say_anchor(protocol, anchor) for anchor in spec.anchors], "or")
    opened = say_instant(duty.opened, year=True)
    return (
        f"It counts from {anchors}. That had not happened when this opened, so it counts from "
        f"then: {opened}."
    )


def _why_otherwise(case: Case, duty: Owed, due: datetime, counted: datetime | None) -> _Why:
    """Why the time that holds is another than the one counted."""
    when = say_instant(due, year=True)
    if duty.cap is not None:
        which = say_clock_of(case, duty.cap)
        extended = counted is not None and counted < due
        but = "By agreement it was extended, but" if extended else "But"
        return _Why(f"{which} ends", f"{but} {which} ends sooner, at {when}, and counts instead.")
    if duty.until is not None:
        return _Why("extended by agreement", f"By agreement it was extended to {when}.")
    return _counted_again(due)


def _counted_again(due: datetime) -> _Why:
    when = say_instant(due, year=True)
    return _Why(
        "counted again",
        f"A new time is never before the moment of counting again: it is due at {when}.",
    )


def _ending(counting: Counting, due: datetime, last: date, why: _Why) -> Counting:
    """The count as far as the day that holds, which is said to be due, and why."""
    days = [replace(day, due=False) for day in counting.lines if day.day <= last]
    end = days.pop() if days and days[-1].day == last else CountedDay(last, None)
    note = f"{end.note}; {why.note}" if end.note else why.note
    days.append(replace(end, due=True, note=note))
    return replace(
        counting,
        due=due,
        lines=tuple(days),
        sentence=f"{counting.sentence} {why.sentence}",
    )


def _moves(protocol: Protocol, lived: History, name: Name) -> Iterator[str]:
    """When what moved this time, from which to which."""
    for entry in lived.entries:
        for moved in entry.moved:
            if moved.of == name:
                when = say_instant(entry.at, year=True)
                what = say_event(protocol, entry) or "Counted again"
                yield f"{when}: {what} — {say_move(entry.case, moved)}"
