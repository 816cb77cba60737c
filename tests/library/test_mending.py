"""Lines that can't be read: what is said of each, and the line that it was meant to be. Any text has an answer."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordat.library.days import as_date, as_moment, as_time
from concordat.library.lines import statements
from concordat.library.mending import mend, reads
from concordat.library.notation import read_toml
from concordat.library.problems import nearest, plain

UNCLOSED = "The quotation mark that opens here is never closed."
CURLY = "The quotation marks are curly, as a word processor makes them."


@pytest.mark.parametrize(
    ("line", "meant", "sentence"),
    [
        ("within = 2 working days", 'within = "2 working days"', "“2 working days” has no quotation marks around it."),
        ("what = “raise it, now”", 'what = "raise it, now"', CURLY),
        ('what = "raise it', 'what = "raise it"', UNCLOSED),
        ('cites = ["a", "b', 'cites = ["a", "b"]', UNCLOSED),
        ('cites = ["a" "b"]', 'cites = ["a", "b"]', "There is no comma between two texts of the list."),
        ('text = "the "lead" agency"', "text = 'the \"lead\" agency'", "There are quotation marks within the words."),
        (
            'text = "the "lead" board\'s"',
            'text = "the \\"lead\\" board\'s"',
            "There are quotation marks within the words.",
        ),
        ("version = 18/05/2020", "version = 2020-05-18", "A date is written with the year first"),
        ("version = 18th May 2020", "version = 2020-05-18", "A date is written with the year first"),
        ("at = 2026-12-21 10:00", "at = 2026-12-21T10:00:00", "A day and an hour are written with a “T”"),
        ("default = Yes", "default = true", "“Yes” isn't a word of these files"),
        ('then = { agreed: "stay" }', 'then = { agreed = "stay" }', "joined by “=”, not by “:”"),
        ('then = { not agreed = "x" }', 'then = { "not agreed" = "x" }', "“not agreed” needs quotation marks"),
        ('then = {\n  agreed = "x",\n}', 'then = { agreed = "x" }', "must stand on one line"),
        ('within "2 hours"', 'within = "2 hours"', "There is no “=” between “within” and its value."),
        ("within: 2 hours", 'within = "2 hours"', "joined by “=”, not by “:”"),
        ('within = "2 hours" at most', 'within = "2 hours"  # at most', "“at most” stands after the closing"),
        ("what = go # now", 'what = "go"  # now', "“go” has no quotation marks"),
        ("who = a b, c d", 'who = ["a b", "c d"]', "Several texts stand in square brackets."),
        ("[step.team managers]", '[step."team managers"]', "“team managers” needs quotation marks"),
        ("[step.workers", "[step.workers]", "The square bracket of this heading is never closed."),
        ("[step.workers] now", "[step.workers]", "Nothing but the heading may stand on its line."),
        ('[clause."7.3]', '[clause."7.3"]', "A quotation mark in this heading is never closed."),
        ("[clause.7\u20133]", "[clause.7-3]", "a word processor made"),
        ('close of day = "17:00"', 'close_of_day = "17:00"', "The key is written “close_of_day”."),
        ('source = "C:\\Documents"', 'source = "C:\\\\Documents"', "A backslash has a sense of its own"),
        ('text = """raise\nit\n\nwhat = "x"', 'text = """raise\nit"""', "three quotation marks"),
        ('text = "raise\nit"', 'text = "raise it"', "The words run on to another line"),
        ("what =", "", "Nothing stands after “what =”."),
        ("then = { agreed = }", "", "Nothing stands after “agreed =”."),
        ("then = { agreed }", "", "“agreed” leads nowhere."),
        ("day = 2026-02-30", "", "There is no such day or hour as 2026-02-30."),
        ("[]", "", "This heading has no name."),
        ("what = " + 3000 * "[", "", "This line can't be read."),
        ("some words", "", "“some words” is neither a heading nor a key with its value."),
    ],
)
def test_a_line_is_read_as_it_was_meant(line: str, meant: str, sentence: str) -> None:
    found = mend(next(iter(statements(line))))
    assert found.meant == meant
    assert sentence in found.sentence
    assert found.hint
    assert not meant or reads(meant)


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
    assert [(line, slip.sentence) for line, slip in other.slips] == [(4, "[post.worker] stands in line 1 already.")]


@pytest.mark.parametrize(
    ("words", "day"),
    [("18/5/2017", date(2017, 5, 18)), ("2017-5-18", date(2017, 5, 18)), ("1st Sept 2017", date(2017, 9, 1))]
    + [(words, None) for words in ("31/2/2017", "soon", "18 Maybe 17", "2017")],
)
def test_days_as_people_write_them(words: str, day: date | None) -> None:
    assert as_date(words) == day


@pytest.mark.parametrize(
    ("words", "hour"),
    [("5pm", time(17)), ("17.30", time(17, 30)), ("12am", time(0)), ("12pm", time(12)), ("17:30:00", time(17, 30))]
    + [(words, None) for words in ("25:00", "17:60", "noon")],
)
def test_hours_as_people_write_them(words: str, hour: time | None) -> None:
    assert as_time(words) == hour


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("21/12/2026 10:00", datetime.fromisoformat("2026-12-21T10:00")),
        ("21 December 2026 at 3pm", datetime.fromisoformat("2026-12-21T15:00")),
        ("2026-12-21", None),
        ("tomorrow at 3pm", None),
    ],
)
def test_moments_as_people_write_them(words: str, moment: datetime | None) -> None:
    assert as_moment(words) == moment


def test_what_only_looks_alike_is_told_apart() -> None:
    assert plain("team\u00a0manager\u200b") == "team manager"
    assert nearest("team\u00a0manager", ["team manager"]).endswith("with the spaces and hyphens of a keyboard?")
    assert nearest("teammanager", ["team manager"]) == "Did you mean “team manager”?"
    assert nearest("will", ["must", "may"]) == "Did you mean “must”?"
    assert nearest("zebra", ["must", "may"], "Neither.") == "Neither."


PIECES = st.sampled_from([
    *"[]{}=:,.\n #\\\r\té“”'\"\u00a0\u2013\x00",
    *('"""', "[[", "]]", "\n", "key", "a b", "[step.x]", "[protocol]\n", "2 working days", "2026-13-45", "then = { a"),
])  # fmt: skip


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
