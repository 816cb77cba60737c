"""Giving up while the child may not be safe, or while the other side is late, takes two working
days, in which somebody may keep the case going: by withdrawing, and by taking it no further.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    Issue,
    KeptGoing,
    RiskStated,
    SafetyStated,
    TakenNoFurther,
    Withdrawn,
)
from concordat.core.case import fold
from concordat.core.posts import PostRef
from concordat.core.protocol import Anchor, Clock, Signal
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER
from tests.core.stories import (
    CARE,
    HEAD,
    OFFICER,
    RAISER,
    TEAM_LEAD,
    Story,
    at,
    refused,
)

SAFE = SafetyStated("raising", until=date(2026, 11, 30))
TWO = (Issue("1"), Issue("2"))
GIVEN_UP = [(Withdrawn(), "withdrawn"), (TakenNoFurther(), "not taken further")]
either_way = pytest.mark.parametrize(("act", "end"), GIVEN_UP)


def told() -> Story:
    """The other side owes a discussion, by 5 November."""
    return Story().done("colleagues.raise", "2 11:00")


def safe() -> Story:
    return told().do(SAFE, "2 12:00", who=RAISER)


@either_way
def test_it_is_given_up_at_once_where_the_child_is_safe_and_nobody_is_late(
    act: Withdrawn | TakenNoFurther, end: str
) -> None:
    story = safe().do(act, "3 10:00", who=RAISER)
    assert (story.case.end, story.case.ended) == (end, at("3 10:00"))


@either_way
def test_without_a_safety_plan_it_goes_on_for_two_working_days_with_its_clocks_running(
    act: Withdrawn | TakenNoFurther, end: str
) -> None:
    story = told().do(act, "3 10:00", who=RAISER)
    assert story.case.end is None
    assert story.look("5 17:00").end is None
    assert story.case.owing.open, "what was owed is owed"
    ended = story.look("5 17:01")
    assert (ended.end, ended.ended) == (end, at("5 17:00"))
    assert not [duty for duty in ended.open_duties if duty.holds]


def test_a_plan_that_is_none_or_has_run_out_is_no_plan() -> None:
    for nothing in (
        SafetyStated("raising", nothing=True),
        SafetyStated("raising", until=date(2026, 11, 2)),
    ):
        story = told().do(nothing, "2 12:00", who=RAISER).do(Withdrawn(), "3 10:00", who=RAISER)
        assert story.case.end is None
    today = told().do(SafetyStated("raising", until=date(2026, 11, 3)), "2 12:00", who=RAISER)
    assert today.do(Withdrawn(), "3 10:00", who=RAISER).case.end == "withdrawn"
    either = told().do(SafetyStated("answering", CARE.id), "2 12:00", who=TEAM_LEAD)
    assert either.do(Withdrawn(), "3 10:00", who=RAISER).case.end == "withdrawn"


@either_way
def test_while_the_other_side_is_late_nobody_closes_it_from_one_hour_to_the_next(
    act: Withdrawn | TakenNoFurther, end: str
) -> None:
    story = safe().do(act, "6 10:00", who=RAISER)
    assert story.case.end is None
    assert story.look("10 17:01").end == end


@either_way
def test_once_the_time_for_the_stage_has_passed_nobody_closes_it_from_one_hour_to_the_next(
    act: Withdrawn | TakenNoFurther, end: str
) -> None:
    within = parse_limit("2 working days")
    whole_stage = Clock("stage", None, ("1",), within, "must", Anchor(Signal("start")))
    undated = replace(LADDER.duties["colleagues.talk"], limit=None)
    duties = LADDER.duties | {undated.key: undated}
    timed = replace(LADDER, clocks=(whole_stage,), duties=duties)
    in_time, passed = (
        Story(protocol=timed).done("colleagues.raise", "2 11:00").do(SAFE, "2 12:00", who=RAISER)
        for _ in GIVEN_UP
    )
    assert in_time.do(act, "4 10:00", who=RAISER).case.end == end
    passed.do(act, "5 10:00", who=RAISER)
    assert not [duty for duty in passed.case.open_duties if duty.late(passed.now)]
    assert passed.case.end is None
    assert passed.case.leaving is not None
    assert passed.case.leaving.because == ("stage late",)
    assert passed.look("9 17:01").end == end


@either_way
def test_the_lead_or_the_business_manager_keeps_it_going_and_the_raiser_alone_does_not(
    act: Withdrawn | TakenNoFurther,
    end: str,
) -> None:
    for who in (HEAD, OFFICER):
        story = told().do(act, "3 10:00", who=RAISER)
        leaves = story.look("12 10:00").end
        story.do(KeptGoing(len(story.events)), "4 10:00", who=who)
        assert (leaves, story.look("12 10:00").end) == (end, None)
    for who in (RAISER, TEAM_LEAD):
        story = told().do(act, "3 10:00", who=RAISER)
        with refused("not-yours", story):
            story.do(KeptGoing(len(story.events)), "4 10:00", who=who)


def test_what_nobody_is_withdrawing_is_not_kept_going_and_nobody_withdraws_twice() -> None:
    with refused("not-withdrawn", story := told()):
        story.do(KeptGoing(2), "3 10:00", who=HEAD)
    story.do(Withdrawn(), "3 10:00", who=RAISER)
    for act, _ in GIVEN_UP:
        with refused("withdrawn-already", story):
            story.do(act, "3 11:00", who=RAISER)
    with refused("not-withdrawn", story):
        story.do(KeptGoing(2), "3 11:00", who=HEAD)


def test_it_counts_over_a_weekend_by_working_days() -> None:
    story = told().do(Withdrawn(), "6 16:00", who=RAISER)
    assert story.look("10 17:00").end is None
    assert story.look("10 17:01").end == "withdrawn"


def test_what_ends_it_otherwise_ends_the_withdrawing_too() -> None:
    story = Story().talked("2 11:00").do(Withdrawn(), "3 10:00", who=RAISER)
    story.agree("3 11:00")
    assert story.case.end == "agreed"
    assert story.look("12 10:00").end == "agreed"


def test_folding_on_from_a_case_says_the_same_as_folding_from_the_first_entry() -> None:
    story = told().do(Withdrawn(), "3 10:00", who=RAISER)
    record = story.record
    whole = fold.at(
        record.protocol,
        record.calendar,
        fold.fold(record.protocol, record.calendar, record.events),
        at("9 10:00"),
    )
    assert whole == story.look("9 10:00")
    assert [told.to for told in whole.told if told.key == "withdrawn"] == [
        PostRef("raising", "practitioner"),
        PostRef("answering", "practitioner"),
        PostRef("board", "business manager"),
    ]


@either_way
def test_while_a_danger_stands_nobody_closes_it_by_silence(
    act: Withdrawn | TakenNoFurther, end: str
) -> None:
    story = safe().do(RiskStated(), "2 13:00", who=RAISER).do(act, "3 10:00", who=RAISER)
    assert story.case.end is None
    assert story.look("27 10:00").end is None


NO_PLAN = {
    "the side that raised it": (SafetyStated("raising", nothing=True), RAISER),
    "the other side": (SafetyStated("answering", "care", nothing=True), TEAM_LEAD),
}


@pytest.mark.parametrize("whose", NO_PLAN)
@either_way
def test_the_plan_of_one_side_is_none_while_the_other_says_that_none_is_known(
    act: Withdrawn | TakenNoFurther, end: str, whose: str
) -> None:
    theirs = SafetyStated("answering", "care")
    story = safe().do(theirs, "2 13:00", who=TEAM_LEAD)
    none, says = NO_PLAN[whose]
    story.do(none, "2 14:00", who=says).do(act, "3 10:00", who=RAISER)
    assert story.case.leaving is not None
    assert story.case.leaving.because == ("no plan",)
    record = story.record
    earlier = replace(record.events[-1], edition=3)
    assert fold.fold(record.protocol, record.calendar, (*record.events[:-1], earlier)).end == end


@either_way
def test_once_they_say_themselves_what_keeps_the_child_safe_it_is_given_up_at_once(
    act: Withdrawn | TakenNoFurther, end: str
) -> None:
    story = told().do(NO_PLAN["the side that raised it"][0], "2 12:00", who=RAISER)
    story.do(SafetyStated("answering", "care"), "2 13:00", who=TEAM_LEAD)
    story.do(SAFE, "2 14:00", who=RAISER).do(act, "3 10:00", who=RAISER)
    assert story.case.end == end


def test_what_is_agreed_meanwhile_makes_it_agreed_in_part() -> None:
    story = Story(issues=TWO).talked("2 11:00").do(TakenNoFurther(), "3 10:00", who=RAISER)
    story.say({"1": "agreed"}, when="3 11:00")
    story.say({"1": "agreed"}, "answering", "3 12:00")
    assert story.look("9 10:00").end == "agreed in part"


def test_moving_up_takes_the_withdrawal_back() -> None:
    story = told().do(Withdrawn(), "3 10:00", who=RAISER)
    story.up("risk to the child", "4 10:00", who=RAISER)
    assert story.case.leaving is None
    assert story.look("12 10:00").end is None


@either_way
def test_what_was_given_up_under_the_first_rules_stays_so(
    act: Withdrawn | TakenNoFurther, end: str
) -> None:
    story = told().do(act, "3 10:00", who=RAISER)
    record = story.record
    earlier = replace(record.events[-1], edition=1)
    events = (*record.events[:-1], earlier)
    assert fold.fold(record.protocol, record.calendar, events).end == end
