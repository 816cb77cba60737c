"""Who is asked to record what was done about danger, and when."""

import pytest

from concordat.core.acts import SUPPORTER, Appointed, CarriedOut, RiskStated
from concordat.core.who.in_danger import asked_of
from concordat.core.who.parts import Actor, Capacity
from tests.core.ladder import CITING
from tests.core.stories import HEAD, MANAGER, OFFICER, RAISER, Story
from tests.core.test_danger import NIGHT, emergencies, talking

ANOTHER_OFFICER = Actor("orla", (Capacity("board", "board", "business officer"),))
MIA = Actor("mia", (Capacity("third", "club", SUPPORTER),))
WES = Actor("wes", (Capacity("third", "club", "the lead"),))


def asked(story: Story, who: Actor) -> list[str]:
    (danger,) = story.case.standing
    return [each.kind for each in asked_of(CITING, story.case, danger, who)]


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
