"""Reading a time of day as people write it, and the instants at which London's clocks show it."""

import re
import unicodedata
from datetime import UTC, date, datetime, time

from concordat.core.calendar import LONDON, in_london
from concordat.pages.forms.dates import Unread

HOW = "Give a time, such as 2:30pm or 14:30."

LONGEST = 20  # characters
_NOON = frozenset({"noon", "midday", "12 noon", "12noon", "12 midday"})
_MIDNIGHT = frozenset({"midnight", "12 midnight"})
_TIME = re.compile(r"([0-9]{1,2})(?: ?[:.h] ?([0-9]{2})|([0-9]{2}))? ?(?:([ap])\.? ?m\.?)?")


def read_time(typed: str) -> time | None:
    """The time of day; None if nothing was typed. Raises Unread."""
    if not typed.strip():
        return None
    text = unicodedata.normalize("NFKC", typed[: LONGEST + 1]).lower()
    text = " ".join(text.split())
    if text in _NOON:
        return time(12)
    if text in _MIDNIGHT:
        raise Unread("Write 0:00 for midnight at the start of that day, 11:59pm for its end.")
    found = _TIME.fullmatch(text)
    if found is None or len(text) > LONGEST:
        raise Unread(HOW)
    hour, minutes, half = int(found[1]), found[2] or found[3], found[4]
    if half:
        hour = _by_half(hour, half)
    elif minutes is None and 1 <= hour <= 12:
        raise Unread(_which_half(hour))
    return _time(hour, minutes)


def _which_half(hour: int) -> str:
    """What to say about an hour alone that may be of the morning or the afternoon."""
    if hour == 12:
        return "Write noon, or 0:00 for midnight."
    return f"Write {hour}am or {hour}pm."


def _by_half(hour: int, half: str) -> int:
    """The hour of the day, from an hour in the morning ("a") or afternoon ("p"). "14:30pm" can only
    mean one thing. Raises Unread.
    """
    if 1 <= hour <= 12:
        return hour % 12 + (12 if half == "p" else 0)
    if half == "p" and hour > 12:
        return hour
    raise Unread(HOW)


def _time(hour: int, minutes: str | None) -> time:
    minute = int(minutes or 0)
    if hour > 23 or minute > 59:
        raise Unread(HOW)
    return time(hour, minute)


def instants(day: date, at: time) -> tuple[datetime, ...]:
    """The instants, in UTC, at which London's clocks show that time on that day: two when the
    clocks go back over it, none when they go forward over it.
    """
    wanted = datetime.combine(day, at)
    first = wanted.replace(tzinfo=LONDON, fold=0).astimezone(UTC)
    second = wanted.replace(tzinfo=LONDON, fold=1).astimezone(UTC)
    possible = dict.fromkeys((first, second))
    return tuple(each for each in possible if _shown(each) == wanted)


def _shown(instant: datetime) -> datetime:
    return in_london(instant).replace(tzinfo=None)
