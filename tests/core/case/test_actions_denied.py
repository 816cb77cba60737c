"""What was written down together with an agreement that the other side denies."""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import ActionAgreed, ActionAnswered, CarriedOut
from concordat.core.case.fold import fold
from concordat.core.ids import DutyId
from concordat.core.notices import tellings
from concordat.core.notices.naming import the_action
from concordat.core.who.recipients import Recipient, officers
from tests.core.ladder import CITING
from tests.core.stories import (
    CALENDAR,
    CARE,
    OFFICER,
    RAISER,
    TEAM_LEAD,
    Issue,
    Story,
    refused,
)

DAY = date(2026, 11, 20)
VISIT = ActionAgreed("a1", "answering", CARE.id, DAY)
AUDIT = ActionAgreed("a2", "board", by=DAY)
OURS = ActionAgreed("a3", "raising", by=DAY)
DENIED = "agreement denied"


def called_agreed(*points: str) -> Story:
    """The school says that it was agreed, and who is to do what."""
    story = Story(protocol=CITING, issues=tuple(map(Issue, points or ("1",)))).talked("3 10:00")
    story.say("agreed", "raising", "3 11:00", who=RAISER)
    for act in (VISIT, AUDIT, OURS):
        story.do(act, "3 11:00", who=RAISER, together=True)
    return story


def denied(story: Story, when: str = "4 10:00") -> Story:
    return story.say("not agreed", "answering", when, who=TEAM_LEAD)


def closed(story: Story) -> dict[str, str]:
    return {action: each.closed for action, each in story.case.actions.items()}


def test_what_nobody_accepted_ends_with_it_and_is_never_late() -> None:
    story = denied(called_agreed())
    assert closed(story) == {"a1": DENIED, "a2": DENIED, "a3": ""}
    open_of = {duty.id.action for duty in story.case.open_duties if duty.id.action}
    assert open_of == {"a3"}, "one's own was accepted by writing it down"
    late = story.look("30 10:00")
    assert not [duty for duty in late.duties if duty.id.action in ("a1", "a2") and duty.how is None]
    with refused("not-followed", story):
        story.do(ActionAnswered("a1", accepts=True), "4 11:00", who=TEAM_LEAD)


def test_what_its_agency_accepted_or_did_already_stays() -> None:
    story = called_agreed().do(ActionAnswered("a1", accepts=True), "3 12:00", who=TEAM_LEAD)
    story.do(CarriedOut((DutyId("action", action="a2"),)), "3 12:30", who=OFFICER)
    assert closed(denied(story)) == {"a1": "", "a2": "", "a3": ""}
    assert DutyId("action", action="a1") in story.case.owing.open


def test_what_its_agency_refused_ends_too() -> None:
    story = called_agreed().do(ActionAnswered("a1", accepts=False), "3 12:00", who=TEAM_LEAD)
    assert closed(denied(story))["a1"] == DENIED
    assert "a1" not in {duty.id.action for duty in story.case.open_duties}, "nobody decides on it"


def test_it_ends_also_after_the_case_went_on_and_after_its_end() -> None:
    story = called_agreed().up("risk to the child", "3 15:00")
    assert closed(denied(story))["a1"] == DENIED
    story = called_agreed().agree("3 15:00")
    assert story.case.end == "agreed"
    assert closed(story)["a1"] == "", "it was confirmed"


def test_what_is_confirmed_stays_and_so_does_what_came_apart_from_that_word() -> None:
    story = called_agreed()
    story.say("agreed", "answering", "4 10:00", who=TEAM_LEAD)
    assert set(closed(story).values()) == {""}
    story = Story(protocol=CITING).talked("3 10:00").do(VISIT, "3 11:00", who=RAISER)
    story.say("agreed", "raising", "3 12:00", who=RAISER)
    assert closed(denied(story)) == {"a1": ""}


def answered(story: Story, when: str, **points: str) -> Story:
    said = {point.removeprefix("p"): word for point, word in points.items()}
    return story.say(said, "answering", when, who=TEAM_LEAD)


