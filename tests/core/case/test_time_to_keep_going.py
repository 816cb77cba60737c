"""The two working days in which a case that is given up can be kept going: a closed day is none of
them, and their last instant is in time.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import HolidayProclaimed, HolidayTakenBack, KeptGoing
from concordat.core.case import fold
from concordat.core.notices import tellings
from tests.core.case.test_withdrawing import GIVEN_UP, either_way, safe, told
from tests.core.ladder import LADDER
from tests.core.stories import HEAD, OFFICER, RAISER, Story, at, refused

MONDAY, TUESDAY = date(2026, 11, 9), date(2026, 11, 10)
TASK = "keep-going"
WITHDRAWN = GIVEN_UP[0][0]


def given_up(act: object = WITHDRAWN) -> Story:
    """Given up on a Friday, until the Tuesday after."""
    return told().do(act, "6 16:30", who=RAISER)


def closed(act: object = WITHDRAWN) -> Story:
    """Given up, and then both days of the notice are closed."""
    story = given_up(act).do(HolidayProclaimed(MONDAY), "6 16:40", who=OFFICER)
    return story.do(HolidayProclaimed(TUESDAY), "6 16:41", who=OFFICER)


@either_way
def test_days_that_are_closed_meanwhile_are_none_of_the_two_working_days(
    act: object, end: str
) -> None:
    story = closed(act)
    assert story.look("12 17:00").end is None
    ended = story.look("12 17:01")
    assert (ended.end, ended.ended) == (end, at("12 17:00"))
    story.do(KeptGoing(3), "11 09:00", who=HEAD)
    assert story.look("20 10:00").end is None


def test_the_time_to_decide_moves_with_it_and_keeps_the_first_date_it_had() -> None:
    dates = [(duty.due, duty.first_due) for duty in closed().open(TASK)]
    assert dates == [(at("12 17:00"), at("10 17:00"))] * 2


def test_whoever_decides_is_told_the_new_date() -> None:
    story = given_up()
    before, after = story.case, closed().case
    what = story.open(TASK)[0].what
    heard = [each for each in tellings(LADDER, before, after) if each.what == what]
    assert {(each.kind, each.due) for each in heard} == {("new date", at("12 17:00"))}


@pytest.mark.parametrize("when", ["9 10:30", "10 16:59", "10 18:00"])
def test_a_closed_day_taken_back_takes_no_day_from_whoever_decides(when: str) -> None:
    """They were told the Wednesday, and at a minute to five it would have ended at five."""
    story = given_up().do(HolidayProclaimed(TUESDAY), "9 10:00", who=OFFICER)
    story.do(HolidayTakenBack(TUESDAY), when, who=OFFICER)
    assert {duty.due for duty in story.open(TASK)} == {at("11 17:00")}
    assert story.look("11 17:00").end is None
    assert story.look("11 17:01").ended == at("11 17:00")


def test_by_the_rules_before_a_closed_day_taken_back_gave_the_first_date_again() -> None:
    story = closed()
    for day in (MONDAY, TUESDAY):
        story.do(HolidayTakenBack(day), "7 10:00", who=OFFICER)
    record = story.record
    events = [replace(event, edition=3) for event in record.events]
    case = fold.fold(record.protocol, record.calendar, events)
    assert case.leaving is not None
    assert case.leaving.effective == at("10 17:00")


@either_way
def test_the_notice_stays_where_a_day_is_closed_after_an_answer_was_late(
    act: object, end: str
) -> None:
    """The answer was due on Thursday the 5th, which is called closed on the Friday."""
    story = safe().do(HolidayProclaimed(date(2026, 11, 5)), "6 10:00", who=OFFICER)
    story.do(act, "6 11:00", who=RAISER)
    assert story.case.end is None
    assert story.look("10 17:01").end == end


def test_a_day_closed_once_it_has_ended_brings_nothing_back() -> None:
    story = given_up()
    with refused("ended", story):
        story.do(KeptGoing(3), "11 09:00", who=HEAD)
    story.do(HolidayProclaimed(TUESDAY), "11 10:00", who=OFFICER)
    assert story.case.ended == at("10 17:00")


def test_the_last_instant_is_in_time() -> None:
    story = given_up().do(KeptGoing(3), "10 17:00", who=HEAD)
    assert story.look("20 10:00").end is None
    with refused("ended", story := given_up()):
        story.do(KeptGoing(3), "10 17:01", who=HEAD)


@pytest.mark.parametrize(("edition", "until"), [(2, "10 17:00"), (3, "12 17:00")])
def test_a_closed_day_of_the_rules_before_moved_no_end(edition: int, until: str) -> None:
    record = closed().record
    events = [replace(event, edition=edition) for event in record.events]
    case = fold.fold(record.protocol, record.calendar, events)
    assert case.leaving is not None
    assert case.leaving.effective == at(until)


def test_folding_on_says_the_same_as_folding_from_the_first_entry() -> None:
    record = closed().record
    assert fold.fold(record.protocol, record.calendar, record.events) == record.folded
