"""What stands first where several tasks are alike in time, or are of different kinds."""

from datetime import date

from concordat.brief.receipt import next_due
from concordat.core.acts import RISK_TO_CHILD, ActionAgreed, MovedUp
from tests.builders import BOARD, SCHOOL, SOCIAL_CARE, Told, at, holder, story

REPRESENTATIVE = holder(SCHOOL.id, "safeguarding representative")
CHAIR = holder(BOARD, "independent chair")
TUESDAY = date(2026, 12, 29)


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