def test_it_stands_while_any_point_that_it_came_with_does() -> None:
    story = answered(called_agreed("1", "2"), "4 10:00", p1="agreed", p2="not agreed")
    assert set(closed(story).values()) == {""}
    assert DutyId("accept", action="a1") in story.case.owing.open
    story.say({"2": "agreed"}, "raising", "5 10:00", who=RAISER)
    answered(story, "5 11:00", p2="not agreed")
    assert set(closed(story).values()) == {""}, "the first point is agreed all the same"


def test_it_falls_with_the_last_of_them_whether_at_once_or_one_by_one() -> None:
    story = answered(called_agreed("1", "2"), "4 10:00", p1="not agreed", p2="not agreed")
    assert closed(story)["a1"] == DENIED
    story = answered(called_agreed("1", "2"), "4 10:00", p2="not agreed")
    assert closed(story)["a1"] == "", "nothing is said of the first point yet"
    assert closed(answered(story, "4 11:00", p1="not agreed"))["a1"] == DENIED


def test_a_point_that_is_called_agreed_once_more_still_has_what_it_came_with() -> None:
    story = called_agreed("1", "2").say({"2": "agreed"}, "raising", "3 12:00", who=RAISER)
    assert closed(answered(story, "4 10:00", p1="not agreed"))["a1"] == ""
    assert closed(answered(story, "4 11:00", p2="not agreed"))["a1"] == DENIED


def test_under_earlier_rules_it_fell_with_the_first_of_them() -> None:
    story = answered(called_agreed("1", "2"), "4 10:00", p1="agreed", p2="not agreed")
    written = [replace(each, edition=7) for each in story.events]
    assert fold(CITING, CALENDAR, written).actions["a1"].closed == DENIED


def test_it_can_be_written_down_again_with_the_next_word() -> None:
    story = denied(called_agreed())
    story.say("agreed", "raising", "5 10:00", who=RAISER)
    again = ActionAgreed("a9", "answering", CARE.id, DAY)
    story.do(again, "5 10:00", who=RAISER, together=True)
    story.say("agreed", "answering", "5 11:00", who=TEAM_LEAD)
    assert closed(story)["a9"] == ""
    assert DutyId("accept", action="a9") in story.case.owing.open


def test_everybody_who_was_asked_to_accept_it_is_told() -> None:
    story = called_agreed()
    before = story.case
    denied(story)
    told = tellings(CITING, before, story.case, story.events[-1:])
    ended = {
        action: {each.to for each in told if each.what.startswith(the_action(before, action))}
        for action in ("a1", "a2", "a3")
    }
    raiser = Recipient("raising", "hill-school", person="ann")
    assert {raiser, *officers()} <= ended["a2"]
    assert raiser in ended["a1"]
    assert CARE.id in {each.agency for each in ended["a1"]}
    assert ended["a3"] == set()
    assert {each.kind for each in told if each.what.startswith(the_action(before, "a1"))} == {
        "not owed"
    }


def test_who_heard_that_the_answer_was_late_hears_that_it_is_not_asked_for_any_more() -> None:
    story = called_agreed()
    before = story.look("23 10:00")
    late = tellings(CITING, story.case, before)
    heard = {each.to for each in late if each.what == "accept this action, or say why not"}
    denied(story, "23 11:00")
    told = tellings(CITING, before, story.case, story.events[-1:])
    assert heard
    assert heard <= {each.to for each in told if each.what.startswith(the_action(before, "a1"))}


def test_what_was_denied_under_earlier_rules_is_followed_as_it_was() -> None:
    written = [replace(each, edition=6) for each in denied(called_agreed()).events]
    assert not fold(CITING, CALENDAR, written).actions["a1"].closed


def test_taking_the_denial_back_has_it_followed_again() -> None:
    story = denied(called_agreed())
    story.correct(story.events[-1].seq, "4 11:00", who=TEAM_LEAD)
    assert closed(story)["a1"] == ""
    assert DutyId("accept", action="a1") in story.case.owing.open
