"""Who has a part in a case, in which posts, and who has none."""

from datetime import date
from typing import Literal

import pytest
from msgspec.structs import replace

from concordat.core.posts import LEAD, PRACTITIONER, Party, PostRef, Seat
from concordat.core.protocol import Post
from concordat.core.who.parts import Actor, Capacity, actor
from concordat.core.who.seats import seats_in_force, stands_in_for, tiers_of
from concordat.core.who.tiers import tiers_named
from tests.core.ladder import LADDER
from tests.core.stories import CARE, CLINIC, LEADS, SCHOOL, Story, directory

DAY = date(2026, 11, 3)
PEOPLE = directory(
    *LEADS,
    Seat("hill-school", "manager", "Head", holder="hed"),
    Seat("care", "team lead", "Team Lead, Intake", holder="tim", service="Intake"),
    Seat(
        "care",
        "team lead",
        "Team Lead",
        holder="eli",
        cover="cov",
        away=(date(2026, 11, 5), date(2026, 11, 9)),
    ),
    Seat("care", "manager", "Manager", holder="hal"),
    Seat("care", "helper", "Helper", holder="sue"),
    Seat("clinic", "team lead", "Team Lead", holder="gus"),
    Seat("board", "business manager", "Business Manager", holder="olu"),
    Seat("board", "business officer", "Business Officer", cover="pat"),
    Seat("board", "chair", "Chair", holder="cat"),
    Seat("reviewers", "reviewer", "Reviewer", holder="rex"),
)


def part(story: Story, person: str, on: date = DAY) -> list[Capacity]:
    return list(actor(LADDER, story.case, PEOPLE, person, on).capacities)


def test_the_raiser_and_the_one_disagreed_with_have_a_part_by_name() -> None:
    story = Story()
    assert part(story, "ann") == [Capacity("raising", "hill-school", "practitioner")]
    assert part(story, "dee") == [Capacity("answering", "care", "practitioner")]
    assert part(story, "someone else") == []


def test_who_types_it_for_somebody_else_is_not_the_raiser() -> None:
    story = Story()
    raised = replace(story.events[0], by="olu", behalf="ann")
    story.record = replace(story.record, events=(raised,))
    assert story.case.raiser == "ann"


def test_a_post_has_a_part_only_once_something_named_it() -> None:
    story = Story()
    assert part(story, "eli") == []
    assert part(story, "hal") == []
    story.done("colleagues.raise", "2 11:00")
    assert part(story, "eli") == [Capacity("answering", "care", "team lead")]
    assert part(story, "hal") == []
    assert part(story, "cat") == []
    story.done("colleagues.talk").say("not agreed")
    assert part(story, "hal") == [Capacity("answering", "care", "manager")]
    assert part(story, "hed") == [Capacity("raising", "hill-school", "manager")]


def test_own_means_the_side_of_whoever_owes_the_duty() -> None:
    named = tiers_named(LADDER, Story().at_managers().case)
    assert ("raising", "manager") in named
    assert ("answering", "manager") in named
    assert not any(side == "own" for side, _ in named)


def test_a_notice_names_a_post_too() -> None:
    story = Story(facts=("on-a-plan",))
    assert part(story, "rex") == []
    story.at_managers()
    assert part(story, "rex") == [Capacity("third", "reviewers", "reviewer")]


def test_the_boards_officers_always_have_a_part_and_its_chair_once_named() -> None:
    story = Story()
    assert part(story, "olu") == [Capacity("board", "board", "business manager")]
    assert part(story, "pat") == [Capacity("board", "board", "business officer")]
    assert part(story, "cat") == []
    assert part(story.at_chair(), "cat") == [Capacity("board", "board", "chair")]


def test_cover_for_the_board_and_for_third_parties_says_whom_it_covers() -> None:
    covered = [
        seat if seat.lead else replace(seat, cover="zoe", away=(DAY, DAY))
        for seat in PEOPLE.seats
        if seat.agency != "care"
    ]
    case = Story(facts=("on-a-plan",)).at_chair().case
    assert actor(LADDER, case, directory(*covered), "zoe", DAY).capacities == (
        Capacity("raising", "hill-school", "practitioner", covering="ann"),
        Capacity("raising", "hill-school", "manager", covering="hed"),
        Capacity("board", "board", "business manager", covering="olu"),
        Capacity("board", "board", "business officer"),
        Capacity("board", "board", "chair", covering="cat"),
        Capacity("third", "reviewers", "reviewer", covering="rex"),
    )


