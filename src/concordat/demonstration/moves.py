"""Where the demonstration's clock can be moved to: always forward."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta

from concordat.core.calendar import Calendar
from concordat.demonstration.days import instant

OPENING = time(9)


def next_hour(now: datetime, _calendar: Calendar) -> datetime:
    """An hour from now."""
    return now + timedelta(hours=1)


def close_of_day(now: datetime, calendar: Calendar) -> datetime:
    """A minute after close of the next open day, or of today if that is still to come, because what
    is due at close of day is late only after it.
    """
    today = calendar.day_of(now)
    closing = calendar.close_of(today) + timedelta(minutes=1)
    if calendar.is_open(today) and now < closing:
        return closing
    return calendar.nth_close_after(today, 1) + timedelta(minutes=1)


def next_working_day(now: datetime, calendar: Calendar) -> datetime:
    """The start of the next open day."""
    return instant(calendar.nth_open_after(calendar.day_of(now), 1), OPENING)


MOVES: Mapping[str, Callable[[datetime, Calendar], datetime]] = {
    "next-hour": next_hour,
    "close-of-day": close_of_day,
    "next-working-day": next_working_day,
}
