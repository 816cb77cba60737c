"""Limits: the words a protocol uses for them, and the instant at which each ends.

The rules of counting stand here once. The anchor's day is day 0 whatever the hour, also on a closed
day. Every limit is one instant, or none where the procedure gives no number; late is strictly after
it. Instants are aware and in UTC.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Literal, assert_never

import msgspec

from concordat.core.calendar import Calendar

DAYS_IN_WORKING_WEEK = 5
PARTIES = "the parties"
NO_NUMBER = ("without delay", "immediately", "as soon as possible", "at the earliest opportunity")


class WorkingDays(msgspec.Struct, frozen=True, tag="working days"):
    """Ends at close of the n-th open day after the anchor's. `weeks` keeps that the words spoke of
    working weeks.
    """

    n: int
    weeks: bool = False


class Hours(msgspec.Struct, frozen=True, tag="hours"):
    """Elapsed time: nights, closed days and clock changes make no difference."""

    n: int


class CalendarDays(msgspec.Struct, frozen=True, tag="calendar days"):
    """Ends at close of the n-th day after the anchor's, open or not."""

    n: int


class Months(msgspec.Struct, frozen=True, tag="months"):
    """Ends at close of the day of the same number n months after the anchor's, or of a shorter
    month's last day; open or not.
    """

    n: int


class SameWorkingDay(msgspec.Struct, frozen=True, tag="same working day"):
    """Ends at close of the anchor's day if that is open and not past, else with the anchor's own
    date.
    """


class DayMark(msgspec.Struct, frozen=True, tag="day mark"):
    """The mark "day n", counted from the start, whose own day is day `first`; in open days only if
    `open_days`.
    """

    n: int
    open_days: bool = False
    first: int = 0


class SetDate(msgspec.Struct, frozen=True, tag="set date"):
    """A date that `by` sets; ends at close of that day, open or not. Until it is set, `otherwise`
    holds, or nothing.
    """

    by: str = PARTIES
    otherwise: "Counted | None" = None


class NoNumber(msgspec.Struct, frozen=True, tag="no number"):
    """Words without a number, "without delay": there is never a due time, and none is invented."""

    words: str


Counted = WorkingDays | Hours | CalendarDays | Months
Period = Counted | SameWorkingDay | DayMark | SetDate | NoNumber


class Limit(msgspec.Struct, frozen=True):
    """One period, or several of which the shorter or the longer counts. `words` is what the
    protocol says.
    """

    periods: tuple[Period, ...]
    rule: Literal["shorter", "longer"] = "shorter"
    words: str = ""


def due(
    limit: Limit,
    anchor: datetime,
    calendar: Calendar,
    *,
    start: datetime | None = None,
    set_date: date | None = None,
) -> datetime | None:
    """The instant, in UTC, at which the limit ends; None while there is none.

    Day marks count from `start` (the anchor when not given), set dates use `set_date`. An unknown
    end is passed over by "the shorter of"; "the longer of" has no end until each of its periods has
    one.
    """
    if len(limit.periods) == 1:
        return end_of(limit.periods[0], anchor, calendar, start, set_date)
    ends = [end_of(period, anchor, calendar, start, set_date) for period in limit.periods]
    known = [end for end in ends if end is not None]
    if limit.rule == "shorter":
        return min(known, default=None)
    return max(known) if len(known) == len(ends) else None


def end_of(  # noqa: PLR0911 - one return for each kind of period
    period: Period,
    anchor: datetime,
    calendar: Calendar,
    start: datetime | None = None,
    set_date: date | None = None,
) -> datetime | None:
    """The instant, in UTC, at which one period ends; None while there is none."""
    match period:
        case WorkingDays():
            return calendar.nth_close_after(calendar.day_of(anchor), period.n)
        case Hours():
            # Added in UTC: on London's clocks an hour may be missing or come twice.
            return anchor.astimezone(UTC) + timedelta(hours=period.n)
        case CalendarDays():
            return calendar.close_of(calendar.day_of(anchor) + timedelta(days=period.n))
        case Months():
            return calendar.close_of(months_after(calendar.day_of(anchor), period.n))
        case SameWorkingDay():
            return _end_of_same_day(anchor, calendar)
        case DayMark():
            return _end_of_mark(period, start or anchor, calendar)
        case SetDate():
            if set_date is not None:
                return calendar.close_of(set_date)
            return None if period.otherwise is None else end_of(period.otherwise, anchor, calendar)
        case NoNumber():
            return None
    assert_never(period)


def months_after(day: date, n: int) -> date:
    """The day of the same number n months later; where that month is shorter, its last day."""
    years, months = divmod(day.month - 1 + n, 12)
    year, month = day.year + years, months + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _end_of_same_day(anchor: datetime, calendar: Calendar) -> datetime:
    day = calendar.day_of(anchor)
    close = calendar.close_of(day)
    return close if calendar.is_open(day) and anchor <= close else calendar.end_of(day)


def _end_of_mark(mark: DayMark, start: datetime, calendar: Calendar) -> datetime:
    day, after = calendar.day_of(start), mark.n - mark.first
    if not mark.open_days:
        return calendar.close_of(day + timedelta(days=after))
    if after == 0:
        return _end_of_same_day(start, calendar)
    return calendar.nth_close_after(day, after)


def is_late(due: datetime | None, at: datetime) -> bool:
    """Whether `at` is strictly after the due time; what has no due time is never late."""
    return due is not None and at > due


def render(limit: Limit) -> str:
    """The limit in the words of a protocol file; the library's `parse_limit` reads them back."""
    words = [render_period(period) for period in limit.periods]
    if len(words) == 1:
        return words[0]
    match limit:
        case Limit(periods=(NoNumber(), cap), rule="shorter") if not isinstance(
            cap, NoNumber | SetDate
        ):
            return f"{words[0]}, at most {words[1]}"
        case _:
            return f"the {limit.rule} of " + " or ".join(words)


def render_period(period: Period) -> str:  # noqa: PLR0911 - one return for each kind of period
    """One period in the language's own words."""
    match period:
        case WorkingDays(n=n, weeks=True):
            return _many(n // DAYS_IN_WORKING_WEEK, "working week")
        case WorkingDays(n=n):
            return _many(n, "working day")
        case Hours(n=n):
            return _many(n, "hour")
        case CalendarDays(n=n):
            return _many(n, "calendar day")
        case Months(n=n):
            return _many(n, "month")
        case SameWorkingDay():
            return "same working day"
        case DayMark(n=n, open_days=False, first=0):
            return f"day {n}"
        case DayMark(n=n, open_days=open_days, first=first):
            return f"day {n} ({'working' if open_days else 'calendar'} days, from day {first})"
        case SetDate(by=by, otherwise=otherwise):
            words = "agreed by the parties" if by == PARTIES else f"set by {by}"
            return words if otherwise is None else f"{words}, otherwise {render_period(otherwise)}"
        case NoNumber(words=words):
            return words
    assert_never(period)


def _many(n: int, unit: str) -> str:
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"
