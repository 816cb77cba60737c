"""What stands first where several tasks are alike in time, or are of different kinds."""

from datetime import date

from concordat.brief.receipt import next_due
from concordat.core.acts import RISK_TO_CHILD, ActionAgreed, CarriedOut, MovedUp
from concordat.core.duties.urgency import JUST_BEFORE
from tests.builders import BOARD, HEALTH, SCHOOL, SOCIAL_CARE, Told, at, holder, story

REPRESENTATIVE = holder(SCHOOL.id, "safeguarding representative")
CHAIR = holder(BOARD, "independent chair")
CHRISTMAS_EVE, TUESDAY = date(2026, 12, 24), date(2026, 12, 29)


def test_which_way_to_go_is_chosen_before_one_of_the_ways_is_taken() -> None:
    told = story("liverpool").raised(at(21))
    for hour in (11, 12):
        told.act(MovedUp(RISK_TO_CHILD), "osei", at(21, hour))
    brief = told.brief(REPRESENTATIVE, at(21, 14))
    mine = [duty.what for duty in brief.duties if duty.mine]
    assert mine[:2] == [
        "choose whether to guide the line manager's escalation, or discuss it with the counterpart",
        "discuss what is unresolved with the counterpart",
    ]


def test_once_they_spoke_what_came_of_it_is_next_and_not_which_way_to_go() -> None:
    told = story("liverpool").raised(at(21))
    for hour in (11, 12):
        told.act(MovedUp(RISK_TO_CHILD), "osei", at(21, hour))
    theirs = holder(SOCIAL_CARE.id, "safeguarding representative")
    told.did("representatives.resolve", REPRESENTATIVE, at(22))
    for person in (REPRESENTATIVE, "osei", "lowe", theirs):
        brief = told.brief(person, at(22, 13))
        assert brief.next is not None
        assert "for each point in dispute, whether it is now agreed" in brief.next.sentence, person
    told.said("raising", REPRESENTATIVE, at(22, 14), "agreed", "agreed")
    for person in (REPRESENTATIVE, theirs):
        brief = told.brief(person, at(22, 15))
        assert brief.next is not None
        assert "confirm what was agreed" in brief.next.sentence.lower(), person


def decided() -> Told:
    """Sefton's Chair has decided, and the form for the Business Manager was never completed."""
    told = story("sefton").raised(at(21))
    for hour in (11, 12, 13):
        told.act(MovedUp(RISK_TO_CHILD), "osei", at(21, hour))
    told.did("chair.refer", holder(SCHOOL.id, "director"), at(21, 14))
    told.did("chair.representations", CHAIR, at(22))
    told.did("chair.decide", CHAIR, at(23), word="decided")
    return told.act(ActionAgreed("a1", "board", by=TUESDAY, decided=True), CHAIR, at(23, 11))


def test_after_the_decision_an_action_with_a_date_comes_before_a_form_without_one() -> None:
    told = decided()
    for person, mine in (("osei", False), (CHAIR, True)):
        brief = told.brief(person, at(23, 12))
        assert brief.next is not None
        assert brief.next.id.action == "a1", person
        assert brief.next.mine is mine
        assert next_due(brief.names).endswith(
            "by 5pm on Tuesday 29 December (2 working days left)."
        )
    form = [duty.id.key for duty in told.brief("osei", at(23, 12)).duties if duty.mine]
    assert form == ["service managers.notification"]


def test_a_form_of_ones_own_is_next_where_nothing_has_a_date() -> None:
    told = decided().did("action", CHAIR, at(24))
    left = [duty.id.key for duty in told.brief("osei", at(28)).duties]
    brief = told.brief("osei", at(28))
    assert brief.next is not None
    assert brief.next.mine
    assert left[0] == brief.next.id.key
    assert SOCIAL_CARE.id not in brief.next.id.key


def agreed_in_talks() -> Told:
    """The raiser says what was agreed with Social Care, and what each is to do about it."""
    told = story("sefton", (SOCIAL_CARE, HEALTH)).raised(at(21))
    told.did("practitioners.raise", "osei", at(21, 11))
    owed = told.record.case(at(21, 12)).open_duties
    spoke = next(duty.id for duty in owed if duty.agency == SOCIAL_CARE.id)
    told.act(CarriedOut((spoke,)), "lowe", at(21, 13))
    told.said("raising", "osei", at(22), "agreed")
    for action, agency, by in (("a1", SOCIAL_CARE.id, TUESDAY), ("a2", HEALTH.id, CHRISTMAS_EVE)):
        told.act(ActionAgreed(action, "answering", agency, by=by), "osei", at(22, 11))
    return told


def test_what_was_agreed_is_confirmed_and_accepted_before_it_is_carried_out() -> None:
    told = agreed_in_talks()
    mine = [duty.id for duty in told.brief("lowe", at(22, 12)).duties if duty.mine]
    assert [(each.key, each.action) for each in mine[:3]] == [
        ("confirm", ""),
        ("accept", "a1"),
        ("action", "a1"),
    ]
    brief = told.brief("lowe", at(22, 12))
    assert brief.next is not None
    assert brief.next.id.key == "confirm"


def test_what_another_agency_is_to_do_sooner_makes_no_confirming_press() -> None:
    told = agreed_in_talks()
    listings = told.record.listings(told.record.case(at(22, 12)))
    [confirm] = [duty for duty in listings.open if duty.key == "confirm"]
    assert listings.of(confirm).by == at(29, 17) - JUST_BEFORE
