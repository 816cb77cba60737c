"""The limits that a text names in its own words: “within ten working days”, “by day 9”, “on the
same working day”, “without delay”.
"""

import re
from collections.abc import Iterator

import msgspec

from concordat.core.periods import (
    DAYS_IN_WORKING_WEEK,
    NO_NUMBER,
    CalendarDays,
    DayMark,
    Hours,
    Months,
    NoNumber,
    Period,
    SameWorkingDay,
    WorkingDays,
)
from concordat.library.spelling.keyboard import plain

_ONES = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()  # noqa: SIM905 - easier to read than a list
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "fifteenth": 15,
    "twentieth": 20,
    "thirtieth": 30,
}


def _number_words() -> dict[str, int]:
    words = {"a": 1, "an": 1, "next": 1, "following": 1, **_ORDINALS}
    for n, one in enumerate(_ONES, start=1):
        words[one] = n
    for tens, ten in enumerate(_TENS, start=2):
        words[ten] = 10 * tens
        for n, one in enumerate(_ONES[:9], start=1):
            words[f"{ten}-{one}"] = 10 * tens + n
    return words


_NUMBERS = _number_words()
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True)).replace("-", "[- ]")
_NUMBER = rf"(?:\d{{1,4}}(?:st|nd|rd|th)?|{_WORDS})\b"
_SORT = r"(?:working|business|calendar|consecutive|clear|full|school|term|office|court|sitting)"
_WITH_UNIT = re.compile(
    rf"(?<![\w.])(?P<numbers>{_NUMBER}(?: ?(?:-|/|to|or|and) ?{_NUMBER}){{0,5}})(?: ?\(\d+\))?[ -]?"
    rf"(?:(?P<sort>{_SORT})[- ])?(?P<unit>minute|hour|day|week|fortnight|month|year)s?\b",
    re.IGNORECASE,
)
_MARK = re.compile(
    rf"\bday (?P<numbers>{_NUMBER}(?: ?(?:-|to|or|and) ?{_NUMBER}){{0,5}})", re.IGNORECASE
)
_SAME_DAY = re.compile(
    r"\b(?:the|that) same (?:(?:working|business|school) )?day\b"
    r"|\bsame[- ](?:(?:working|business)[- ])?day\b"
    r"|\bend of (?:the|that) (?:(?:working|business|school) )?day\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\b(?:immediately|promptly|forthwith|straight ?away|at once|right away)\b"
    r"|\bwithout (?:any |undue |unnecessary |further )?delay\b"
    r"|\bas soon as (?:it |they |is |are |reasonably |practicably )*"
    r"(?:possible|practicable|practical|can)\b"
    r"|\bat (?:the|their) earliest (?:possible )?(?:opportunity|convenience)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\b(?:within|or|than) (?P<numbers>{_NUMBER})"
    r"(?=[.,;:)]|$| (?:if|for|where|when|in|after|from|of)\b)",
    re.IGNORECASE,
)
_WITHOUT_NUMBER: dict[re.Pattern[str], tuple[Period, ...]] = {
    _SAME_DAY: (SameWorkingDay(),),
    _AT_ONCE: tuple(map(NoNumber, NO_NUMBER)),
}
"""Words that give a limit and no number, with what they may be in a file."""
_OFTEN_BEFORE = re.compile(
    r"\b(?:once|twice|times|hours|days|every|per|on|once in) $", re.IGNORECASE
)
_OFTEN_AFTER = re.compile(
    r" (?:a|per|each|every) (?:day|week|month|year)\b| (?:old|of age)\b", re.IGNORECASE
)
_ONE = re.compile(r"an? ", re.IGNORECASE)
_IS_BEFORE = re.compile(r"\b(?:is|was|be|not|isn't) $", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:next|following) .*s$", re.IGNORECASE)  # “the following days”
_WEEKS = {"week": 7, "fortnight": 14}


class Named(msgspec.Struct, frozen=True):
    """A limit that a text names: its words, and the periods it may mean, if it can be counted."""

    words: str
    periods: tuple[Period, ...]


