"""By when: a due time in words, and what is left of it."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from concordat.brief.owed import ClockBrief, Deadline
from concordat.brief.view import CaseView
from concordat.brief.why import clock_counted
from concordat.brief.words import counted, date_of, day, when
from concordat.core.calendar import Calendar
from concordat.core.case import Owed, RunningClock
from concordat.core.duties.urgency import WEIGHT
from concordat.core.protocol import BUILT_IN, CARRY_OUT
from concordat.core.wording import capitalised, joined, say_stage

ADDED = "not in the procedure's text"
BY_CONCORDAT = "asked by Concordat"
BY_THE_BOARD = "asked by the board"
BOARDS_DATE = "the board's own date"
PASSED = "this time has passed"


def added_by(clause: str | None, key: str) -> str | None:
    """Who asks for a duty of that key that no text asks for; None where a clause does, and "" of an
    action, which says itself that it was agreed or decided.
    """
    if clause:
        return None
    if key == CARRY_OUT.key:
        return ""
    return BY_CONCORDAT if key in BUILT_IN else BY_THE_BOARD


def deadline(view: CaseView, duty: Owed) -> Deadline:
    """By when a duty is due, how strongly, and what is left of it."""
    by = _by_when(view, duty)
    own = added_by(duty.clause, duty.key)
    if own is None and local_mark(view, duty):
        own = BOARDS_DATE
    return replace(by, own=own)


def _by_when(view: CaseView, duty: Owed) -> Deadline:
    if duty.due is not None:
        late = is_late(view, duty)
        rest = with_at_once(duty.limit, _rest(view, duty.due, late=late))
        return Deadline(duty.due, duty.strength, late, rest)
    if duty.left is not None:
        words = gone_on(duty.left, view.now)
        return Deadline(None, duty.strength, is_late(view, duty), words=words)
    if duty.local_until is not None:
        by = view.calendar.close_of(duty.local_until)
        return Deadline(by, duty.strength, left=_rest(view, by, late=False))
    since = view.record.known_since(duty)
    words = without_a_time(duty.limit, duty.clause, since, view.now)
    return Deadline(strength=duty.strength, words=words, left=_clock_over(view, duty))


def without_a_time(limit: str | None, clause: str | None, since: datetime, now: datetime) -> str:
    """What is said of a duty that has no due time: the text's words for its limit, or that it has
    none, and since when the duty is open.
    """
    none = "the procedure gives no time" if clause else "no time is set"
    return f"{capitalised(limit or none)} – open since {day(since, now)}"


def with_at_once(limit: str | None, left: str) -> str:
    """What is left of a time, after the text's word for at once where its number is only the most
    that it may take: “immediately, 2 working days left”.
    """
    at_once, most, _ = (limit or "").partition(", at most ")
    return ", ".join(filter(None, (at_once if most else "", left)))


def gone_on(left: datetime, now: datetime) -> str:
    """What is said of a duty without a due time, once the case has left its step without it."""
    return f"the case went on without it at {when(left, now)}"


def time_for_the_stage(ends: datetime, now: datetime) -> str:
    """What is said of the clock over a stage beside a duty that has no time of its own."""
    return f"the time for the stage {'passed' if ends < now else 'ends'} {when(ends, now)}"


def is_late(view: CaseView, duty: Owed) -> bool:
    """Whether a duty is late, or was done late. What is only permitted never is: nobody owes it."""
    return duty.late(view.now)


def _rest(view: CaseView, by: datetime, *, late: bool) -> str:
    """What is left until an instant. Where one is late there is nothing to add; where nobody can
    be, that the time is over.
    """
    if late:
        return ""
    return left(view.calendar, view.now, by) if view.now <= by else PASSED


def in_words(by: Deadline, now: datetime) -> str:
    """A deadline on one line: "by 5pm on Tuesday 1 December (2 working days left)"."""
    if by.at is None:
        said = f"late: {by.words}" if by.late else by.words
    elif by.late:
        said = f"late: was due by {when(by.at, now)}"
    else:
        said = f"by {when(by.at, now)}"
    return f"{said} ({by.left})" if by.left else said


def _clock_over(view: CaseView, duty: Owed) -> str:
    """The clock over a duty that has no time of its own: told beside it, never made the duty's."""
    if not duty.holds:
        return ""
    over = (clock for clock in view.case.clocks if clock.running and duty.stage in clock.scope)
    ends = min((clock.due for clock in over if clock.due), default=None)
    return time_for_the_stage(ends, view.now) if ends else ""


def local_mark(view: CaseView, duty: Owed) -> str:
    """Who set a date that the text doesn't give; "" where none was set."""
    if duty.due is not None or duty.local_until is None:
        return ""
    return (
        f"{view.board.name} set this date. The procedure gives none, so it is never counted as "
        "late."
    )


def left(calendar: Calendar, now: datetime, by: datetime) -> str:
    """What is left until an instant, in hours on its own day and in working days before it; "" once
    it has passed.
    """
    if by < now:
        return ""
    today, last = date_of(now), date_of(by)
    if today == last:
        hours = (by - now) // timedelta(hours=1)
        return f"{counted(hours, 'hour', 'hours')} left" if hours else "less than an hour left"
    days = sum(calendar.is_open(each) for each in _days_after(today, last))
    return f"{counted(days, 'working day', 'working days')} left" if days else ""


def lateness(calendar: Calendar, due: datetime, done: datetime) -> str:
    """How late something was, in hours on its own day and in working days after it."""
    first, last = date_of(due), date_of(done)
    if first == last:
        hours = (done - due) // timedelta(hours=1)
        return f"{counted(hours, 'hour', 'hours')} late" if hours else "less than an hour late"
    days = sum(calendar.is_open(each) for each in _days_after(first, last))
    return f"{counted(days, 'working day', 'working days')} late" if days else "late"


def _days_after(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range(1, (last - first).days + 1)]


def used(opened: datetime, by: datetime | None, now: datetime) -> int | None:
    """How much of the time from `opened` to `by` has gone, from 0 to 100; None where there is no
    end.
    """
    if by is None:
        return None
    if by <= opened or now >= by:
        return 100
    return max(0, round(100 * ((now - opened) / (by - opened))))


# ── Clocks ────────────────────────────────────────────────────────────────────────────────────────


def clocks(view: CaseView) -> tuple[ClockBrief, ...]:
    """Every clock that runs, with how it was counted: late ones first, musts before the others."""
    running = [clock for clock in view.case.clocks if clock.running]
    running.sort(key=lambda clock: (not clock.late(view.now), WEIGHT[clock.strength]))
    return tuple(_clock(view, clock) for clock in running)


def _clock(view: CaseView, clock: RunningClock) -> ClockBrief:
    over = joined(map(say_stage, clock.scope))
    if clock.due is None:
        by = Deadline(strength=clock.strength, words=f"{clock.limit} – no date set yet")
    else:
        late = clock.late(view.now)
        rest = "" if late else left(view.calendar, view.now, clock.due)
        by = Deadline(clock.due, clock.strength, late, rest)
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
