"""The agency that answers says whether this is the child they know, before anything rests on it."""

from concordat.core.acts import Child, ChildConfirmed, Withdrawn
from concordat.core.notices import Telling, tellings
from concordat.core.who.offers import offers
from concordat.core.who.parts import Actor
from concordat.core.who.recipients import officers
from tests.core.ladder import LADDER
from tests.core.stories import (
    CARE,
    CLINIC,
    CLINIC_LEAD,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    refused,
)

CHILDREN = (Child("1", note="child-1"),)


def raised() -> Story:
    return Story(CARE, CLINIC, children=CHILDREN)


def offered(story: Story, who: Actor) -> list[str]:
    found = offers(LADDER, story.case, who)
    return [each.about for each in found if each.kind == "confirm-child" and each.open]


def told(story: Story, known: bool) -> tuple[Telling, ...]:
    before, many = story.case, len(story.events)
    story.do(ChildConfirmed("1", known=known), who=TEAM_LEAD)
    return tellings(LADDER, before, story.case, story.events[many:])


def test_each_agency_that_answers_is_asked_from_the_start_until_it_knows_the_child() -> None:
    story = raised()
    assert offered(story, TEAM_LEAD) == offered(story, CLINIC_LEAD) == ["1"]
    story.do(ChildConfirmed("1", known=False), who=TEAM_LEAD)
    assert offered(story, TEAM_LEAD) == ["1"], "they may find the child later"
    story.do(ChildConfirmed("1", known=True), who=TEAM_LEAD)
    assert offered(story, TEAM_LEAD) == []
    assert offered(story, CLINIC_LEAD) == ["1"]
    assert story.case.children_known == {("1", CARE.id): True}


def test_nobody_else_says_whether_an_agency_knows_the_child() -> None:
    story = raised()
    for who in (RAISER, OFFICER):
        assert offered(story, who) == []
        with refused("other-side", story):
            story.do(ChildConfirmed("1", known=True), who=who)


def test_it_is_about_a_child_of_the_case_and_said_once() -> None:
    story = raised()
    with refused("no-such-child", story):
        story.do(ChildConfirmed("2", known=True), who=TEAM_LEAD)
    story.do(ChildConfirmed("1", known=True), who=TEAM_LEAD)
    with refused("said-already", story):
        story.do(ChildConfirmed("1", known=True), who=TEAM_LEAD)


def test_after_the_end_nobody_is_asked() -> None:
    story = raised().do(Withdrawn())
    assert offered(story, TEAM_LEAD) == []


def test_that_it_is_another_child_is_told_to_the_raising_side_and_the_board() -> None:
    to = {each.to for each in told(raised(), known=False)}
    assert {each for each in to if each.side == "board"} == set(officers())
    assert {each.agency for each in to if each.side != "board"} == {SCHOOL.id}
    assert told(raised(), known=True) == ()
