"""Nobody is left behind: an agency's lead sees what its people raise and answer, and a case goes on
when whoever raised it is gone.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    COMPANION,
    SUPPORTER,
    ActionAgreed,
    AnyAct,
    CarriedOut,
    Corrected,
    MovedUp,
    RiskStated,
    SafetyStated,
    TakenNoFurther,
    TookOver,
    Withdrawn,
)
from concordat.core.notices import tellings
from concordat.core.posts import EARLIER, EVERYBODY, LEAD, LOOKING_ON, PRACTITIONER, PostRef, Seat
from concordat.core.who.handing import manages
from concordat.core.who.handing import taken_over as taken_over_by
from concordat.core.who.parts import Actor, Capacity, actor
from concordat.core.who.recipients import Recipient, involved, owners
from tests.core.ladder import LADDER
from tests.core.stories import CARE, HEAD, LEADS, OFFICER, RAISER, SCHOOL, Story, directory, refused

DAY = date(2026, 11, 3)
LEAD_OF_SCHOOL = Actor("lea", (Capacity("raising", SCHOOL.id, LEAD),))
LEAD_OF_CARE = Actor("may", (Capacity("answering", CARE.id, LEAD),))
SEATS = (
    Seat(SCHOOL.id, "colleague", "Class Teacher", holder="ann"),
    Seat(SCHOOL.id, "safeguarding", "Safeguarding Lead", holder="lea", lead=True),
    Seat(CARE.id, "social worker", "Social Worker", holder="dee"),
    Seat(CARE.id, "safeguarding", "Head of Safeguarding", holder="sam", lead=True),
    Seat(CARE.id, "unit manager", "Manager", holder="may", service="Intake", lead=True),
)
PEOPLE = replace(directory(), seats=(*SEATS, *directory().seats))


def part(story: Story, person: str, on: date = DAY) -> list[Capacity]:
    return list(actor(LADDER, story.case, story.record.directory, person, on).capacities)


def story(**more: str) -> Story:
    return Story(people=PEOPLE, **more)  # type: ignore[arg-type]


def taken_over(by: str = "lea") -> Story:
    act = TookOver(side="raising", agency=SCHOOL.id, person=by, of="ann")
    return story().do(act, "2 11:00", who=LEAD_OF_SCHOOL)


# ── The lead ──────────────────────────────────────────────────────────────────────────────────────


def test_the_raisers_lead_has_a_part_from_the_start_and_no_task() -> None:
    case = story()
    assert part(case, "lea") == [Capacity("raising", SCHOOL.id, LEAD)]
    assert not LEAD_OF_SCHOOL.holds(PostRef("raising", EVERYBODY))
    owed = case.the("colleagues.raise")
    assert case.why_not(LEAD_OF_SCHOOL, CarriedOut((owed.id,))) == "not-yours"


def test_on_the_answering_side_it_is_the_manager_of_the_service_asked_else_the_agencys_lead() -> (
    None
):
    intake = Story(replace(CARE, service="Intake"), people=PEOPLE)
    assert part(intake, "may") == [Capacity("answering", CARE.id, LEAD)]
    assert part(intake, "sam") == []
    whole = story()
    assert part(whole, "may") == []
    assert part(whole, "sam") == [Capacity("answering", CARE.id, LEAD)]


def test_cover_looks_on_for_a_lead_who_is_away() -> None:
    seats = (Seat(SCHOOL.id, "x", "Lead", holder="lea", cover="bea", away=(DAY, DAY), lead=True),)
    case = Story(people=directory(*seats))
    assert part(case, "bea") == [Capacity("raising", SCHOOL.id, LEAD, covering="lea")]
    assert part(case, "lea") == [Capacity("raising", SCHOOL.id, LEAD)]


# ── Taking over ───────────────────────────────────────────────────────────────────────────────────


def test_who_takes_a_case_over_acts_in_the_raisers_place() -> None:
    case = taken_over()
    assert Capacity("raising", SCHOOL.id, "practitioner") in part(case, "lea")
    owed = case.the("colleagues.raise")
    assert owners(LADDER, case.case, owed) == (Recipient("raising", SCHOOL.id, person="lea"),)
    who = actor(LADDER, case.case, PEOPLE, "lea", DAY)
    case.do(CarriedOut((owed.id,)), "2 12:00", who=who)
    assert case.the("colleagues.raise").how == "done"


def test_the_raiser_stays_named_and_keeps_a_part_without_the_task() -> None:
    case = taken_over()
    assert case.case.raiser == "ann"
    assert part(case, "ann") == [Capacity("raising", SCHOOL.id, EARLIER)]
    assert Recipient("raising", SCHOOL.id, person="ann") in involved(LADDER, case.case, "raising")
    raiser = actor(LADDER, case.case, PEOPLE, "ann", DAY)
    assert case.why_not(raiser, CarriedOut((case.the("colleagues.raise").id,))) == "not-yours"


def test_who_takes_over_from_whoever_took_over_goes_on() -> None:
    case = taken_over()
    act = TookOver(side="raising", agency=SCHOOL.id, person="bea", of="lea")
    case.do(act, "2 12:00", who=OFFICER)
    assert case.case.goes_on("raising") == "bea"
    assert case.case.went_before("raising") == ("lea", "ann")
    back = TookOver(side="raising", agency=SCHOOL.id, person="ann", of="bea")
    case.do(back, "2 13:00", who=OFFICER)
    assert case.case.went_before("raising") == ("bea", "lea")


def test_a_manager_takes_over_what_somebody_of_theirs_answers() -> None:
    case = Story(replace(CARE, service="Intake"), people=PEOPLE)
    act = TookOver(side="answering", agency=CARE.id, person="may", of="dee")
    case.do(act, "2 11:00", who=LEAD_OF_CARE)
    assert case.case.goes_on("answering", CARE.id) == "may"
    assert Capacity("answering", CARE.id, "practitioner") in part(case, "may")
    assert part(case, "dee") == [Capacity("answering", CARE.id, EARLIER)]


@pytest.mark.parametrize(
    ("who", "person", "of", "code"),
    [
        (RAISER, "bea", "ann", "not-in-charge"),
        (LEAD_OF_CARE, "may", "ann", "not-in-charge"),
        (LEAD_OF_SCHOOL, "bea", "ann", "for-yourself"),
        (LEAD_OF_SCHOOL, "lea", "dee", "somebody-else-goes-on"),
        (OFFICER, "ann", "ann", "goes-on-already"),
        (OFFICER, "sam", "ann", "not-of-the-agency"),
        (OFFICER, "bea", "ann", None),
        (HEAD, "hed", "ann", "no-such-person"),
    ],
)
def test_a_lead_or_manager_takes_over_for_themselves_and_the_business_manager_appoints(
    who: Actor, person: str, of: str, code: str | None
) -> None:
    act = TookOver(side="raising", agency=SCHOOL.id, person=person, of=of)
    assert story().why_not(who, act) == code


def test_taking_over_needs_a_reason_and_can_be_corrected() -> None:
    act = TookOver(side="raising", agency=SCHOOL.id, person="lea", of="ann")
    case = story()
    with refused("words-needed", case):
        case.do(act, who=LEAD_OF_SCHOOL, wordless=True)
    case.do(act, "2 11:00", who=LEAD_OF_SCHOOL)
    case.do(Corrected(len(case.events)), "2 12:00", who=LEAD_OF_SCHOOL)
    assert case.case.goes_on("raising") == "ann"


def test_the_lead_speaks_for_their_side_before_they_take_anything_over() -> None:
    case = story()
    for act in (MovedUp("risk to the child"), Withdrawn()):
        assert case.why_not(LEAD_OF_SCHOOL, act) is None


# ── A part ends with the post that gave it ────────────────────────────────────────────────────────


def test_who_left_the_agency_has_no_part_any_more() -> None:
    left = replace(PEOPLE, seats=tuple(seat for seat in PEOPLE.seats if seat.holder != "ann"))
    case = Story(people=left)
    assert part(case, "ann") == []
    assert Story(people=PEOPLE).case.raiser == "ann"


def test_who_moved_to_the_other_side_does_not_keep_the_case_by_name() -> None:
    others = tuple(seat for seat in PEOPLE.seats if seat.holder != "ann")
    moved = replace(PEOPLE, seats=(*others, Seat(CARE.id, "team lead", "Lead", holder="ann")))
    case = Story(people=moved).talked()
    assert part(case, "ann") == [Capacity("answering", CARE.id, "team lead")]


def test_who_has_posts_on_both_sides_keeps_the_one_that_was_first_in_the_case() -> None:
    both = replace(PEOPLE, seats=(*PEOPLE.seats, Seat(CARE.id, "team lead", "Lead", holder="ann")))
    assert {held.side for held in part(Story(people=both).talked(), "ann")} == {"raising"}
    both = replace(PEOPLE, seats=(*PEOPLE.seats, Seat(SCHOOL.id, "manager", "Head", holder="dee")))
    assert {held.side for held in part(Story(people=both).at_managers(), "dee")} == {"answering"}


def test_somebody_brought_in_from_elsewhere_keeps_a_part_while_the_board_knows_them() -> None:
    case = story().at_managers().appoint("mediator", "mia")
    assert part(case, "mia") == [Capacity("third", "", "mediator")]
    gone = replace(PEOPLE, seats=tuple(seat for seat in PEOPLE.seats if seat.holder != "mia"))
    assert actor(LADDER, case.case, gone, "mia", DAY).capacities == ()


# ── Away ──────────────────────────────────────────────────────────────────────────────────────────


def test_cover_acts_for_a_practitioner_who_is_in_the_case_by_name() -> None:
    away = Seat(SCHOOL.id, "colleague", "Teacher", holder="ann", cover="bea", away=(DAY, DAY))
    case = Story(people=replace(PEOPLE, seats=(away, *SEATS[1:])))
    assert part(case, "bea") == [Capacity("raising", SCHOOL.id, "practitioner", covering="ann")]
    assert part(case, "bea", date(2026, 11, 4)) == []
    assert part(case, "ann") == [Capacity("raising", SCHOOL.id, "practitioner")]


def test_a_holder_away_without_cover_still_sees_their_case() -> None:
    seats = (
        *LEADS,
        Seat(CARE.id, "team lead", "Team Lead", holder="eli", away=(DAY, DAY)),
        Seat(CARE.id, "manager", "Manager", holder="hal"),
    )
    case = Story(people=directory(*seats)).talked()
    assert part(case, "eli") == [Capacity("answering", CARE.id, "team lead")]
    assert part(case, "hal") == [Capacity("answering", CARE.id, "team lead")]


# ── For somebody who rang ─────────────────────────────────────────────────────────────────────────


STOPS = (MovedUp("risk to the child"), Withdrawn(), TakenNoFurther())


@pytest.mark.parametrize("act", STOPS, ids=lambda act: act.attempt)
def test_the_business_manager_takes_a_case_on_or_stops_it_for_whoever_rang(act: AnyAct) -> None:
    case = Story(people=PEOPLE).talked()
    with refused("for-whom", case):
        case.do(act, "3 11:00", who=OFFICER)
    with refused("not-theirs-to-ask", case):
        case.do(act, "3 11:00", who=OFFICER, behalf="sam")
    case.do(act, "3 11:00", who=OFFICER, behalf="ann")
    assert (case.events[-1].by, case.events[-1].behalf) == ("olu", "ann")
    told = tellings(LADDER, None, case.case, case.events[-1:])
    assert "ann" in {each.to.person for each in told}


def test_a_case_that_ended_with_nothing_owed_is_taken_over_by_nobody() -> None:
    case = story().do(SafetyStated("raising"), "2 10:30", who=RAISER)
    assert list(taken_over_by(case.case, LEAD_OF_SCHOOL))
    act = TookOver(side="raising", agency=SCHOOL.id, person="lea", of="ann")
    assert case.why_not(LEAD_OF_SCHOOL, act) is None
    case.do(Withdrawn(), "2 11:00", who=RAISER)
    assert case.case.end is not None
    for person in (LEAD_OF_SCHOOL, OFFICER):
        assert not list(taken_over_by(case.case, person))
        assert case.why_not(person, act) == "over"


def test_while_danger_stands_or_an_action_is_followed_an_ended_case_is_still_taken_over() -> None:
    act = TookOver(side="raising", agency=SCHOOL.id, person="lea", of="ann")
    for goes_on in (RiskStated(), ActionAgreed("a1", "raising", SCHOOL.id, by=date(2026, 11, 20))):
        case = story().do(SafetyStated("raising"), "2 10:30", who=RAISER)
        case.do(goes_on, "2 10:40", who=RAISER).do(Withdrawn(), "2 11:00", who=RAISER)
        assert case.case.end is not None or case.case.leaving is not None
        assert case.why_not(LEAD_OF_SCHOOL, act) is None


@pytest.mark.parametrize("post", [*LOOKING_ON, PRACTITIONER, COMPANION, SUPPORTER])
def test_who_only_looks_back_or_comes_along_manages_nobody(post: str) -> None:
    """A lead looks after their agency's cases; all others who look on do not."""
    held = Actor("hal", (Capacity("answering", CARE.id, post),))
    assert manages(held, "answering", CARE.id) is (post == LEAD)
