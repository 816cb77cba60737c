"""When an act can have happened."""

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    Answering,
    Appointed,
    CarriedOut,
    Issue,
    MovedUp,
    Noted,
    OpenedInError,
    TakenNoFurther,
    Withdrawn,
)
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.ids import DutyId
from tests.core.stories import (
    ANYBODY,
    CLINIC,
    RAISER,
    REASON,
    Story,
    at,
    raised,
    refused,
)

NAIVE = datetime(2026, 11, 2, 11)  # noqa: DTZ001 - the very mistake


def test_nothing_happened_in_the_future_and_now_is_not_the_future() -> None:
    story = Story()
    with refused("future", story):
        story.done("colleagues.raise", "2 11:00", happened="2 11:01")
    story.done("colleagues.raise", "2 11:00", happened="2 11:00")


def test_a_person_does_not_know_when_something_will_arrive_and_a_story_does() -> None:
    story = Story()
    with refused("future", story):
        story.done("colleagues.raise", "2 11:00", received="2 11:01", who=RAISER)
    story.done("colleagues.raise", "2 11:00", received="2 11:00", who=RAISER)
    with refused("future", story):
        rightly = story.events[1].act
        story.correct(2, "2 11:30", who=RAISER, instead=rightly, received=at("2 11:31"))
    new = replace(story.record, events=())
    later = Command(raised(), "r1", received=at("2 10:01"))
    with refused("future"):
        decide(new, later, RAISER, at("2 10:00"))
    decide(new, later, ANYBODY, at("2 10:00"))
    story = Story().done("colleagues.raise", "2 11:00", received="3 11:00")
    assert story.events[1].arrived == at("3 11:00")


@pytest.mark.parametrize("times", [{"happened": NAIVE}, {"received": NAIVE}])
def test_a_time_says_in_which_zone_it_is(times: dict[str, datetime]) -> None:
    story = Story()
    done = Command(Noted("both sides", "n"), "r2", **times)
    with refused("no-time-zone", story):
        decide(story.record, done, ANYBODY, at("3 10:00"))
    with refused("no-time-zone"):
        decide(
            replace(story.record, events=()),
            Command(raised(), "r1", **times),
            RAISER,
            at("3 10:00"),
        )
    with refused("no-time-zone", story):
        story.correct(1, "3 10:00", instead=story.events[0].act, **times)


def test_nothing_was_done_before_it_was_owed() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("before-it-opened", story):
        story.done("colleagues.talk", "3 10:00", happened="2 10:59")
    story.done("colleagues.talk", "3 10:00", happened="2 11:00")


def test_a_duty_the_case_went_on_without_was_done_before_that_or_not_at_all() -> None:
    story = (
        Story().done("colleagues.raise", "2 11:00").up("risk to the child", "4 10:00", reason="n")
    )
    talk = CarriedOut((story.the("colleagues.talk").id,))
    with refused("not-open", story):
        story.do(talk, "5 10:00", happened="4 10:01")
    story.do(talk, "5 10:00", happened="4 10:00")
    assert (story.the("colleagues.talk").how, story.the("colleagues.talk").ended) == (
        "done",
        at("4 10:00"),
    )


def test_nobody_was_appointed_before_it_was_owed() -> None:
    story = Story().at_managers("3 10:00")
    with refused("before-it-opened", story):
        story.do(
            Appointed("mediator", "mia", (DutyId("managers.panel"),)), "4 10:00", happened="3 09:00"
        )


def test_no_word_was_said_before_the_discussion() -> None:
    story = Story().talked("3 10:00")
    with refused("before-it-opened", story):
        story.say("not agreed", when="4 10:00", happened="3 09:00")
    story.say("agreed", when="4 10:00", happened="4 09:00")
    with refused("before-it-opened", story):
        story.say("agreed", "answering", "4 10:00", happened="4 08:00")
    story.say("agreed", "answering", "4 10:00", happened="4 09:00")
    assert story.case.ended == at("4 09:00")


