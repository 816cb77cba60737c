"""Whom something that is told reaches: exactly those whose post it is at that moment."""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import SteppedAside
from concordat.core.posts import LEAD, Directory, Party, Seat
from concordat.core.who.asked import There
from concordat.core.who.parts import Actor, Capacity
from concordat.core.who.reach import reached_by
from concordat.core.who.recipients import Recipient
from concordat.core.who.seats import everybody_in, seats_of
from tests.core.ladder import LADDER
from tests.core.stories import CARE, IN_POST, SCHOOL, Story

ON = date(2027, 3, 1)
MANAGER = Recipient("answering", CARE.id, post="manager")


def seats(*changed: Seat) -> Directory:
    """Those of the stories, with these in place of the seats of the same agency and post."""
    places = {(seat.agency, seat.post) for seat in changed}
    rest = (seat for seat in IN_POST.seats if (seat.agency, seat.post) not in places)
    return replace(IN_POST, seats=(*rest, *changed))


def manager(holder: str | None = "mia", **more: object) -> Seat:
    return Seat(CARE.id, "manager", "Manager", holder, **more)  # type: ignore[arg-type]


AWAY = (ON, ON)
SEATS = {
    "held": (manager(),),
    "empty": (manager(None),),
    "a cover acts": (manager(None, cover="cal"),),
    "away": (manager(away=AWAY),),
    "away, and somebody stands in": (manager(away=AWAY, stand_in="sam"),),
    "away, and so is who would stand in": (manager(away=AWAY, passed=("pat",), cover="cal"),),
    "two": (manager(), manager("moe", away=AWAY)),
}


@pytest.mark.parametrize("name", SEATS)
def test_it_reaches_exactly_those_in_whose_sight_the_post_is(name: str) -> None:
    there = seats(*SEATS[name])
    party = Party(CARE.id, "")
    for tier in (*LADDER.posts, LEAD):
        theirs = {
            person
            for person in there.people
            if seats_of(LADDER, there, party, tier, person=person, on=ON)
        }
        assert everybody_in(LADDER, there, party, tier, ON) == theirs


def reached(there: Directory, to: Recipient, story: Story | None = None) -> frozenset[str]:
    case = (story or Story()).case
    return reached_by(There.of(LADDER, case, there, ON), to)


def test_an_absence_takes_nothing_and_gives_it_to_who_stands_in() -> None:
    there = seats(*SEATS["away, and somebody stands in"])
    assert reached(there, MANAGER) == {"mia", "sam"}


def test_by_name_it_reaches_them_while_they_work_there_and_who_acts_for_them() -> None:
    there = seats(*SEATS["away, and somebody stands in"])
    for agency, people in ((CARE.id, {"mia", "sam"}), (SCHOOL.id, set())):
        assert reached(there, Recipient("answering", agency, person="mia")) == people


def test_nobody_is_reached_who_must_not_see_it() -> None:
    there = seats(*SEATS["away, and somebody stands in"]).without(frozenset({"mia"}))
    assert "mia" not in reached(there, MANAGER)


def test_nobody_is_reached_who_stepped_aside() -> None:
    there = seats(*SEATS["away, and somebody stands in"])
    told = Recipient("answering", CARE.id, person="dee")
    story = Story(replace(CARE, person="dee"), people=there)
    there = replace(there, seats=(*there.seats, Seat(CARE.id, "colleague", "Worker", "dee")))
    assert reached(there, told, story) == {"dee"}
    story.do(
        SteppedAside("practitioner"),
        who=Actor("dee", (Capacity("answering", CARE.id, "practitioner"),)),
    )
    assert reached(there, told, story) == frozenset()


def test_whoever_has_posts_on_both_sides_is_reached_on_the_side_they_keep() -> None:
    both = seats(manager("ann"))
    assert reached(both, Recipient("raising", SCHOOL.id, person="ann")) == {"ann"}
    assert reached(both, MANAGER) == frozenset()
