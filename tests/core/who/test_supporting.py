"""An agency that shares the concern: whom the raising side can bring in, what they can do, and what
stays with the two sides.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    Appointed,
    Asked,
    CarriedOut,
    DangerPassed,
    FactStated,
    MovedUp,
    Noted,
    Positioned,
    RiskStated,
    SafetyStated,
    SteppedAside,
    TakenNoFurther,
    Withdrawn,
)
from concordat.core.notices import tellings
from concordat.core.notices.words import named
from concordat.core.posts import EVERYBODY, LEAD, PostRef, Seat
from concordat.core.who.offers import offers
from concordat.core.who.parts import Actor, Capacity
from concordat.core.who.recipients import Recipient, owners
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
from tests.core.who.people import ELI, LEA, OLU, part

SEATS = (
    LEA,
    Seat(CARE.id, "safeguarding", "Safeguarding Lead", holder="len", lead=True),
    Seat("club", "safeguarding", "Club Welfare Officer", holder="wes", lead=True),
    Seat("club", "manager", "Club Manager", holder="max"),
    Seat("police", "officer", "Officer", holder="eli"),
    OLU,
    ELI,
)
PEOPLE = replace(directory(*SEATS), agencies=frozenset((SCHOOL.id, CARE.id, "club", "police")))
MIA = Appointed("supporter", "mia", side="third", agency="club")
"""Somebody of the club, which shares the concern."""
TO_MIA = Recipient("third", "club", person="mia")
TO_WES = Recipient("third", "club", post=LEAD)


def supported() -> Story:
    return Story(people=PEOPLE).do(MIA, "2 11:00", who=RAISER)


# ── Bringing them in ──────────────────────────────────────────────────────────────────────────────


def test_who_was_brought_in_and_their_lead_have_a_part_and_nobody_else_there() -> None:
    story = supported()
    assert part(story, "mia").capacities == (Capacity("third", "club", "supporter"),)
    assert part(story, "wes").capacities == (Capacity("third", "club", LEAD),)
    assert part(story, "max").capacities == ()
    assert part(story, "ivy").capacities == ()


def test_they_are_told_and_so_are_both_sides_that_the_agency_shares_the_concern() -> None:
    story = supported()
    told = tellings(LADDER, story.case, story.case, story.events[-1:])
    found = {each.to for each in told if each.kind == "brought in"}
    lead = Recipient("raising", SCHOOL.id, post=LEAD)
    assert [each.to for each in told if each.kind == "newcomer"] == [TO_MIA]
    assert {TO_WES, lead, Recipient("answering", CARE.id, person="dee")} <= found
    assert {each.what for each in told[1:]} == {
        f"{named('club', 'their agency')} shares the concern"
    }


NOT_TO_BRING_IN = (
    (TEAM_LEAD, MIA, "other-side"),
    (CHAIR, MIA, "other-side"),
    (RAISER, replace(MIA, agency=None), "no-such-agency"),
    (RAISER, replace(MIA, agency="board", person="olu"), "no-such-agency"),
    (RAISER, replace(MIA, side="raising", agency=SCHOOL.id), "no-such-agency"),
    (RAISER, replace(MIA, agency=CARE.id, person="dee"), "a-party"),
    (RAISER, replace(MIA, agency=SCHOOL.id, person="bea"), "a-party"),
    (RAISER, replace(MIA, agency="police"), "not-of-the-agency"),
    (RAISER, replace(MIA, agency="nowhere"), "no-such-agency"),
    (RAISER, replace(MIA, agency="police", person="eli"), "other-side"),
)


@pytest.mark.parametrize(("who", "act", "code"), NOT_TO_BRING_IN)
def test_who_can_bring_in_whom(who: Actor, act: Appointed, code: str) -> None:
    story = Story(people=PEOPLE).talked()
    assert story.why_not(who, act) == code
    assert story.why_not(RAISER, MIA) is None
    assert story.why_not(OFFICER, MIA) is None


def test_nobody_supports_it_twice_or_once_it_has_ended() -> None:
    story = supported()
    assert story.why_not(RAISER, MIA) == "brought-in-already"
    story.talked().agree()
    assert story.case.end
    assert story.why_not(RAISER, replace(MIA, person="ivy")) == "ended"


def test_whoever_is_kept_out_of_a_case_is_not_brought_in() -> None:
    people = PEOPLE.without(frozenset({"mia"}))
    story = Story(people=people)
    with refused("no-such-person", story):
        story.do(MIA, "2 11:00", who=RAISER)


# ── What they can do ──────────────────────────────────────────────────────────────────────────────

THEIRS = (RiskStated(), Noted("both sides", "n1"), Asked("meeting"), SteppedAside("supporter"))
NOT_THEIRS = (
    Positioned("raising", CARE.id, {"1": "agreed"}),
    Positioned("answering", CARE.id, {"1": "agreed"}),
    MovedUp("risk to the child"),
    Withdrawn(),
    TakenNoFurther(),
    SafetyStated("raising"),
    ActionAgreed("a1", "raising", by=date(2026, 11, 20)),
    FactStated("on-a-plan"),
    replace(MIA, person="ivy"),
)


def test_they_contribute_and_never_act_for_a_side(subtests: pytest.Subtests) -> None:
    story = supported().talked()
    for who in (part(story, "mia"), part(story, "wes")):
        for act in NOT_THEIRS:
            with subtests.test(who=who.person, act=type(act).__name__):
                assert story.why_not(who, act) == "supporter"
    for act in THEIRS:
        with subtests.test(act=type(act).__name__):
            assert story.why_not(part(story, "mia"), act) is None


def test_they_owe_nothing_of_the_ladder_and_carry_out_nothing_of_it() -> None:
    story = supported().do(RiskStated(), "2 12:00", who=RAISER)
    mia = part(story, "mia")
    assert story.case.open_duties
    for duty in story.case.open_duties:
        assert TO_MIA not in owners(LADDER, story.case, duty)
        assert not mia.owes(LADDER.duty(duty.key), duty)
        assert story.why_not(mia, CarriedOut((duty.id,))) == "not-yours"


def test_they_are_offered_what_they_can_do_and_no_list_of_what_they_cannot() -> None:
    story = supported().talked()
    found = offers(LADDER, story.case, part(story, "mia"))
    assert {each.kind for each in found} == {
        "risk",
        "note",
        "ask-meeting",
        "misdirected",
        "step-aside",
    }
    assert all(each.open for each in found)


def test_what_danger_asks_of_who_states_it_is_theirs_to_carry_out() -> None:
    story = supported()
    story.do(RiskStated(), "2 12:00", who=part(story, "mia"))
    owed = story.the("emergency")
    assert owed.person == "mia"
    mia = part(story, "mia")
    assert story.why_not(mia, CarriedOut((owed.id,))) is None


def test_their_lead_may_say_that_the_danger_they_stated_has_passed() -> None:
    story = supported()
    story.do(RiskStated(), "2 12:00", who=part(story, "mia"))
    assert story.why_not(part(story, "wes"), DangerPassed(3)) is None
    assert story.why_not(part(story, "mia"), DangerPassed(3)) == "not-yours"
    other = supported().do(RiskStated(), "2 12:00", who=RAISER)
    assert other.why_not(part(other, "wes"), DangerPassed(3)) == "not-yours"


def test_who_supports_it_and_steps_aside_leaves_no_role_to_be_filled() -> None:
    story = supported()
    story.do(SteppedAside("supporter"), "2 12:00", who=part(story, "mia"))
    assert part(story, "mia").capacities == ()
    assert story.case.vacated == ()
    told = tellings(LADDER, story.case, story.case, story.events[-1:])
    assert TO_WES in {each.to for each in told if each.kind == "stepped aside"}
    story.do(SteppedAside(LEAD), "2 13:00", who=part(story, "wes"))
    assert story.case.vacated == ()


def test_everybody_on_no_side_is_not_everybody_of_a_side() -> None:
    assert not part(supported(), "mia").holds(PostRef("raising", EVERYBODY))


# ── Withdrawing ───────────────────────────────────────────────────────────────────────────────────

SAFE = SafetyStated("raising")


def test_a_case_that_another_agency_supports_is_never_withdrawn_at_once() -> None:
    alone = (
        Story(people=PEOPLE).do(SAFE, "2 11:00", who=RAISER).do(Withdrawn(), "2 12:00", who=RAISER)
    )
    assert alone.case.end == "withdrawn"
    story = supported().do(SAFE, "2 11:30", who=RAISER).do(Withdrawn(), "2 12:00", who=RAISER)
    assert story.case.end is None
    assert story.case.leaving is not None
    told = tellings(LADDER, story.case, story.case, story.events[-1:])
    assert {TO_MIA, TO_WES} <= {each.to for each in told if each.kind == "withdrawing"}
    assert story.look("4 18:00").end == "withdrawn"
