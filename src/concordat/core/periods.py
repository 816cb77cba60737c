"""Limits: the words a protocol uses for them, and the instant at which each ends.

The rules of counting are here and nowhere else. The anchor's day is day 0 whatever the hour, also
on a closed day. Every limit is one instant, or none where the procedure gives no number; late is
strictly after it. Instants are aware and in UTC.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import msgspec

from concordat.core.calendar import Calendar, says_no_hour
from concordat.core.wording import joined

DAYS_IN_WORKING_WEEK = 5
PARTIES = "the parties"
NO_NUMBER = ("without delay", "immediately", "as soon as possible", "at the earliest opportunity")


class Since(msgspec.Struct, frozen=True):
    """From when a limit is counted, and in whose open days.

    Day marks count from the `start` of the case, everything else from the `anchor`; `set_date` is
    the day that those who may set one set.
    """

    anchor: datetime
    calendar: Calendar
    start: datetime
    set_date: date | None = None

    @property
    def day(self) -> date:
        """The anchor's day."""
        return self.calendar.day_of(self.anchor)


class _Period(msgspec.Struct, frozen=True):
    """One stretch of time that a limit gives: when it ends, and how a protocol file says it."""

    def end(self, since: Since) -> datetime | None:
        """The instant, in UTC, at which it ends; None while there is none."""
        raise NotImplementedError

    def __str__(self) -> str:
        raise NotImplementedError


