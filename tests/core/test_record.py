"""A record that grows says the same as one that is read whole, and is folded once."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import HolidayProclaimed
from tests.core.stories import CARE, CLINIC, Story, at


def taken_back_and_said_again() -> Story:
    """Said “not agreed”, which entered the managers' step; taken back; said again."""
    story = Story().talked().say("not agreed", when="3 11:00")
    story.correct(len(story.events), "3 12:00")
    return story.say("not agreed", when="3 13:00").done("managers.meet", "4 10:00")


def two_agencies() -> Story:
    story = Story(CARE, CLINIC).talked().agree("4 10:00", agency=CLINIC.id)
    return story.say("not agreed", when="4 11:00").done("managers.meet", "5 10:00")


def fell_late() -> Story:
    story = (
        Story().done("colleagues.raise", "3 10:00").done("colleagues.chase", "12 10:00", word="yes")
    )
    return story.up(when="12 11:00").done("managers.meet", "13 10:00")


def closed_for_a_day() -> Story:
    story = Story().do(HolidayProclaimed(date(2026, 11, 4)), "2 10:30")
    return story.at_managers("3 10:00").done("managers.meet", "5 10:00")


@pytest.mark.parametrize(
    "tell", [taken_back_and_said_again, two_agencies, fell_late, closed_for_a_day]
)
def test_a_record_that_grew_says_the_same_as_one_read_whole(tell: Callable[[], Story]) -> None:
    record = tell().record
    grown = replace(record, events=())
    for event in record.events:
        grown = grown.after(event)
        assert grown == replace(record, events=record.events[: event.seq])
        assert grown.folded == replace(grown).folded  # a copy has nothing folded yet
        assert grown.case(at("30 10:00")) == replace(grown).case(at("30 10:00"))


def test_a_record_is_folded_once() -> None:
    record = Story().talked().record
    assert record.folded is record.folded
    assert vars(replace(record)) == {}
