"""Reading a time of day as people write it, and the instants at which London's clocks show it."""

import re
import unicodedata
from datetime import UTC, date, datetime, time

from concordat.core.calendar import LONDON, in_london
from concordat.pages.forms.dates import Unread

HOW = "Give a time, such as 2:30pm or 14:30."
_WHICH_HALF = "Write {0}am or {0}pm."
LONGEST = 20  # characters
_NOON = frozenset({"noon", "midday", "12 noon", "12noon", "12 midday"})
_MIDNIGHT = frozenset({"midnight", "12 midnight"})
_TIME = re.compile(r"([0-9]{1,2})(?: ?[:.h] ?([0-9]{2})|([0-9]{2}))? ?(?:([ap])\.? ?m\.?)?")


def read_time(typed: str) -> time | None:
    """The time of day; None if nothing was typed. Raises Unread."""
    if not typed.strip():
        return None
    text = " ".join(unicodedata.normalize("NFKC", typed[: LONGEST + 1]).lower().split())
    if text in _NOON:
        return time(12)
    if text in _MIDNIGHT:
        raise Unread("Write 0:00 for midnight at the start of that day, 11:59pm for its end.")
    found = _TIME.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        raise Unread(HOW)
    hour, minutes = int(found[1]), found[2] or found[3]
    if found[4]:
        return _time(_by_half(hour, found[4]), minutes)
    if minutes is None and 1 <= hour <= 12:
        raise Unread(_WHICH_HALF.format(hour) if hour < 12 else "Write noon, or 0:00 for midnight.")
    return _time(hour, minutes)


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
    both = (wanted.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1))
    return tuple(each for each in dict.fromkeys(both) if _shown(each) == wanted)


def _shown(instant: datetime) -> datetime:
    return in_london(instant).replace(tzinfo=None)