@pytest.mark.parametrize("act", [MovedUp("risk to the child", notes=REASON), Withdrawn()])
def test_a_step_is_not_left_before_it_was_entered(act) -> None:  # type: ignore[no-untyped-def]
    story = Story().at_managers("3 10:00")
    with refused("before-it-opened", story):
        story.do(act, "4 10:00", happened="3 09:00")


def test_what_was_agreed_may_have_been_confirmed_before_the_case_went_on() -> None:
    story = (
        Story(issues=(Issue("1"), Issue("2")))
        .talked("3 10:00")
        .say({"1": "agreed"}, when="3 10:00")
    )
    story.say({"2": "not agreed"}, when="3 12:00")
    story.say({"1": "agreed"}, "answering", "4 10:00", happened="3 11:00")
    assert story.the("confirm").ended == at("3 11:00")


def test_after_the_end_a_confirmation_may_be_as_old_as_what_it_confirms() -> None:
    story = Story(issues=(Issue("1"), Issue("2"))).talked("3 10:00")
    story.say({"1": "agreed"}, when="3 10:30").say({"2": "not agreed"}, when="3 12:00")
    story.done("managers.meet", "4 10:00").do(Withdrawn(), "5 10:00")
    story.say({"1": "agreed"}, "answering", "6 10:00", happened="3 11:00")
    assert story.the("confirm").ended == at("3 11:00")


def test_a_late_entry_of_an_early_word_ends_no_step_before_it_was_entered() -> None:
    story = (
        Story(issues=(Issue("1"), Issue("2")))
        .talked("3 10:00")
        .say({"1": "agreed"}, when="3 10:00")
    )
    story.say({"2": "not agreed"}, when="3 12:00").done("managers.meet", "4 10:00").say(
        {"2": "agreed"}, when="4 10:00"
    )
    both = {"1": "agreed", "2": "agreed"}
    with refused("before-it-opened", story):
        story.say(both, "answering", "5 10:00", happened="3 11:00")
    assert story.say(both, "answering", "5 10:00", happened="4 11:00").case.ended == at("4 11:00")


def test_nothing_happens_in_a_case_before_it_was_raised() -> None:
    story = Story()
    with refused("before-it-opened", story):
        story.do(Appointed("companion", "mia", side="raising"), "3 10:00", happened="1 10:00")


def test_nothing_is_received_before_it_was_sent() -> None:
    story = Story()
    with refused("received-before-sent", story):
        story.done("colleagues.raise", "3 10:00", happened="2 12:00", received="2 11:00")


def test_a_ground_that_came_later_is_no_ground_for_having_moved_then() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("not-late", story):
        story.up(when="6 10:00", happened="4 10:00")
    assert story.up(when="6 10:00", happened="5 18:00").case.stage == "2"


def test_an_act_may_happen_at_the_very_moment_it_became_possible() -> None:
    story = Story().done("colleagues.raise", "3 10:00", happened="2 10:00", received="2 10:00")
    assert story.the("colleagues.raise").ended == at("2 10:00")
    story.do(Noted("both sides", "n"), "3 11:00", happened="2 10:00")
    story.up("risk to the child", "4 10:00", reason="n").do(
        Withdrawn(), "5 10:00", happened="4 10:00"
    )
    assert story.case.ended == at("4 10:00")


def test_nothing_happened_before_the_case_even_if_it_answers_no_duty() -> None:
    story = Story()
    with refused("before-it-opened", story):
        story.do(Noted("both sides", "n"), "3 10:00", happened="2 09:59")


@pytest.mark.parametrize("act", [Withdrawn(), TakenNoFurther(), OpenedInError(), Answering(CLINIC)])
def test_what_is_about_the_step_cant_have_happened_before_it_was_entered(act: Any) -> None:
    story = Story().at_chair("4 10:00")
    with refused("before-it-opened", story):
        story.do(act, "5 10:00", happened="4 09:00")
    story.do(act, "5 10:00", happened="4 10:00")


def test_what_leaves_no_step_may_have_happened_before_it_was_entered() -> None:
    story = (
        Story().at_managers("3 10:00").do(Noted("both sides", "n"), "4 10:00", happened="2 11:00")
    )
    assert story.events[-1].happened == at("2 11:00")
