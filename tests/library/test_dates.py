"""Days and hours as people write them."""

from datetime import date, datetime, time

import pytest

from concordat.library.spelling.dates import as_date, as_moment, as_time, is_like_a_day

MONTHS = [
    "January",
    "Feb",
    "march",
    "Apr",
    "May",
    "June",
    "JULY",
    "Aug",
    "Sept",
    "October",
    "nov",
    "Dec",
]


@pytest.mark.parametrize(
    ("words", "day"),
    [(f"{n} {name} 2017", date(2017, n, n)) for n, name in enumerate(MONTHS, 1)]
    + [
        (words, date(2017, 5, 8))
        for words in ("8/5/2017", "08.05.2017", "8-5-2017", " 8th May 2017 ", "2017/5/8")
    ]
    + [
        (words, date(2017, 5, 8))
        for words in ("2017-5-8", " 2017.05.08", "2017 05 8", "8 MAY 2017")
    ]
    + [
        (words, None)
        for words in ("31/2/2017", "2017-13-01", "8 Maybe 17", "8 Anno 2017", "8 ma 2017", "2017")
    ],
)
def test_days_as_people_write_them(words: str, day: date | None) -> None:
    assert as_date(words) == day


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("5pm", time(17)),
        ("17.30", time(17, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("17:30:00", time(17, 30)),
    ]
    + [
        ("9am", time(9)),
        ("11.59 PM", time(23, 59)),
        (" 12:01am ", time(0, 1)),
        ("7", time(7)),
        ("00:00", time(0)),
    ]
    + [(words, None) for words in ("25:00", "24:00", "17:60", "noon", "five pm")],
)
def test_hours_as_people_write_them(words: str, hour: time | None) -> None:
    assert as_time(words) == hour


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("21/12/2026 10:00", datetime.fromisoformat("2026-12-21T10:00")),
        ("21 December 2026 at 3pm", datetime.fromisoformat("2026-12-21T15:00")),
        (" 21.12.2026, 3:05pm ", datetime.fromisoformat("2026-12-21T15:05")),
        ("2026-12-21T00:00", datetime.fromisoformat("2026-12-21T00:00")),
        ("2026-12-21", None),
        ("21/12/2026 25:00", None),
        ("31/2/2026 10:00", None),
        ("tomorrow at 3pm", None),
    ],
)
def test_moments_as_people_write_them(words: str, moment: datetime | None) -> None:
    assert as_moment(words) == moment


@pytest.mark.parametrize(
    "words", ["2026-2-30", "2026-02-30T10:00", "2026-02-30 10.00", "30/2/2026"]
)
def test_what_looks_like_a_day_is_told_from_words(words: str) -> None:
    assert is_like_a_day(words)
    assert not is_like_a_day(f"{words} or so")
