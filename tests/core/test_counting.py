"""How a due time is explained: the strip of days, and the sentence beside it."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from msgspec.structs import replace

from concordat.core.calendar import LONDON, Calendar
from concordat.core.counting import CountedDay, Counting, explain
from concordat.core.periods import due
from concordat.library.files.limits import parse_limit
from tests.core.countings import COUNTED, told

CALENDAR = Calendar(
    "england",
    "by hand",
    {
        date(2026, 12, 25): "Christmas Day",
        date(2026, 12, 28): "Boxing Day (substitute day)",
        date(2027, 1, 1): "New Year's Day",
    },
    date(2026, 1, 1),
    date(2027, 12, 31),
)


def counted(
    words: str, anchor: str, *, start: str | None = None, set_date: date | None = None
) -> Counting:
    """The explanation, having seen that it ends when the limit does."""
    limit, at = parse_limit(words), datetime.fromisoformat(anchor).replace(tzinfo=LONDON)
    begun = None if start is None else datetime.fromisoformat(start).replace(tzinfo=LONDON)
    counting = explain(limit, at, CALENDAR, start=begun, set_date=set_date)
    assert counting.due == due(limit, at, CALENDAR, start=begun, set_date=set_date)
    assert counting.anchor == at
    assert counting.calendar_version == "by hand"
    return counting


def test_christmas_day_by_day() -> None:
    counting = counted("3 working days", "2026-12-22T15:00")
    assert counting.lines == (
        CountedDay(date(2026, 12, 22), 0),
        CountedDay(date(2026, 12, 23), 1),
        CountedDay(date(2026, 12, 24), 2),
        CountedDay(date(2026, 12, 25), None, "Christmas Day"),
        CountedDay(date(2026, 12, 26), None, "Saturday"),
        CountedDay(date(2026, 12, 27), None, "Sunday"),
        CountedDay(date(2026, 12, 28), None, "Boxing Day (substitute day)"),
        CountedDay(date(2026, 12, 29), 3, due=True),
    )
    assert counting.sentence == (
        "Tuesday 22 December is day 0. "
        "Not counted: Saturdays and Sundays; Friday 25 December, Christmas Day; "
        "Monday 28 December, Boxing Day (substitute day). "
        "The 3rd working day is Tuesday 29 December; it ends at 5pm."
    )


def test_months_by_the_day_that_each_leads_to() -> None:
    counting = counted("3 months", "2026-11-30T15:00")
    assert counting.lines == (
        CountedDay(date(2026, 11, 30), 0),
        CountedDay(date(2026, 12, 30), None, note="1 month"),
        CountedDay(date(2027, 1, 30), None, note="2 months"),
        CountedDay(date(2027, 2, 28), None, due=True, note="3 months"),
    )
    assert counting.sentence == (
        "3 months after Monday 30 November is Sunday 28 February 2027, the last day of February; "
        "it ends at 5pm, open or not."
    )
    assert counted("1 month", "2026-11-30T15:00").sentence == (
        "1 month after Monday 30 November is Wednesday 30 December; it ends at 5pm, open or not."
    )


def test_a_year_is_named_when_it_is_another() -> None:
    counting = counted("1 working week", "2026-12-29T15:00")
    assert counting.sentence == (
        "1 working week is 5 working days. Tuesday 29 December is day 0. "
        "Not counted: Saturdays and Sundays; Friday 1 January 2027, New Year's Day. "
        "The 5th working day is Wednesday 6 January 2027; it ends at 5pm."
    )


def test_calendar_days_count_closed_days_too() -> None:
    counting = counted("3 calendar days", "2026-12-24T15:00")
    assert [line.mark for line in counting.lines] == [0, 1, 2, 3]
    assert [line.due for line in counting.lines] == [False, False, False, True]
    assert counting.sentence == (
        "Thursday 24 December is day 0 and every day counts, open or not. Day 3 is Sunday 27 "
        "December; it ends at 5pm."
    )


def test_a_day_mark_is_shown_from_the_start() -> None:
    counting = counted(
        "day 4 (working days, from day 1)", "2026-12-24T09:00", start="2026-12-21T10:00"
    )
    assert [(line.day.day, line.mark) for line in counting.lines] == [
        (21, 1),
        (22, 2),
        (23, 3),
        (24, 4),
    ]
    assert counting.sentence == (
        "Monday 21 December, the start, is day 1. Day 4 is Thursday 24 December; it ends at 5pm."
    )


def test_hours_tell_how_much_of_each_day_counts() -> None:
    counting = counted("48 hours", "2026-12-24T16:20")
    assert [line.note for line in counting.lines] == [
        "7 hours 40 min from 4:20pm",
        "24 hours",
        "16 hours 20 min to 4:20pm",
    ]
    assert counting.sentence == (
        "48 hours after 4:20pm on Thursday 24 December is 4:20pm on Saturday 26 December: "
        "hours are elapsed time, nights and closed days count."
    )


@pytest.mark.parametrize(
    ("anchor", "day", "note"),
    [
        (
            "2027-03-27T15:00",
            date(2027, 3, 28),
            "23 hours (the clocks go forward: the day has 23 hours)",
        ),
        (
            "2026-10-24T15:00",
            date(2026, 10, 25),
            "25 hours (the clocks go back: the day has 25 hours)",
        ),
    ],
)
def test_hours_say_where_the_clocks_change(anchor: str, day: date, note: str) -> None:
    counting = counted("48 hours", anchor)
    assert [line.note for line in counting.lines if line.day == day] == [note]
    assert counting.sentence.endswith("count, and the clocks change in between.")


def test_hours_within_one_day() -> None:
    (line,) = counted("1 hour", "2026-12-24T16:20").lines
    assert line == CountedDay(date(2026, 12, 24), 0, due=True, note="1 hour from 4:20pm to 5:20pm")


@pytest.mark.parametrize(
    ("anchor", "sentence"),
    [
        ("2026-12-24T16:00", "Thursday 24 December is an open day; it ends at 5pm."),
        (
            "2026-12-24T18:00",
            "Thursday 24 December had already closed, at 5pm. The same working day does not wait",
        ),
        (
            "2026-12-25T09:00",
            "Friday 25 December is not an open day. The same working day does not wait",
        ),
    ],
)
def test_the_same_working_day(anchor: str, sentence: str) -> None:
    counting = counted("same working day", anchor)
    assert counting.sentence.startswith(sentence)
    assert [(line.mark, line.due) for line in counting.lines] == [(0, True)]


def test_what_gives_no_number_says_so() -> None:
    counting = counted("without delay", "2026-12-24T16:00")
    assert (
        counting.sentence
        == "The procedure says “without delay” and gives no number, so there is no due time."
    )
    assert counting.lines == (CountedDay(date(2026, 12, 24), 0),)


def test_a_date_that_nobody_has_set_says_so() -> None:
    assert counted("set by the Chair", "2026-12-24T16:00").sentence == (
        "No date has been set by the Chair yet, so there is no due time."
    )


def test_a_date_that_was_set() -> None:
    counting = counted("agreed by the parties", "2026-12-24T16:00", set_date=date(2026, 12, 30))
    assert [(line.day.day, line.mark, line.due) for line in counting.lines] == [
        (24, 0, False),
        (30, None, True),
    ]
    assert counting.sentence == (
        "The date agreed by the parties is Wednesday 30 December; it ends at 5pm, open or not."
    )
    (same_day,) = counted(
        "agreed by the parties", "2026-12-24T09:00", set_date=date(2026, 12, 24)
    ).lines
    assert same_day.due


def test_of_several_limits_the_deciding_one_is_shown_and_all_are_named() -> None:
    words = "the shorter of 1 working week or set by the raiser or their manager"
    counting = counted(words, "2026-12-21T10:00", set_date=date(2026, 12, 23))
    assert counting.lines[-1] == CountedDay(
        date(2026, 12, 23), None, due=True, note="set by the raiser or their manager"
    )
    assert counting.sentence == (
        "“1 working week” ends at 5pm on Wednesday 30 December. "
        "“set by the raiser or their manager” ends at 5pm on Wednesday 23 December. The "
        "shorter counts. "
        "The date set by the raiser or their manager is Wednesday 23 December; it ends at 5pm, "
        "open or not."
    )


def test_of_several_the_ones_without_an_end_are_named() -> None:
    sentence = counted("immediately, at most 2 working days", "2026-12-21T10:00").sentence
    assert sentence.startswith(
        "“immediately” gives no number. “2 working days” ends at 5pm on Wednesday 23 December."
    )
    sentence = counted(
        "the longer of 1 working day or agreed by the parties", "2026-12-21T10:00"
    ).sentence
    assert sentence.endswith("No date has been agreed by the parties yet, so there is no due time.")


def test_a_default_is_told_as_one() -> None:
    counting = counted("agreed by the parties, otherwise 2 working days", "2026-12-21T10:00")
    assert counting.sentence.startswith(
        "No date has been agreed by the parties, so “2 working days” counts instead."
    )
    assert [line.mark for line in counting.lines] == [0, 1, 2]


ORDINALS = (
    (1, "1st"),
    (2, "2nd"),
    (3, "3rd"),
    (4, "4th"),
    (11, "11th"),
    (12, "12th"),
    (21, "21st"),
)


def test_ordinals() -> None:
    for n, said in ORDINALS:
        assert (
            f"The {said} working day is"
            in counted(f"{n} working days", "2026-11-02T10:00").sentence
        )


def test_every_limit_is_explained_as_recorded(recorded: Callable[[Path, str], None]) -> None:
    recorded(COUNTED, told())


def test_the_strip_and_the_sentence_end_when_the_boards_day_does() -> None:
    early = replace(CALENDAR, close=time(16, 30))
    anchor = datetime(2026, 12, 22, 15, tzinfo=LONDON)
    counting = explain(parse_limit("3 working days"), anchor, early)
    assert counting.due == datetime(2026, 12, 29, 16, 30, tzinfo=LONDON)
    assert counting.sentence.endswith("is Tuesday 29 December; it ends at 4:30pm.")
