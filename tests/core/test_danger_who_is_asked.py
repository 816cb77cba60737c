"""Who is asked to acknowledge danger: one person, never who stated it, told once, also after people
or the child changed.
"""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    Answering,
    AnyAct,
    Child,
    IdentityCorrected,
    Note,
    RiskStated,
    SteppedAside,
    TookOver,
)
from concordat.core.notices import Telling, told_of_entries
from concordat.core.posts import LEAD, Directory, Party, PostRef, Seat
from concordat.core.who.asked import There, turns_now
from concordat.core.who.danger import to_ask
from concordat.core.who.in_danger import asked_to_read
from concordat.core.who.parts import Actor, actor
from concordat.core.who.reach import reached_by
from tests.core.ladder import CITING
from tests.core.stories import AGENCIES, CARE, CLINIC, OFFICER, RAISER, SCHOOL, Story, at

NIGHT = "7 22:00"
AWAY = (date(2026, 11, 1), date(2026, 11, 30))
RAISES = Seat(SCHOOL.id, "practitioner", "Teacher", "ann")
WORKER = Seat(CARE.id, "practitioner", "Social worker", "dee")
LEADER = Seat(CARE.id, "team lead", "Team lead", "eli")
SECOND_LEADER = Seat(CARE.id, "team lead", "Deputy team lead", "ned")
MANAGER = Seat(CARE.id, "manager", "Manager", "fay")
HEAD = Seat(SCHOOL.id, "manager", "Head", "hed")
HEAD_TOO = Seat(SCHOOL.id, "manager", "Head", "ann")
DEPUTY = Seat(SCHOOL.id, "manager", "Deputy", "nat")
OFFICE = Seat("board", "business manager", "Business manager", "olu")
CHILDREN = (Child("1", note="child-1"),)
PUT_RIGHT = IdentityCorrected("1", notes=(Note("child-2", "child", "1"), Note("why", "reason")))


def people(*seats: Seat) -> Directory:
    spare = (Seat(each, "colleague", "Colleague", who) for each, who in (("care", "cyd"),))
    return Directory("board", (RAISES, OFFICE, *seats, *spare), AGENCIES)


def talking(*seats: Seat, answering: Party = CARE) -> Story:
    story = Story(answering, protocol=CITING, people=people(*seats), children=CHILDREN)
    return story.done("colleagues.raise", "2 11:00")


def in_danger(*seats: Seat, answering: Party = CARE) -> Story:
    return talking(*seats, answering=answering).do(RiskStated(), NIGHT, who=RAISER)


def told(story: Story, act: AnyAct, who: Actor, when: str) -> tuple[Telling, ...]:
    before, many, since = story.record, len(story.events), story.case
    story.do(act, when, who=who)
    return told_of_entries(before, story.record, story.events[many:], since, story.case)


def reached(story: Story, found: tuple[Telling, ...], kind: str, agency: str = "") -> list[str]:
    """Everybody whom tellings of a kind reach, as often as they do."""
    there = There.of(CITING, story.case, story.record.directory, story.now.date())
    return sorted(
        person
        for each in found
        if each.kind == kind and agency in ("", each.to.agency)
        for person in reached_by(there, each.to)
    )


def asked_now(story: Story) -> list[str]:
    there = There.of(CITING, story.case, story.record.directory, story.now.date())
    return sorted(each.person for each in turns_now(there, story.case.standing[0]))


def has_it_to_do(story: Story, person: str) -> bool:
    record, on = story.record, story.now.date()
    who = actor(CITING, story.case, record.directory, person, on)
    return any(asked_to_read(CITING, story.case, story.case.standing[0], who))


def in_turn(story: Story, agency: str = CARE.id) -> list[str]:
    every = to_ask(CITING, story.case, story.case.dangers[0])
    return [str(each.to) for each in every if each.agency == agency]


# ── Never who stated it, and each once ────────────────────────────────────────────────────────────


def test_after_a_child_is_put_right_the_same_one_is_asked_and_never_who_stated_it() -> None:
    story = in_danger(WORKER, HEAD_TOO, DEPUTY)
    found = told(story, PUT_RIGHT, OFFICER, "7 22:10")
    assert reached(story, found, "acknowledge") == ["dee", "nat"]
    assert {each.danger for each in found if each.kind == "acknowledge"} == {3}
    assert "nat" not in {each.whom for each in found}


def test_who_stated_it_is_not_asked_where_exactly_one_other_holds_the_post() -> None:
    story = talking(WORKER, HEAD_TOO, DEPUTY)
    found = told(story, RiskStated(), RAISER, NIGHT)
    assert reached(story, found, "acknowledge") == ["dee", "nat"]
    assert (has_it_to_do(story, "nat"), has_it_to_do(story, "ann")) == (True, False)


def test_where_only_who_stated_it_is_left_in_the_post_nobody_is_told_to_acknowledge_there() -> None:
    story = in_danger(WORKER, HEAD)
    story.record = replace(story.record, directory=people(WORKER, HEAD_TOO))
    found = told(story, PUT_RIGHT, OFFICER, "7 22:10")
    assert reached(story, found, "acknowledge") == ["dee"]


