"""Open days, the instants at which days close, and how they are said."""

import time as time_of_day
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from msgspec.structs import replace

from concordat.core.calendar import Calendar, days_fingerprint, say_day, say_instant, say_time
from concordat.core.errors import BeyondCalendar
from tests.core.countings import COUNTED, told

CHRISTMAS = {
    date(2026, 12, 25): "Christmas Day",
    date(2026, 12, 28): "Boxing Day (substitute day)",
    date(2027, 1, 1): "New Year's Day",
}


@pytest.fixture
def calendar() -> Calendar:
    return Calendar("england", "by hand", dict(CHRISTMAS), date(2026, 1, 1), date(2027, 12, 31))


def test_a_weekend_is_closed_by_rule_and_a_holiday_by_name(calendar: Calendar) -> None:
    assert calendar.why_closed(date(2026, 12, 24)) is None
    assert calendar.why_closed(date(2026, 12, 25)) == "Christmas Day"
    assert calendar.why_closed(date(2026, 12, 26)) == "Saturday"
    assert calendar.why_closed(date(2026, 12, 27)) == "Sunday"
    assert calendar.is_open(date(2026, 12, 29))
    assert not calendar.is_open(date(2026, 12, 28))


NTH_DAYS = (
    (date(2026, 12, 22), 1, date(2026, 12, 23)),
    (date(2026, 12, 22), 3, date(2026, 12, 29)),
    (date(2026, 12, 25), 1, date(2026, 12, 29)),
    (date(2026, 12, 26), 1, date(2026, 12, 29)),
    (date(2026, 12, 31), 1, date(2027, 1, 4)),
    (date(2026, 1, 1), 1, date(2026, 1, 2)),
    (date(2027, 12, 30), 1, date(2027, 12, 31)),
)


def test_the_nth_open_day_leaves_out_the_day_it_starts_from(calendar: Calendar) -> None:
    for day, n, expected in NTH_DAYS:
        assert calendar.nth_open_after(day, n) == expected
        assert calendar.nth_close_after(day, n) == calendar.close_of(expected)


@pytest.mark.parametrize("n", [0, -1])
def test_open_days_are_counted_from_one(calendar: Calendar, n: int) -> None:
    with pytest.raises(ValueError, match=rf"^Open days are counted from 1, not from {n}.$"):
        calendar.nth_open_after(date(2026, 12, 22), n)


BEYOND = "is outside the years this calendar covers (2026 to 2027)."


def beyond(ask: Callable[[], object]) -> str:
    with pytest.raises(BeyondCalendar) as refused:
        ask()
    return str(refused.value)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 12, 24), "Wednesday 24 December 2025"),
        (date(2025, 12, 31), "Wednesday 31 December 2025"),
        (date(2028, 1, 1), "Saturday 1 January 2028"),
    ],
)
def test_days_beyond_the_calendar_are_refused_with_their_names(
    calendar: Calendar, day: date, said: str
) -> None:
    assert beyond(lambda: calendar.is_open(day)) == f"{said} {BEYOND}"
    assert beyond(lambda: calendar.with_closed({day: "Staff day"})) == f"{said} {BEYOND}"
    counted = "" if day < calendar.first else "Working day 1 after "
    assert beyond(lambda: calendar.nth_open_after(day, 1)) == f"{counted}{said} {BEYOND}"


def test_the_first_and_the_last_day_are_in_it(calendar: Calendar) -> None:
    assert calendar.why_closed(date(2026, 1, 1)) is None
    assert calendar.is_open(date(2027, 12, 31))
    assert (
        calendar.with_closed({date(2026, 1, 1): "Staff day", date(2027, 12, 31): "Staff day"})
        != calendar
    )


def test_counting_past_the_last_day_is_refused(calendar: Calendar) -> None:
    said = beyond(lambda: calendar.nth_open_after(date(2027, 12, 30), 2))
    assert said == f"Working day 2 after Thursday 30 December 2027 {BEYOND}"


def test_another_nations_calendar_is_kept_beside_it(calendar: Calendar) -> None:
    scotland = replace(calendar, nation="scotland")
    england = replace(calendar, beside={"scotland": scotland})
    assert england.of(None) is england.of("england") is england
    assert england.of("scotland") is scotland
    with pytest.raises(KeyError, match=r"^'wales'$"):
        england.of("wales")


def test_a_day_closes_at_five_in_london_winter_and_summer(calendar: Calendar) -> None:
    assert calendar.close_of(date(2026, 12, 29)) == datetime(2026, 12, 29, 17, tzinfo=UTC)
    assert calendar.close_of(date(2026, 7, 1)) == datetime(2026, 7, 1, 16, tzinfo=UTC)
    assert calendar.end_of(date(2026, 7, 1)) == datetime(2026, 7, 1, 22, 59, 59, tzinfo=UTC)
    assert calendar.close_of(date(2026, 7, 1)).tzinfo is UTC


def test_the_machines_own_zone_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time_of_day.tzset()
    try:
        own = Calendar(
            "england", "closes at four", {}, date(2026, 1, 1), date(2026, 12, 31), close=time(16)
        )
        assert own.close_of(date(2026, 7, 1)) == datetime(2026, 7, 1, 15, tzinfo=UTC)
        assert own.end_of(date(2026, 7, 1)) == datetime(2026, 7, 1, 22, 59, 59, tzinfo=UTC)
        assert told() == COUNTED.read_text("utf-8")
    finally:
        monkeypatch.undo()
        time_of_day.tzset()


