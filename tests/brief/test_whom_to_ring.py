"""Whom to ring about what is next."""

from concordat.core.acts import (
    RISK_TO_CHILD,
    ActionAgreed,
    ActionAnswered,
    MovedUp,
    SteppedAside,
)
from tests.builders import SCHOOL, SOCIAL_CARE, Told, at, holder, story

REPRESENTATIVE = holder(SCHOOL.id, "board representative")


def test_the_counterpart_is_rung_first_where_the_business_office_is_asked_too() -> None:
    told = story("liverpool").raised(at(21))
    for hour in (11, 12, 13):
        told.act(MovedUp(RISK_TO_CHILD), "osei", at(21, hour))
    brief = told.brief(REPRESENTATIVE, at(21, 14))
    talk = next(duty for duty in brief.duties if duty.what == "try to resolve it")
    assert talk.mine
    first, *others = (each.agency for each in talk.ring)
    assert first == "Westshire Children's Social Care"
    assert "Westshire Safeguarding Children Partnership" in others


def test_whom_a_referral_is_made_to_is_rung_before_whoever_may_make_it_instead() -> None:
    told = story("liverpool").raised(at(21))
    for hour in (11, 12, 13):
        told.act(MovedUp(RISK_TO_CHILD), "osei", at(21, hour))
    theirs = holder(SOCIAL_CARE.id, "board representative")
    told.did("board representatives.resolve", REPRESENTATIVE, at(22))
    told.said("raising", REPRESENTATIVE, at(22, 11), "not agreed", "not agreed")
    manager = holder("westshire", "business manager")
    for mine, other in ((REPRESENTATIVE, theirs), (theirs, REPRESENTATIVE)):
        assert numbers(told, mine, "contact the LSCB Business Manager", 23) == [manager, other]
        assert numbers(told, mine, "meet with a partnership", 23)[0] == other, "who meets is rung"


def test_who_is_to_contact_whoever_raised_it_rings_them_before_who_is_told_beside_them() -> None:
    told = story("blackpool").raised(at(21)).did("practice manager.escalate", "osei", at(21))
    manager = holder(SOCIAL_CARE.id, "practice manager")
    ringing = numbers(told, manager, "contact the professional or agency that raised it", 22)
    assert ringing == ["osei", holder(SCHOOL.id, "line manager")]


def numbers(told: Told, person: str, what: str, day: int) -> list[str]:
    """The ids of those whom somebody is to ring about the task that begins so, in order."""
    found = (
        duty
        for duty in told.brief(person, at(day)).duties
        if duty.mine and what.lower() in duty.sentence.lower()
    )
    return [each.acting.id for each in next(found).ring if each.acting]


def up_to_the_leads() -> Told:
    """In Sefton: agreed in part, and at the second stage, where no service manager is asked yet."""
    told = story("sefton").raised(at(21)).did("practitioners.raise", "osei", at(21))
    return told.did("practitioners.review", "lowe", at(22)).said(
        "raising", "osei", at(22, 11), "agreed", "not agreed"
    )


def test_about_what_was_agreed_whoever_wrote_it_is_rung_and_nobody_who_is_not_in_the_case() -> None:
    ringing = numbers(up_to_the_leads(), "lowe", "confirm what was agreed", 22)
    assert ringing[0] == "osei"
    assert holder(SCHOOL.id, "service manager") not in ringing


def test_whoever_asked_for_an_action_is_rung_about_it_and_not_ones_own_manager() -> None:
    act = ActionAgreed("a1", "answering", SOCIAL_CARE.id, by=at(29).date())
    told = up_to_the_leads().act(act, "osei", at(22, 12))
    assert numbers(told, "lowe", "accept this action", 22)[0] == "osei"
    told.act(ActionAnswered("a1", accepts=True), "lowe", at(22, 13))
    assert numbers(told, "lowe", "carry out", 23) == ["osei"]
    told.did("action", "lowe", at(23))
    assert numbers(told, "osei", "confirm that this action was done", 24)[0] == "lowe"


def test_about_an_action_that_an_agency_took_on_itself_the_other_side_is_rung() -> None:
    act = ActionAgreed("a1", "answering", SOCIAL_CARE.id, by=at(29).date())
    told = up_to_the_leads().act(act, holder(SOCIAL_CARE.id, "team manager"), at(22, 12))
    assert numbers(told, "lowe", "carry out", 22) == ["osei"]


def test_about_what_came_of_a_talk_whoever_wrote_it_down_is_rung() -> None:
    manager = holder(SOCIAL_CARE.id, "team manager")
    told = story("sefton").raised(at(21)).did("practitioners.raise", "osei", at(21))
    told.did("practitioners.review", manager, at(22))
    assert numbers(told, "osei", "say, for each point", 22)[0] == manager


def test_whoever_stepped_aside_is_not_rung_about_what_they_wrote() -> None:
    told = up_to_the_leads()
    told.act(SteppedAside("practitioner"), "osei", at(22, 12))
    assert "osei" not in numbers(told, "lowe", "confirm what was agreed", 22)
