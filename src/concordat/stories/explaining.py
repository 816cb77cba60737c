"""How the times of a story were counted, and what changed them.

Each count ends at the time that applies now.
"""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec
from msgspec.structs import replace

from concordat.brief.names import Names
from concordat.core.acts import CarriedOut
from concordat.core.calendar import say_instant
from concordat.core.case import Case, Owed, RunningClock
from concordat.core.counting import CountedDay, Counting, explain
from concordat.core.duties import deadlines
from concordat.core.duties.moments import by_its_word
from concordat.core.events import Event
from concordat.core.protocol import Duty
from concordat.core.record import Record
from concordat.core.wording import capitalised, joined
from concordat.library.telling.say import say_anchor
from concordat.stories.acts import is_named
from concordat.stories.history import History, Name, Timed, history
from concordat.stories.moved import say_clock_of, say_move
from concordat.stories.rehearse import Rehearsal
from concordat.stories.seen import view_of
from concordat.stories.told import tellings


class Counted(msgspec.Struct, frozen=True):
    """One limit of a story: what it limits and for whom, how it was counted, and what moved it."""

    what: str
    counting: Counting
    notes: tuple[str, ...] = ()


class _Why(msgspec.Struct, frozen=True):
    """Why the time that applies isn't the one counted: a short note for its day, and a sentence."""

    note: str
    sentence: str


class _Story(msgspec.Struct, frozen=True):
    """A rehearsed case, its times after each act, and the names of its people."""

    record: Record
    case: Case
    lived: History
    names: Names


def countings(rehearsal: Rehearsal, named: str) -> list[Counted]:
    """How every limit of a clause, or of a duty or clock by its own name, was counted.

    A clock's own name is “clock.NAME”.
    """
    case, record = rehearsal.case, rehearsal.record
    if case is None:
        return []
    story = _Story(record, case, history(record, case), Names(view_of(record, case)))
    duties = [duty for duty in case.duties if is_named(record.protocol, named, duty)]
    clocks = [clock for clock in case.clocks if named in (clock.clause, f"clock.{clock.key}")]
    of_duties = (_of_duty(story, duty) for duty in duties)
    of_clocks = (_of_clock(story, clock) for clock in clocks)
    return [each for each in (*of_duties, *of_clocks) if each is not None]


def _of_duty(story: _Story, duty: Owed) -> Counted | None:
    """None if nothing limits it."""
    last, spec = story.lived.last[duty.id], story.record.protocol.duty(duty.key)
    limit = spec.limit_in(last.attributes)
    if limit is None:
        return None
    days = story.record.calendar.with_closed(last.closed).of(spec.nation)
    counting = explain(limit, duty.anchor, days, start=duty.start, set_date=duty.until)
    late_start = _from_opening(story, spec, duty)
    counting = replace(counting, sentence=f"{late_start} {counting.sentence}".strip())
    if duty.due is not None and duty.due != counting.due:
        why = _why_otherwise(last, duty, duty.due, counting.due)
        counting = _ending(counting, duty.due, days.day_of(duty.due), why)
    what = f"{capitalised(story.names.who(duty))}: {duty.what}"
    return Counted(what, counting, (*_moves(story, duty.id), *_told(story, duty)))


def _of_clock(story: _Story, running: RunningClock) -> Counted:
    last = story.lived.last[running.key]
    clock = next(each for each in story.record.protocol.clocks if each.key == running.key)
    days = story.record.calendar.with_closed(last.closed).of(clock.nation)
    limit = clock.limit_in(last.attributes)
    counting = explain(limit, running.opened, days, start=running.start, set_date=running.until)
    if running.due is not None and running.due != counting.due:
        why = _counted_again(running, running.due)
        counting = _ending(counting, running.due, days.day_of(running.due), why)
    what = f"the clock over stage {', '.join(clock.over)}"
    return Counted(what, counting, tuple(_moves(story, running.key)))


def _from_opening(story: _Story, spec: Duty, duty: Owed) -> str:
    """Why a time runs from the opening, or from when it is asked for again, although it should run
    from something else; or "".
    """
    if duty.asked_again is not None:
        again = say_instant(duty.asked_again, year=True)
        return f"What had ended it was put right, and it counts from then: {again}."
    log = story.lived.began[duty.id].log
    if not spec.anchors or deadlines.anchored(spec, log, duty.agency, by_its_word) is not None:
        return ""
    anchors = joined([say_anchor(story.record.protocol, anchor) for anchor in spec.anchors], "or")
    opened = say_instant(duty.opened, year=True)
    return (
        f"It counts from {anchors}. That had not happened when this opened, so it counts from "
        f"then: {opened}."
    )


def _why_otherwise(case: Case, duty: Owed, due: datetime, counted: datetime | None) -> _Why:
    """Why the time that applies differs from the one counted."""
    when = say_instant(due, year=True)
    if duty.cap is not None:
        which = say_clock_of(case, duty.cap)
        extended = counted is not None and counted < due
        but = "By agreement it was extended, but" if extended else "But"
        return _Why(f"{which} ends", f"{but} {which} ends sooner, at {when}, and counts instead.")
    if duty.until is not None:
        return _Why("extended by agreement", f"By agreement it was extended to {when}.")
    return _counted_again(duty, due)


def _counted_again(timed: Timed, due: datetime) -> _Why:
    when = say_instant(due, year=True)
    if timed.recounted:
        return _Why("passed", f"It had passed at {when}, before a day was closed, and stays late.")
    return _Why(
        "counted again",
        f"A new time is never before the moment of counting again: it is due at {when}.",
    )


def _ending(counting: Counting, due: datetime, last: date, why: _Why) -> Counting:
    """The count up to the day that applies, marked as due, with the reason."""
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


def _moves(story: _Story, name: Name) -> Iterator[str]:
    """Each act that moved this time: when, what, and from which time to which."""
    for entry in story.lived.entries:
        for moved in entry.moved:
            if moved.of == name:
                when = say_instant(entry.at, year=True)
                what = _act(story.names, entry.event)
                yield f"{when}: {what} — {say_move(entry.case, moved)}"


def _told(story: _Story, duty: Owed) -> Iterator[str]:
    """Who was told that a duty was done: when, and what."""
    for told in tellings(story.record, story.lived):
        event = story.record.events[told.seq - 1]
        if isinstance(event.act, CarriedOut) and duty.id in event.act.duties:
            yield f"{say_instant(told.at, year=True)}: {told.sentence(story.names)}"


def _act(names: Names, event: Event | None) -> str:
    return event.act.sentence(names.at(event)) if event else "Counted again"
