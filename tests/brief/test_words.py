"""How instants, days and lists are put into words."""

from datetime import UTC, date, datetime

import pytest

from concordat.brief import words
from concordat.brief.by_when import without_a_time
from concordat.core.calendar import LONDON

NOW = datetime(2026, 12, 23, 10, 20, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2026, 12, 29, 17, tzinfo=LONDON), "5pm on Tuesday 29 December"),
        (datetime(2026, 12, 29, 9, 5, tzinfo=LONDON), "9:05am on Tuesday 29 December"),
        (datetime(2026, 12, 29, 12, tzinfo=LONDON), "midday on Tuesday 29 December"),
        (datetime(2026, 12, 29, 0, tzinfo=LONDON), "midnight at the start of Tuesday 29 December"),
        (datetime(2026, 12, 29, 0, 1, tzinfo=LONDON), "12:01am on Tuesday 29 December"),
        (datetime(2026, 12, 29, 23, 59, 59, tzinfo=LONDON), "11:59pm on Tuesday 29 December"),
        (datetime(2027, 1, 4, 17, tzinfo=LONDON), "5pm on Monday 4 January 2027"),
        (datetime(2025, 12, 29, 17, tzinfo=LONDON), "5pm on Monday 29 December 2025"),
        # an instant is told in London's time, whatever zone it came in
        (datetime(2026, 7, 1, 16, tzinfo=UTC), "5pm on Wednesday 1 July"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "11:30pm on Thursday 31 December"),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "12:30am on Wednesday 1 July"),
    ],
)
def test_an_instant_is_told_as_hour_and_day(at: datetime, told: str) -> None:
    assert words.when(at, NOW) == told


def test_the_year_is_london_s_year() -> None:
    just_before_new_year = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
    assert words.day(date(2026, 12, 29), just_before_new_year) == "Tuesday 29 December"
    assert words.day(date(2027, 1, 1), just_before_new_year) == "Friday 1 January 2027"


def test_a_datetime_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        words.when(datetime(2026, 12, 29, 17), NOW)  # noqa: DTZ001


@pytest.mark.parametrize(("number", "told"), [(0, "no cases"), (1, "1 case"), (2, "2 cases")])
def test_counts(number: int, told: str) -> None:
    assert words.counted(number, "case", "cases") == told


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (
            "agreed by the parties",
            "No date agreed by the parties yet – open since Monday 21 December",
        ),
        ("set by the Chair", "No date set by the Chair yet – open since Monday 21 December"),
        ("without delay", "Without delay – open since Monday 21 December"),
        ("", "The procedure gives no time – open since Monday 21 December"),
    ],
)
def test_what_waits_for_a_date_does_not_say_that_one_was_agreed(limit: str, told: str) -> None:
    since = datetime(2026, 12, 21, 9, tzinfo=LONDON)
    assert without_a_time(limit, "A-1", since, NOW) == told
