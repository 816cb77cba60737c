"""Danger is asked of nobody who must not see the case: whoever comes next is asked instead."""

from msgspec.structs import replace

from concordat.core.acts import NobodyThere
from concordat.core.acts.danger import EmptyPost
from concordat.core.empty_roles import noticed
from concordat.core.posts import Seat
from concordat.core.who.danger import to_ask
from tests.core.ladder import CITING
from tests.core.stories import CARE, SCHOOL, Story, at
from tests.core.test_danger_empty_posts import people, stated

COLIN = Seat("board", "business manager", "Business Manager", "colin")
PRIYA = Seat("board", "business officer", "Business Officer", "priya")
LEAD = Seat(CARE.id, "team lead", "Team lead", "eli")
COLIN_SHUT_OUT = COLIN.without(frozenset({"colin"}))


def in_turn(story: Story, agency: str) -> list[str]:
    every = to_ask(CITING, story.case, story.case.dangers[0])
    return [f"{each.to} {each.at:%H:%M}" for each in every if each.agency == agency]


def test_where_the_business_manager_is_kept_out_the_business_officer_is_asked() -> None:
    story = stated(LEAD, COLIN_SHUT_OUT, PRIYA)
    assert in_turn(story, CARE.id) == [
        "answering team lead 22:00",
        "board business officer 22:30",
    ]
    assert in_turn(story, SCHOOL.id) == ["board business officer 22:00"], "at once"


def test_where_the_business_manager_is_there_nobody_else_of_the_board_is_asked() -> None:
    assert in_turn(stated(LEAD, COLIN, PRIYA), SCHOOL.id) == ["board business manager 22:00"]


def test_where_all_of_the_business_unit_are_kept_out_it_is_still_asked_of_a_post() -> None:
    shut_out = PRIYA.without(frozenset({"priya"}))
    story = stated(LEAD, COLIN_SHUT_OUT, shut_out)
    assert in_turn(story, SCHOOL.id) == ["board business manager 22:00"]


def test_a_business_manager_who_steps_aside_meanwhile_is_passed_over_at_once() -> None:
    story = stated(LEAD, COLIN, PRIYA)
    record = replace(story.record, directory=people(LEAD, COLIN_SHUT_OUT, PRIYA))
    story.record = record.after(*noticed(record, at("7 22:10")))
    story.now = at("7 22:10")
    assert story.record.events[-1].act == NobodyThere(3, empty=(EmptyPost("", "business manager"),))
    assert in_turn(story, SCHOOL.id)[-1] == "board business officer 22:10"
    assert noticed(story.record, at("7 22:11")) == ()
