"""How a due time was counted, day by day and in plain English. The rules themselves are in
`periods`.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import assert_never

import msgspec

from concordat.core.calendar import LONDON, Calendar, in_london, say_day, say_instant, say_time
from concordat.core.periods import (
    CalendarDays,
    DayMark,
    Hours,
    Limit,
    Months,
    NoNumber,
    Period,
    SameWorkingDay,
    SetDate,
    Since,
    WorkingDays,
    months_after,
)


class CountedDay(msgspec.Struct, frozen=True):
    """One day of the strip: its number when counted, else why it was not; `note` says what else
    matters that day.
    """

    day: date
    mark: int | None
    why: str | None = None
    due: bool = False
    note: str = ""


class Counting(msgspec.Struct, frozen=True):
    """How one due time came about; `due` is None where there is none, and the sentence says why."""

    anchor: datetime
    due: datetime | None
    calendar_version: str
    lines: tuple[CountedDay, ...]
    sentence: str


class _Count(msgspec.Struct, frozen=True):
    """One period, from where it counts to where it ends."""

    period: Period
    begin: datetime
    end: datetime | None
    calendar: Calendar

    @property
    def first_day(self) -> date:
        return self.calendar.day_of(self.begin)

    @property
    def last_day(self) -> date:
        return self.first_day if self.end is None else self.calendar.day_of(self.end)

    def say(self, day: date) -> str:
        """The day in words, with its year when that is not the year in which the count began."""
        return say_day(day, year=day.year != self.first_day.year)

    def closing(self) -> str:
        return say_time(in_london(self.end or self.begin).time())


def explain(
    limit: Limit,
    anchor: datetime,
    calendar: Calendar,
    *,
    start: datetime | None = None,
    set_date: date | None = None,
) -> Counting:
    """How `due` counted this limit. Of several periods the lines show the one that decides; the
    sentence tells all.
    """
    since = Since(anchor, calendar, start or anchor, set_date)
    end = limit.due(since)
    counts = [_count(period, since) for period in limit.periods]
    deciding = next(count for count in counts if count.end == end)
    told = [count for count in counts if count.end is None] if end is None else [deciding]
    sentences = [*_comparison(limit, counts), *(_sentence(count) for count in told)]
    lines = tuple(_lines(deciding))
    return Counting(anchor.astimezone(UTC), end, calendar.version, lines, " ".join(sentences))


def _count(period: Period, since: Since) -> _Count:
    if isinstance(period, SetDate) and since.set_date is None and period.otherwise is not None:
        period = period.otherwise
    begin = since.start if isinstance(period, DayMark) else since.anchor
    return _Count(period, begin, period.end(since), since.calendar)


def _comparison(limit: Limit, counts: list[_Count]) -> Iterator[str]:
    """What each of several periods comes to, before the one that decides is told."""
    for period, count in zip(limit.periods, counts, strict=True):
        if isinstance(period, SetDate) and period != count.period:
            yield (f"No date has been {period.set_by}, so “{count.period}” counts instead.")
    if len(counts) == 1:
        return
    for count in counts:
        year = count.last_day.year != count.first_day.year
        absent = "gives no number" if isinstance(count.period, NoNumber) else "has no end yet"
        end = absent if count.end is None else f"ends at {say_instant(count.end, year=year)}"
        yield f"“{count.period}” {end}."
    yield f"The {limit.rule} counts."


def _lines(count: _Count) -> Iterator[CountedDay]:
    match count.period:
        case WorkingDays():
            return _strip(count, count.calendar.why_closed)
        case DayMark(open_days=open_days, first=first):
            return _strip(count, count.calendar.why_closed if open_days else _never_skipped, first)
        case CalendarDays() | SameWorkingDay() | NoNumber():
            return _strip(count, _never_skipped)
        case Months(n=n):
            return _months(count, n)
        case Hours():
            return _hours(count)
        case SetDate(by=by):
            return _two_days(count, f"set by {by}")
    assert_never(count.period)


def _never_skipped(day: date) -> None:  # noqa: ARG001 - in the place of `why_closed`
    return None


def _strip(
    count: _Count, why_skipped: Callable[[date], str | None], first: int = 0
) -> Iterator[CountedDay]:
    mark = first
    yield CountedDay(
        count.first_day, mark, due=count.end is not None and count.first_day == count.last_day
    )
    for day in _days_after(count.first_day, count.last_day):
        why = why_skipped(day)
        mark += why is None
        yield CountedDay(day, None if why else mark, why, due=day == count.last_day)


def _two_days(count: _Count, note: str) -> Iterator[CountedDay]:
    same = count.first_day == count.last_day
    has_end = count.end is not None
    yield CountedDay(
        count.first_day, 0, due=has_end and same, note=note if has_end and same else ""
    )
    if has_end and not same:
        yield CountedDay(count.last_day, None, due=True, note=note)


def _months(count: _Count, n: int) -> Iterator[CountedDay]:
    """The anchor's day, and the day that each of the months leads to."""
    yield CountedDay(count.first_day, 0)
    for month in range(1, n + 1):
        yield CountedDay(
            months_after(count.first_day, month),
            None,
            due=month == n,
            note=str(Months(month)),
        )


