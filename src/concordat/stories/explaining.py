"""How the times of a story were counted, and what became of them: each ends at the time that
holds.
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
from concordat.library.telling.say import say_anchor, say_list
from concordat.stories.acts import is_named
from concordat.stories.history import History, Name, history, say_event, say_move, say_which
from concordat.stories.rehearse import Rehearsal
from concordat.stories.values import say_side, who


class Counted(msgspec.Struct, frozen=True):
    """One limit of a story: whose and of what, why it counts from where it does, the count, and
    what moved it.
    """

    what: str
    counting: Counting
    notes: tuple[str, ...] = ()


def countings(rehearsal: Rehearsal, named: str) -> list[Counted]:
    """How every limit of that clause, or of the duty or clock of that name (“clock.NAME”), was
    counted in this story, with what was owed.
    """
    record, case = rehearsal.record, rehearsal.case
    if case is None:
        return []
    protocol, lived = record.protocol, history(record, case)
    duties = [duty for duty in case.duties if is_named(protocol, named, duty)]
    clocks = [clock for clock in case.clocks if named in (clock.clause, f"clock.{clock.key}")]
    found = [_of_duty(rehearsal, case, lived, duty) for duty in duties]
    return [
        *(each for each in found if each is not None),
        *(_of_clock(rehearsal, lived, clock) for clock in clocks),
    ]


def counted_now(rehearsal: Rehearsal) -> dict[DutyId, Counting]:
    """How the time of each open duty was counted, by its id; of those that have one."""
    case = rehearsal.case
    if case is None:
        return {}
    lived = history(rehearsal.record, case)
    found = {duty.id: _of_duty(rehearsal, case, lived, duty) for duty in case.open_duties}
    return {name: counted.counting for name, counted in found.items() if counted is not None}


def _of_duty(rehearsal: Rehearsal, case: Case, lived: History, duty: Owed) -> Counted | None:
    """None where nothing limits it."""
    protocol, last = rehearsal.record.protocol, lived.last[duty.id]
    spec = protocol.duty(duty.key)
    limit = spec.limit_in(last.attributes)
    if limit is None:
        return None
    days = rehearsal.record.calendar.with_closed(last.closed).of(spec.nation)
    counting = explain(limit, duty.anchor, days, start=case.start, set_date=duty.until)
    sentences = [*_from_opening(protocol, lived, spec, duty), counting.sentence]
    if duty.due is not None and duty.due != counting.due:
        note, why = _otherwise(last, duty, duty.due, counting.due)
        counting = replace(
            counting, due=duty.due, lines=_up_to(counting, days.day_of(duty.due), note)
        )
        sentences.append(why)
    what = f"{say_list(list(who(protocol, case, duty)))} ({say_side(case, duty)}): {duty.what}"
    counting = replace(counting, sentence=" ".join(sentences))
    return Counted(what, counting, tuple(_moves(protocol, lived, duty.id)))


def _of_clock(rehearsal: Rehearsal, lived: History, running: RunningClock) -> Counted:
    record, last = rehearsal.record, lived.last[running.key]
    clock = next(each for each in record.protocol.clocks if each.key == running.key)
    days = record.calendar.with_closed(last.closed).of(clock.nation)
    limit = clock.limit_in(last.attributes)
    counting = explain(limit, running.opened, days, start=last.start, set_date=running.until)
    if running.due is not None and running.due != counting.due:
        note, why = _counted_again(running.due)
        lines = _up_to(counting, days.day_of(running.due), note)
        counting = replace(
            counting, due=running.due, lines=lines, sentence=f"{counting.sentence} {why}"
        )
    moves = tuple(_moves(record.protocol, lived, running.key))
    return Counted(f"the clock over stage {', '.join(clock.over)}", counting, moves)


def _from_opening(protocol: Protocol, lived: History, spec: Duty, duty: Owed) -> Iterator[str]:
    """Why a time runs from the opening though it should run from something else: that had not
    happened.
    """
    log = lived.began[duty.id].log
    if spec.anchors and deadlines.anchored(spec, log, duty.agency) is None:
        anchors = say_list([say_anchor(protocol, anchor) for anchor in spec.anchors], "or")
        opened = say_instant(duty.opened, year=True)
        yield (
            f"It counts from {anchors}. That had not happened when this opened, so it counts "
            f"from then: {opened}."
        )


def _otherwise(case: Case, duty: Owed, due: datetime, counted: datetime | None) -> tuple[str, str]:
    """Why the time that holds is another than the one counted: in a few words for its day, and as a
    sentence.
    """
    if duty.cap is not None:
        which = say_which(case, duty.cap)
        but = (
            "By agreement it was extended, but" if counted is not None and counted < due else "But"
        )
        return (
            f"{which} ends",
            f"{but} {which} ends sooner, at {say_instant(due, year=True)}, and counts instead.",
        )
    if duty.until is not None:
        return (
            "extended by agreement",
            f"By agreement it was extended to {say_instant(due, year=True)}.",
        )
    return _counted_again(due)


def _counted_again(due: datetime) -> tuple[str, str]:
    when = say_instant(due, year=True)
    return (
        "counted again",
        f"No new time lies before the moment at which it was counted again: it is due at {when}.",
    )


def _up_to(counting: Counting, last: date, note: str) -> tuple[CountedDay, ...]:
    """The days of the count as far as the day that holds, which is said to be due, and why."""
    days = [replace(line, due=False) for line in counting.lines if line.day <= last]
    end = days.pop() if days and days[-1].day == last else CountedDay(last, None)
    return (*days, replace(end, due=True, note="; ".join(filter(None, (end.note, note)))))


def _moves(protocol: Protocol, lived: History, name: Name) -> Iterator[str]:
    """When what moved this time, from which to which."""
    for entry in lived.entries:
        for moved in entry.moved:
            if moved.of == name:
                what = say_event(protocol, entry) or "Counted again"
                yield f"{say_instant(entry.at, year=True)}: {what} — {say_move(entry.case, moved)}"
