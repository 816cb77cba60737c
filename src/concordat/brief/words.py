"""How instants, days and numbers are put into words for readers, beside `core.calendar`.

Every instant is aware and is told in London time, to the minute. The year is told whenever it is
not the year of `now`. Nothing says "in n days": a person is given the hour and the day.
"""

from datetime import date, datetime

from concordat.core.calendar import (
    in_london,
    say_day,
    say_instant,
    say_time,
    say_which,
    says_no_hour,
)


def date_of(on: date | datetime) -> date:
    """The London date of an instant, or the date itself."""
    return in_london(on).date() if isinstance(on, datetime) else on


def clock_time(at: datetime) -> str:
    """Such as "5pm", "9:30am", "midday", "midnight" or "11:59pm"."""
    local = in_london(at)
    return f"{say_time(local.time().replace(second=0, microsecond=0))}{say_which(local)}"


def day(on: date | datetime, now: datetime) -> str:
    """Such as "Tuesday 29 December", with the year where it is not the year of `now`."""
    that = date_of(on)
    return say_day(that, year=that.year != date_of(now).year)


def when(at: datetime, now: datetime) -> str:
    """Such as "5pm on Tuesday 29 December", with the year where it is not the year of `now`; the
    day alone where nobody said the hour.
    """
    return say_instant(at, year=date_of(at).year != date_of(now).year)


def at(instant: datetime, now: datetime) -> str:
    """The time of day, and the day where it isn't today."""
    if date_of(instant) != date_of(now) or says_no_hour(instant):
        return when(instant, now)
    return clock_time(instant)


def counted(number: int, one: str, many: str) -> str:
    """Such as "1 case", "2 cases", "no cases"."""
    return f"{number or 'no'} {one if number == 1 else many}"
