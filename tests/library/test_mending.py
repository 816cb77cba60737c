"""Lines that can't be read: what is said of each, and the line that it was meant to be. Any text
has an answer.
"""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordat.library.files.toml import read_toml
from concordat.library.spelling.broken_lines import reads
from concordat.library.spelling.closest import nearest
from concordat.library.spelling.dates import as_date, as_moment, as_time, is_like_a_day
from concordat.library.spelling.keyboard import plain
from concordat.library.spelling.statements import statements

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


def test_what_is_never_closed_ends_where_something_else_begins() -> None:
    text = 'cites = [\n  "a",\n  "b",\n\nwho = [\n  "c",\n]\n[x]\nwhat = "d\nact = "e"'
    assert [(each.at, each.lines) for each in statements(text)] == [
        (0, 1),
        (1, 1),
        (2, 1),
        (4, 3),
        (7, 1),
        (8, 1),
        (9, 1),
    ]


def test_a_table_pasted_twice_loses_nothing_and_one_that_differs_does() -> None:
    table = '[post.worker]\ntitle = "Worker"\n'
    assert read_toml(f"{table}\n{table}".encode(), "").whole
    other = read_toml(f'{table}\n[post.worker]\ntitle = "Manager"\n'.encode(), "")
    assert not other.whole
    assert [(line, slip.sentence) for line, slip in other.slips] == [
        (4, "[post.worker] stands in line 1 already.")
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


def test_what_only_looks_alike_is_told_apart() -> None:
    assert plain("team\u00a0manager\u200b") == "team manager"
    assert nearest("team\u00a0manager", ["team manager"]).endswith(
        "with the spaces and hyphens of a keyboard?"
    )
    assert nearest("teammanager", ["team manager"]) == "Did you mean “team manager”?"
    assert nearest("will", ["must", "may"]) == "Did you mean “must”?"
    assert nearest("zebra", ["must", "may"], "Neither.") == "Neither."


PIECES = st.sampled_from(
    [
        *"[]{}=:,.\n #\\\r\té“”'\"\u00a0\u2013\x00",
        *(
            '"""',
            "[[",
            "]]",
            "\n",
            "key",
            "a b",
            "[step.x]",
            "[protocol]\n",
            "2 working days",
            "2026-13-45",
            "then = { a",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_has_an_answer(text: str) -> None:
    read = read_toml(text.encode(), "Begin.")
    # An old Mac ends its lines with a carriage return: TOML doesn't read that, and Concordat does.
    assert read.slips or reads(text.replace("\r\n", "\n").replace("\r", "\n"))
    assert all(1 <= line <= text.count("\n") + text.count("\r") + 1 for line, _ in read.slips)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_have_an_answer(content: bytes) -> None:
    read = read_toml(content, "Begin.")
    assert read.slips or read.legible


def test_every_file_of_the_library_is_read_as_it_is() -> None:
    for path in (Path(__file__).parents[2] / "protocols").glob("*/*.toml"):
        assert all(reads(statement.text) for statement in statements(path.read_text("utf-8"))), path
