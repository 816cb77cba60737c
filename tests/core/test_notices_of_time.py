"""Who is told that something fell late, was overtaken, or has another date."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    DateSet,
    FactStated,
    HolidayProclaimed,
    LocalFigure,
)
from concordat.core.notices import tellings
from concordat.core.who.recipients import Recipient, involved
from tests.core.ladder import CITING, LADDER, with_changed
from tests.core.stories import (
    CARE,
    OFFICER,
    RAISER,
    SCHOOL,
    Story,
    at,
)
from tests.core.test_notices import (
    ANN,
    AT_THE_BOARD,
    LEAD,
    OUR_LEAD,
    THEIR_LEAD,
    talking,
    to,
    told_by,
)


def test_lateness_is_told_strictly_after_the_limit_and_once() -> None:
    story = talking()
    at_the_limit, after = story.look("5 17:00"), story.look("5 17:01")
    assert tellings(CITING, story.case, at_the_limit) == ()
    told = tellings(CITING, at_the_limit, after)
    late = [each for each in told if each.kind in {"late", "go on"}]
    raising = [*involved(CITING, after, "raising")]
    assert [each.to for each in late] == [LEAD, THEIR_LEAD, *raising, *AT_THE_BOARD]
    assert OUR_LEAD in raising
    assert to(told, "go on") == raising, "they can take the case on now"
    assert {(each.what, each.due, each.clause) for each in late} == {
        ("colleagues: talk", at("5 17:00"), "on colleagues.talk")
    }
    assert to(tellings(CITING, after, story.look("9 10:00")), "late") == []


def test_what_is_only_permitted_is_late_for_nobody_and_lets_the_raiser_go_on() -> None:
    protocol = with_changed("colleagues.talk", strength="may")
    story = Story(protocol=protocol).done("colleagues.raise", "2 11:00")
    before, after = story.look("5 17:00"), story.look("5 17:01")
    told = tellings(protocol, before, after)
    assert to(told, "late") == []
    assert to(told, "go on") == [*involved(protocol, after, "raising")]


def test_a_clock_that_has_passed_is_told_to_both_sides_and_the_board() -> None:
    story = Story().at_managers()
    before, after = story.look("11 17:00"), story.look("11 17:01")
    clock = [each for each in tellings(LADDER, before, after) if each.clause == "C-2"]
    assert [each.to for each in clock] == [
        *involved(LADDER, after, "answering"),
        *involved(LADDER, after, "raising"),
        *AT_THE_BOARD,
    ]
    assert {(each.what, each.due) for each in clock} == {
        ("9 days after it was raised", at("11 17:00"))
    }
    assert to(clock, "go on") == [*involved(LADDER, after, "raising")]


def test_nobody_is_told_that_they_can_go_on_where_no_step_is_above() -> None:
    steps = {key: replace(step, above=None) for key, step in LADDER.steps.items()}
    protocol = replace(LADDER, steps=steps)
    story = Story(protocol=protocol).done("colleagues.raise", "2 11:00")
    told = tellings(protocol, story.look("5 17:00"), story.look("5 17:01"))
    assert to(told, "go on") == []
    assert to(told, "late") != []


@pytest.mark.parametrize(
    ("changes", "heard"),
    [
        ({"limit": None}, [LEAD, *AT_THE_BOARD]),
        ({}, [LEAD, *AT_THE_BOARD]),
        ({"strength": "should"}, []),
        ({"strength": "should", "limit": None}, []),
    ],
)
def test_a_must_that_is_left_undone_is_told_whether_or_not_it_had_a_time(
    changes: dict[str, Any], heard: list[Recipient]
) -> None:
    protocol = with_changed("colleagues.talk", **changes)
    story = Story(protocol=protocol).done("colleagues.raise", "2 11:00")
    before = story.case
    story.up("risk to the child", "3 10:00", who=RAISER)
    assert to(tellings(protocol, before, story.case, story.events[-1:]), "overtaken") == heard
    assert to(tellings(protocol, story.case, story.case), "overtaken") == []


def test_what_is_owed_no_more_by_a_fact_ends_and_is_told_and_is_owed_again_without_it() -> None:
    protocol = with_changed("managers.panel", unless=("on-a-plan",))
    story = Story(protocol=protocol).at_managers()
    told = told_by(story, FactStated("on-a-plan"))
    assert to(told, "not owed") == [Recipient("board", post="business manager")]
    assert story.the("managers.panel").how == "void"
    assert story.open("managers.meet"), "what doesn't depend on it stays"
    told = told_by(story, FactStated("on-a-plan", holds=False))
    assert (to(told, "not owed"), story.the("managers.panel").open) == ([], True)


def test_what_depends_on_a_fact_ends_when_that_is_no_longer_so() -> None:
    protocol = with_changed("managers.panel", conditions=("on-a-plan",))
    story = Story(protocol=protocol, facts=("on-a-plan",)).at_managers()
    assert story.the("managers.panel").open
    story.do(FactStated("on-a-plan", holds=False))
    assert story.the("managers.panel").how == "void"


def test_another_date_is_told_to_those_who_owe_what_it_is_for() -> None:
    story = Story().at_managers()
    meet = story.the("managers.meet")
    told = told_by(story, DateSet(date(2026, 11, 9), meet.id))
    managers = [
        Recipient("raising", SCHOOL.id, post="manager"),
        Recipient("answering", CARE.id, post="manager"),
    ]
    assert to(told, "new date") == managers
    dated = [each for each in told if each.kind == "new date"]
    assert {(each.what, each.due) for each in dated} == {("managers: meet", at("9 17:00"))}
    assert to(told, "happened") == managers, "what was done comes first"
    panel = story.the("managers.panel")
    told = told_by(story, LocalFigure(panel.id, date(2026, 11, 6)), OFFICER)
    assert to(told, "new date") == [Recipient("board", post="business manager")]
    told = told_by(story, HolidayProclaimed(date(2026, 11, 9)), OFFICER)
    assert to(told, "new date") == [], "the date the parties set stays"


def test_a_day_that_is_closed_tells_who_waits_in_words_of_their_own() -> None:
    """They don't owe it: “your own …” would be untrue of them."""
    story = talking()
    told = told_by(story, HolidayProclaimed(date(2026, 11, 4)), OFFICER)
    assert to(told, "new date") == [LEAD]
    assert ANN in to(told, "waits longer")


def test_who_is_asked_to_confirm_a_time_reads_what_is_said_to_have_happened() -> None:
    story = Story(protocol=CITING)
    before = story.case
    story.done("colleagues.raise", "6 10:00", happened="3 10:00", who=RAISER)
    told = tellings(CITING, before, story.case, story.events[-1:])
    raised = CITING.duty("colleagues.raise").what
    assert {(each.what, each.about) for each in told if each.kind == "confirm"} == {
        (f"say whether it was so: this was done at 10am on Tuesday 3 November 2026: {raised}", 2)
    }
    assert to(told, "confirm") == [*involved(CITING, story.case, "answering")]