def limits_named(text: str) -> tuple[Named, ...]:
    """The limits that a text names, in its order. How often, or what age, is none.

    A number alone (“and otherwise within five”) is of the unit that was named last.
    """
    words = " ".join(plain(text).split())
    matches: list[re.Match[str]] = []
    for pattern in (_WITH_UNIT, _MARK, _BARE, *_WITHOUT_NUMBER):
        matches += pattern.finditer(words)
    found = []
    last: tuple[str, str] | None = None
    for each in sorted(matches, key=lambda match: match.start()):
        if each.re in _WITHOUT_NUMBER:
            found.append(Named(each[0], _WITHOUT_NUMBER[each.re]))
            continue
        numbers = _numbers(each["numbers"])
        if each.re is _MARK:
            found.append(Named(each[0], tuple(_of_mark(each))))
            continue
        if each.re is _WITH_UNIT:
            if _is_no_limit(words, each):
                continue
            last = (each["sort"] or "").lower(), each["unit"].lower()
        if last is not None:
            found.append(Named(each[0], tuple(_periods(numbers, *last))))
    return tuple(found)


def marks_named(words: str) -> set[Period]:
    """The days from the start that a text names as such: “by Day 9”."""
    found = (period for match in _MARK.finditer(words) for period in _of_mark(match))
    return set(found)


def _of_mark(match: re.Match[str]) -> Iterator[DayMark]:
    yield from _marks(_numbers(match["numbers"]))


def in_any_unit(named: Named) -> Named:
    """The same number of days, whichever days they are; 48 hours are two of them."""
    found: list[Period] = []
    for period in named.periods:
        if not isinstance(period, Hours | WorkingDays | CalendarDays | DayMark):
            continue
        n = period.n // 24 if isinstance(period, Hours) else period.n
        found += [WorkingDays(n), CalendarDays(n), Hours(24 * n), *_marks([n])]
    return Named(named.words, tuple(found))


def _is_no_limit(words: str, match: re.Match[str]) -> bool:
    """Whether it says how often, how old or which day: “24 hours a day”, “16 years of age”, “if
    that is a working day”.
    """
    before = _OFTEN_BEFORE.search(words, 0, match.start())
    after = _OFTEN_AFTER.match(words, match.end())
    which = _ONE.match(match[0]) and _IS_BEFORE.search(words, 0, match.start())
    return bool(before or after or which or _SEVERAL.match(match[0]))


def _numbers(words: str) -> list[int]:
    """The numbers in words such as “24”, “10th”, “forty-eight” or “3 to 5”."""
    found = []
    for word in re.findall(_NUMBER, words.lower()):
        digits = re.match(r"\d+", word)
        found.append(int(digits[0]) if digits else _NUMBERS[word.replace(" ", "-")])
    return found


def _periods(numbers: list[int], sort: str, unit: str) -> Iterator[Period]:
    """What these numbers of a unit may be counted as."""
    for n in numbers:
        if unit in ("day", "week", "fortnight"):
            yield from _days(n, sort, unit)
        elif unit in ("month", "year") and _is_calendar(sort):
            yield Months(n if unit == "month" else 12 * n)
        elif unit == "hour" and sort in ("", "full"):
            yield Hours(n)


def _days(n: int, sort: str, unit: str) -> Iterator[Period]:
    """Plain “days” are working or calendar days, whichever the file means."""
    days = n * _WEEKS.get(unit, 1)
    working = sort in ("", "full", "working", "business")
    if working:
        open_days = days if unit == "day" else days // 7 * DAYS_IN_WORKING_WEEK
        yield WorkingDays(open_days)
        yield WorkingDays(open_days, weeks=True)
    if _is_calendar(sort):
        yield CalendarDays(days)
    if unit == "day" and (working or _is_calendar(sort)):
        yield from _marks([n])


def _is_calendar(sort: str) -> bool:
    return sort in ("", "full", "calendar", "consecutive")


def _marks(numbers: list[int]) -> Iterator[DayMark]:
    """That day from the start, however it is counted there."""
    for n in numbers:
        for open_days in (False, True):
            yield DayMark(n, open_days=open_days, first=0)
            yield DayMark(n, open_days=open_days, first=1)
