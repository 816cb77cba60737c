"""Danger where several agencies answer: each speaks for itself, and all are asked."""

import pytest
from msgspec.structs import replace

from concordat.core.acts import DangerAcknowledged, DangerAnswered, DangerPassed, RiskStated
from concordat.core.posts import PostRef
from concordat.core.who.parts import Actor, Capacity
from concordat.core.who.recipients import owners
from concordat.core.who.tiers import tiers_named
from tests.core.ladder import CITING, changed
from tests.core.stories import (
    CARE,
    CLINIC,
    CLINIC_LEAD,
    HEAD,
    MANAGER,
    OFFICER,
    RAISER,
    TEAM_LEAD,
    Story,
    refused,
)

CLINIC_MANAGER = Actor("gil", (Capacity("answering", CLINIC.id, "manager"),))
CLERK = Actor("bo", (Capacity("board", "board", "business officer"),))
NIGHT = "7 22:00"  # a Saturday


def talking() -> Story:
    return Story(CARE, CLINIC, protocol=CITING).done("colleagues.raise", "2 11:00")


@pytest.mark.parametrize("who", [CLINIC_LEAD, RAISER])
def test_no_agency_speaks_of_danger_for_another(who: Actor) -> None:
    story = talking()
    with refused("other-side", story):
        story.do(RiskStated(side="answering", agency=CARE.id), NIGHT, who=who)
    story.do(RiskStated(), NIGHT, who=HEAD)
    with refused("not-yours", story):
        story.do(DangerAcknowledged(len(story.events), "answering", CARE.id), "7 22:10", who=who)


def test_a_clerk_of_the_boards_office_does_not_say_that_the_child_is_safe() -> None:
    story = talking().do(RiskStated(), NIGHT, who=TEAM_LEAD)
    [danger] = story.case.standing
    with refused("not-yours", story):
        story.do(DangerPassed(danger.seq), "8 12:00", who=CLERK)
    story.do(DangerPassed(danger.seq), "8 12:00", who=OFFICER)
    assert story.case.standing[0].passed


def test_a_manager_of_another_agency_that_answers_does_not_say_it_has_passed() -> None:
    story = talking().do(RiskStated(), NIGHT, who=TEAM_LEAD)
    [danger] = story.case.standing
    with refused("not-yours", story):
        story.do(DangerPassed(danger.seq), "8 10:00", who=CLINIC_MANAGER)
    assert story.do(DangerPassed(danger.seq), "8 10:00", who=MANAGER).case.standing[0].passed


def test_no_agency_agrees_for_another_that_the_child_is_safe() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    [danger] = story.case.standing
    story.do(DangerPassed(danger.seq), "8 10:00", who=HEAD)
    for_care = DangerAnswered(danger.seq, side="answering", agency=CARE.id)
    with refused("not-yours", story):
        story.do(for_care, "8 11:00", who=CLINIC_LEAD)
    assert story.do(for_care, "8 11:00", who=TEAM_LEAD).case.standing[0].agreed


def test_where_one_agency_does_not_agree_all_are_asked_again() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    [danger] = story.case.standing
    story.do(DangerPassed(danger.seq), "8 10:00", who=HEAD)
    story.do(DangerAnswered(danger.seq), "8 11:00", who=TEAM_LEAD)
    story.do(DangerAnswered(danger.seq, agrees=False), "8 12:00", who=CLINIC_LEAD)
    story.do(DangerPassed(danger.seq), "8 13:00", who=HEAD)
    story.do(DangerAnswered(danger.seq), "8 14:00", who=CLINIC_LEAD)
    assert story.case.standing != (), "the first agency agreed to what no longer holds"
    assert story.do(DangerAnswered(danger.seq), "8 15:00", who=TEAM_LEAD).case.standing == ()


def test_danger_that_a_third_party_states_brings_nobody_else_into_the_case() -> None:
    """What the text asks of whoever states it is theirs alone: no practitioner of the agencies
    holds their post.
    """
    visitor = Actor("ivy", (Capacity("third", "", "reviewer"),))
    duty = changed("emergency", who=(PostRef("own", "practitioner"),))
    own = replace(CITING, duties={**CITING.duties, "emergency": duty})
    story = Story(CARE, CLINIC, protocol=own).done("colleagues.raise", "2 11:00")
    before = tiers_named(own, story.case)
    story.do(RiskStated(), "3 10:00", who=visitor)
    (owed,) = [each for each in story.case.duties if each.key == "emergency"]
    assert (owed.side, owed.person) == ("third", "ivy")
    assert {tier for tier in tiers_named(own, story.case) - before if tier.side == "third"} == set()
    assert [each.person for each in owners(own, story.case, owed)] == ["ivy"]
