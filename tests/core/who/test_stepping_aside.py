"""Whoever is too close to a case steps aside: their part ends, the next up goes on, and no task is
left without an owner.
"""

from msgspec.structs import replace

from concordat.core.acts import (
    Appointed,
    CarriedOut,
    HandedOn,
    RiskStated,
    SteppedAside,
    TookOver,
    Withdrawn,
)
from concordat.core.notices import tellings
from concordat.core.notices.words import say_news
from concordat.core.posts import LEAD, Seat
from concordat.core.who.parts import Capacity
from concordat.core.who.recipients import Recipient, involved, officers, owners
from tests.core.ladder import LADDER
from tests.core.stories import (
    CARE,
    CHAIR,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    directory,
    refused,
)
from tests.core.who.people import LEA, OLU, part

SEATS = (
    LEA,
    Seat(CARE.id, "team lead", "Team Lead", holder="eli", cover="cov"),
    Seat(CARE.id, "manager", "Manager", holder="hal", lead=True),
    Seat("board", "chair", "Chair", holder="cat"),
    OLU,
)
PEOPLE = directory(*SEATS)
OUR_LEAD = Recipient("raising", SCHOOL.id, post=LEAD)


def story() -> Story:
    return Story(people=PEOPLE)


def test_a_raiser_who_steps_aside_has_no_part_and_stays_named() -> None:
    case = story().do(SteppedAside("practitioner"), "2 11:00", who=RAISER)
    assert part(case, "ann").capacities == ()
    assert case.case.raiser == "ann"


def test_what_they_owed_is_for_their_lead_who_can_do_it() -> None:
    case = story().do(SteppedAside("practitioner"), "2 11:00", who=RAISER)
    owed = case.the("colleagues.raise")
    assert owners(LADDER, case.case, owed) == (OUR_LEAD,)
    lea = part(case, "lea")
    assert Capacity("raising", SCHOOL.id, "practitioner") in lea.capacities
    case.do(CarriedOut((owed.id,)), "2 12:00", who=lea)
    assert case.the("colleagues.raise").how == "done"


def test_whoever_raised_it_goes_on_when_who_took_it_over_steps_aside() -> None:
    act = TookOver(side="raising", agency=SCHOOL.id, person="bea", of="ann")
    case = story().do(act, "2 11:00", who=OFFICER)
    bea = part(case, "bea")
    case.do(SteppedAside("practitioner"), "2 12:00", who=bea)
    assert case.case.goes_on("raising") == "ann"


def test_cover_acts_in_the_place_of_a_post_holder_who_stepped_aside() -> None:
    case = story().done("colleagues.raise", "2 11:00")
    case.do(SteppedAside("team lead"), "2 12:00", who=TEAM_LEAD)
    assert part(case, "eli").capacities == ()
    cov = part(case, "cov")
    assert cov.capacities[0].post == "team lead"
    assert case.why_not(cov, CarriedOut((case.the("colleagues.talk").id,))) is None


def test_their_lead_and_the_board_are_told_and_whoever_owes_it_now() -> None:
    case = story().do(SteppedAside("practitioner"), "2 11:00", who=RAISER)
    told = tellings(LADDER, case.case, case.case, case.events[-1:])
    heard = [each.to for each in told if each.kind == "stepped aside"]
    assert heard == [OUR_LEAD, *officers(), *involved(LADDER, case.case, "answering")]
    assert [(each.to, each.what) for each in told if each.kind == "owed"] == [
        (OUR_LEAD, "colleagues: raise")
    ]
    said = next(each.what for each in told if each.kind == "stepped aside")
    assert say_news("stepped aside", said).startswith("somebody stepped aside")


def test_what_they_owed_by_name_or_took_on_is_owed_by_others() -> None:
    case = story().do(RiskStated(), "2 11:00", who=RAISER)
    case.do(HandedOn(case.the("colleagues.raise").id, "bea"), "2 12:00", who=RAISER)
    case.do(SteppedAside("practitioner"), "2 13:00", who=RAISER)
    for duty in case.case.open_duties:
        assert owners(LADDER, case.case, duty), duty.key
        assert "ann" not in {each.person for each in owners(LADDER, case.case, duty)}


def test_the_office_says_who_acts_for_a_chair_who_stepped_aside() -> None:
    case = Story(people=PEOPLE).at_chair().done("chair.refer", "4 11:00")
    named = Appointed("chair", "mia", side="board")
    assert case.why_not(OFFICER, named) == "no-such-role"
    case.do(SteppedAside("chair"), "4 12:00", who=CHAIR)
    told = tellings(LADDER, case.case, case.case, case.events[-1:])
    said = [(each.to, each.what) for each in told if each.kind == "stepped aside"]
    assert [to for to, _ in said] == [*officers()]
    assert "say who acts in that role" in said[0][1]
    assert case.why_not(RAISER, named) == "not-yours"
    case.do(named, "4 13:00", who=OFFICER)
    assert part(case, "mia").capacities == (Capacity("board", "", "chair"),)
    decide = CarriedOut((case.the("chair.decide").id,), "decided")
    assert case.why_not(part(case, "mia"), decide) is None
    assert case.case.vacated == ()


def test_nobody_steps_aside_for_somebody_else() -> None:
    assert story().why_not(RAISER, SteppedAside("chair")) == "not-yours"


def test_the_last_of_the_office_stays_until_somebody_stands_in() -> None:
    case = story()
    with refused("nobody-in-the-office", case):
        case.do(SteppedAside("business manager"), "2 11:00", who=OFFICER)
    covered = Seat("board", "business manager", "Business Manager", holder="olu", cover="bo")
    seats = (*(seat for seat in PEOPLE.seats if seat.holder != "olu"), covered)
    case.record = replace(case.record, directory=replace(PEOPLE, seats=seats))
    case.do(SteppedAside("business manager"), "2 11:00", who=OFFICER)
    assert part(case, "bo").is_officer


def test_once_it_has_ended_nobody_steps_aside() -> None:
    case = story().do(Withdrawn(), "2 11:00")
    assert case.why_not(RAISER, SteppedAside("practitioner")) == "ended"
