"""What was agreed or decided is followed: accepted or not, done, and confirmed by who raised it."""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    ActionAnswered,
    ActionChanged,
    ActionConfirmed,
    ActionDropped,
    ActionPassedOn,
    AnyAct,
    CarriedOut,
)
from concordat.core.case.fold import fold
from concordat.core.ids import DutyId
from concordat.core.notices import tellings
from concordat.core.notices.naming import the_action
from concordat.core.notices.values import Telling
from concordat.core.notices.words import with_words
from concordat.core.posts import LEAD, Seat
from concordat.core.who.actions import decides
from concordat.core.who.recipients import Recipient, involved, officers, owners
from concordat.core.who.tiers import tiers_named
from tests.core.ladder import CITING
from tests.core.stories import (
    CALENDAR,
    CARE,
    CHAIR,
    CLINIC,
    CLINIC_LEAD,
    OFFICER,
    RAISER,
    TEAM_LEAD,
    Story,
    at,
    directory,
    refused,
)

VISIT = ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20))
OURS = ActionAgreed("a2", "raising", by=date(2026, 11, 20))
ACTION, ACCEPT, CHECK = (DutyId(key, action="a1") for key in ("action", "accept", "check-done"))
DONE = CarriedOut((ACTION,))


def agreed() -> Story:
    """The school wrote down that Children's Social Care is to visit."""
    return Story(protocol=CITING).talked("3 10:00").do(VISIT, "3 11:00", who=RAISER)


def test_what_the_other_side_wrote_down_for_an_agency_waits_for_it_to_accept() -> None:
    story = agreed()
    assert {ACTION, ACCEPT} <= set(story.case.owing.open)
    assert story.case.actions["a1"].accepted is None
    story.do(ActionAnswered("a1", accepts=True), "4 10:00", who=TEAM_LEAD)
    assert story.case.actions["a1"].accepted
    assert ACTION in story.case.owing.open
    assert ACCEPT not in story.case.owing.open
    with refused("not-open", story):
        story.do(ActionAnswered("a1", accepts=False), "4 11:00", who=TEAM_LEAD)


def test_what_somebody_wrote_down_for_their_own_agency_is_accepted() -> None:
    story = Story().do(OURS, "3 11:00", who=RAISER)
    assert story.case.actions["a2"].accepted
    assert "accept" not in story.owed()


def test_only_the_agency_that_an_action_is_for_accepts_it() -> None:
    with refused("not-yours", story := agreed()):
        story.do(ActionAnswered("a1", accepts=True), "4 10:00", who=RAISER)
    story.do(ActionAnswered("a1", accepts=True), "4 10:00", who=TEAM_LEAD)
    assert story.case.actions["a1"].accepted


@pytest.mark.parametrize(
    ("act", "theirs", "others"),
    [
        (ActionAnswered("a1", accepts=True), "dee", "ann"),
        (ActionConfirmed("a1", done=True), "ann", "dee"),
    ],
    ids=lambda each: getattr(each, "attempt", each),
)
def test_the_business_manager_answers_only_what_somebody_of_that_agency_told(
    act: AnyAct, theirs: str, others: str
) -> None:
    story = agreed()
    if isinstance(act, ActionConfirmed):
        story.do(ActionAnswered("a1", accepts=True), "4 09:00", who=TEAM_LEAD)
        story.do(DONE, "4 09:30", who=TEAM_LEAD)
    with refused("for-whom", story):
        story.do(act, "4 10:00", who=OFFICER)
    with refused("not-theirs-to-ask", story):
        story.do(act, "4 10:00", who=OFFICER, behalf=others)
    event = story.do(act, "4 10:00", who=OFFICER, behalf=theirs).events[-1]
    side = "raising" if theirs == "ann" else "answering"
    assert event.whose is not None
    assert (event.by, event.behalf, event.whose.side) == ("olu", theirs, side)