def _hours(count: _Count) -> Iterator[CountedDay]:
    """A line for each day that the hours touch, with how much of it counts."""
    begin, end = count.begin, count.end or count.begin
    for day in (count.first_day, *_days_after(count.first_day, count.last_day)):
        midnight, next_midnight = _midnight(day), _midnight(day + timedelta(days=1))
        parts = [_say_span(min(end, next_midnight) - max(begin, midnight))]
        if day == count.first_day:
            parts.append(f"from {say_time(in_london(begin).time())}")
        if day == count.last_day:
            parts.append(f"to {say_time(in_london(end).time())}")
        length = next_midnight - midnight
        if length != timedelta(days=1):
            turn = "forward" if length < timedelta(days=1) else "back"
            parts.append(f"(the clocks go {turn}: the day has {_say_span(length)})")
        mark = 0 if day == count.first_day else None
        yield CountedDay(day, mark, due=day == count.last_day, note=" ".join(parts))


def _days_after(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(1, (last - first).days + 1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), LONDON).astimezone(UTC)


def _say_span(span: timedelta) -> str:
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    said = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours or not minutes else []
    return " ".join([*said, f"{minutes} min"] if minutes else said)


def _sentence(count: _Count) -> str:
    match count.period:
        case NoNumber(words=words):
            return f"The procedure says “{words}” and gives no number, so there is no due time."
        case SetDate():
            return _sentence_of_set_date(count.period, count)
        case SameWorkingDay():
            return _sentence_of_same_day(count)
        case Hours():
            return _sentence_of_hours(count)
        case Months():
            return _sentence_of_months(count)
        case DayMark() | CalendarDays() | WorkingDays():
            return _sentence_of_numbered_days(count.period, count)
    assert_never(count.period)


def _sentence_of_numbered_days(days: DayMark | CalendarDays | WorkingDays, count: _Count) -> str:
    match days:
        case DayMark():
            return _sentence_of_mark(days, count)
        case CalendarDays(n=n):
            return _sentence_of_days(count, f"Day {n}", 0, every=True)
        case WorkingDays():
            return _sentence_of_working_days(days, count)
    assert_never(days)


def _sentence_of_mark(mark: DayMark, count: _Count) -> str:
    last, every = f"Day {mark.n}", not mark.open_days
    return _sentence_of_days(count, last, mark.first, every=every, begins=", the start,")


def _sentence_of_working_days(days: WorkingDays, count: _Count) -> str:
    weeks = f"{days} is {days.n} working days. " if days.weeks else ""
    last = f"The {_ordinal(days.n)} working day"
    return weeks + _sentence_of_days(count, last, 0, every=False)


def _sentence_of_days(
    count: _Count, last: str, first: int, *, every: bool, begins: str = ""
) -> str:
    opening = f"{count.say(count.first_day)}{begins} is day {first}"
    if every:
        opening += " and every day counts, open or not"
    day, closing = count.say(count.last_day), count.closing()
    return f"{opening}. {_skipped(count)}{last} is {day}; it ends at {closing}."


def _sentence_of_months(count: _Count) -> str:
    first, last, closing = count.say(count.first_day), count.say(count.last_day), count.closing()
    if count.last_day.day < count.first_day.day:
        last += f", the last day of {count.last_day:%B}"
    return f"{count.period} after {first} is {last}; it ends at {closing}, open or not."


def _skipped(count: _Count) -> str:
    lines = [line for line in _lines(count) if line.why is not None]
    holidays = [
        f"{count.say(line.day)}, {line.why}" for line in lines if line.why != f"{line.day:%A}"
    ]
    weekends = ["Saturdays and Sundays"] if len(holidays) < len(lines) else []
    return f"Not counted: {'; '.join(weekends + holidays)}. " if lines else ""


def _sentence_of_hours(count: _Count) -> str:
    begin, end = in_london(count.begin), in_london(count.end or count.begin)
    turned = begin.utcoffset() != end.utcoffset()
    clocks = ", and the clocks change in between" if turned else ""
    year = end.year != begin.year
    return (
        f"{count.period} after {say_instant(begin)} is "
        f"{say_instant(end, year=year)}: "
        f"hours are elapsed time, nights and closed days count{clocks}."
    )


def _sentence_of_same_day(count: _Count) -> str:
    day, closing = count.say(count.first_day), count.closing()
    if count.end == count.calendar.close_of(count.first_day):
        return f"{day} is an open day; it ends at {closing}."
    if count.calendar.is_open(count.first_day):
        because = f"{day} had already closed, at {say_time(count.calendar.close)}"
    else:
        because = f"{day} is not an open day"
    return (
        f"{because}. The same working day does not wait for the next open one; it ends with "
        f"that date, at {closing}."
    )


def _sentence_of_set_date(period: SetDate, count: _Count) -> str:
    if count.end is None:
        return f"No date has been {period.set_by} yet, so there is no due time."
    return (
        f"The date {period.set_by} is {count.say(count.last_day)}; it ends at "
        f"{count.closing()}, open or not."
    )


def _ordinal(n: int) -> str:
    if n % 100 in (11, 12, 13):
        return f"{n}th"
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') }"
