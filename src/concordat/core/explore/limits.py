"""How many working days a limit gives at most."""

import math
from datetime import date, datetime

from msgspec.structs import replace

from concordat.core.explore.model import START, WEEKDAYS
from concordat.core.periods import (
    Hours,
    Limit,
    Months,
    Period,
    SetDate,
    WorkingDays,
    due,
    months_after,
)
from concordat.core.protocol import Clock, Duty


def longest_of(limit: Limit, others: tuple[tuple[str, Limit], ...]) -> Limit:
    """The longest of several limits; one without a number is longer than any."""
    return max((limit, *(other for _, other in others)), key=_length)


def _length(limit: Limit) -> float:
    days = working_days_of(limit)
    return math.inf if days is None else days


def working_days_of(limit: Limit) -> int | None:
    """The working days that a limit gives from a Monday morning; None while it has no number."""
    end = due(_in_working_days(limit), START, WEEKDAYS)
    return None if end is None else working_days(START, end)


def working_days(since: datetime, until: datetime) -> int:
    """The open days after the first day, up to and with the last."""
    return WEEKDAYS.open_days_between(WEEKDAYS.day_of(since), WEEKDAYS.day_of(until))


# ── At most ───────────────────────────────────────────────────────────────────────────────────────


def duty_at_most(duty: Duty) -> Duty:
    """The duty with the longest limit that any case gives it, extended as far as it may be."""
    limit = duty.extended_at_most or duty.limit
    return replace(duty, limit=_at_most(limit, duty.limits) if limit else None, limits=())


def clock_at_most(clock: Clock) -> Clock:
    """The clock with the longest limit that any case gives it."""
    return replace(clock, limit=_at_most(clock.limit, clock.limits), limits=())


def _at_most(limit: Limit, others: tuple[tuple[str, Limit], ...]) -> Limit:
    return _in_working_days(longest_of(limit, others))


def _in_working_days(limit: Limit) -> Limit:
    """The limit with its hours and months as working days, rounded up."""
    return replace(limit, periods=tuple(map(_most_working_days, limit.periods)))


def _most_working_days(period: Period) -> Period:
    match period:
        case Hours(n=n):
            return WorkingDays(math.ceil(n / 24))
        case Months(n=n):
            return WorkingDays(_weekdays_in_months(n))
        case SetDate(otherwise=Months(n=n)):
            return replace(period, otherwise=WorkingDays(_weekdays_in_months(n)))
        case _:
            return period


def _weekdays_in_months(n: int) -> int:
    """How many weekdays n months have at most: 23 in one, for it may have 31 days."""
    begins = (date(START.year, month, 1) for month in range(1, 13))  # a leap year: none are longer
    longest = max((months_after(day, n) - day).days for day in begins)
    weeks, rest = divmod(longest, 7)
    return 5 * weeks + min(rest, 5)