def test_what_is_not_accepted_goes_up_to_the_senior_people_of_both_sides() -> None:
    story = agreed()
    before = story.case
    story.do(ActionAnswered("a1", accepts=False), "4 10:00", who=TEAM_LEAD)
    told = tellings(CITING, before, story.case, story.events[-1:])
    refused_it = [each for each in told if "was not accepted" in each.what]
    refusal = {each.to for each in refused_it}
    (said,) = {with_words(each.what, {"words-1": "No staff"}) for each in refused_it}
    assert said.endswith(" was not accepted: “No staff”")
    assert said.startswith(with_words(the_action(before, "a1"), {"words-1": "No staff"}))
    assert "by " in the_action(before, "a1")
    seniors = {
        Recipient("raising", "hill-school", post="manager"),
        Recipient("answering", "care", post="manager"),
    }
    assert seniors <= refusal
    assert not {*officers()} & refusal, "the text has not brought the board in yet"
    assert ACTION in story.case.owing.open, "it is still owed until who agreed it drops it"


def test_an_action_that_is_accepted_is_owed_by_its_date_and_has_no_other_date() -> None:
    story = agreed()
    before = story.case
    assert before.owing.open[ACTION].due is None, "nobody has agreed to carry it out yet"
    assert before.owing.open[ACCEPT].due == at("20 17:00"), "and the answer is owed by then"
    story.do(ActionAnswered("a1", accepts=True), "4 10:00", who=TEAM_LEAD)
    told = tellings(CITING, before, story.case, story.events[-1:])
    assert "new date" not in {each.kind for each in told}
    due = story.case.owing.open[ACTION].due
    assert due is not None
    assert due == at("20 17:00")
    assert {each.due for each in told if each.kind == "owed"} == {due}


def test_the_senior_people_can_open_the_case_once_an_action_was_not_accepted() -> None:
    story = agreed()
    senior_tiers = {("raising", "manager"), ("answering", "manager")}
    before = {(tier.side, tier.post) for tier in tiers_named(CITING, story.case)}
    story.do(ActionAnswered("a1", accepts=False), "4 10:00", who=TEAM_LEAD)
    after = {(tier.side, tier.post) for tier in tiers_named(CITING, story.case)}
    assert senior_tiers & before == set()
    assert senior_tiers <= after


def test_who_raised_it_confirms_that_it_was_done_and_only_then_it_is_closed() -> None:
    story = agreed().do(DONE, "5 10:00", who=TEAM_LEAD)
    assert ACTION not in story.case.owing.open
    assert CHECK in story.case.owing.open
    with refused("not-open", agreed()) as early:
        agreed().do(ActionConfirmed("a1", done=True), "5 10:00", who=RAISER)
    assert early.value.sentence == "Nobody has recorded yet that this was done."
    assert not story.case.actions["a1"].closed
    with refused("not-yours", story):
        story.do(ActionConfirmed("a1", done=True), "5 11:00", who=TEAM_LEAD)
    story.do(ActionConfirmed("a1", done=True), "5 11:00", who=RAISER)
    assert story.case.actions["a1"].closed == "done"
    assert CHECK not in story.case.owing.open


def test_what_was_not_done_after_all_is_owed_again_by_the_date_that_it_had() -> None:
    story = agreed().do(DONE, "5 10:00", who=TEAM_LEAD)
    story.do(ActionConfirmed("a1", done=False), "6 10:00", who=RAISER)
    again = story.case.owing.open[ACTION]
    assert again.due == at("20 17:00")
    assert CHECK not in story.case.owing.open
    story.do(DONE, "9 10:00", who=TEAM_LEAD)
    assert CHECK in story.case.owing.open


def test_actions_are_followed_after_the_end() -> None:
    story = agreed().agree("4 10:00")
    assert story.case.end == "agreed"
    assert {ACTION, ACCEPT} <= set(story.case.owing.open)
    story.do(DONE, "5 10:00", who=TEAM_LEAD)
    story.do(ActionConfirmed("a1", done=True), "5 11:00", who=RAISER)
    assert story.case.actions["a1"].closed == "done"


