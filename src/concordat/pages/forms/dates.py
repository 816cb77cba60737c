"""Reading a date as people write it: in numbers, with the name of a month, as “today”; in three
boxes or in one.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from concordat.core.wording import joined
from concordat.pages.words import DAYS, MONTHS, plain_date

PARTS = ("day", "month", "year")
EXAMPLE = "27 11 2026"
LONGEST = 60  # characters: "Wednesday the 30th of September 2026" has 36
_WORD = re.compile(r"[0-9]+|[a-z]+")
_BETWEEN = re.compile(r"[\s.,/\\'’_–—-]*")
_SAID_WITH_IT = frozenset({"st", "nd", "rd", "th", "the", "of"})


def _numbered(names: tuple[str, ...], first: int) -> dict[str, int]:
    """The number of each name, by the whole name and by its first three letters, in lower case."""
    found = {}
    for number, name in enumerate(names, first):
        found[name.lower()] = found[name[:3].lower()] = number
    return found


_MONTHS = _numbered(MONTHS, 1) | {"sept": 9}
_FROM_TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAYS = _numbered(DAYS, 0) | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}


class Unread(ValueError):
    """What was typed can't be read. The text says what to do, with an example."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years a date may be in, both included. Written with two digits, or left out, it is the
    one `near` today; without such a day it is written with four, because two could mean this
    century or the last.
    """

    first: int
    last: int
    near: date | None = None

    def read(self, typed: str) -> int:
        """The year that was typed. Raises Unread."""
        if self.near and len(typed) == 2:
            return self._nearest(int(typed), self.near.year)
        if len(typed) != 4:
            raise Unread(f"Write the year with four digits, such as {EXAMPLE[-4:]}.")
        year = int(typed)
        if not self.first <= year <= self.last:
            raise Unread(f"Give a year from {self.first} to {self.last}.")
        return year

    def _nearest(self, ending: int, now: int) -> int:
        """The year that ends so and is nearest to now. Raises Unread."""
        ending_so = (year for year in range(self.first, self.last + 1) if year % 100 == ending)
        nearest = min(ending_so, key=lambda year: abs(year - now), default=None)
        if nearest is None:
            raise Unread(f"Give a year from {self.first} to {self.last}.")
        return nearest


def read_date(boxes: tuple[str, str, str], years: Years, example: str = EXAMPLE) -> date | None:
    """The date in the boxes for day, month and year, or whole in any one of them; None if they are
    empty. Raises Unread.
    """
    filled = [box for box in boxes if box.strip()]
    typed = " ".join(filled)
    if not typed:
        return None
    words = _words(typed, example)
    if years.near and len(words) == 1 and words[0] in _FROM_TODAY:
        return years.near + timedelta(days=_FROM_TODAY[words[0]])
    parts = [word for word in words if word not in _SAID_WITH_IT and word not in _WEEKDAYS]
    if years.near and len(filled) == 1 and _lacks_a_year(parts):
        parts = _with_the_nearest_year(parts, years.near)
    if len(parts) != len(PARTS):
        raise Unread(_what_is_missing(boxes, parts, example))
    found = _date(*_in_order(parts), years, example)
    _check_weekday(found, words)
    return found


def _lacks_a_year(parts: list[str]) -> bool:
    """Whether a whole date but for its year was typed, with the month by its name."""
    months = [part for part in parts if part in _MONTHS]
    days = [part for part in parts if part.isdigit() and len(part) <= 2]
    return len(parts) == 2 and len(months) == len(days) == 1


def _with_the_nearest_year(parts: list[str], near: date) -> list[str]:
    """The same with the year in which that day is nearest; the 29th of February is left alone where
    no year beside this one has it.
    """
    [day] = (int(part) for part in parts if part.isdigit())
    [month] = (_MONTHS[part] for part in parts if part in _MONTHS)
    around = (near.year - 1, near.year, near.year + 1)
    found = [date(year, month, day) for year in around if 1 <= day <= monthrange(year, month)[1]]
    nearest = min(found, key=lambda each: abs(each - near), default=near)
    return [*parts, str(nearest.year)]


def _check_weekday(found: date, words: list[str]) -> None:
    """Check that the day of the week, if one was typed, fits the date. Raises Unread."""
    typed = {_WEEKDAYS[word] for word in words if word in _WEEKDAYS}
    if typed - {found.weekday()}:
        raise Unread(
            f"{plain_date(found)} is a {DAYS[found.weekday()]}. Put the date or the day of the "
            "week right."
        )


def _words(typed: str, example: str) -> list[str]:
    """The numbers and words of a text. Raises Unread if there is anything else in it."""
    text = unicodedata.normalize("NFKC", typed[: LONGEST + 1]).lower()
    if len(text) > LONGEST or _BETWEEN.sub("", _WORD.sub("", text)):
        raise Unread(f"Give a real date, such as {example}.")
    return _WORD.findall(text)


def _what_is_missing(boxes: tuple[str, str, str], parts: list[str], example: str) -> str:
    """What to say if there are fewer or more parts than a date has."""
    if any(part.isalpha() and part not in _MONTHS for part in parts):
        return f"Write the date itself, such as {example}."
    empty = [part for part, box in zip(PARTS, boxes, strict=True) if not box.strip()]
    if len(empty) == 2 and len(parts) == 2:  # most of a date in one box
        empty = [_third_part(parts)]
    if len(parts) + len(empty) == len(PARTS):
        return f"Give the {joined(empty)} too, such as {example}."
    return f"Give a day, a month and a year, such as {example}."


def _third_part(parts: list[str]) -> str:
    """The part of a date that two others lack: the year, unless one of them is a year."""
    if not any(len(part) == 4 and part.isdigit() for part in parts):
        return "year"
    return "day" if any(part.isalpha() for part in parts) else "day or the month"


def _in_order(parts: list[str]) -> tuple[str, str, str]:
    """Day, month and year, from "27 11 2026", "2026-11-27" or "November 27 2026"."""
    first, second, third = parts
    if len(first) == 4 and first.isdigit():
        return third, second, first
    if first.isalpha():
        return second, first, third
    return first, second, third


def _date(day: str, month: str, year: str, years: Years, example: str) -> date:
    if not (day.isdigit() and len(day) <= 2 and year.isdigit()):
        raise Unread(f"Give a real date, such as {example}.")
    number, which = _month(month), years.read(year)
    days = monthrange(which, number)[1]
    if not 1 <= int(day) <= days:
        raise Unread(f"Give a real date: {MONTHS[number - 1]} {which} has {days} days.")
    return date(which, number, int(day))


def _month(typed: str) -> int:
    if typed in _MONTHS:
        return _MONTHS[typed]
    if typed.isdigit() and len(typed) <= 2 and 1 <= int(typed) <= len(MONTHS):
        return int(typed)
    if typed.isdigit():
        raise Unread("Write the day first, then the month from 1 to 12.")
    raise Unread("Write the month as a number or by its name, such as 11 or November.")
