"""Whoever is asked for advice, guidance or a shorter way can open the case from then on."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from concordat.core.acts import Advised, OpenedInError, Used
from concordat.core.posts import Seat
from concordat.core.protocol import Permission, Post
from concordat.core.who.parts import Actor, Capacity, actor
from concordat.core.who.recipients import Recipient
from tests.core.ladder import LADDER, posts
from tests.core.stories import CARE, OFFICER, SCHOOL, TEAM_LEAD, Story, directory, refused
from tests.core.test_notices import to, told_by

DAY = date(2026, 11, 3)
LATER = date(2026, 11, 9)
AWAY = (date(2026, 11, 9), date(2026, 11, 20))
PEOPLE = directory(
    Seat("hill-school", "manager", "Head", holder="hed"),
    Seat("hill-school", "adviser", "Adviser", holder="ada", cover="abe", away=AWAY),
    Seat("hill-school", "adviser", "Adviser", holder="amy"),
    Seat("care", "adviser", "Adviser", holder="cal"),
    Seat("board", "business manager", "Business Manager", holder="olu"),
    Seat("board", "chair", "Chair", holder="cat"),
)
HEAD = Actor("hed", (Capacity("raising", SCHOOL.id, "manager"),))
ANYBODY_IN_THE_CASE = posts("raising manager, answering team lead")
PROTOCOL = replace(
    LADDER,
    permissions=(
        *LADDER.permissions,
        Permission("own", None, ANYBODY_IN_THE_CASE, posts("own adviser"), "ask", "advise"),
        Permission(
            "any", None, ANYBODY_IN_THE_CASE, posts("board chair, own adviser"), "ask", "advise"
        ),
    ),
)


def story(**more: Any) -> Story:
    return Story(protocol=PROTOCOL, people=PEOPLE, **more).at_managers()


def part(told: Story, person: str, on: date = DAY) -> list[Capacity]:
    return list(actor(PROTOCOL, told.case, PEOPLE, person, on).capacities)


CHAIR = Capacity("board", "board", "chair")


def test_whoever_a_permission_names_can_open_the_case_once_it_is_used() -> None:
    asked = story()
    assert part(asked, "cat") == []
    asked.do(Used("any"), who=HEAD)
    assert part(asked, "cat") == [CHAIR]
    assert part(asked, "amy") == [Capacity("raising", SCHOOL.id, "adviser")]
    assert part(asked, "cal") == [], "nobody asked the other side's own"


def test_only_the_one_who_is_asked_by_name_can_open_it() -> None:
    asked = story().do(Used("own", of="ada"), who=HEAD)
    assert part(asked, "ada") == [Capacity("raising", SCHOOL.id, "adviser")]
    assert part(asked, "amy") == []
    asked = story().do(Used("any", of="cat"), who=HEAD)
    assert part(asked, "cat") == [CHAIR]
    assert part(asked, "ada") == []


def test_what_is_ones_own_is_the_side_of_whoever_asked() -> None:
    asked = story().do(Used("own", of="cal"), who=TEAM_LEAD)
    assert part(asked, "cal") == [Capacity("answering", CARE.id, "adviser")]


def test_cover_can_open_what_somebody_who_is_away_was_asked() -> None:
    asked = story().do(Used("own", of="ada"), who=HEAD)
    assert part(asked, "abe") == []
    assert part(asked, "abe", LATER) == [Capacity("raising", SCHOOL.id, "adviser", "ada")]
    assert part(asked, "ada", LATER) == [Capacity("raising", SCHOOL.id, "adviser")]


def test_where_an_agency_has_none_whoever_acts_for_the_post_is_asked() -> None:
    falls = {**PROTOCOL.posts, "adviser": Post("adviser", "Adviser", fallback="manager")}
    nobody = replace(PEOPLE, seats=tuple(s for s in PEOPLE.seats if s.post != "adviser"))
    asked = Story(protocol=replace(PROTOCOL, posts=falls), people=nobody).at_managers()
    asked.do(Used("own", of="hed"), who=HEAD)
    capacities = actor(asked.record.protocol, asked.case, nobody, "hed", DAY).capacities
    assert Capacity("raising", SCHOOL.id, "adviser") in capacities


def test_nobody_is_asked_whom_the_procedure_does_not_name() -> None:
    told = story()
    for key, person in (("own", "hed"), ("own", "cal"), ("own", "cat"), ("any", "ivy")):
        with refused("not-the-one-to-ask", told):
            told.do(Used(key, of=person), who=HEAD)


def test_whoever_is_asked_is_told_and_what_it_is() -> None:
    told = told_by(story(), Used("any", of="cat"), HEAD)
    assert set(to(told, "used")) == {
        Recipient("board", person="cat"),
        Recipient("raising", SCHOOL.id, person="cat"),
    }
    assert {(each.what, each.whom) for each in told} == {
        ("{whom} turned to you, as the procedure permits: ask", "hed")
    }
    told = told_by(story(), Used("any"), HEAD)
    assert to(told, "used") == [
        Recipient("board", post="chair"),
        Recipient("raising", SCHOOL.id, post="adviser"),
    ]


def test_the_chair_who_was_asked_can_answer_and_both_sides_are_told() -> None:
    asked = story().do(Used("any", of="cat"), who=HEAD)
    chair = actor(PROTOCOL, asked.case, PEOPLE, "cat", DAY)
    told = told_by(asked, Advised("cat"), chair)
    heard = to(told, "advised")
    assert Recipient("raising", SCHOOL.id, person="ann") in heard
    assert Recipient("answering", CARE.id, person="dee") in heard
    assert asked.events[-1].post == "chair"


def test_who_was_asked_hears_where_the_case_goes() -> None:
    asked = story().do(Used("any", of="cat"), who=HEAD)
    told = told_by(asked, Used("own"), HEAD)
    assert to(told, "used") == [Recipient("raising", SCHOOL.id, post="adviser")]
    ended = told_by(asked, OpenedInError(), OFFICER, when="5 10:00")
    assert Recipient("board", person="cat") in to(ended, "ended")
