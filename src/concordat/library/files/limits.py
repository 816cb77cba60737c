"""Limits in the words of a protocol file: “5 working days”, “day 9”, “without delay”."""

import re

from concordat.core.periods import (
    DAYS_IN_WORKING_WEEK,
    NO_NUMBER,
    PARTIES,
    CalendarDays,
    Counted,
    DayMark,
    Hours,
    Limit,
    Months,
    NoNumber,
    Period,
    SameWorkingDay,
    SetDate,
    WorkingDays,
)
from concordat.library.spelling.limits import did_you_mean

LONGEST = "two years"
MOST = {
    "working day": 520,
    "working week": 104,
    "hour": 17_520,
    "calendar day": 730,
    "month": 24,
    "day": 730,
}
"""What each unit comes to in the longest time that a limit may give: no calendar is known much
further ahead.
"""


def parse_limit(text: str) -> Limit:
    """The limit that a protocol's words mean; ValueError with a sentence for the author when they
    mean none.
    """
    words = " ".join(text.split())
    combined = re.fullmatch(r"the (shorter|longer) of (.+)", words, re.IGNORECASE)
    if combined is not None:
        return _combined(words, combined[1].lower(), combined[2])
    loose, comma, cap = words.partition(", at most ")
    if comma:
        return Limit((_without_number(loose), _with_number(cap)), "shorter", words)
    return Limit((parse_period(words),), "shorter", words)


def _combined(words: str, rule: str, rest: str) -> Limit:
    parts: list[str] = []
    for piece in rest.split(" or "):
        # "set by the raiser or their manager": what is no period by itself belongs to the post
        # named before it.
        if parts and _period(piece) is None and parts[-1].lower().startswith("set by "):
            parts[-1] += f" or {piece}"
        else:
            parts.append(piece)
    periods = tuple(parse_period(part) for part in parts)
    if len(periods) < 2:
        raise ValueError(
            f"“{words}” names one limit only; write “the {rule} of 2 working days or 48 hours”."
        )
    if rule == "shorter":
        return Limit(periods, "shorter", words)
    if any(isinstance(period, NoNumber) for period in periods):
        raise ValueError(
            f"“{words}” could never end: “the longer of” needs limits that have a number or a date."
        )
    return Limit(periods, "longer", words)


def _without_number(text: str) -> Period:
    period = parse_period(text)
    if isinstance(period, NoNumber | SetDate):
        return period
    raise ValueError(
        f"“{text}” is a limit already; write “the shorter of {text} or …” instead of “at most”."
    )


def _with_number(text: str) -> Period:
    period = parse_period(text)
    if not isinstance(period, NoNumber | SetDate):
        return period
    raise ValueError(f"“at most {text}” gives no number; write “at most 2 working days”.")


def parse_period(text: str) -> Period:
    """The one period that the words mean; ValueError with a sentence for the author when they mean
    none.
    """
    period = _period(text)
    if period is None:
        raise ValueError(f"“{text}” is not a limit. {did_you_mean(text, _SHAPES)}")
    return period


_COUNTED = re.compile(r"(\d+) (working day|working week|hour|calendar day|month)s?", re.IGNORECASE)
_MARK = re.compile(
    r"day (\d+)(?: \((calendar|working|open) days(?:, from day ([01]))?\))?", re.IGNORECASE
)
_SET = re.compile(r"(?:agreed by (the parties)|set by ([^,]+))(?:, otherwise (.+))?", re.IGNORECASE)


def _period(text: str) -> Period | None:
    """The period, or None when the words are no period; ValueError when they nearly are one."""
    if text.lower() in NO_NUMBER:
        return NoNumber(text.lower())
    if text.lower() == "same working day":
        return SameWorkingDay()
    if counted := _COUNTED.fullmatch(text):
        unit = counted[2].lower()
        return _counted(text, _number(text, counted[1], unit), unit)
    if mark := _MARK.fullmatch(text):
        return _mark(text, _number(text, mark[1], "day"), mark[2], int(mark[3] or 0))
    if by := _SET.fullmatch(text):
        return _set_date(PARTIES if by[1] else by[2], by[3])
    return None


def _number(text: str, digits: str, unit: str) -> int:
    most = MOST[unit]
    if len(digits.lstrip("0")) > len(str(most)) or int(digits) > most:
        raise ValueError(
            f"“{text}” is longer than {LONGEST}, and no limit may be. The highest number is {most}."
        )
    return int(digits)


def _counted(text: str, n: int, unit: str) -> Counted:
    if n == 0:
        raise ValueError(f"“{text}” leaves no time. For the day itself write “same working day”.")
    match unit:
        case "working day":
            return WorkingDays(n)
        case "working week":
            return WorkingDays(n * DAYS_IN_WORKING_WEEK, weeks=True)
        case "hour":
            return Hours(n)
        case "month":
            return Months(n)
        case _:
            return CalendarDays(n)


def _mark(text: str, n: int, kind: str | None, first: int) -> DayMark:
    if n < first:
        raise ValueError(f"“{text}” lies before its own first day, which is day {first}.")
    return DayMark(n, open_days=kind is not None and kind.lower() != "calendar", first=first)


def _set_date(by: str, otherwise: str | None) -> SetDate:
    if otherwise is None:
        return SetDate(by)
    default = parse_period(otherwise)
    if isinstance(default, Counted):
        return SetDate(by, default)
    raise ValueError(
        f"“{otherwise}” is no default; write a number, such as “otherwise 5 working days”."
    )


_SHAPES = (
    "N working days",
    "N working weeks",
    "N hours",
    "N calendar days",
    "N months",
    "same working day",
    "day N",
    "day N (calendar days, from day 0)",
    "day N (working days, from day 1)",
    "agreed by the parties",
    *NO_NUMBER,
    "immediately, at most N working days",
    "the shorter of N working days or N hours",
)
