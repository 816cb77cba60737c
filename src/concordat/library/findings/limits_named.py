"""The limits that a clause names in its own words, against those that the file makes of it.

A number is easily mistyped, and nothing else would tell: “15 working days” runs as well as the “5
working days” that the text asks for.
"""

import re
from collections.abc import Iterator

import msgspec

from concordat.core.periods import (
    DAYS_IN_WORKING_WEEK,
    CalendarDays,
    DayMark,
    Hours,
    Limit,
    Months,
    Period,
    SetDate,
    WorkingDays,
)
from concordat.core.protocol import Protocol
from concordat.library.files.positions import Path
from concordat.library.findings.advice import Found, place_of
from concordat.library.problems import Unclear, listed
from concordat.library.spelling.keyboard import plain


class Named(msgspec.Struct, frozen=True):
    """A limit that a text names: its own words, and the periods that it may mean; none where none
    can be counted.
    """

    words: str
    periods: tuple[Period, ...]


class _Given(msgspec.Struct, frozen=True):
    """A limit of the file: its place, whose it is, and the clauses on which it rests."""

    path: Path
    key: str
    clauses: tuple[str, ...]
    limit: Limit


_COUNTED = (WorkingDays, CalendarDays, Hours, Months, DayMark)
_ONES = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {
    **{word: n for n, word in enumerate(_ONES, 1)},
    **{ten: 10 * n for n, ten in enumerate(_TENS, 2)},
    **{
        f"{ten}-{one}": 10 * n + m
        for n, ten in enumerate(_TENS, 2)
        for m, one in enumerate(_ONES[:9], 1)
    },
    **dict.fromkeys(("a", "an", "next", "following"), 1),
}
_ORDINALS = {
    **{
        word: n
        for n, word in enumerate(
            ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"), 3
        )
    },
    "tenth": 10,
    "twelfth": 12,
    "fifteenth": 15,
    "twentieth": 20,
    "thirtieth": 30,
}
_WORDS = "|".join(sorted((*_NUMBERS, *_ORDINALS), key=len, reverse=True)).replace("-", "[- ]")
_NUMBER = rf"(?:\d{{1,4}}(?:st|nd|rd|th)?|{_WORDS})\b"
_SORT = r"(?:working|business|calendar|consecutive|clear|full|school|term|office|court|sitting)"
_SPOKEN = re.compile(
    rf"(?<![\w.])(?P<numbers>{_NUMBER}(?: ?(?:-|/|to|or|and) ?{_NUMBER})*)(?: ?\(\d+\))?[ -]?"
    rf"(?:(?P<sort>{_SORT})[- ])?(?P<unit>minute|hour|day|week|fortnight|month|year)s?\b",
    re.IGNORECASE,
)
_MARK = re.compile(rf"\bday (?P<numbers>{_NUMBER}(?: ?(?:-|to|or|and) ?{_NUMBER})*)", re.IGNORECASE)
_RATE_BEFORE = re.compile(
    r"\b(?:once|twice|times|hours|days|every|per|on|once in) $", re.IGNORECASE
)
_BARE = re.compile(
    rf"\b(?:within|or|than) (?P<numbers>{_NUMBER})"
    r"(?=[.,;:)]|$| (?:if|for|where|when|in|after|from|of)\b)",
    re.IGNORECASE,
)
_WAYS = (_SPOKEN, _MARK, _BARE)
_SEVERAL = re.compile(r"(?:next|following) .*s$", re.IGNORECASE)  # “the following days”
_RATE_AFTER = re.compile(
    r" (?:a|per|each|every) (?:day|week|month|year)\b| (?:old|of age)\b", re.IGNORECASE
)


def differing_from_the_text(protocol: Protocol) -> Iterator[Found]:
    """Limits that none of their clauses names, where these name others, and no reading
    explains it.
    """
    readings = [it for it in protocol.remarks if it.sort == "reading"]
    read = {clause for it in readings for clause in it.clauses} | {it.key for it in readings}
    for given in _given(protocol):
        if read & {given.key, given.key.rpartition(".")[2], *given.clauses}:
            continue
        clauses = [protocol.clauses[id_] for id_ in given.clauses]
        named = [each for clause in clauses for each in limits_named(clause.text)]
        if not named:
            continue
        meant = {period for each in named for period in each.periods}
        for period in given.limit.periods:
            counted = period.otherwise if isinstance(period, SetDate) else period
            if isinstance(counted, _COUNTED) and counted not in meant:
                yield given.path, _told(given, counted, named)


