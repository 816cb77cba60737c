"""Days of the stories, counted in the board's open days from the day on which the demonstration is
built.
"""

from datetime import UTC, date, datetime, time, timedelta

from concordat.core.calendar import LONDON, Calendar


def day_from(today: date, number: int, calendar: Calendar) -> date:
    """The open day of that number: -1 is the last before today, 1 the first after it, 0 is today
    even when closed.
    """
    if number > 0:
        return calendar.nth_open_after(today, number)
    day = today
    for _ in range(-number):
        day -= timedelta(days=1)
        while not calendar.is_open(day):
            day -= timedelta(days=1)
    return day


def instant(day: date, at: time) -> datetime:
    """That hour of that day in London, as an instant in UTC."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)