def test_a_tier_of_another_side_by_the_same_name_gives_no_part() -> None:
    people = directory(
        Seat("board", "manager", "Manager", holder="bob"),
        Seat("reviewers", "manager", "Manager", holder="ron"),
        Seat("reviewers", "business manager", "Manager", holder="mel"),
    )
    case = Story().at_managers().case
    assert [
        actor(LADDER, case, people, person, DAY).capacities for person in ("bob", "ron", "mel")
    ] == [()] * 3


def test_where_nobody_knows_who_decided_the_services_practitioners_answer() -> None:
    people = directory(Seat("care", "practitioner", "Social worker", holder="wim"))
    seen = [
        actor(LADDER, Story(party).case, people, "wim", DAY).capacities
        for party in (replace(CARE, person=None), CARE)
    ]
    assert seen == [(Capacity("answering", "care", "practitioner"),), ()]


def test_practitioners_of_the_raising_agency_have_no_part_in_what_another_raised() -> None:
    people = directory(Seat("hill-school", "practitioner", "Teacher", holder="tom"))
    assert actor(LADDER, Story().case, people, "tom", DAY).capacities == ()


def test_another_agency_has_no_part_in_the_case() -> None:
    story = Story().talked()
    assert part(story, "gus") == []
    both = Story(CARE, CLINIC).talked()
    assert part(both, "gus") == [Capacity("answering", "clinic", "team lead")]


def test_the_service_asked_is_the_one_that_answers() -> None:
    story = Story(replace(CARE, service="Intake")).talked()
    assert part(story, "tim") == [Capacity("answering", "care", "team lead")]
    assert part(story, "eli") == []


def test_cover_acts_only_while_the_holder_is_away_and_the_holder_keeps_their_part() -> None:
    story = Story().talked()
    assert part(story, "cov") == []
    away = date(2026, 11, 5)
    assert part(story, "cov", away) == [Capacity("answering", "care", "team lead", covering="eli")]
    assert part(story, "eli", away) == [Capacity("answering", "care", "team lead")]


def test_somebody_appointed_has_the_role_they_were_appointed_to() -> None:
    story = Story().at_managers().appoint("mediator", "mia")
    story.appoint("companion", "sue", side="answering", agency="care")
    assert part(story, "mia") == [Capacity("third", "", "mediator")]
    assert part(story, "sue") == [Capacity("answering", "care", "companion")]


def test_one_person_may_have_several_parts_each_once() -> None:
    story = Story(by="hed").at_managers()
    assert part(story, "hed") == [
        Capacity("raising", "hill-school", "practitioner"),
        Capacity("raising", "hill-school", "manager"),
    ]


FALLBACKS = (
    ("care", "team lead", ["eli"]),
    ("hill-school", "team lead", ["hed"]),  # falls back to the manager
    ("clinic", "manager", ["gus"]),  # manager, director, team lead
    ("nowhere", "manager", []),  # the ring of fallbacks is walked once
    ("care", "unheard of", []),
)


def test_an_empty_tier_falls_back() -> None:
    for agency, tier, holders in FALLBACKS:
        seats = seats_in_force(LADDER, PEOPLE, Party(agency, "any"), tier, DAY)
        assert [seat.holder for seat in seats] == holders


def test_a_post_whose_holder_is_away_without_cover_falls_back_for_those_days() -> None:
    people = directory(
        Seat("care", "team lead", "Team Lead", holder="eli", away=(DAY, DAY)),
        Seat("care", "manager", "Manager", holder="hal"),
    )
    assert [seat.holder for seat in seats_in_force(LADDER, people, CARE, "team lead", DAY)] == [
        "hal"
    ]
    assert [
        seat.holder for seat in seats_in_force(LADDER, people, CARE, "team lead", date(2026, 11, 4))
    ] == ["eli"]


def test_a_tier_without_fallback_stays_empty() -> None:
    plain = replace(LADDER, posts={"team lead": Post("team lead", "Team Lead")})
    assert seats_in_force(plain, PEOPLE, SCHOOL, "team lead", DAY) == ()


