"""Days and hours as people write them: “18 May 2017”, “18/5/2017”, “5pm”."""

import re
from datetime import date, datetime, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[/. -](?P<month>\d{1,2}|[A-Za-z]{3,9})[/. -](?P<year>\d{4})"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/. -](?P<month>\d{1,2})[/. -](?P<day>\d{1,2})")
_HOUR = re.compile(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?(?::\d\d)? ?(?P<half>am|pm)?")
_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d?-\d\d?|.*?\d{4})(?:T|,? (?:at )?)(?P<hour>\d.*)")
_LIKE_A_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}([T ][\d:.]*)?|\d{1,2}/\d{1,2}/\d{4}")


def as_date(words: str) -> date | None:
    """The day meant by “18/5/2017”, “18 May 2017” or “2017-5-18”; None for anything else."""
    words = words.strip()
    found = _DAY_FIRST.fullmatch(words) or _YEAR_FIRST.fullmatch(words)
    if found is None:
        return None
    try:
        return date(int(found["year"]), _month(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _month(words: str) -> int:
    if words.isdigit():
        return int(words)
    return _MONTHS.index(words[:3].lower()) + 1


def as_time(words: str) -> time | None:
    """The time of day meant by “5pm”, “17.00” or “5:30 pm”; None for anything else."""
    found = _HOUR.fullmatch(words.strip().lower())
    if found is None:
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    try:
        return time(hour, int(found["minute"] or 0))
    except ValueError:
        return None


def as_moment(words: str) -> datetime | None:
    """The day and hour meant by “21/12/2026 10:00” or “21 December 2026 at 3pm”, or None."""
    found = _MOMENT.fullmatch(words.strip())
    if found is None:
        return None
    day = as_date(found["day"])
    hour = as_time(found["hour"])
    if day is None or hour is None:
        return None
    return datetime.combine(day, hour)


def is_like_a_day(words: str) -> bool:
    """Whether words have the form of a day or a moment, even one that doesn't exist."""
    return bool(_LIKE_A_DAY.fullmatch(words))