def test_the_day_of_an_instant_is_londons(calendar: Calendar) -> None:
    assert calendar.day_of(datetime(2026, 7, 1, 22, 59, 59, tzinfo=UTC)) == date(2026, 7, 1)
    assert calendar.day_of(datetime(2026, 7, 1, 23, tzinfo=UTC)) == date(2026, 7, 2)
    assert calendar.day_of(datetime(2026, 12, 1, 23, tzinfo=UTC)) == date(2026, 12, 1)
    tokyo = timezone(timedelta(hours=9))
    assert calendar.day_of(datetime(2026, 12, 2, 8, tzinfo=tokyo)) == date(2026, 12, 1)


def test_an_instant_without_a_zone_is_refused(calendar: Calendar) -> None:
    with pytest.raises(ValueError, match=r"^The instant 2026-07-01T12:00:00 has no time zone.$"):
        calendar.day_of(datetime(2026, 7, 1, 12))  # noqa: DTZ001 - the very mistake


def test_own_closed_days_come_with_a_new_version(calendar: Calendar) -> None:
    day = date(2026, 12, 29)
    local = calendar.with_closed({day: "Staff day"})
    assert local.why_closed(day) == "Staff day"
    assert calendar.is_open(day), "the calendar it came from is as it was"
    assert local.version.startswith("by hand+")
    assert local.nth_open_after(date(2026, 12, 22), 3) == date(2026, 12, 30)


def test_the_version_depends_on_what_is_closed_and_not_on_the_order(
    calendar: Calendar,
) -> None:
    one, two = {date(2026, 12, 29): "Staff day"}, {date(2026, 12, 30): "Flood"}
    both = calendar.with_closed(one | two)
    assert calendar.with_closed(two).with_closed(one) == both
    assert calendar.with_closed(two | one) is both, "worked out once"
    assert len({calendar.version, both.version, calendar.with_closed(one).version}) == 3
    assert (
        calendar.with_closed({date(2026, 12, 29): "Snow"}).version
        != calendar.with_closed(one).version
    )


def test_the_version_written_in_records_never_changes(calendar: Calendar) -> None:
    one, two = {date(2026, 12, 29): "Staff day"}, {date(2026, 12, 30): "Flood"}
    assert calendar.with_closed(one).version == "by hand+bd29bcc3"
    assert calendar.with_closed(one).with_closed(two).version == "by hand+8e280cc2"
    assert days_fingerprint({}) == "e3b0c442"


def test_closing_what_is_closed_already_changes_nothing(calendar: Calendar) -> None:
    closed = {date(2026, 12, 25): "Staff day", date(2026, 12, 26): "Staff day"}
    assert calendar.with_closed(closed) is calendar
    assert calendar.with_closed({}) is calendar


def test_another_hour_of_closing(calendar: Calendar) -> None:
    early = Calendar(
        "england", "early", {}, date(2026, 1, 1), date(2026, 12, 31), close=time(16, 30)
    )
    assert early.close_of(date(2026, 12, 29)) == datetime(2026, 12, 29, 16, 30, tzinfo=UTC)


def test_days_and_times_in_words() -> None:
    assert say_day(date(2026, 12, 29)) == "Tuesday 29 December"
    assert say_day(date(2027, 1, 4), year=True) == "Monday 4 January 2027"
    said = {
        time(17): "5pm",
        time(9, 5): "9:05am",
        time(11, 59): "11:59am",
        time(0): "midnight",
        time(0, 30): "12:30am",
        time(12): "midday",
        time(12, 1): "12:01pm",
        time(13): "1pm",
        time(9, 0, 5): "9:00:05am",
        time(23, 59, 59): "11:59:59pm",
    }
    assert {moment: say_time(moment) for moment in said} == said
    for second in (0, 43):
        at = datetime(2026, 7, 1, 16, 0, second, tzinfo=UTC)
        assert say_instant(at) == "5pm on Wednesday 1 July", "told to the minute"
    assert (
        say_instant(datetime(2026, 7, 1, 23, tzinfo=UTC))
        == "midnight at the start of Thursday 2 July"
    )
    assert (
        say_instant(datetime(2026, 7, 1, 16, tzinfo=UTC), year=True)
        == "5pm on Wednesday 1 July 2026"
    )
    assert say_instant(datetime(2026, 7, 1, 23, tzinfo=UTC), year=True) == (
        "midnight at the start of Thursday 2 July 2026"
    )


def test_of_the_hour_that_clocks_show_twice_it_says_which() -> None:
    first, second, after = (datetime(2026, 10, 25, hour, 15, tzinfo=UTC) for hour in (0, 1, 2))
    assert say_instant(first) == "1:15am BST on Sunday 25 October"
    assert say_instant(second) == "1:15am GMT on Sunday 25 October"
    assert say_instant(after) == "2:15am on Sunday 25 October"
    assert say_instant(datetime(2026, 3, 29, 1, 15, tzinfo=UTC)) == "2:15am on Sunday 29 March"