def test_capacities_are_asked_by_side_and_on_the_answering_side_by_agency() -> None:
    someone = Actor(
        "sam",
        (
            Capacity("answering", "care", "manager"),
            Capacity("answering", "clinic", "manager"),
            Capacity("raising", "hill-school", "manager"),
        ),
    )
    assert [each.agency for each in someone.on("answering")] == ["care", "clinic"]
    assert [each.agency for each in someone.on("answering", "clinic")] == ["clinic"]
    assert [each.agency for each in someone.on("raising", "clinic")] == ["hill-school"]
    assert someone.has_part
    assert not someone.is_officer


def test_a_companion_with_a_post_of_their_own_is_more_than_a_companion() -> None:
    along, head = (
        Capacity("raising", SCHOOL.id, "companion"),
        Capacity("raising", SCHOOL.id, "manager"),
    )
    assert [Actor("kim", held).only_accompanies for held in ((along,), (along, head))] == [
        True,
        False,
    ]
    assert not Actor("anybody", everyone=True).only_accompanies


def test_only_the_boards_officers_are_officers() -> None:
    assert Actor("olu", (Capacity("board", "board", "business manager"),)).is_officer
    assert not Actor("cat", (Capacity("board", "board", "chair"),)).is_officer
    assert not Actor("hal", (Capacity("answering", "care", "business manager"),)).is_officer
    assert not Actor("nobody").has_part
    assert Actor("anybody", everyone=True).has_part


# ── Substitutes ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("ref", "holder"), [(PostRef("third", "adviser"), "ada"), (PostRef("board", "adviser"), "bob")]
)
def test_a_substitute_acts_where_an_agency_has_nobody_in_the_post(
    ref: PostRef, holder: str
) -> None:
    protocol = replace(
        LADDER, posts={**LADDER.posts, "director": Post("director", "Director", substitute=ref)}
    )
    people = directory(
        Seat("council", "adviser", "Adviser", holder="ada"),
        Seat("board", "adviser", "Adviser", holder="bob"),
        Seat("care", "director", "Director", holder="dan"),
    )
    assert {seat.holder for seat in seats_in_force(protocol, people, CARE, "director", DAY)} == {
        "dan"
    }
    found = {seat.holder for seat in seats_in_force(protocol, people, CLINIC, "director", DAY)}
    assert holder in found
    assert found <= {"ada", "bob"}
    assert ref.side == "third" or found == {"bob"}
    assert seats_in_force(LADDER, people, CLINIC, "director", DAY) == ()


def test_a_substitute_acts_for_the_agency() -> None:
    chief = Post("manager", "Manager", substitute=PostRef("third", "adviser"))
    protocol = replace(LADDER, posts={**LADDER.posts, "manager": chief})
    people = directory(Seat("council", "adviser", "Adviser", holder="ada"))
    case = Story(protocol=protocol).at_managers().case
    assert (
        Capacity("raising", SCHOOL.id, "manager")
        in actor(protocol, case, people, "ada", DAY).capacities
    )


@pytest.mark.parametrize(("side", "people"), [("third", {"ada", "bob"}), ("board", {"bob"})])
def test_whoever_is_in_the_post_that_stands_in_acts_for_others(
    side: Literal["third", "board"], people: set[str]
) -> None:
    director = Post("director", "Director", substitute=PostRef(side, "adviser"))
    protocol = replace(LADDER, posts={**LADDER.posts, "director": director})
    there = directory(
        Seat("council", "adviser", "Adviser", holder="ada"),
        Seat("council", "manager", "Manager", holder="max"),
        Seat("board", "adviser", "Adviser", holder="bob"),
    )
    found = {each for each in there.people if stands_in_for(protocol, there, each, DAY)}
    assert found == people
    assert stands_in_for(protocol, there, "bob", DAY) == ("director",)
    assert protocol.stand_ins == ({"adviser"} if side == "third" else set())
    assert LADDER.stand_ins == frozenset()


def test_the_tiers_that_say_whether_a_substitute_acts_begin_with_the_post() -> None:
    assert tiers_of(LADDER, "team lead")[0] == "team lead"
    assert tiers_of(LADDER, PRACTITIONER)[:2] == (LEAD, PRACTITIONER)
