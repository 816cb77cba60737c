"""An action that its agency doesn't take on comes back to whoever decided it, or wrote it down."""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    ActionAnswered,
    ActionChanged,
    ActionDropped,
    CarriedOut,
)
from concordat.core.case.fold import fold
from concordat.core.ids import DutyId
from concordat.core.notices import tellings
from concordat.core.who.parts import Actor, Capacity
from tests.core.ladder import CITING
from tests.core.stories import (
    CARE,
    CHAIR,
    OFFICER,
    RAISER,
    TEAM_LEAD,
    Story,
    refused,
)

VISIT = ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20))
ACTION, ACCEPT, CHOICE = (DutyId(key, action="a1") for key in ("action", "accept", "not-taken-on"))
KEPT = CarriedOut((CHOICE,))
OF_THE_BOARD = Actor("mel", (Capacity("board", "board", "mediator"),))
NO = ActionAnswered("a1", accepts=False)


def refused_by_its_agency() -> Story:
    story = Story(protocol=CITING).talked("3 10:00").do(VISIT, "3 11:00", who=RAISER)
    return story.do(NO, "4 10:00", who=TEAM_LEAD)


def test_whoever_wrote_it_down_is_asked_what_becomes_of_it() -> None:
    story = refused_by_its_agency()
    owed = story.case.owing.open[CHOICE]
    assert (owed.side, owed.agency) == ("raising", CARE.id)
    assert owed not in story.case.answers_awaited
    with refused("not-yours", story):
        story.do(KEPT, "5 10:00", who=TEAM_LEAD)


def test_nobody_is_asked_about_what_is_accepted() -> None:
    story = Story(protocol=CITING).talked("3 10:00").do(VISIT, "3 11:00", who=RAISER)
    story.do(ActionAnswered("a1", accepts=True), "4 10:00", who=TEAM_LEAD)
    assert CHOICE not in story.case.owing.all


def test_it_ends_with_a_change_which_asks_the_agency_again_and_comes_back_with_another_no() -> None:
    story = refused_by_its_agency()
    story.do(ActionChanged("a1", date(2026, 11, 27)), "5 10:00", who=RAISER)
    assert story.case.owing.all[CHOICE].how == "done"
    assert ACCEPT in story.case.owing.open
    story.do(NO, "6 10:00", who=TEAM_LEAD)
    assert CHOICE in story.case.owing.open


def test_it_ends_when_the_action_is_dropped() -> None:
    story = refused_by_its_agency().do(ActionDropped("a1"), "5 10:00", who=RAISER)
    assert story.case.owing.all[CHOICE].how == "done"
    assert story.case.actions["a1"].closed == "dropped"


def test_it_ends_when_the_agency_does_it_after_all() -> None:
    story = refused_by_its_agency().do(CarriedOut((ACTION,)), "5 10:00", who=TEAM_LEAD)
    assert story.case.owing.all[CHOICE].how == "overtaken"


def test_what_was_agreed_and_is_kept_is_put_to_its_agency_again() -> None:
    story = refused_by_its_agency()
    before = story.case
    story.do(KEPT, "5 10:00", who=RAISER)
    assert story.case.owing.all[CHOICE].how == "done"
    assert ACCEPT in story.case.owing.open
    assert story.case.actions["a1"].accepted is None
    told = tellings(CITING, before, story.case, story.events[-1:])
    kept = {each.to.side for each in told if "stays as it was" in each.what}
    assert kept == {"raising", "answering"}
    assert {each.to.side for each in told if each.kind == "owed"} == {"answering"}


def test_before_this_rule_nobody_was_asked() -> None:
    story = refused_by_its_agency()
    earlier = [replace(each, edition=6) for each in story.events]
    assert CHOICE not in fold(story.record.protocol, story.record.calendar, earlier).owing.all


def decided() -> Story:
    """The chair decided that Children's Social Care visits, and it says no."""
    story = Story(protocol=CITING).at_chair().done("chair.refer", "4 11:00")
    visit = ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20), decided=True)
    story.done("chair.decide", "5 10:00", word="decided").do(visit, "5 10:00", who=CHAIR)
    return story.do(NO, "6 10:00", who=TEAM_LEAD)


def test_what_was_decided_comes_back_to_the_post_that_decides() -> None:
    owed = decided().case.owing.open[CHOICE]
    assert (owed.side, owed.post, owed.agency) == ("board", "chair", CARE.id)
    with refused("not-yours", story := decided()):
        story.do(KEPT, "7 10:00", who=RAISER)
    with refused("not-yours", story := decided()):
        story.do(KEPT, "7 10:00", who=OF_THE_BOARD)
    assert decided().do(KEPT, "7 10:00", who=OFFICER).case.owing.all[CHOICE].how == "done"


def test_what_was_decided_and_is_kept_is_owed_by_its_date_and_not_put_to_its_agency_again() -> None:
    story = decided()
    before = story.case
    story.do(KEPT, "7 10:00", who=CHAIR)
    assert story.case.owing.open[ACTION].due == before.owing.open[ACTION].due
    assert ACCEPT not in story.case.owing.open
    assert CHOICE not in story.case.owing.open
    told = tellings(CITING, before, story.case, story.events[-1:])
    assert {each.to.side for each in told} >= {"raising", "answering"}
    assert all("is still to be done" in each.what for each in told)
