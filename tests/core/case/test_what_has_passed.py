"""What has passed stays passed: a day that is closed afterwards, or a fact, makes nothing in time
again, and moves nothing twice.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import FactStated, HolidayProclaimed, Reminded, TimeConfirmed
from concordat.core.case import fold
from concordat.core.notices import tellings
from concordat.core.protocol import Anchor, Clock, Signal
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER, with_changed
from tests.core.stories import OFFICER, RAISER, TEAM_LEAD, Story, at

LATE = at("5 17:00")
THURSDAY = HolidayProclaimed(date(2026, 11, 5))


def late() -> Story:
    """The other side owed a discussion by 5pm on Thursday the 5th."""
    return Story().done("colleagues.raise", "2 11:00")


@pytest.mark.parametrize("when", ["5 17:01", "6 10:00", "9 12:00"])
def test_a_day_closed_after_a_time_had_passed_takes_no_lateness_back(when: str) -> None:
    story = late().do(THURSDAY, when, who=OFFICER)
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.first_due, talk.late_from) == (LATE, LATE, LATE)
    assert talk.late(at(when))
    assert talk.counted == max(at("6 17:00"), at(when)), "where the count leads, never in the past"


def test_a_day_closed_at_the_last_instant_is_in_time() -> None:
    talk = late().do(THURSDAY, "5 17:00", who=OFFICER).the("colleagues.talk")
    assert (talk.due, talk.recounted) == (at("6 17:00"), None)


def test_nobody_is_told_a_new_date_or_once_more_that_it_is_late() -> None:
    story = late()
    before = story.look("6 10:00")
    after = story.do(THURSDAY, "6 10:00", who=OFFICER).case
    assert not list(tellings(LADDER, before, after))


def test_another_closed_day_moves_only_what_it_is_part_of() -> None:
    story = late().do(THURSDAY, "9 12:00", who=OFFICER)
    story.do(HolidayProclaimed(date(2026, 11, 20)), "10 12:00", who=OFFICER)
    assert story.the("colleagues.talk").counted == at("9 12:00")
    story.do(HolidayProclaimed(date(2026, 11, 6)), "11 12:00", who=OFFICER)
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.counted) == (LATE, at("11 12:00"))


def test_a_clock_that_has_passed_stays_so_and_shortens_nothing_that_opens_later() -> None:
    """A stage of three working days, of which a day is closed once they are over."""
    over = Clock(
        "one", "C-1", ("1",), parse_limit("3 working days"), "must", Anchor(Signal("start"))
    )
    story = Story(protocol=replace(LADDER, clocks=(over,)))
    story.do(THURSDAY, "6 09:00", who=OFFICER)
    (clock,) = story.case.clocks
    assert (clock.due, clock.counted) == (LATE, at("6 17:00"))
    assert clock.late(at("6 09:00"))
    story.done("colleagues.raise", "6 10:00")
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.cap) == (at("11 17:00"), None)


@pytest.mark.parametrize("limit", ["1 working day", "5 working days"])
def test_a_fact_that_brings_another_limit_takes_no_lateness_back(limit: str) -> None:
    limits = (("on-a-plan", parse_limit(limit)),)
    story = Story(protocol=with_changed("colleagues.talk", limits=limits))
    story.done("colleagues.raise", "2 11:00").do(FactStated("on-a-plan"), "6 10:00")
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.limit) == (LATE, "3 working days")


def test_a_limit_that_a_fact_ended_at_once_is_not_put_off_by_the_next_entry() -> None:
    limits = (("on-a-plan", parse_limit("1 working day")),)
    story = Story(protocol=with_changed("colleagues.talk", limits=limits))
    story.done("colleagues.raise", "2 11:00").do(FactStated("on-a-plan"), "4 12:00")
    story.do(HolidayProclaimed(date(2026, 11, 20)), "4 15:00", who=OFFICER)
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.expected) == (at("4 12:00"), at("4 12:00"))


def test_what_they_confirm_themselves_may_make_it_late_for_longer() -> None:
    story = Story().done("colleagues.raise", "3 11:00", happened="2 11:00", who=RAISER)
    assert story.the("colleagues.talk").due == at("6 17:00")
    story.do(HolidayProclaimed(date(2026, 11, 6)), "9 09:00", who=OFFICER)
    story.do(TimeConfirmed(2, agrees=True), "9 10:00", who=TEAM_LEAD)
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.late_from) == (LATE, LATE)


def test_by_the_rules_before_a_closed_day_moved_what_had_passed() -> None:
    record = late().do(THURSDAY, "6 10:00", who=OFFICER).record
    events = [replace(event, edition=3) for event in record.events]
    case = fold.fold(record.protocol, record.calendar, events)
    assert [duty.due for duty in case.open_duties if duty.key == "colleagues.talk"] == [
        at("6 17:00")
    ]


def test_folding_on_says_the_same_as_folding_from_the_first_entry() -> None:
    record = late().do(THURSDAY, "6 10:00", who=OFFICER).record
    assert fold.fold(record.protocol, record.calendar, record.events) == record.folded


def test_a_day_closed_after_a_reminder_puts_nothing_off() -> None:
    story = Story(protocol=with_changed("managers.meet", limit=None)).at_managers("3 10:00")
    meet = story.the("managers.meet")
    story.do(Reminded((meet.id,)), "4 10:00")
    story.do(THURSDAY, "4 12:00", who=OFFICER)
    assert story.case.unanswered_from(story.the("managers.meet")) == at("5 00:00")