def _told(given: _Given, counted: Period, named: list[Named]) -> Unclear:
    ids = f"clause{'s' if len(given.clauses) > 1 else ''} {', '.join(given.clauses)}"
    says = listed(dict.fromkeys(each.words for each in named))
    return Unclear(
        f"“{given.key}” has {counted}; the text of {ids} names {says}.",
        "Make the two agree, name the clause that gives this limit in “cites”, or explain it "
        "in a [reading.NAME] with "
        f'clauses = "{given.clauses[0]}".',
    )


def _given(protocol: Protocol) -> Iterator[_Given]:
    """Every limit that rests on a clause: of duties, of clocks, and the time within which a matter
    may be raised.
    """
    for duty in protocol.duties.values():
        if duty.clause is not None:
            path, on = (*place_of(duty), "within"), (duty.clause, *duty.cites)
            if duty.limit is not None:
                yield _Given(path, duty.key, on, duty.limit)
            yield from (_Given((*path, fact), duty.key, on, limit) for fact, limit in duty.limits)
    for clock in protocol.clocks:
        if clock.clause is not None:
            path, on = ("clock", clock.key, "within"), (clock.clause, *clock.cites)
            yield _Given(path, clock.key, on, clock.limit)
            yield from (_Given((*path, fact), clock.key, on, limit) for fact, limit in clock.limits)
    admission = protocol.admission
    if admission.window is not None and admission.clause is not None:
        on = (admission.clause, *admission.cites)
        yield _Given(("admission", "window"), "window", on, admission.window)


def limits_named(text: str) -> tuple[Named, ...]:
    """The limits that a text names by a number, in its order. How often something is done is none,
    and no age is.

    A number alone (“and otherwise within five”) is of the unit that was named last.
    """
    words = " ".join(plain(text).split())
    found: list[Named] = []
    last: tuple[str, str] | None = None
    for each in sorted(
        (it for way in _WAYS for it in way.finditer(words)), key=lambda it: it.start()
    ):
        numbers = _numbers(each["numbers"])
        if each.re is _MARK:
            found.append(Named(each[0], tuple(mark for n in numbers for mark in _marks(n))))
        elif each.re is _SPOKEN and not _is_no_limit(words, each):
            last = (each["sort"] or "").lower(), each["unit"].lower()
            found.append(
                Named(each[0], tuple(period for n in numbers for period in _periods(n, *last)))
            )
        elif each.re is _BARE and last is not None:
            found.append(
                Named(each[0], tuple(period for n in numbers for period in _periods(n, *last)))
            )
    return tuple(found)


def _is_no_limit(words: str, spoken: re.Match[str]) -> bool:
    """Whether it says how often or how old: “24 hours a day”, “16 years of age”, “the following
    days”.
    """
    before, after = (
        _RATE_BEFORE.search(words, 0, spoken.start()),
        _RATE_AFTER.match(words, spoken.end()),
    )
    return bool(before or after or _SEVERAL.match(spoken[0]))


def _numbers(words: str) -> list[int]:
    """The numbers in words such as “24”, “10th”, “forty-eight” or “3 to 5”."""
    found = re.findall(_NUMBER, words.lower())
    known = {**_NUMBERS, **_ORDINALS}
    return [
        int(digits[0]) if (digits := re.match(r"\d+", word)) else known[word.replace(" ", "-")]
        for word in found
    ]


def _periods(n: int, sort: str, unit: str) -> Iterator[Period]:
    """What so many of a unit may be counted as. “Days” alone are working or calendar days, as the
    file says.
    """
    working = sort in ("", "full", "working", "business")
    calendar = sort in ("", "full", "calendar", "consecutive")
    days = n * {"week": 7, "fortnight": 14}.get(unit, 1)
    if unit in ("day", "week", "fortnight"):
        if working:
            open_days = days if unit == "day" else days // 7 * DAYS_IN_WORKING_WEEK
            yield from (WorkingDays(open_days), WorkingDays(open_days, weeks=True))
        if calendar:
            yield CalendarDays(days)
        if unit == "day" and (working or calendar):
            yield from _marks(n)
    elif unit in ("month", "year") and calendar:
        yield Months(n if unit == "month" else 12 * n)
    elif unit == "hour" and sort in ("", "full"):
        yield Hours(n)


def _marks(n: int) -> Iterator[DayMark]:
    """That day from the start, however it is counted there."""
    yield from (
        DayMark(n, open_days=open_days, first=first)
        for open_days in (False, True)
        for first in (0, 1)
    )
