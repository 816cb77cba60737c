"""What is said of words that mean nothing: the nearest that do, and nothing where one can't be
sure.
"""

from pathlib import Path

import pytest

from concordat.library.problems import (
    BrokenProtocol,
    Problem,
    Unclear,
    as_text,
    in_quotes,
    shortened,
)
from concordat.library.spelling.closest import closest, did_you_mean
from concordat.library.spelling.keyboard import plain

KNOWN = (
    "strength",
    "Stage two",
    "towards",
    "who",
    "what",
    "northern-ireland",
    "agreed",
    "not agreed",
)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("strenght", "Did you mean “strength”?"),
        ("STRENGHT", "Did you mean “strength”?"),
        ("stage two", "Did you mean “Stage two”?"),
        ("stage  tow", "Did you mean “Stage two”?"),
        ("Stage\u00a0two", "Did you mean “Stage two”, with the spaces and hyphens of a keyboard?"),
        (
            "northern\u2013ireland",
            "Did you mean “northern-ireland”, with the spaces and hyphens of a keyboard?",
        ),
        ("agree", "Did you mean “agreed”?"),
        ("t agreed", "Did you mean “not agreed” or “agreed”?"),
        ("whot", "Did you mean “who” or “what”?"),
        ("actor", "Did you mean “who”?"),
        ("Task", "Did you mean “what”?"),
        ("NI", "Did you mean “northern-ireland”?"),
        ("resolved", "Did you mean “agreed”?"),
        ("something else", "There is nothing like it."),
    ],
)
def test_the_nearest_words_are_named(word: str, said: str) -> None:
    assert did_you_mean(word, KNOWN, "There is nothing like it.") == said


def test_two_are_enough() -> None:
    assert (
        did_you_mean("talx", ("talk", "tall", "talks", "other")) == "Did you mean “tall” or “talk”?"
    )


def test_where_nothing_is_near_and_nothing_else_is_to_be_said_nothing_is() -> None:
    assert did_you_mean("something else", KNOWN) == ""
    assert did_you_mean("agreed", ()) == ""


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("strenght", "strength"),
        ("Strength", "strength"),
        ("close of day", "close_of_day"),
        ("close\u2011of day", "close_of_day"),
        ("fill in", "form"),
        ("Talk", "discuss"),
        ("dscss", "discuss"),
        ("dscs", "discuss"),
        ("discx", None),
        ("a b", "a_b"),
        ("elephant", None),
    ],
)
def test_one_word_is_surely_meant_or_none(word: str, one: str | None) -> None:
    assert closest(word, ("strength", "close_of_day", "form", "discuss", "a_b")) == one


def test_a_long_line_loses_its_middle() -> None:
    line = f"{'a' * 60} {'b' * 60} {'c' * 14}"
    assert shortened(line) == f"{'a' * 60} {'b' * 9} … b {'c' * 14}"
    assert shortened(" a\n  line \t of its own ") == "a line of its own"
    assert shortened("x" * 90) == "x" * 90
    assert shortened("x" * 91) == f"{'x' * 70} … {'x' * 16}"
    assert shortened("twelve words", 12) == "twelve words"
    assert shortened(f"{'x' * 19} {'y' * 30} {'z' * 15}", 40) == f"{'x' * 19} … {'z' * 15}"


def test_what_a_word_processor_writes_is_read_as_a_keyboards() -> None:
    assert plain("a\u00a0b\u2007c\u202fd\u2009e\tf") == "a b c d e f"
    assert plain("\ufeffg\u200bh\u200ci\u200dj\u2060k\u00adl") == "ghijkl"
    assert plain("\u2010\u2011\u2012\u2013\u2014\u2212 \u2018\u2019") == "------ ''"


def test_words_are_listed_in_quotation_marks() -> None:
    assert in_quotes(["a", "b c"]) == "“a”, “b c”"


def test_problems_are_told_in_one_form() -> None:
    whole, at_a_key = (
        Problem("x.toml", 1, "", "All of it is wrong."),
        Problem("x.toml", 7, "a.b", "So is this.", "Mend it."),
    )
    path = Path("x.toml")
    assert as_text(path, [whole]) == "x.toml: 1 problem\n  line 1\n    All of it is wrong."
    assert as_text(path, [whole, at_a_key], "doubt", "doubts").splitlines() == [
        "x.toml: 2 doubts",
        "  line 1",
        "    All of it is wrong.",
        "  line 7, a.b",
        "    So is this.",
        "    Mend it.",
    ]
    assert as_text(path, []) == "x.toml: 0 problems"
    broken = BrokenProtocol(path, (whole, at_a_key))
    assert str(broken) == as_text(path, [whole, at_a_key])
    assert (broken.path, broken.problems) == (path, (whole, at_a_key))


def test_what_means_nothing_is_said_with_what_to_do() -> None:
    unclear = Unclear("It means nothing.", "Write another.")
    assert str(unclear) == "It means nothing. Write another."
    assert str(Unclear("It means nothing.")) == "It means nothing."
