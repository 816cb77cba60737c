"""The words that are read as limits, and what is said of those that are none."""

import tomllib
from pathlib import Path

import pytest

from concordat.core.periods import (
    CalendarDays,
    DayMark,
    Hours,
    Limit,
    Months,
    NoNumber,
    SameWorkingDay,
    SetDate,
    WorkingDays,
    render,
)
from concordat.library.files.limits import parse_limit
from concordat.library.problems import Unclear

NO_LIMITS = Path(__file__).with_name("no_limits.toml")


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("2 working days", Limit((WorkingDays(2),))),
        ("1 working day", Limit((WorkingDays(1),))),
        ("1 working week", Limit((WorkingDays(5, weeks=True),))),
        ("48 hours", Limit((Hours(48),))),
        ("7 calendar days", Limit((CalendarDays(7),))),
        ("4 months", Limit((Months(4),))),
        ("1 month", Limit((Months(1),))),
        (
            "agreed by the parties, otherwise 2 months",
            Limit((SetDate("the parties", otherwise=Months(2)),)),
        ),
        ("same working day", Limit((SameWorkingDay(),))),
        ("day 9", Limit((DayMark(9),))),
        ("day 9 (working days, from day 1)", Limit((DayMark(9, open_days=True, first=1),))),
        ("day 9 (working days, from day 0)", Limit((DayMark(9, open_days=True),))),
        ("day 9 (calendar days, from day 1)", Limit((DayMark(9, first=1),))),
        ("10 hours", Limit((Hours(10),))),
        ("at the earliest opportunity", Limit((NoNumber("at the earliest opportunity"),))),
        (
            "set by the Chair, otherwise 1 working week",
            Limit((SetDate("the Chair", WorkingDays(5, weeks=True)),)),
        ),
        (
            "the longer of day 2 or set by the Chair or the Vice-Chair",
            Limit((DayMark(2), SetDate("the Chair or the Vice-Chair")), "longer"),
        ),
        (
            "the shorter of immediately or without delay",
            Limit((NoNumber("immediately"), NoNumber("without delay"))),
        ),
        ("the shorter of 2 hours or immediately", Limit((Hours(2), NoNumber("immediately")))),
        ("agreed by the parties", Limit((SetDate(),))),
        ("set by the raiser or their manager", Limit((SetDate("the raiser or their manager"),))),
        ("without delay", Limit((NoNumber("without delay"),))),
        ("immediately, at most 2 working days", Limit((NoNumber("immediately"), WorkingDays(2)))),
        ("the longer of 48 hours or 2 working days", Limit((Hours(48), WorkingDays(2)), "longer")),
        (
            "the shorter of set by the raiser or their manager or 2 hours or day 3",
            Limit((SetDate("the raiser or their manager"), Hours(2), DayMark(3))),
        ),
        (
            "agreed by the parties, otherwise 5 working days",
            Limit((SetDate("the parties", otherwise=WorkingDays(5)),)),
        ),
    ],
)
def test_words_are_read_and_said_again(words: str, limit: Limit) -> None:
    assert parse_limit(words) == Limit(limit.periods, limit.rule, words)
    assert render(limit) == words


def test_case_and_spaces_make_no_difference_to_what_is_meant() -> None:
    assert parse_limit("  Immediately,  at most 2 Working Days ").periods == (
        NoNumber("immediately"),
        WorkingDays(2),
    )
    assert parse_limit("Same working day").words == "Same working day"
    for words, meant in {
        "SAME WORKING DAY": SameWorkingDay(),
        "Without Delay": NoNumber("without delay"),
        "2 Working Weeks": WorkingDays(10, weeks=True),
        "48 Hours": Hours(48),
        "Day 9 (Working Days, From Day 1)": DayMark(9, open_days=True, first=1),
        "Day 9 (Calendar days)": DayMark(9),
        "Agreed by the Parties": SetDate(),
        "Set by the Chair": SetDate("the Chair"),
    }.items():
        assert parse_limit(words) == Limit((meant,), "shorter", words)
    both = parse_limit("The Longer of 2 hours or Set by the Chair or the Vice-Chair")
    assert (both.periods, both.rule) == (
        (Hours(2), SetDate("the Chair or the Vice-Chair")),
        "longer",
    )
    assert render(parse_limit("day 9 (calendar days, from day 0)")) == "day 9"


def test_an_agreed_date_may_have_a_cap() -> None:
    limit = parse_limit("agreed by the parties, at most 10 working days")
    assert limit.periods == (SetDate(), WorkingDays(10))
    assert render(limit) == "the shorter of agreed by the parties or 10 working days"


@pytest.mark.parametrize(("words", "said"), tomllib.loads(NO_LIMITS.read_text("utf-8")).items())
def test_what_is_no_limit_is_answered(words: str, said: str) -> None:
    with pytest.raises(Unclear) as unclear:
        parse_limit(words)
    assert said in str(unclear.value)
    assert unclear.value.hint
