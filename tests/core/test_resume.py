"""Going on from a case that was folded already comes to the same as folding all of it."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import Corrected, HolidayProclaimed, SamePerson
from concordat.core.case.fold import fold, resume
from concordat.core.posts import Seat
from tests.core.ladder import CALENDAR, LADDER
from tests.core.stories import CARE, CLINIC, SCHOOL, Story, at, directory


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
    story = Story().do(HolidayProclaimed(date(2026, 11, 4), "A day of mourning"), "2 10:30")
    return story.at_managers("3 10:00").done("managers.meet", "5 10:00")


@pytest.mark.parametrize(
    "tell", [taken_back_and_said_again, two_agencies, fell_late, closed_for_a_day]
)
def test_a_case_goes_on_as_if_it_had_been_folded_whole(tell: Callable[[], Story]) -> None:
    events = tell().events
    whole = fold(LADDER, CALENDAR, events)
    known = [
        n
        for n in range(1, len(events))
        if not any(isinstance(event.act, Corrected) for event in events[n:])
    ]
    assert known
    for n in known:
        assert resume(LADDER, CALENDAR, fold(LADDER, CALENDAR, events[:n]), events[n:]) == whole


def test_going_on_from_a_case_leaves_it_as_it_was() -> None:
    events = fell_late().events
    for n in range(1, len(events)):
        before, again = fold(LADDER, CALENDAR, events[:n]), fold(LADDER, CALENDAR, events[:n])
        resume(LADDER, CALENDAR, before, events[n:])
        assert before == again
        assert list(before.owing.open) == list(again.owing.open)
        assert list(before.owing.here) == list(again.owing.here)
        assert before.owing.numbers == again.owing.numbers


def test_what_a_wrong_entry_had_opened_is_void_until_it_opens_again() -> None:
    story = taken_back_and_said_again()
    corrected = next(event.seq for event in story.events if isinstance(event.act, Corrected))
    before = fold(LADDER, CALENDAR, story.events[:corrected])
    void = {duty.key for duty in before.duties if duty.how == "void"}
    assert void == {"managers.tell", "managers.meet", "managers.panel"}
    assert not [duty for duty in story.case.duties if duty.how == "void"]


def test_who_would_speak_to_themselves_is_passed_over_after_a_correction_too() -> None:
    story = Story().talked().say("not agreed", when="3 11:00")
    story.correct(len(story.events), "3 12:00")
    head = directory(Seat(SCHOOL.id, "manager", "Head", "ann"))
    story.record = replace(story.record, directory=head)
    story.say("not agreed", when="3 13:00")
    passed = story.events[-1]
    assert isinstance(passed.act, SamePerson)
    assert passed.act.duties == ("managers.tell/raising//1",)
    (mine,) = [duty for duty in story.all("managers.tell") if duty.side == "raising"]
    assert (mine.how, mine.word) == ("done", "same person")


def closed_for_a_day() -> Story:
    story = Story().do(HolidayProclaimed(date(2026, 11, 4), "A day of mourning"), "2 10:30")
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
