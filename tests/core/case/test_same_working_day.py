"""The same working day is that day: one that is closed afterwards gives nobody longer on it, and
danger waits for no open day.
"""

from datetime import date, datetime

import pytest
from msgspec.structs import replace

from concordat.core.acts import HolidayProclaimed, HolidayTakenBack, RiskStated
from concordat.core.case.fold import fold
from concordat.core.notices import tellings
from tests.core.ladder import LADDER
from tests.core.stories import OFFICER, RAISER, Story, at

MONDAY = date(2026, 11, 2)


def in_danger(when: str, *, closed: str = "") -> Story:
    """A child is in danger, on a day that was closed before that or not."""
    story = Story().done("colleagues.raise", "2 10:30")
    if closed:
        story.do(HolidayProclaimed(MONDAY), closed, who=OFFICER)
    return story.do(RiskStated(), when, who=RAISER)


@pytest.mark.parametrize(
    ("when", "closed", "due"),
    [
        ("2 11:00", "", "2 17:00"),
        ("2 17:30", "", "2 23:59:59"),
        ("2 11:00", "2 10:45", "2 23:59:59"),
        ("7 11:00", "", "7 23:59:59"),
    ],
    ids=["open", "after its close", "closed already", "a Saturday"],
)
def test_it_ends_at_close_of_an_open_day_and_else_with_the_date(
    when: str, closed: str, due: str
) -> None:
    ends = in_danger(when, closed=closed).the("emergency").due
    assert ends == instant(due)


def instant(text: str) -> datetime:
    return at(text.removesuffix(":59")).replace(second=59 if text.endswith(":59:59") else 0)


@pytest.mark.parametrize("closed", ["2 12:00", "2 16:59", "2 17:30", "3 10:00"])
def test_a_day_that_is_closed_afterwards_gives_nobody_longer_on_it(closed: str) -> None:
    story = in_danger("2 11:00")
    before = story.look(closed)
    story.do(HolidayProclaimed(MONDAY), closed, who=OFFICER)
    duty = story.the("emergency")
    assert (duty.due, duty.first_due) == (at("2 17:00"), at("2 17:00"))
    about_it = [each for each in tellings(LADDER, before, story.case) if each.what == "emergency"]
    assert not [each for each in about_it if each.kind == "new date"]


def test_other_times_still_move() -> None:
    story = in_danger("2 11:00").do(HolidayProclaimed(date(2026, 11, 3)), "2 12:00", who=OFFICER)
    assert story.the("colleagues.talk").due != story.the("colleagues.talk").first_due


def test_a_day_that_is_open_after_all_ends_it_at_its_close() -> None:
    story = in_danger("2 11:00", closed="2 10:45")
    story.do(HolidayTakenBack(MONDAY), "2 12:00", who=OFFICER)
    assert story.the("emergency").due == at("2 17:00")


def test_what_was_accepted_before_keeps_the_date_that_it_had() -> None:
    story = in_danger("2 11:00").do(HolidayProclaimed(MONDAY), "2 12:00", who=OFFICER)
    earlier = tuple(replace(event, edition=4) for event in story.record.events)
    case = fold(story.record.protocol, story.record.calendar, earlier)
    assert any(duty.due == instant("2 23:59:59") for duty in case.open_duties)
