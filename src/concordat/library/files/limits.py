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
from concordat.library.problems import Unclear, shortened
from concordat.library.spelling.limits import suggest_limit

MOST_CHARACTERS = 300
HIGHEST = {
    "working day": 520,
    "working week": 104,
    "hour": 17_520,
    "calendar day": 730,
    "month": 24,
    "day": 730,
}
"""Two years in each unit. No limit is longer: no calendar is known much further ahead."""
_WITHOUT_NUMBERS = ("same working day", "agreed by the parties", *NO_NUMBER)
_COUNTED = re.compile(r"(\d+) (working day|working week|hour|calendar day|month)s?", re.IGNORECASE)
_MARK = re.compile(
    r"day (\d+)(?: \((calendar|working|open) days(?:, from day ([01]))?\))?", re.IGNORECASE
)
_SET = re.compile(r"(?:agreed by (the parties)|set by ([^,]+))(?:, otherwise (.+))?", re.IGNORECASE)


def parse_limit(text: str) -> Limit:
    """The limit that a protocol's words mean. Raises Unclear if they mean none."""
    if len(text) > MOST_CHARACTERS:
        sentence = f"A limit has {MOST_CHARACTERS} characters at most, and this has {len(text):,}."
        raise Unclear(sentence, "Write for example “5 working days”.")
    words = " ".join(text.split())
    combined = re.fullmatch(r"the (shorter|longer) of (.+)", words, re.IGNORECASE)
    if combined is not None:
        return _combined(words, combined[1].lower(), combined[2])
    loose, comma, cap = words.partition(", at most ")
    if comma:
        return Limit((_loose(loose), _cap(cap)), "shorter", words)
    return Limit((_parse_period(words),), "shorter", words)


def _combined(words: str, rule: str, rest: str) -> Limit:
    periods = tuple(_parse_period(part) for part in _parts(rest))
    if len(periods) < 2:
        raise Unclear(
            f"“{words}” names one limit only.",
            f"Write “the {rule} of 2 working days or 48 hours”.",
        )
    if rule == "shorter":
        return Limit(periods, "shorter", words)
    if any(isinstance(period, NoNumber) for period in periods):
        raise Unclear(
            f"“{words}” could never end.",
            "“The longer of” needs limits that have a number or a date.",
        )
    return Limit(periods, "longer", words)


def _parts(text: str) -> list[str]:
    """The limits that are joined by “or”. An “or” between posts stays: “set by the A or the B”."""
    parts: list[str] = []
    for piece in text.split(" or "):
        follows_a_post = bool(parts) and parts[-1].lower().startswith("set by ")
        if follows_a_post and _period(piece) is None:
            parts[-1] += f" or {piece}"
        else:
            parts.append(piece)
    return parts


def _loose(text: str) -> Period:
    """What comes before “at most”: something without a number."""
    period = _parse_period(text)
    if isinstance(period, NoNumber | SetDate):
        return period
    raise Unclear(
        f"“{text}” is a limit already.",
        f"Write “the shorter of {text} or …” instead of “at most”.",
    )


def _cap(text: str) -> Period:
    """What comes after “at most”: something with a number."""
    period = _parse_period(text)
    if not isinstance(period, NoNumber | SetDate):
        return period
    raise Unclear(f"“at most {text}” gives no number.", "Write “at most 2 working days”.")


def _parse_period(text: str) -> Period:
    period = _period(text)
    if period is None:
        raise Unclear(f"“{text}” is not a limit.", suggest_limit(text, _WITHOUT_NUMBERS))
    return period


def _period(text: str) -> Period | None:
    """The period that words mean, or None. Raises Unclear if they are nearly one."""
    if text.lower() in NO_NUMBER:
        return NoNumber(text.lower())
    if text.lower() == "same working day":
        return SameWorkingDay()
    if counted := _COUNTED.fullmatch(text):
        return _counted(text, counted[1], counted[2].lower())
    if mark := _MARK.fullmatch(text):
        return _mark(text, mark)
    if by := _SET.fullmatch(text):
        return _set_date(PARTIES if by[1] else by[2], by[3])
    return None


def _number(text: str, digits: str, unit: str) -> int:
    highest = HIGHEST[unit]
    if len(digits.lstrip("0")) > len(str(highest)) or int(digits) > highest:
        raise Unclear(
            f"“{shortened(text)}” is longer than two years, and no limit may be.",
            f"The highest number is {highest}.",
        )
    return int(digits)


def _counted(text: str, digits: str, unit: str) -> Counted:
    n = _number(text, digits, unit)
    if n == 0:
        raise Unclear(f"“{text}” leaves no time.", "For the day itself write “same working day”.")
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


def _mark(text: str, mark: re.Match[str]) -> DayMark:
    n = _number(text, mark[1], "day")
    first = int(mark[3] or 0)
    if n < first:
        raise Unclear(
            f"“{text}” is before its own first day, which is day {first}.",
            f"Write a day after day {first}.",
        )
    open_days = mark[2] is not None and mark[2].lower() != "calendar"
    return DayMark(n, open_days=open_days, first=first)


def _set_date(by: str, otherwise: str | None) -> SetDate:
    if otherwise is None:
        return SetDate(by)
    default = _parse_period(otherwise)
    if isinstance(default, Counted):
        return SetDate(by, default)
    raise Unclear(
        f"“{otherwise}” is no default.",
        "Write a number, such as “otherwise 5 working days”.",
    )
