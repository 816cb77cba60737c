"""Danger is asked from whoever is nearest to the child upwards, at every step and after the end."""

import pytest
from msgspec.structs import replace

from concordat.core.acts import RISK_TO_CHILD, MovedUp, RiskStated, Withdrawn
from concordat.core.case.endangered import ASKS_THE_NEAREST_SINCE
from concordat.core.posts import PostRef
from concordat.core.who.danger import asked_posts, to_ask
from tests.core.ladder import CITING
from tests.core.stories import CARE, CHAIR, OFFICER, RAISER, SCHOOL, Story
from tests.core.test_danger import DEE, NIGHT, talking


def at_the_managers() -> Story:
    return talking().do(MovedUp(RISK_TO_CHILD), "7 21:00", who=RAISER)


def at_the_chair() -> Story:
    return at_the_managers().do(MovedUp(RISK_TO_CHILD), "7 21:30", who=RAISER)


def ended() -> Story:
    return at_the_managers().do(Withdrawn(), "7 21:30", who=RAISER)


STEPS = [talking, at_the_managers, at_the_chair, ended]


def asked(story: Story) -> list[tuple[str, PostRef]]:
    (danger,) = story.case.standing
    return [(each.agency, each.to) for each in asked_posts(CITING, story.case, danger)]


def in_turn(story: Story, agency: str) -> list[str]:
    (danger,) = story.case.standing
    found = to_ask(CITING, story.case, danger)
    return [each.to.post for each in found if each.agency == agency]


@pytest.mark.parametrize("so_far", STEPS)
def test_who_is_nearest_is_asked_first_and_then_the_next_up(so_far: object) -> None:
    story = so_far()  # type: ignore[operator]
    story.do(RiskStated(), NIGHT, who=RAISER)
    assert asked(story) == [
        (SCHOOL.id, PostRef("raising", "manager")),
        (CARE.id, PostRef("answering", "practitioner")),
    ]
    turns = in_turn(story, CARE.id)
    assert turns == ["practitioner", "team lead", "manager", "business manager"]


@pytest.mark.parametrize("so_far", STEPS)
def test_where_the_other_side_said_so_it_is_asked_of_whoever_raised_it(so_far: object) -> None:
    story = so_far()  # type: ignore[operator]
    story.do(RiskStated(), NIGHT, who=DEE)
    assert asked(story) == [
        (SCHOOL.id, PostRef("raising", "practitioner")),
        (CARE.id, PostRef("answering", "team lead")),
    ]


@pytest.mark.parametrize("who", [OFFICER, CHAIR])
def test_where_the_board_said_so_both_sides_are_asked_from_the_nearest_up(who: object) -> None:
    story = at_the_chair().do(RiskStated(), NIGHT, who=who)  # type: ignore[arg-type]
    assert [to.post for _, to in asked(story)] == ["practitioner", "practitioner"]


def test_what_was_said_under_earlier_rules_is_asked_of_whom_it_was_asked_then() -> None:
    story = at_the_managers().do(RiskStated(), NIGHT, who=RAISER)
    earlier = [replace(each, edition=ASKS_THE_NEAREST_SINCE - 1) for each in story.events]
    story.record = replace(story.record, events=tuple(earlier))
    assert in_turn(story, CARE.id) == ["practitioner", "manager", "business manager"]
