"""Who is asked to record what was done about danger, and when."""

import pytest

from concordat.core.acts import SUPPORTER, Appointed, CarriedOut, RiskStated
from concordat.core.who.in_danger import asked_of
from concordat.core.who.parts import Actor, Capacity
from tests.core.ladder import CITING
from tests.core.stories import HEAD, MANAGER, OFFICER, RAISER, Story, at
from tests.core.test_danger import NIGHT, emergencies, talking

ANOTHER_OFFICER = Actor("orla", (Capacity("board", "board", "business officer"),))
MIA = Actor("mia", (Capacity("third", "club", SUPPORTER),))
WES = Actor("wes", (Capacity("third", "club", "the lead"),))


def asked(story: Story, who: Actor) -> list[str]:
    """What is asked of them beside a call."""
    (danger,) = story.case.standing
    return [each.kind for each in asked_of(CITING, story.case, danger, who) if not each.rings]


def is_to_ring(story: Story, who: Actor) -> bool:
    """Whether they are asked to ring, before anything else."""
    (danger,) = story.case.standing
    found = asked_of(CITING, story.case, danger, who)
    assert not any(each.rings for each in found[1:])
    return any(each.rings for each in found)


@pytest.mark.parametrize("who", [RAISER, HEAD, MANAGER, ANOTHER_OFFICER])
def test_whoever_stated_it_is_asked_to_ring_until_a_call_is_recorded(who: Actor) -> None:
    story = talking().do(RiskStated(), NIGHT, who=who)
    asked_to = [
        each for each in (RAISER, HEAD, MANAGER, ANOTHER_OFFICER) if is_to_ring(story, each)
    ]
    assert asked_to == [who]
    owed = emergencies(story.case)[0].id
    story.do(CarriedOut((owed,), rung="999"), "7 22:20", who=who)
    assert not is_to_ring(story, who)


def test_whoever_stated_it_is_asked_to_ring_though_something_was_done_without_a_call() -> None:
    story = talking().do(RiskStated(), NIGHT, who=HEAD)
    story.do(CarriedOut((emergencies(story.case)[0].id,)), "7 22:20", who=HEAD)
    assert is_to_ring(story, HEAD)
    assert not is_to_ring(talking().do(RiskStated("999", at("7 21:50")), NIGHT, who=HEAD), HEAD)


def test_what_the_board_said_is_recorded_by_its_business_manager_who_is_asked_at_once() -> None:
    story = talking().do(RiskStated(), NIGHT, who=ANOTHER_OFFICER)
    assert asked(story, OFFICER) == ["danger-passed"]
    assert not asked(story, HEAD)
    assert not asked(story, ANOTHER_OFFICER), "for the business manager to record"


def test_what_a_supporter_said_is_recorded_by_their_lead_or_the_business_manager() -> None:
    story = talking().do(Appointed(SUPPORTER, "mia", side="third", agency="club"), "7 21:00")
    story.do(RiskStated(), NIGHT, who=MIA)
    assert asked(story, WES) == ["danger-passed"]
    assert asked(story, OFFICER) == ["danger-passed"]
    assert not asked(story, MIA), "they are no manager"


@pytest.mark.parametrize("who", [HEAD, MANAGER])
def test_a_manager_who_said_so_does_first_what_the_text_asks_of_them(who: Actor) -> None:
    story = talking().do(RiskStated(), NIGHT, who=who)
    assert not asked(story, who), "what is owed the same day comes first"
    (owed,) = emergencies(story.case)
    story.do(CarriedOut((owed.id,)), "7 22:20", who=who)
    assert asked(story, who) == ["danger-passed"]


def test_another_manager_is_not_kept_waiting_by_what_the_stater_owes() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    (danger,) = story.case.standing
    story.do(CarriedOut((emergencies(story.case)[0].id,)), "7 22:10", who=RAISER)
    assert danger.stands
    assert asked(story, HEAD) == ["acknowledge-danger"]
