"""Laws of counting that hold for every calendar, limit and hour, and a second, slow counting that
must agree.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from concordat.core.calendar import Calendar
from concordat.core.counting import explain
from concordat.core.periods import (
    NO_NUMBER,
    PARTIES,
    CalendarDays,
    DayMark,
    Hours,
    Limit,
    Months,
    NoNumber,
    Period,
    SameWorkingDay,
    SetDate,
    WorkingDays,
    due,
    is_late,
    render,
)
from concordat.library.files.limits import parse_limit

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
LONDON = ZoneInfo("Europe/London")

days = st.dates(date(2026, 2, 1), date(2027, 6, 30))
instants = st.datetimes(datetime(2026, 2, 1), datetime(2027, 6, 30), timezones=st.just(UTC))  # noqa: DTZ001
small = st.integers(1, 40)
closed_days = st.dictionaries(
    days, st.sampled_from(["Staff day", "Flood", "Bank holiday"]), max_size=25
)
closes = st.sampled_from([time(17), time(16, 30), time(12)])


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    base = Calendar("somewhere", "drawn", {}, FIRST, LAST, draw(closes))
    return base.with_closed(draw(closed_days))


working_days = st.builds(WorkingDays, small) | small.map(lambda n: WorkingDays(5 * n, weeks=True))
months = st.builds(Months, st.integers(1, 15))
numbered = working_days | st.builds(Hours, small) | st.builds(CalendarDays, small) | months
marks = st.builds(DayMark, small, open_days=st.booleans(), first=st.integers(0, 1))
setters = st.sampled_from([PARTIES, "the Chair", "the raiser or their manager"])
set_dates = st.builds(SetDate, setters, otherwise=st.none() | numbered)
no_numbers = st.sampled_from(NO_NUMBER).map(NoNumber)
with_end = numbered | marks | st.just(SameWorkingDay())
periods = with_end | set_dates | no_numbers
shorter = st.lists(periods, min_size=1, max_size=3).map(lambda drawn: Limit(tuple(drawn)))
longer = st.lists(with_end | set_dates, min_size=2, max_size=3).map(
    lambda drawn: Limit(tuple(drawn), "longer")
)
limits = shorter | longer


def counted_by_hand(  # noqa: C901, PLR0911 - in one piece it reads as the list of the rules
    period: Period, anchor: datetime, calendar: Calendar, start: datetime, set_date: date | None
) -> datetime | None:
    """The rules once more, walking from day to day and sharing nothing with `periods` but the
    closed days.
    """

    def closing(day: date) -> datetime:
        return datetime.combine(day, calendar.close, LONDON)

    def walk(day: date, n: int, *, open_days: bool) -> date:
        while n:
            day += timedelta(days=1)
            if not open_days or (day.weekday() not in (5, 6) and day not in calendar.closed):
                n -= 1
        return day

    today, start_day = anchor.astimezone(LONDON).date(), start.astimezone(LONDON).date()
    match period:
        case WorkingDays():
            return closing(walk(today, period.n, open_days=True))
        case CalendarDays():
            return closing(walk(today, period.n, open_days=False))
        case Months():
            day = today.replace(day=1)
            for _ in range(period.n):
                day = (day + timedelta(days=31)).replace(day=1)
            while day.day < today.day and (day + timedelta(days=1)).month == day.month:
                day += timedelta(days=1)
            return closing(day)
        case Hours():
            return datetime.fromtimestamp(anchor.timestamp() + 3600 * period.n, UTC)
        case DayMark(open_days=True) if period.n == period.first:
            return counted_by_hand(SameWorkingDay(), start, calendar, start, set_date)
        case DayMark():
            return closing(walk(start_day, period.n - period.first, open_days=period.open_days))
        case SameWorkingDay():
            is_open = today.weekday() < 5 and today not in calendar.closed
            in_time = anchor.timestamp() <= closing(today).timestamp()
            return (
                closing(today)
                if is_open and in_time
                else datetime.combine(today, time(23, 59, 59), LONDON)
            )
        case SetDate():
            if set_date is not None:
                return closing(set_date)
            if period.otherwise is None:
                return None
            return counted_by_hand(period.otherwise, anchor, calendar, start, None)
    return None


@given(limits, instants, calendars(), st.none() | instants, st.none() | days)
@example(
    Limit((Hours(48),)),
    datetime(2027, 3, 27, 15, tzinfo=UTC),
    Calendar("x", "x", {}, FIRST, LAST),
    None,
    None,
)
def test_a_second_slow_counting_agrees(
    limit: Limit,
    anchor: datetime,
    calendar: Calendar,
    start: datetime | None,
    set_date: date | None,
) -> None:
    ends = [
        counted_by_hand(period, anchor, calendar, start or anchor, set_date)
        for period in limit.periods
    ]
    instants_of_ends = [end.timestamp() for end in ends if end is not None]
    expected: float | None
    if limit.rule == "shorter":
        expected = min(instants_of_ends, default=None)
    else:
        expected = None if None in ends else max(instants_of_ends)
    end = due(limit, anchor, calendar, start=start, set_date=set_date)
    assert (None if end is None else end.timestamp()) == expected


@given(days, small, calendars())
def test_the_nth_open_day_grows_with_n(day: date, n: int, calendar: Calendar) -> None:
    assert calendar.nth_open_after(day, n) < calendar.nth_open_after(day, n + 1)


@given(days, st.integers(0, 60), small, calendars())
def test_the_nth_open_day_never_comes_earlier_from_a_later_day(
    day: date, further: int, n: int, calendar: Calendar
) -> None:
    later = day + timedelta(days=further)
    assert calendar.nth_open_after(day, n) <= calendar.nth_open_after(later, n)


@given(days, small, small, calendars())
def test_counting_on_from_where_one_stopped_is_counting_at_once(
    day: date, a: int, b: int, calendar: Calendar
) -> None:
    stop = calendar.nth_open_after(day, a)
    assert calendar.nth_open_after(stop, b) == calendar.nth_open_after(day, a + b)


@given(working_days, instants, calendars())
def test_working_days_end_on_an_open_day_at_close_and_after_the_anchors(
    period: WorkingDays, anchor: datetime, calendar: Calendar
) -> None:
    end = due(Limit((period,)), anchor, calendar)
    assert end is not None
    day = calendar.day_of(end)
    assert calendar.is_open(day)
    assert end == calendar.close_of(day)
    assert end > anchor
    assert day > calendar.day_of(anchor)


@given(limits, instants, calendars(), closed_days, st.none() | days)
def test_one_more_closed_day_never_makes_a_number_of_days_end_earlier(
    limit: Limit, anchor: datetime, calendar: Calendar, more: dict[date, str], set_date: date | None
) -> None:
    before = due(limit, anchor, calendar, set_date=set_date)
    after = due(limit, anchor, calendar.with_closed(more), set_date=set_date)
    assert (before is None) == (after is None)
    assert before is None or after is None or before <= after


@given(shorter, periods, instants, calendars(), st.none() | days)
def test_one_more_period_never_makes_the_shorter_of_them_longer(
    limit: Limit, another: Period, anchor: datetime, calendar: Calendar, set_date: date | None
) -> None:
    before = due(limit, anchor, calendar, set_date=set_date)
    after = due(Limit((*limit.periods, another)), anchor, calendar, set_date=set_date)
    assert before is None or (after is not None and after <= before)


@given(numbered, instants, instants, calendars())
def test_what_begins_later_never_ends_earlier(
    period: Period, one: datetime, other: datetime, calendar: Calendar
) -> None:
    early, late = (due(Limit((period,)), anchor, calendar) for anchor in sorted([one, other]))
    assert early is not None
    assert late is not None
    assert early <= late


@given(with_end, instants, calendars(), instants, instants)
def test_what_is_late_stays_late(
    period: Period, anchor: datetime, calendar: Calendar, one: datetime, other: datetime
) -> None:
    end = due(Limit((period,)), anchor, calendar)
    first, second = sorted([one, other])
    assert is_late(end, second) or not is_late(end, first)
    assert not is_late(end, end or anchor)


@given(working_days | st.builds(CalendarDays, small) | marks, instants, calendars())
def test_the_explanation_counts_exactly_n_days_and_says_why_it_left_out_the_others(
    period: WorkingDays | CalendarDays | DayMark, anchor: datetime, calendar: Calendar
) -> None:
    lines = explain(Limit((period,)), anchor, calendar).lines
    first = period.first if isinstance(period, DayMark) else 0
    marks_shown = [line.mark for line in lines if line.mark is not None]
    assert marks_shown == list(range(first, period.n + 1))
    assert [line.day for line in lines] == [
        lines[0].day + timedelta(days=n) for n in range(len(lines))
    ]
    assert all(line.why == calendar.why_closed(line.day) for line in lines if line.mark is None)
    assert all((line.mark is None) == (line.why is not None) for line in lines)


@given(months, instants, calendars())
def test_a_month_ends_on_the_day_of_the_same_number_or_on_a_shorter_months_last(
    period: Months, anchor: datetime, calendar: Calendar
) -> None:
    begun, end = calendar.day_of(anchor), due(Limit((period,)), anchor, calendar)
    assert end is not None
    day = calendar.day_of(end)
    assert (day.year - begun.year) * 12 + day.month - begun.month == period.n
    assert day.day == begun.day or (day.day < begun.day and (day + timedelta(days=1)).day == 1)
    assert end == calendar.close_of(day)


@given(months, instants, calendars())
def test_the_explanation_of_months_shows_the_day_that_each_of_them_leads_to(
    period: Months, anchor: datetime, calendar: Calendar
) -> None:
    begun, *rest = explain(Limit((period,)), anchor, calendar).lines
    assert (begun.day, begun.mark) == (calendar.day_of(anchor), 0)
    ends = [due(Limit((Months(n),)), anchor, calendar) for n in range(1, period.n + 1)]
    assert [line.day for line in rest] == [calendar.day_of(end) for end in ends if end]
    assert all(line.note and line.mark is None for line in rest)


@given(limits, instants, calendars(), st.none() | instants, st.none() | days)
def test_the_explanation_ends_when_the_limit_does(
    limit: Limit,
    anchor: datetime,
    calendar: Calendar,
    start: datetime | None,
    set_date: date | None,
) -> None:
    end = due(limit, anchor, calendar, start=start, set_date=set_date)
    counting = explain(limit, anchor, calendar, start=start, set_date=set_date)
    assert counting.due == end
    assert [line.day for line in counting.lines if line.due] == (
        [] if end is None else [calendar.day_of(end)]
    )
    assert counting.sentence.endswith(".")


@given(limits)
def test_what_is_said_is_read_as_what_was_meant(limit: Limit) -> None:
    words = render(limit)
    assert parse_limit(words) == Limit(limit.periods, _rule(limit), words)


def _rule(limit: Limit) -> str:
    return limit.rule if len(limit.periods) > 1 else "shorter"


@given(calendars(), closed_days, closed_days)
def test_closing_days_in_any_order_gives_the_same_calendar(
    calendar: Calendar, some: dict[date, str], others: dict[date, str]
) -> None:
    others = {day: why for day, why in others.items() if day not in some}
    assert calendar.with_closed(some).with_closed(others) == calendar.with_closed(
        others
    ).with_closed(some)
