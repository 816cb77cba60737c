"""Whether what is given up may end is judged by what is known when that is recorded, not by what
was known at an earlier time at which it is said to have happened; and no correction ends it.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    Corrected,
    KeptGoing,
    Note,
    SafetyStated,
    TakenNoFurther,
    Withdrawn,
)
from concordat.core.protocol import KEEP_SAFE
from tests.core.case.test_withdrawing import either_way, told
from tests.core.stories import HEAD, RAISER, Story, at, refused

PLAN = SafetyStated("raising", until=date(2026, 11, 4))
THEN = at("3 10:00")
"""While the plan held."""


def waits(act: Withdrawn | TakenNoFurther) -> Story:
    """Given up once the plan of the third entry has run out, in the fourth."""
    return told().do(PLAN, "2 12:00", who=RAISER).do(act, "10 10:00", who=RAISER)


@either_way
def test_an_earlier_time_does_not_bring_the_plan_back_that_held_then(
    act: Withdrawn | TakenNoFurther, end: str
) -> None:
    story = told().do(PLAN, "2 12:00", who=RAISER)
    story.do(act, "10 10:00", happened="3 10:00", who=RAISER)
    assert story.case.end is None
    assert story.case.leaving
    assert "no plan" in story.case.leaving.because


@either_way
@pytest.mark.parametrize("later", ["10 11:00", "27 10:00"])
def test_putting_its_time_right_ends_nothing(
    act: Withdrawn | TakenNoFurther, end: str, later: str
) -> None:
    story = waits(act).do(Corrected(4, instead=act, happened=THEN), later, who=RAISER)
    assert story.case.end is None
    assert story.case.leaving
    assert story.case.leaving.for_a_look


@either_way
def test_putting_the_plans_day_right_ends_nothing_meanwhile(
    act: Withdrawn | TakenNoFurther, end: str
) -> None:
    story = waits(act)
    longer = SafetyStated("raising", until=date(2026, 11, 30))
    with refused("looked-at", story):
        story.do(Corrected(3, instead=longer), "10 11:00", who=RAISER)
    story.do(longer, "10 11:00", who=RAISER)
    assert story.case.end is None
    assert story.look("11 10:00").leaving


@either_way
@pytest.mark.parametrize("out", ["the plan", "its day", "that nothing does"])
def test_what_was_said_of_safety_is_not_changed_meanwhile(
    act: Withdrawn | TakenNoFurther, end: str, out: str
) -> None:
    """Not while the plan still holds and the board isn't to look yet either: once the time is over
    nobody would have said anything of it.
    """
    holds, nothing = replace(PLAN, until=date(2026, 11, 9)), SafetyStated("raising", nothing=True)
    said = nothing if out == "that nothing does" else holds
    story = told().do(said, "2 12:00", who=RAISER).do(act, "6 10:00", who=RAISER)
    assert story.case.leaving, "the answer is late"
    assert story.case.leaving.for_a_look is (said is nothing)
    instead = SafetyStated("raising", until=date(2026, 11, 30)) if out == "its day" else None
    with refused("looked-at", story):
        story.do(Corrected(3, instead=instead), "6 11:00", who=RAISER)
    assert story.look("27 10:00").end is None


@either_way
def test_its_words_are_put_right_meanwhile(act: Withdrawn | TakenNoFurther, end: str) -> None:
    story = waits(act)
    worded = replace(PLAN, notes=(Note("n9", "what"),))
    story.do(Corrected(3, instead=worded), "10 11:00", who=RAISER)
    assert story.case.leaving


@either_way
@pytest.mark.parametrize("when", ["4 11:00", "5 16:55", "16 10:00"])
def test_that_it_was_kept_going_is_not_taken_out(
    act: Withdrawn | TakenNoFurther, end: str, when: str
) -> None:
    """There would be less time to keep it going than everybody was told of, or none."""
    story = told().do(act, "3 10:00", who=RAISER).do(KeptGoing(3), "4 10:00", who=HEAD)
    with refused("ends-unseen", story):
        story.do(Corrected(4), when, who=HEAD)
    assert story.look("27 10:00").end is None


@either_way
def test_once_it_is_kept_going_its_plan_counts_again_and_is_asked_about(
    act: Withdrawn | TakenNoFurther, end: str
) -> None:
    """What was said of safety while it was given up stood in the place of the plan; no longer."""
    plan = SafetyStated("raising", until=date(2026, 11, 13))
    gives_up = replace(act, notes=(Note("n1", "reason"), Note("n2", "safety")))
    story = told().do(plan, "2 12:00", who=RAISER).do(gives_up, "6 10:00", who=RAISER)
    story.do(KeptGoing(4), "6 11:00", who=HEAD)
    asked = [duty.side for duty in story.look("12 10:00").open_duties if duty.key == KEEP_SAFE.key]
    assert asked == ["raising"]
    story.do(replace(act, notes=(Note("n3", "reason"),)), "16 10:00", who=RAISER, wordless=True)
    assert story.look("16 11:00").leaving.for_a_look  # type: ignore[union-attr]
    assert story.look("27 10:00").end is None