def test_an_agency_that_answers_from_now_on_is_asked_once() -> None:
    clinic = Seat(CLINIC.id, "the tier", "Named nurse", "gus", lead=True)
    story = in_danger(WORKER, HEAD, clinic)
    new = Party(CLINIC.id, CLINIC.kind)
    found = told(story, Answering(new), OFFICER, "7 22:10")
    assert reached(story, found, "acknowledge") == ["gus"]


def test_who_takes_over_is_asked_once() -> None:
    story = in_danger(WORKER, LEADER, HEAD)
    found = told(story, TookOver("answering", CARE.id, "eli", "dee"), OFFICER, "7 22:10")
    assert reached(story, found, "acknowledge") == ["eli"]


def test_what_is_recorded_at_once_asks_nobody_twice() -> None:
    story = in_danger(WORKER, replace(LEADER, lead=True), HEAD)
    before, many, since = story.record, len(story.events), story.case
    worker = actor(CITING, story.case, story.record.directory, "dee", story.now.date())
    story.do(SteppedAside("practitioner"), "7 22:10", who=worker).do(PUT_RIGHT, who=OFFICER)
    found = told_of_entries(before, story.record, story.events[many:], since, story.case)
    assert reached(story, found, "acknowledge", CARE.id) == ["eli"]


# ── Who goes away, and who else is there ──────────────────────────────────────────────────────────


def test_when_the_one_asked_steps_aside_the_next_in_that_post_is_asked_and_told() -> None:
    story = in_danger(WORKER, LEADER, SECOND_LEADER, HEAD)
    story.now = at("7 22:31")
    assert asked_now(story)[0] == "eli"
    leader = actor(CITING, story.case, story.record.directory, "eli", story.now.date())
    found = told(story, SteppedAside("team lead"), leader, "7 22:35")
    assert "ned" in asked_now(story)
    assert reached(story, found, "acknowledge", CARE.id) == ["ned"]


def test_of_two_leads_in_the_place_of_who_stepped_aside_one_is_asked() -> None:
    leads = (replace(LEADER, lead=True), replace(SECOND_LEADER, lead=True))
    story = in_danger(WORKER, *leads, HEAD)
    worker = actor(CITING, story.case, story.record.directory, "dee", story.now.date())
    found = told(story, SteppedAside("practitioner"), worker, "7 22:10")
    assert reached(story, found, "acknowledge", CARE.id) == ["eli"]
    assert (has_it_to_do(story, "eli"), has_it_to_do(story, "ned")) == (True, False)


def test_who_holds_the_post_and_is_away_is_told_for_information() -> None:
    away = replace(DEPUTY, away=AWAY)
    story = talking(WORKER, HEAD, away)
    found = told(story, RiskStated(), RAISER, NIGHT)
    assert reached(story, found, "acknowledge", SCHOOL.id) == ["hed"]
    assert "nat" in reached(story, found, "danger", SCHOOL.id)


# ── Who comes next ────────────────────────────────────────────────────────────────────────────────


def test_a_post_whose_holder_was_not_asked_below_is_not_passed_over() -> None:
    standing_in = replace(WORKER, holder="trudy")
    beside, above = replace(standing_in, holder="angela"), replace(LEADER, holder="angela")
    party = Party(CARE.id, CARE.kind)
    lead = replace(standing_in, lead=True), replace(beside, lead=True)
    story = in_danger(*lead, above, replace(MANAGER, holder="simone"), HEAD, answering=party)
    assert in_turn(story)[:3] == [
        "answering practitioner",
        "answering team lead",
        "answering manager",
    ]


def test_of_several_in_a_post_the_first_is_asked_who_was_not_asked_below_it() -> None:
    story = in_danger(WORKER, LEADER, replace(MANAGER, holder="eli"), MANAGER, HEAD)
    story.now = at("7 22:59")
    assert "eli" in asked_now(story)
    story.now = at("7 23:01")
    assert {"eli", "fay"}.intersection(asked_now(story)) == {"fay"}


def test_with_the_top_post_empty_the_lead_is_asked_before_the_board() -> None:
    lead = Seat(CARE.id, "safeguarding lead", "Safeguarding lead", "hannah", lead=True)
    story = in_danger(WORKER, LEADER, lead, HEAD)
    assert in_turn(story) == [
        "answering practitioner",
        "answering team lead",
        str(PostRef("answering", LEAD)),
        "board business manager",
    ]
    assert str(PostRef("answering", LEAD)) not in in_turn(in_danger(WORKER, LEADER, MANAGER, lead))
    away = replace(lead, away=AWAY)
    assert str(PostRef("answering", LEAD)) not in in_turn(in_danger(WORKER, LEADER, away))


def test_a_service_lead_who_is_away_leaves_it_to_the_lead_of_the_agency() -> None:
    of_service = Seat(CARE.id, "x", "Service lead", "ben", service="team", lead=True, away=AWAY)
    of_agency = Seat(CARE.id, "y", "Safeguarding lead", "hannah", lead=True)
    party = replace(CARE, service="team")
    story = in_danger(WORKER, of_service, of_agency, HEAD, answering=party)
    story.now = at("7 22:31")
    assert "hannah" in asked_now(story)