def test_another_date_is_asked_of_the_agency_again_and_keeps_the_first() -> None:
    story = agreed().do(ActionAnswered("a1", accepts=True), "4 10:00", who=TEAM_LEAD)
    story.do(ActionChanged("a1", date(2026, 11, 27)), "5 10:00", who=RAISER)
    assert ACCEPT in story.case.owing.open
    assert story.case.actions["a1"].accepted is None
    waiting = story.case.owing.open
    assert waiting[ACTION].due is None, "until they agree to the other date"
    assert (waiting[ACCEPT].due, waiting[ACCEPT].first_due) == (at("27 17:00"), at("20 17:00"))
    story.do(ActionAnswered("a1", accepts=True), "5 11:00", who=TEAM_LEAD)
    moved = story.case.owing.open[ACTION]
    assert (moved.due, moved.first_due) == (at("27 17:00"), at("20 17:00"))


def test_whoever_has_not_answered_by_the_date_of_an_action_is_late_with_the_answer_alone() -> None:
    story = agreed()
    assert not story.look("20 16:00").owing.open[ACCEPT].late(at("20 16:00"))
    late = story.look("30 10:00")
    assert late.owing.open[ACCEPT].late(late.now)
    assert not late.owing.open[ACTION].late(late.now), "for they never agreed to it"
    assert {duty.id for duty in late.owed_now} & {ACTION, ACCEPT} == {ACTION, ACCEPT}
    is_late = [each for each in tellings(CITING, story.case, late) if each.kind == "late"]
    assert {each.what for each in is_late} == {
        "accept this action, or say why not",
        "9 days after it was raised",
    }
    told = {each.to for each in is_late}
    owing = {each.to for each in tellings_of_asking() if each.kind == "owed"}
    assert owing <= told, "who owes it"
    assert set(involved(CITING, late, "raising")) <= told, "and who waits for it"
    story.do(ActionAnswered("a1", accepts=True), "4 10:00", who=TEAM_LEAD)
    assert {duty.id for duty in story.case.owed_now} & {ACTION, ACCEPT} == {ACTION}


def test_what_is_accepted_after_its_date_is_late_from_then_on_and_so_was_the_answer() -> None:
    story = agreed().do(ActionAnswered("a1", accepts=True), "30 10:00", who=TEAM_LEAD)
    assert story.case.owing.open[ACTION].late(at("30 10:00"))
    answered = story.case.owing.all[ACCEPT]
    assert answered.how == "done"
    assert answered.late(at("30 10:00"))


@pytest.mark.parametrize(("edition", "due"), [(5, None), (6, "20 17:00")])
def test_what_was_written_down_under_earlier_rules_keeps_its_date(
    edition: int, due: str | None
) -> None:
    written = [replace(each, edition=edition) for each in agreed().events]
    case = fold(CITING, CALENDAR, written)
    assert case.owing.open[ACTION].due == (at(due) if due else None)
    assert case.owing.open[ACCEPT].due is None


def test_nobody_is_late_with_an_answer_that_they_were_asked_for_after_the_date() -> None:
    story = Story(protocol=CITING).talked("3 10:00").do(VISIT, "23 11:00", who=RAISER)
    late = story.look("30 10:00")
    assert not late.owing.open[ACCEPT].late(late.now)
    assert not late.owing.open[ACTION].late(late.now)


def test_one_that_was_accepted_waits_again_where_it_is_changed() -> None:
    story = agreed().do(ActionAnswered("a1", accepts=True), "4 10:00", who=TEAM_LEAD)
    before = story.case
    story.do(ActionChanged("a1", date(2026, 11, 20)), "5 10:00", who=RAISER)
    late = story.look("30 10:00")
    assert (late.owing.open[ACTION].due, late.owing.open[ACCEPT].due) == (None, at("20 17:00"))
    told = tellings(CITING, before, story.case, story.events[-1:])
    assert "new date" not in {each.kind for each in told}


def test_what_is_done_without_being_accepted_first_is_told_as_done_and_not_as_accepted() -> None:
    story = agreed()
    before = story.look("23 10:00")
    story.do(DONE, "23 11:00", who=TEAM_LEAD)
    told = tellings(CITING, before, story.case, story.events[-1:])
    came = {each.what for each in told if each.kind == "came"}
    assert {each.rpartition(": ")[2] for each in came} == {"carry out what was agreed"}


