"""Reading a date as people write it: in numbers, with a month's name, in three boxes or in one."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

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
_WEEKDAYS = _numbered(DAYS, 0) | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}


class Unread(ValueError):
    """What was typed can't be read. The text says what to do, with an example."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years a date may be in, both included. They are written with four digits: two could mean
    this century or the last, and a limit counts from the answer.
    """

    first: int
    last: int

    def read(self, typed: str) -> int:
        """The year that was typed. Raises Unread."""
        if len(typed) != 4:
            raise Unread(f"Write the year with four digits, such as {EXAMPLE[-4:]}.")
        year = int(typed)
        if not self.first <= year <= self.last:
            raise Unread(f"Give a year from {self.first} to {self.last}.")
        return year


def read_date(boxes: tuple[str, str, str], years: Years, example: str = EXAMPLE) -> date | None:
    """The date in the boxes for day, month and year, or whole in any one of them; None if they are
    empty. Raises Unread.
    """
    typed = " ".join(box for box in boxes if box.strip())
    if not typed:
        return None
    words = _words(typed, example)
    parts = [word for word in words if word not in _SAID_WITH_IT and word not in _WEEKDAYS]
    if len(parts) != len(PARTS):
        raise Unread(_what_is_missing(boxes, parts, example))
    found = _date(*_in_order(parts), years, example)
    _check_weekday(found, words)
    return found


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
