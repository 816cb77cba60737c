"""A case that is being withdrawn goes on when an agency takes it on that shares the concern."""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    CarriedOut,
    HandedOn,
    KeptGoing,
    MovedUp,
    Noted,
    RiskStated,
    SafetyStated,
    SteppedAside,
    TookOn,
    Withdrawn,
)
from concordat.core.notices import tellings
from concordat.core.posts import LEAD, Party, SideOf
from concordat.core.who.offers import offers
from concordat.core.who.parts import Actor, Capacity, actor
from concordat.core.who.recipients import Recipient, owners
from tests.core.ladder import LADDER
from tests.core.stories import CARE, OFFICER, RAISER, SCHOOL, TEAM_LEAD, Story, refused
from tests.core.who.test_supporting import MIA, PEOPLE, supported

DAY = date(2026, 11, 3)
CLUB = Party("club", "charity")
LEA = Recipient("raising", SCHOOL.id, post=LEAD)


def part(story: Story, person: str) -> Actor:
    return actor(LADDER, story.case, story.record.directory, person, DAY)


def withdrawn() -> Story:
    """Supported, and withdrawn in the third entry."""
    return supported().do(Withdrawn(), "2 12:00", who=RAISER)


def takes_on(person: str = "mia", entry: int = 3) -> TookOn:
    return TookOn(entry, CLUB, person)


def taken_on(person: str = "mia") -> Story:
    story = withdrawn()
    return story.do(takes_on(person), "3 10:00", who=part(story, person))


def test_whom_it_names_for_the_agency_works_there() -> None:
    story = withdrawn()
    act = replace(takes_on(), agency=replace(CLUB, person="dee"))
    with refused("not-in-that-agency", story):
        story.do(act, "3 10:00", who=part(story, "mia"))


def test_it_goes_on_with_the_same_tasks_and_the_same_dates() -> None:
    before = withdrawn()
    assert before.case.leaving is not None
    assert "shared" in before.case.leaving.because
    story = taken_on()
    assert story.case.leaving is None
    assert story.look("5 18:00").end is None
    assert story.case.start == before.case.start
    open_then = before.look("3 10:00").open_duties
    then = [(duty.id, duty.due) for duty in open_then if duty.key != "keep-going"]
    assert [(duty.id, duty.due) for duty in story.case.open_duties] == then


def test_their_agency_is_the_one_that_raised_it_and_they_go_on() -> None:
    story = taken_on()
    assert story.case.raising == CLUB
    assert part(story, "mia").capacities == (Capacity("raising", "club", "practitioner"),)
    assert part(story, "wes").capacities == (Capacity("raising", "club", LEAD),)
    owed = story.the("colleagues.raise")
    assert owners(LADDER, story.case, owed) == (Recipient("raising", "club", person="mia"),)
    story.do(CarriedOut((owed.id,)), "3 11:00", who=part(story, "mia"))
    story.do(MovedUp("risk to the child"), "3 12:00", who=part(story, "mia"))
    assert story.case.visit == 2


def test_the_first_agency_has_no_part_any_more_and_stays_named() -> None:
    story = taken_on()
    for person in ("ann", "lea"):
        assert part(story, person).capacities == ()
    assert story.case.raised_by(2) == SCHOOL
    assert story.case.raised_by(None) == CLUB
    (first,) = story.case.raised_before
    assert (first.agency, first.person) == (SCHOOL, "ann")


def test_everybody_is_told_and_so_is_the_first_agency_that_it_has_no_part() -> None:
    before = withdrawn()
    story = taken_on()
    told = tellings(LADDER, before.look("3 10:00"), story.case, story.events[-1:])
    to = {each.to for each in told if each.kind == "took over"}
    office = Recipient("board", post="business manager")
    answers = Recipient("answering", CARE.id, person="dee")
    assert {office, answers, Recipient("raising", "club", post=LEAD)} <= to
    released = {each.to for each in told if each.kind == "released"}
    assert {Recipient("raising", SCHOOL.id, person="ann"), LEA} <= released
    owed = [each.to for each in told if each.kind == "owed"]
    assert owed == [Recipient("raising", "club", person="mia")]


def test_their_lead_can_take_it_on_and_who_supported_it_goes_on_with_them() -> None:
    story = taken_on("wes")
    assert story.case.goes_on("raising") == "wes"
    assert part(story, "mia").capacities == (Capacity("raising", "club", "practitioner"),)


