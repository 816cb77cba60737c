"""Before a safety plan runs out its side is asked what keeps the child safe from then on, and is
late once it has run out; a plan without an end is asked about again after a time.
"""

from datetime import date
from itertools import pairwise

import pytest
from msgspec.structs import replace

from concordat.core.acts import Note, SafetyStated, Withdrawn
from concordat.core.case import Case, fold
from concordat.core.notices import tellings
from concordat.core.periods import Limit, WorkingDays
from concordat.core.posts import LEAD
from concordat.core.who.recipients import Recipient, owners
from tests.core.case.test_withdrawing import told
from tests.core.ladder import LADDER
from tests.core.stories import CARE, RAISER, SCHOOL, TEAM_LEAD, Story, at

TASK = "keep-safe"
FRIDAY = date(2026, 11, 6)
UNTIL = SafetyStated("raising", until=FRIDAY)
THEIRS = SafetyStated("answering", CARE.id, until=FRIDAY)
NO_END = SafetyStated("raising")


def planned(act: SafetyStated = UNTIL) -> Story:
    return told().do(act, "2 12:00", who=RAISER if act.side == "raising" else TEAM_LEAD)


def asked(case: Case) -> list[tuple[str, object]]:
    return [(each.side, each.due) for each in case.open_duties if each.key == TASK]


@pytest.mark.parametrize(("act", "side"), [(UNTIL, "raising"), (THEIRS, "answering")])
def test_its_side_is_asked_from_the_day_before_and_late_once_it_has_run_out(
    act: SafetyStated, side: str
) -> None:
    story = planned(act)
    assert asked(story.look("5 00:00")) == []
    assert asked(story.look("5 00:01")) == [(side, at("6 17:00"))]
    late = [
        each.late(at("6 17:01")) for each in story.look("6 17:01").open_duties if each.key == TASK
    ]
    assert late == [True]


def test_the_day_before_is_the_last_working_day() -> None:
    story = planned(SafetyStated("raising", until=date(2026, 11, 9)))
    assert asked(story.look("6 00:01")) == [("raising", at("9 17:00"))]


def test_what_ends_today_is_asked_about_at_once() -> None:
    story = planned(SafetyStated("raising", until=date(2026, 11, 2)))
    assert asked(story.look("2 12:01")) == [("raising", at("2 17:00"))]


def test_saying_it_anew_answers_it_and_is_asked_about_in_its_turn() -> None:
    story = planned()
    story.do(SafetyStated("raising", until=date(2026, 11, 12)), "6 10:00", who=RAISER)
    assert {each.how for each in story.all(TASK)} == {"done"}
    assert asked(story.look("11 09:00")) == [("raising", at("12 17:00"))]
    story.do(SafetyStated("raising", nothing=True), "11 10:00", who=RAISER)
    assert asked(story.look("27 10:00")) == []


def test_what_the_other_side_says_answers_nothing_of_theirs() -> None:
    story = planned().do(SafetyStated("answering", CARE.id), "5 10:00", who=TEAM_LEAD)
    assert asked(story.case) == [("raising", at("6 17:00"))]


def test_whoever_acts_for_that_side_owes_it_and_nobody_of_another() -> None:
    case = planned().look("5 10:00")
    (duty,) = (each for each in case.open_duties if each.key == TASK)
    owing = owners(LADDER, case, duty)
    assert Recipient("raising", SCHOOL.id, person="ann") in owing
    assert {each.side for each in owing} == {"raising"}


def test_everybody_in_the_case_is_told_the_day_before_and_once_it_has_run_out() -> None:
    story = planned()
    days = [story.look(each) for each in ("4 10:00", "5 10:00", "6 18:00")]
    heard = []
    for before, after in pairwise(days):
        found = tellings(LADDER, before, after)
        heard.append({(each.to.side, each.kind): each.what for each in found})
    day_before, after = heard
    told_before = {each.to for each in tellings(LADDER, *days[:2])}
    assert ("raising", "owed") in day_before
    assert Recipient("raising", SCHOOL.id, post=LEAD) in told_before
    theirs = "{whom} said what keeps the child safe until Friday 6 November"
    for side in ("answering", "board"):
        assert day_before[side, "safety"].startswith(theirs)
        ran_out = "what {whom} said keeps the child safe ran out on Friday 6 November"
        assert after[side, "unsafe"].startswith(ran_out)
    assert ("raising", "late") in after
    late = [each for each in tellings(LADDER, *days[1:]) if each.kind == "late"]
    theirs = [each.to.side for each in late if each.what == "say what keeps the child safe now"]
    assert set(theirs) == {"raising"}, "what has run out says it better to the others"


def test_it_is_asked_after_the_end_too_while_the_plan_stands() -> None:
    story = Story().talked("2 11:00").do(UNTIL, "2 12:00", who=RAISER).agree("3 10:00")
    assert story.case.end == "agreed"
    assert asked(story.look("5 09:00")) == [("raising", at("6 17:00"))]


def test_a_plan_without_an_end_is_asked_about_after_five_working_days_until_the_case_ends() -> None:
    story = planned(NO_END)
    assert asked(story.look("6 00:01")) == [("raising", at("9 17:00"))]
    ended = Story().talked("2 11:00").do(NO_END, "2 12:00", who=RAISER).agree("3 10:00")
    assert asked(ended.look("27 10:00")) == []


def test_a_board_has_its_own_figure_for_that() -> None:
    figures = {"plan-without-end": Limit((WorkingDays(2),))}
    story = Story(protocol=replace(LADDER, figures=figures)).do(NO_END, "2 12:00", who=RAISER)
    assert asked(story.look("3 00:01")) == [("raising", at("4 17:00"))]


def test_what_is_said_when_giving_it_up_stands_in_its_place() -> None:
    story = planned(SafetyStated("raising", until=date(2026, 11, 3)))
    assert asked(story.look("3 09:00"))
    story.do(SafetyStated("answering", CARE.id), "3 09:30", who=TEAM_LEAD)
    words = (Note("why", "reason"), Note("safe", "safety"))
    story.do(Withdrawn(notes=words), "3 10:00", who=RAISER)
    assert not [each for each in asked(story.look("27 10:00")) if each[0] == "raising"]


def test_by_the_rules_before_nobody_was_asked() -> None:
    record = planned().record
    events = [replace(event, edition=8) for event in record.events]
    case = fold.fold(record.protocol, record.calendar, events)
    assert asked(fold.at(record.protocol, record.calendar, case, at("27 10:00"))) == []


def test_folding_on_says_the_same_as_folding_from_the_first_entry() -> None:
    record = planned().do(SafetyStated("answering", CARE.id), "9 10:00", who=TEAM_LEAD).record
    assert fold.fold(record.protocol, record.calendar, record.events) == record.folded
