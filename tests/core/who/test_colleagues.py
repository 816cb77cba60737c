"""A task is handed to a colleague: they are asked, take it on or not, and nothing is lost
meanwhile.
"""

import pytest
from msgspec.structs import replace

from concordat.core.acts import CarriedOut, HandedOn, HandedOnAnswered, MovedUp, Reminded
from concordat.core.colleagues import colleagues
from concordat.core.notices import tellings
from concordat.core.posts import HANDED_ON, LEAD, TAKING_ON, Seat
from concordat.core.who.parts import Actor, Capacity, actor
from concordat.core.who.recipients import Recipient, owners
from tests.core.ladder import LADDER, with_changed
from tests.core.stories import (
    CARE,
    MANAGER,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    directory,
    refused,
)
from tests.core.who.people import DAY, ELI, LEA, part

SEATS = (
    LEA,
    ELI,
    Seat(CARE.id, "team lead", "Team Lead", holder="tam", service="Intake"),
    Seat(CARE.id, "manager", "Manager", holder="hal"),
)
PEOPLE = directory(*SEATS)
BEA, ANN = (Recipient("raising", SCHOOL.id, person=each) for each in ("bea", "ann"))


def story() -> Story:
    return Story(people=PEOPLE)


def hands(case: Story, to: str = "bea", key: str = "colleagues.raise") -> HandedOn:
    return HandedOn(case.the(key).id, to)


def asked(to: str = "bea") -> Story:
    case = story()
    return case.do(hands(case, to), "2 11:00", who=RAISER)


def taken_on() -> Story:
    case = asked()
    return case.do(HandedOnAnswered(2, accepts=True), "2 12:00", who=part(case, "bea"))


# ── Asked ─────────────────────────────────────────────────────────────────────────────────────────


def test_whoever_is_asked_can_open_the_case_and_does_nothing_else_before_they_answer() -> None:
    case = asked()
    bea = part(case, "bea")
    assert bea.capacities == (Capacity("raising", SCHOOL.id, HANDED_ON),)
    owed = case.the("colleagues.raise").id
    assert case.why_not(bea, CarriedOut((owed,))) == "not-answered"
    assert case.why_not(bea, MovedUp("risk to the child")) == "not-answered"
    assert case.why_not(bea, HandedOnAnswered(2, accepts=True)) is None


def test_until_they_answer_it_stays_with_whoever_owes_it_by_the_same_time() -> None:
    before = story().the("colleagues.raise")
    case = asked()
    now = case.the("colleagues.raise")
    assert (now.due, now.first_due, now.opened) == (before.due, before.first_due, before.opened)
    assert owners(LADDER, case.case, now) == (ANN,)
    assert case.why_not(RAISER, CarriedOut((now.id,))) is None


def test_whoever_is_asked_is_told_and_nobody_else() -> None:
    case = asked()
    told = tellings(LADDER, case.case, case.case, case.events[-1:])
    assert [(each.to, each.kind, each.what) for each in told] == [
        (BEA, "handed on", "colleagues: raise")
    ]


def test_to_ask_somebody_else_takes_the_place_of_whoever_has_not_answered() -> None:
    case = asked("lea")
    case.do(hands(case, "bea"), "2 12:00", who=RAISER)
    assert part(case, "lea").capacities == (Capacity("raising", SCHOOL.id, LEAD),)
    assert part(case, "bea").capacities == (Capacity("raising", SCHOOL.id, HANDED_ON),)
    with refused("not-open", case):
        case.do(HandedOnAnswered(2, accepts=True), "2 13:00", who=part(case, "lea"))


def test_nobody_is_asked_twice_nor_about_what_is_no_longer_owed() -> None:
    case = asked()
    assert case.why_not(RAISER, hands(case, "bea")) == "asked-already"
    case.done("colleagues.raise", "2 12:00")
    assert case.why_not(RAISER, hands(case, "bea")) == "not-open"
    assert part(case, "bea").capacities == ()


def test_only_whoever_is_asked_answers() -> None:
    case = asked()
    assert case.why_not(RAISER, HandedOnAnswered(2, accepts=True)) == "not-yours"


# ── Answered ──────────────────────────────────────────────────────────────────────────────────────


def test_whoever_takes_it_on_acts_and_is_told_what_whoever_handed_it_on_is_told() -> None:
    case = taken_on()
    owed = case.the("colleagues.raise")
    assert owners(LADDER, case.case, owed) == (ANN, BEA)
    reminded = Story.do(taken_on(), Reminded((owed.id,)), who=TEAM_LEAD)
    told = tellings(LADDER, reminded.case, reminded.case, reminded.events[-1:])
    assert {each.to for each in told} == {ANN, BEA}
    late = tellings(LADDER, case.case, case.look("4 17:01"))
    assert BEA in {each.to for each in late if each.kind == "late"}
    assert part(case, "bea").capacities == (Capacity("raising", SCHOOL.id, TAKING_ON),)
    case.do(CarriedOut((owed.id,)), "2 13:00", who=part(case, "bea"))
    assert case.the("colleagues.raise").how == "done"


def test_whoever_handed_it_on_is_told_the_answer() -> None:
    for accepts, kind in ((True, "taken on"), (False, "given back")):
        case = asked()
        case.do(HandedOnAnswered(2, accepts=accepts), "2 12:00", who=part(case, "bea"))
        told = tellings(LADDER, case.case, case.case, case.events[-1:])
        assert [(each.to, each.kind) for each in told] == [(ANN, kind)]