def test_what_the_first_agency_had_by_name_ends() -> None:
    story = supported()
    story.do(RiskStated(), "2 11:10", who=RAISER).do(SafetyStated("raising"), "2 11:20", who=RAISER)
    story.do(HandedOn(story.the("colleagues.raise").id, "bea"), "2 11:30", who=RAISER)
    story.do(Withdrawn(), "2 12:00", who=RAISER)
    story.do(takes_on(entry=6), "2 13:00", who=part(story, "mia"))
    assert part(story, "bea").capacities == ()
    assert SideOf("raising") not in story.case.safety
    assert {each.agency for each in story.case.dangers} == {"club"}
    for duty in story.case.open_duties:
        assert not {"ann", "bea"} & {each.person for each in owners(LADDER, story.case, duty)}


def test_only_who_supports_it_takes_it_on_for_themselves_while_it_is_withdrawn() -> None:
    story = withdrawn()
    mia = part(story, "mia")
    assert story.why_not(mia, takes_on()) is None
    with refused("for-yourself", story):
        story.do(takes_on("wes"), "2 13:00", who=mia)
    assert story.why_not(mia, takes_on(entry=2)) == "not-withdrawn"
    assert story.why_not(mia, replace(takes_on(), agency=Party("police", "police"))) == "not-yours"
    for who in (RAISER, TEAM_LEAD):
        assert story.why_not(who, takes_on()) == "not-yours"
    with refused("for-whom", story):
        story.do(takes_on(), "2 13:00", who=OFFICER)
    story.do(KeptGoing(3), "2 13:00", who=OFFICER)
    assert story.why_not(mia, takes_on()) == "not-withdrawn"
    gone = withdrawn()
    assert gone.why_not(part(gone, "mia"), takes_on(), "5 10:00") == "ended"


def test_an_agency_that_does_not_support_it_takes_nothing_on() -> None:
    story = withdrawn()
    with refused("no-such-agency", story):
        story.do(replace(takes_on(), agency=Party("police", "police")), "2 15:00")


def test_the_business_manager_types_it_for_whoever_of_that_agency_rang() -> None:
    story = withdrawn()
    for rang in ("ann", "dee"):
        with refused("not-theirs-to-ask", story):
            story.do(takes_on(rang), "2 13:00", who=OFFICER, behalf=rang)
    with refused("for-yourself", story):
        story.do(takes_on("wes"), "2 13:00", who=OFFICER, behalf="mia")
    story.do(takes_on(), "2 13:00", who=OFFICER, behalf="mia")
    assert story.case.goes_on("raising") == "mia"
    told = tellings(LADDER, withdrawn().case, story.case, story.events[-1:])
    assert [each.to.person for each in told if each.kind == "recorded"] == ["mia"]


def test_the_business_manager_brings_in_whom_somebody_of_the_raising_agency_asked_for() -> None:
    story = Story(people=PEOPLE)
    with refused("for-whom", story):
        story.do(MIA, "2 11:00", who=OFFICER)
    with refused("not-theirs-to-ask", story):
        story.do(MIA, "2 11:00", who=OFFICER, behalf="dee")
    story.do(MIA, "2 11:00", who=OFFICER, behalf="ann")
    assert story.case.supporting == ("club",)


def offered(story: Story, person: str) -> set[str]:
    return {each.kind for each in offers(LADDER, story.case, part(story, person))}


def test_it_is_offered_to_them_and_to_the_office_and_to_nobody_else() -> None:
    story = withdrawn()
    assert "take-on" in {each.kind for each in offers(LADDER, story.case, part(story, "mia"))}
    for person in ("ann", "lea", "eli"):
        assert "take-on" not in {
            each.kind for each in offers(LADDER, story.case, part(story, person))
        }
    assert "take-on" in offered(story, "olu"), "for somebody who rang"
    still = supported()
    assert "take-on" not in {each.kind for each in offers(LADDER, still.case, part(still, "mia"))}


def test_who_supported_it_and_stepped_aside_takes_nothing_on() -> None:
    story = withdrawn()
    mia = part(story, "mia")
    story.do(SteppedAside("supporter"), "2 13:00", who=mia)
    assert story.why_not(part(story, "mia"), takes_on()) == "no-part"


def test_another_agency_that_supports_it_goes_on_supporting_it() -> None:
    story = Story(people=PEOPLE).do(MIA, "2 11:00", who=RAISER)
    story.do(replace(MIA, person="eli", agency="police"), "2 11:10", who=RAISER)
    story.do(Withdrawn(), "2 12:00", who=RAISER)
    story.do(takes_on(entry=4), "2 13:00", who=part(story, "mia"))
    assert story.case.supporting == ("police",)
    assert story.why_not(part(story, "eli"), Noted("both sides", "n1")) is None
