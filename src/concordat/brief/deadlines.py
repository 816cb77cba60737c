"""The deadlines of one case, as its page shows them: of each duty, and of each clock."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from concordat.brief.by_when import (
    StageClock,
    Timed,
    added_by,
    by_the_stage,
    by_when,
    open_days_after,
    used,
)
from concordat.brief.owed import ClockBrief, Deadline
from concordat.brief.view import CaseView
from concordat.brief.why import clock_counted
from concordat.brief.words import counted, date_of, when
from concordat.core.calendar import Calendar
from concordat.core.case import Owed, RunningClock
from concordat.core.duties.clocks import clock_of
from concordat.core.duties.urgency import WEIGHT
from concordat.core.if_not_agreed import first_if_not_agreed
from concordat.core.wording import joined, say_stage

ADDED = "not in the procedure's text"


def deadline(view: CaseView, duty: Owed) -> Deadline:
    """By when a duty is due, how strongly, and what is left of it."""
    return by_when(_timed(view, duty), view.now, view.calendar)


def _timed(view: CaseView, duty: Owed) -> Timed:
    return Timed(
        key=duty.key,
        clause=duty.clause or "",
        strength=duty.strength,
        limit=duty.limit or "",
        opened=duty.opened,
        since=view.record.known_since(duty),
        due=duty.due,
        left=duty.left,
        local_until=duty.local_until,
        late=is_late(view, duty),
        clock=_clock_over(view, duty),
        if_not=first_if_not_agreed(view.record, view.case, duty),
    )


def is_late(view: CaseView, duty: Owed) -> bool:
    """Whether a duty is late, or was done late. What is only permitted never is: nobody owes it."""
    return duty.late(view.now)


def in_words(by: Deadline, now: datetime) -> str:
    """A deadline on one line: "by 5pm on Tuesday 1 December (2 working days left)"."""
    if by.at is None:
        said = f"late: {by.words}" if by.late else by.words
    elif by.late:
        said = f"late: was due by {when(by.at, now)}"
    else:
        said = f"by {when(by.at, now)}"
    return f"{said} ({by.left})" if by.left else said


def local_mark(view: CaseView, duty: Owed) -> str:
    """Who set a date that the text doesn't give; "" where none was set."""
    if not _timed(view, duty).has_the_boards_date:
        return ""
    return (
        f"{view.board.name} set this date. The procedure gives none, so it is never counted as "
        "late."
    )


def lateness(calendar: Calendar, due: datetime, done: datetime) -> str:
    """How late something was, in hours on its own day and in working days after it."""
    first, last = date_of(due), date_of(done)
    if first == last:
        hours = (done - due) // timedelta(hours=1)
        return f"{counted(hours, 'hour', 'hours')} late" if hours else "less than an hour late"
    days = open_days_after(calendar, first, last)
    return f"{counted(days, 'working day', 'working days')} late" if days else "late"


# ── Clocks ────────────────────────────────────────────────────────────────────────────────────────


def _clock_over(view: CaseView, duty: Owed) -> StageClock | None:
    """The clock over a duty that has no time of its own: told beside it, never made the duty's."""
    over = clock_of(duty, view.case.clocks)
    return _of_the_stage(over) if over else None


def _of_the_stage(clock: RunningClock) -> StageClock | None:
    """What a clock makes of the time for its stage; None where it has no end yet."""
    if clock.due is None:
        return None
    return StageClock(clock.limit, clock.strength if clock.clause else None, clock.due)


def clocks(view: CaseView) -> tuple[ClockBrief, ...]:
    """Every clock that runs, with how it was counted: late ones first, musts before the others."""
    running = [clock for clock in view.case.clocks if clock.running]
    running.sort(key=lambda clock: (not clock.late(view.now), WEIGHT[clock.strength]))
    return tuple(_clock(view, clock) for clock in running)


def _clock(view: CaseView, clock: RunningClock) -> ClockBrief:
    over = joined(map(say_stage, clock.scope))
    if stage := _of_the_stage(clock):
        by = by_the_stage(stage, view.now, view.calendar)
    else:
        by = Deadline(strength=clock.strength, words=f"{clock.limit} – no date set yet")
        by = replace(by, own=added_by(clock.clause, clock.key))
    return ClockBrief(
        key=clock.key,
        name=f"{over} together" if len(clock.scope) > 1 and clock.due else over,
        deadline=by,
        used=used(clock.opened, clock.due, view.now),
        clause=_limit_in(clock, clock.clause or ADDED),
        place=_limit_in(clock, view.protocol.clauses[clock.clause].at if clock.clause else ADDED),
        counted=clock_counted(view, clock),
    )


def _limit_in(clock: RunningClock, where: str) -> str:
    """What limits the time, and where that is written; without a date, where alone."""
    return f"{clock.limit} ({where})" if clock.due else where