def tellings_of_asking() -> list[Telling]:
    """What is told when the school writes down what Children's Social Care is to do."""
    story = Story(protocol=CITING).talked("3 10:00")
    before = story.case
    story.do(VISIT, "3 11:00", who=RAISER)
    return tellings(CITING, before, story.case, story.events[-1:])


def test_whoever_is_asked_to_accept_an_action_is_told_of_one_task_and_not_of_two() -> None:
    asked = {each.what for each in tellings_of_asking() if each.kind == "owed"}
    assert asked == {"accept this action, or say why not"}


def test_what_was_agreed_and_is_refused_is_nobodys_task_to_carry_out_and_never_late() -> None:
    story = agreed().do(ActionAnswered("a1", accepts=False), "4 10:00", who=TEAM_LEAD)
    assert ACTION not in {duty.id for duty in story.case.owed_now}
    assert ACTION in story.case.owing.open
    assert not story.look("30 10:00").owing.open[ACTION].late(at("30 10:00"))


def decided() -> Story:
    """The Chair decided that Children's Social Care is to visit."""
    story = Story(protocol=CITING).at_chair().done("chair.refer", "4 11:00")
    visit = ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20), decided=True)
    return story.done("chair.decide", "5 10:00", word="decided").do(visit, "5 10:00", who=CHAIR)


def test_what_was_decided_is_late_by_its_date_also_where_its_agency_refused_it() -> None:
    story = decided().do(ActionAnswered("a1", accepts=False), "6 10:00", who=TEAM_LEAD)
    late = story.look("30 10:00")
    assert late.owing.open[ACTION].late(late.now)
    assert decided().look("30 10:00").owing.open[ACTION].late(late.now), "and before it answers"
    assert not decided().look("30 10:00").owing.open[ACCEPT].late(late.now)
    assert ACTION in {duty.id for duty in late.owed_now}


def test_what_was_decided_for_an_agency_is_one_roles_task_and_nobody_accepts_a_decision() -> None:
    case = decided().case
    lead = (Recipient("answering", CARE.id, CARE.service or "", LEAD),)
    for duty in (case.owing.open[ACTION], case.owing.open[ACCEPT]):
        assert owners(CITING, case, duty) == lead
        assert "accept" not in duty.what
    assert owners(CITING, agreed().case, agreed().case.owing.open[ACCEPT]) != lead


def test_whoever_did_it_in_that_agency_records_what_was_decided() -> None:
    assert CHECK in decided().do(DONE, "6 10:00", who=TEAM_LEAD).case.owing.open


def test_only_who_agreed_an_action_changes_or_drops_it() -> None:
    story = agreed()
    for act in (ActionChanged("a1", date(2026, 11, 27)), ActionDropped("a1")):
        with refused("not-yours", story):
            story.do(act, "4 10:00", who=TEAM_LEAD)
    story.do(ActionDropped("a1"), "4 10:00", who=RAISER)
    assert story.case.actions["a1"].closed == "dropped"
    assert {ACTION, ACCEPT, CHECK}.isdisjoint(story.case.owing.open)
    with refused("not-followed", story):
        story.do(ActionChanged("a1", date(2026, 11, 27)), "4 11:00", who=RAISER)


def test_a_change_has_to_change_something() -> None:
    with refused("nothing-changed", story := agreed()):
        story.do(ActionChanged("a1"), "4 10:00", who=RAISER)


def test_nobody_speaks_of_an_action_that_is_not_there() -> None:
    with refused("no-such-action", story := agreed()):
        story.do(ActionDropped("a9"), "4 10:00", who=RAISER)