class WorkingDays(_Period, frozen=True, tag="working days"):
    """Ends at close of the n-th open day after the anchor's. `weeks` keeps that the words spoke of
    working weeks.
    """

    n: int
    weeks: bool = False

    def end(self, since: Since) -> datetime:
        return since.calendar.nth_close_after(since.day, self.n)

    def __str__(self) -> str:
        if self.weeks:
            return _many(self.n // DAYS_IN_WORKING_WEEK, "working week")
        return _many(self.n, "working day")


class Hours(_Period, frozen=True, tag="hours"):
    """Elapsed time: nights, closed days and clock changes make no difference."""

    n: int

    def end(self, since: Since) -> datetime:
        # Added in UTC: on London's clocks an hour may be missing or come twice.
        anchor = since.anchor.astimezone(UTC)
        if says_no_hour(anchor):  # the end has an hour, whatever the beginning was
            anchor = anchor.replace(microsecond=0)
        return anchor + timedelta(hours=self.n)

    def __str__(self) -> str:
        return _many(self.n, "hour")


class CalendarDays(_Period, frozen=True, tag="calendar days"):
    """Ends at close of the n-th day after the anchor's, open or not."""

    n: int

    def end(self, since: Since) -> datetime:
        return since.calendar.close_of(since.day + timedelta(days=self.n))

    def __str__(self) -> str:
        return _many(self.n, "calendar day")


class Months(_Period, frozen=True, tag="months"):
    """Ends at close of the day of the same number n months after the anchor's, or of a shorter
    month's last day; open or not.
    """

    n: int

    def end(self, since: Since) -> datetime:
        return since.calendar.close_of(months_after(since.day, self.n))

    def __str__(self) -> str:
        return _many(self.n, "month")


class SameWorkingDay(_Period, frozen=True, tag="same working day"):
    """Ends at close of the anchor's day if that is open and not past, else with the anchor's own
    date.
    """

    def end(self, since: Since) -> datetime:
        return _end_of_day(since.anchor, since.calendar)

    def __str__(self) -> str:
        return "same working day"


class DayMark(_Period, frozen=True, tag="day mark"):
    """The mark "day n", counted from the start, whose own day is day `first`; in open days only if
    `open_days`.
    """

    n: int
    open_days: bool = False
    first: int = 0

    def end(self, since: Since) -> datetime:
        calendar, after = since.calendar, self.n - self.first
        day = calendar.day_of(since.start)
        if not self.open_days:
            return calendar.close_of(day + timedelta(days=after))
        if after == 0:
            return _end_of_day(since.start, calendar)
        return calendar.nth_close_after(day, after)

    def __str__(self) -> str:
        if not self.open_days and self.first == 0:
            return f"day {self.n}"
        days = "working" if self.open_days else "calendar"
        return f"day {self.n} ({days} days, from day {self.first})"

    @property
    def said(self) -> str:
        """What it means, said to a reader of a case: “2 days after it was raised”."""
        after, days = self.n - self.first, "working day" if self.open_days else "day"
        from_then = f"{_many(after, days)} after" if after else "the day on which"
        return f"{from_then} it was raised"


class SetDate(_Period, frozen=True, tag="set date"):
    """A date that `by` sets; ends at close of that day, open or not. Until it is set, `otherwise`
    holds, or nothing.
    """

    by: str = PARTIES
    otherwise: "Counted | None" = None

    def end(self, since: Since) -> datetime | None:
        if since.set_date is not None:
            return since.calendar.close_of(since.set_date)
        return self.otherwise.end(since) if self.otherwise else None

    def __str__(self) -> str:
        return f"{self.set_by}, otherwise {self.otherwise}" if self.otherwise else self.set_by

    @property
    def set_by(self) -> str:
        """Who sets it, in words."""
        return "agreed by the parties" if self.by == PARTIES else f"set by {self.by}"


class NoNumber(_Period, frozen=True, tag="no number"):
    """Words without a number, "without delay": there is never a due time, and none is invented."""

    words: str

    def end(self, since: Since) -> None:  # noqa: ARG002 - every period is asked the same
        return None

    def __str__(self) -> str:
        return self.words


Counted = WorkingDays | Hours | CalendarDays | Months
Period = Counted | SameWorkingDay | DayMark | SetDate | NoNumber


class Limit(msgspec.Struct, frozen=True):
    """One period, or several of which the shorter or the longer counts. `words` is what the
    protocol says.
    """

    periods: tuple[Period, ...]
    rule: Literal["shorter", "longer"] = "shorter"
    words: str = ""

    @property
    def said(self) -> str:
        """The words as a reader of a case sees them: of several periods, “2 working days or 48
        hours, whichever is sooner”, where a protocol's file has “the shorter of …”; of a day that
        has a number, from when it is counted.
        """
        match self.periods:
            case (DayMark() as mark,):
                return mark.said
        if not self.words.lower().startswith(f"the {self.rule} of "):
            return self.words
        first = "sooner" if self.rule == "shorter" else "later"
        return f"{joined(map(_said, self.periods), 'or')}, whichever is {first}"

    @property
    def of_that_day(self) -> bool:
        """Whether it ends with the very day from which it counts."""
        return any(isinstance(period, SameWorkingDay) for period in self.periods)

    def due(self, since: Since) -> datetime | None:
        """The instant, in UTC, at which it ends; None while there is none.

        "The shorter of" passes over a period without an end; "the longer of" has no end until each
        of its periods has one.
        """
        ends = [period.end(since) for period in self.periods]
        known = [end for end in ends if end is not None]
        if self.rule == "shorter":
            return min(known, default=None)
        return max(known) if len(known) == len(ends) else None


def due(
    limit: Limit,
    anchor: datetime,
    calendar: Calendar,
    *,
    start: datetime | None = None,
    set_date: date | None = None,
) -> datetime | None:
    """The instant, in UTC, at which a limit ends that is counted from `anchor`; None while there is
    none.
    """
    return limit.due(Since(anchor, calendar, start or anchor, set_date))


def months_after(day: date, n: int) -> date:
    """The day of the same number n months later; where that month is shorter, its last day."""
    years, months = divmod(day.month - 1 + n, 12)
    year, month = day.year + years, months + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _end_of_day(instant: datetime, calendar: Calendar) -> datetime:
    """When the day closes if it is open and not past, else when its date ends."""
    day = calendar.day_of(instant)
    close = calendar.close_of(day)
    return close if calendar.is_open(day) and instant <= close else calendar.end_of(day)


def is_late(due: datetime | None, at: datetime) -> bool:
    """Whether `at` is strictly after the due time; what has no due time is never late."""
    return due is not None and at > due


# ── In words ──────────────────────────────────────────────────────────────────────────────────────


def render(limit: Limit) -> str:
    """The limit in the words of a protocol file; the library's `parse_limit` reads them back."""
    if len(limit.periods) == 1:
        return str(limit.periods[0])
    first, cap, *others = limit.periods
    capped = isinstance(first, NoNumber) and not isinstance(cap, NoNumber | SetDate)
    if capped and limit.rule == "shorter" and not others:
        return f"{first}, at most {cap}"
    return f"the {limit.rule} of " + " or ".join(map(str, limit.periods))


def _said(period: Period) -> str:
    return f"a date {period}" if isinstance(period, SetDate) else str(period)


def _many(n: int, unit: str) -> str:
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"