def test_whoever_does_not_take_it_on_has_no_part_any_more() -> None:
    case = asked()
    case.do(HandedOnAnswered(2, accepts=False), "2 12:00", who=part(case, "bea"))
    assert part(case, "bea").capacities == ()
    assert owners(LADDER, case.case, case.the("colleagues.raise")) == (ANN,)


def test_what_was_taken_on_can_be_given_back_and_handed_on_again() -> None:
    case = taken_on()
    bea = part(case, "bea")
    assert case.why_not(bea, HandedOnAnswered(2, accepts=True)) == "taken-on-already"
    assert case.why_not(bea, hands(case, "lea")) is None
    case.do(HandedOnAnswered(2, accepts=False), "2 13:00", who=bea)
    assert owners(LADDER, case.case, case.the("colleagues.raise")) == (ANN,)
    case.do(hands(case, "bea"), "2 14:00", who=RAISER)
    assert part(case, "bea").capacities == (Capacity("raising", SCHOOL.id, HANDED_ON),)


def test_who_left_the_agency_does_not_keep_what_they_took_on() -> None:
    case = taken_on()
    gone = replace(PEOPLE, seats=tuple(seat for seat in PEOPLE.seats if seat.holder != "bea"))
    assert actor(LADDER, case.case, gone, "bea", DAY).capacities == ()
    assert ANN in owners(LADDER, case.case, case.the("colleagues.raise"))


def test_cover_answers_and_acts_for_a_colleague_who_is_away() -> None:
    case = asked()
    away = Seat(SCHOOL.id, "colleague", "Colleague", holder="bea", cover="cov", away=(DAY, DAY))
    others = (seat for seat in PEOPLE.seats if seat.holder != "bea")
    people = replace(PEOPLE, seats=(*others, away))
    stands_in = actor(LADDER, case.case, people, "cov", DAY)
    assert stands_in.capacities == (Capacity("raising", SCHOOL.id, HANDED_ON, covering="bea"),)
    case.do(HandedOnAnswered(2, accepts=True), "3 12:00", who=stands_in)
    again = actor(LADDER, case.case, people, "cov", DAY)
    assert case.why_not(again, CarriedOut((case.the("colleagues.raise").id,))) is None


def test_nothing_is_handed_to_somebody_who_is_away_by_whoever_stands_in_for_them() -> None:
    away = Seat(SCHOOL.id, "colleague", "Colleague", holder="bea", cover="ann", away=(DAY, DAY))
    others = (seat for seat in PEOPLE.seats if seat.holder != "bea")
    case = Story(people=replace(PEOPLE, seats=(*others, away)))
    owed = case.the("colleagues.raise")
    there = case.look("3 11:00")
    assert "bea" not in colleagues(case.record, there, owed, RAISER)
    with refused("comes-back", case):
        case.do(hands(case), "3 11:00", who=RAISER)
    case.do(hands(case), "4 11:00", who=RAISER)
    assert case.the("colleagues.raise").handed_on, "once they are back they are asked like others"


# ── Who, to whom ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("who", "to", "code"),
    [
        (RAISER, "bea", None),
        (RAISER, "lea", None),
        (RAISER, "dee", "not-of-the-agency"),
        (RAISER, "mia", "not-of-the-agency"),
        (RAISER, "nobody", "no-such-person"),
        (TEAM_LEAD, "dee", "not-yours"),
        (OFFICER, "bea", "not-yours"),
    ],
)
def test_whoever_owes_it_hands_it_to_somebody_with_a_post_in_their_own_agency(
    who: Actor, to: str, code: str | None
) -> None:
    case = story()
    assert case.why_not(who, hands(case, to)) == code


def test_what_falls_to_a_post_is_handed_to_the_same_or_a_higher_one() -> None:
    case = story().done("colleagues.raise", "2 11:00")
    owed = case.the("colleagues.talk")
    assert [*colleagues(case.record, case.case, owed, TEAM_LEAD)] == ["tam", "hal"]
    assert case.why_not(TEAM_LEAD, hands(case, "dee", "colleagues.talk")) == "not-of-the-agency"
    assert case.why_not(TEAM_LEAD, hands(case, "hal", "colleagues.talk")) is None


def test_who_must_not_see_the_case_is_never_asked() -> None:
    case = story()
    case.record = replace(case.record, directory=PEOPLE.without(frozenset({"bea"})))
    owed = case.the("colleagues.raise")
    assert [*colleagues(case.record, case.case, owed, RAISER)] == ["lea"]
    assert case.why_not(RAISER, hands(case, "bea")) == "no-such-person"


def test_who_has_a_part_on_another_side_is_never_asked() -> None:
    both = replace(PEOPLE, seats=(*PEOPLE.seats, Seat(SCHOOL.id, "aide", "Aide", holder="eli")))
    case = Story(people=both).at_managers()
    owed = next(duty for duty in case.case.open_duties if duty.side == "raising")
    assert case.why_not(RAISER, HandedOn(owed.id, "eli")) == "other-side"


def test_a_decision_is_handed_to_nobody() -> None:
    protocol = with_changed("managers.meet", settled="decision")
    case = Story(protocol=protocol, people=PEOPLE).at_managers()
    owed = case.the("managers.meet")
    assert MANAGER.owes(protocol.duty("managers.meet"), owed)
    assert case.why_not(MANAGER, hands(case, "hal", "managers.meet")) == "not-yours"