def test_the_chair_adds_actions_with_the_decision_and_after_it_and_nobody_else_changes_them() -> (
    None
):
    story = Story(protocol=CITING).at_chair().done("chair.refer", "4 11:00")
    assert decides(CITING, story.case, CHAIR)
    assert not decides(CITING, story.case, RAISER)
    decided = ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20), decided=True)
    story.done("chair.decide", "5 10:00", word="decided").do(decided, "5 10:00", who=CHAIR)
    assert story.case.end is not None
    assert ACCEPT in story.case.owing.open
    assert story.case.owing.open[ACTION].what == "carry out what was decided"
    with refused("not-yours", story):
        story.do(ActionDropped("a1"), "5 11:00", who=RAISER)
    story.do(ActionChanged("a1", date(2026, 11, 27)), "5 11:00", who=CHAIR)
    assert story.case.owing.open[ACTION].due == at("27 17:00")
    story.do(ActionAnswered("a1", accepts=True), "6 10:00", who=TEAM_LEAD)
    assert story.case.owing.open[ACTION].due == at("27 17:00")


def test_three_months_on_what_remains_is_followed_in_the_childs_own_plan() -> None:
    with refused("too-early", story := agreed()):
        story.do(ActionPassedOn("a1"), "4 10:00", who=RAISER)
    old = ActionAgreed("a1", "answering", CARE.id, date(2026, 7, 31))
    with refused("not-yours", story := Story(raised="7-01 10:00").do(old)):
        story.do(ActionPassedOn("a1"), "4 10:00", who=CHAIR)
    story.do(ActionPassedOn("a1"), "4 10:00", who=RAISER)
    assert story.case.actions["a1"].closed == "passed on"
    assert ACTION not in story.case.owing.open


def test_a_story_counts_an_action_as_agreed_by_both() -> None:
    story = Story().do(VISIT, "3 11:00")
    assert story.case.actions["a1"].accepted
    story.do(DONE, "4 10:00")
    assert story.case.actions["a1"].closed == "done"


def test_what_the_business_manager_types_for_somebody_is_that_persons_word() -> None:
    people = directory(Seat("hill-school", "colleague", "Teacher", holder="ann"))
    story = Story(protocol=CITING, people=people).talked("3 10:00")
    story.do(OURS, "3 11:00", who=OFFICER, behalf="ann")
    assert story.case.actions["a2"].accepted
    assert "accept" not in story.owed()


# ── Several actions, several agencies ─────────────────────────────────────────────────────────────


def test_another_date_is_that_of_one_action_alone() -> None:
    story = agreed().do(ActionAnswered("a1", accepts=True), "3 11:05", who=TEAM_LEAD)
    story.do(OURS, "3 11:10", who=RAISER)
    story.do(ActionChanged("a2", date(2026, 11, 27)), "5 10:00", who=RAISER)
    ours = story.case.owing.open[DutyId("action", action="a2")]
    assert (ours.due, ours.first_due) == (at("27 17:00"), at("20 17:00"))
    assert story.case.owing.open[ACTION].due == at("20 17:00")


def test_an_agency_that_answers_accepts_for_itself_and_not_for_another() -> None:
    story = Story(CARE, CLINIC, protocol=CITING).talked("3 10:00").do(VISIT, "3 11:00", who=RAISER)
    with refused("not-yours", story):
        story.do(ActionAnswered("a1", accepts=True), "4 10:00", who=CLINIC_LEAD)
    assert story.case.owing.open[ACCEPT].agency == CARE.id


def test_what_one_answering_agency_wrote_down_for_another_waits_for_that_one() -> None:
    story = Story(CARE, CLINIC, protocol=CITING).talked("3 10:00")
    story.do(VISIT, "3 11:00", who=CLINIC_LEAD)
    assert story.case.actions["a1"].accepted is None
    story.do(
        ActionAgreed("a3", "answering", CLINIC.id, by=date(2026, 11, 20)),
        "3 11:05",
        who=CLINIC_LEAD,
    )
    assert story.case.actions["a3"].accepted


def test_what_was_not_done_after_all_is_said_of_it_and_owed_by_the_same_agency() -> None:
    story = Story(CARE, CLINIC, protocol=CITING).talked("3 10:00").do(VISIT, "3 11:00", who=RAISER)
    story.do(DONE, "5 10:00", who=TEAM_LEAD)
    story.do(ActionConfirmed("a1", done=False), "6 10:00", who=RAISER)
    assert story.case.actions["a1"].confirmed is False
    assert story.case.owing.open[ACTION].agency == CARE.id
