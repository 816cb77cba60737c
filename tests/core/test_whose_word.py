"""Whose word moves whose clock: what one side writes of the past counts for another from when it
was entered, unless that side confirms it.
"""

from typing import Any

from msgspec.structs import replace

from concordat.core.acts import (
    NO_ANSWER,
    CarriedOut,
    MovedUp,
    Positioned,
    Reminded,
    TimeConfirmed,
)
from concordat.core.ids import DutyId
from concordat.core.notices import say_news, tellings
from concordat.core.posts import SideOf
from concordat.core.protocol import LATE, Anchor, Clock, Signal
from concordat.core.who.confirming import to_confirm
from concordat.core.who.offers import offers
from concordat.core.who.parts import Actor, Capacity
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER, to, with_changed
from tests.core.stories import (
    CARE,
    CLINIC,
    CLINIC_LEAD,
    NOBODY_IN_POST,
    OFFICER,
    RAISER,
    REASON,
    TEAM_LEAD,
    Story,
    at,
    refused,
)

UNKNOWN = replace(CLINIC, person=None)
"""An agency of which nobody is known by name."""
DEE = Actor("dee", (Capacity("answering", CARE.id, "practitioner"),))


def backdated(*answering: Any, **more: Any) -> Story:
    """Raised on Monday 2 November; on Friday 6 November the raiser enters that she told them on
    Tuesday.
    """
    story = Story(*answering, **more)
    return story.done("colleagues.raise", "6 10:00", happened="3 10:00", who=RAISER)


def asked(story: Story) -> list[tuple[SideOf, int]]:
    return [(each.side, each.entry) for each in to_confirm(story.case)]


# ── From when it counts ───────────────────────────────────────────────────────────────────────────


def test_what_one_side_backdates_counts_for_the_other_from_when_it_was_entered() -> None:
    talk = backdated().the("colleagues.talk")
    assert (talk.opened, talk.anchor, talk.due) == (at("3 10:00"), at("6 10:00"), at("11 17:00"))
    assert talk.by_their_word == at("6 17:00")


def test_what_was_entered_at_once_asks_nobody_to_confirm_anything() -> None:
    story = Story().done("colleagues.raise", "3 10:07", happened="3 10:00", who=RAISER)
    assert story.the("colleagues.talk").due == at("6 17:00")
    assert asked(story) == []


def test_ones_own_entry_counts_for_oneself_from_when_it_happened() -> None:
    own = with_changed(
        "colleagues.chase",
        opens=(Signal("done", "colleagues.raise"),),
        limit=parse_limit("3 working days"),
    )
    chase = backdated(protocol=own).the("colleagues.chase")
    assert (chase.side, chase.anchor, chase.due) == ("raising", at("3 10:00"), at("6 17:00"))


def test_what_both_owe_counts_from_when_both_knew() -> None:
    story = Story().talked().say("not agreed", when="6 10:00", happened="4 10:00", who=RAISER)
    meet = story.the("managers.meet")
    assert (meet.side, meet.opened, meet.anchor) == ("both", at("4 10:00"), at("6 10:00"))


def test_the_other_agency_that_answers_is_another_side_too() -> None:
    both = with_changed("colleagues.letter", opens=(Signal("done", "colleagues.talk"),))
    story = Story(CARE, CLINIC, protocol=both).done("colleagues.raise", "3 10:00")
    story.done("colleagues.talk", "6 10:00", happened="4 10:00", agency=CARE.id, who=TEAM_LEAD)
    assert story.the("colleagues.letter", CARE.id).anchor == at("4 10:00")
    assert not [duty for duty in story.all("colleagues.letter") if duty.agency == CLINIC.id]


def test_a_clock_over_stages_counts_from_when_both_sides_knew() -> None:
    anchor = Anchor(Signal("done", "colleagues.raise"))
    clock = Clock("first", "C-1", ("1",), parse_limit("2 working days"), "must", anchor)
    story = backdated(protocol=replace(LADDER, clocks=(clock,)))
    (running,) = story.case.clocks
    assert (running.opened, running.due) == (at("6 10:00"), at("10 17:00"))
    assert story.the("colleagues.talk").due == at("10 17:00")


def test_a_day_of_a_count_from_the_start_is_never_before_they_were_told() -> None:
    marked = with_changed("colleagues.talk", limit=parse_limit("day 5"))
    story = Story(protocol=marked, raised="9 10:00")
    raised = story.events[0].act
    story.correct(1, "9 11:00", instead=raised, happened=at("2 10:00"), received=at("2 10:00"))
    story.done("colleagues.raise", "9 12:00", who=RAISER)
    assert story.the("colleagues.talk").due == at("14 17:00")
    assert not any(clock.late(at("9 12:00")) for clock in story.case.clocks)


def test_what_was_received_counts_from_the_entry_too() -> None:
    received = with_changed(
        "colleagues.talk", anchors=(Anchor(Signal("done", "colleagues.raise"), received=True),)
    )
    story = Story(protocol=received)
    story.done("colleagues.raise", "9 10:00", happened="3 10:00", received="4 10:00", who=RAISER)
    assert story.the("colleagues.talk").due == at("12 17:00")
    assert story.the("colleagues.talk").by_their_word == at("9 17:00")


def test_a_clock_that_had_passed_before_they_were_told_shortens_nothing() -> None:
    anchor = Anchor(Signal("start"))
    clock = Clock("first", "C-1", ("1",), parse_limit("3 working days"), "must", anchor)
    story = Story(protocol=replace(LADDER, clocks=(clock,)))
    story.done("colleagues.raise", "6 10:00", happened="5 10:00", who=RAISER)
    talk = story.the("colleagues.talk")
    assert (story.case.clocks[0].due, talk.due, talk.cap) == (at("5 17:00"), at("11 17:00"), None)


def test_what_time_moves_by_itself_is_known_to_nobody_before_it_is_on_record() -> None:
    moved = with_changed(
        "colleagues.raise", then={LATE: to(late="managers")["late"]}, settled="doing"
    )
    story = Story(protocol=moved, raised="9 10:00")
    raised = story.events[0].act
    story.correct(1, "9 11:00", instead=raised, happened=at("2 10:00"), received=at("2 10:00"))
    meet = story.the("managers.meet")
    assert (story.case.visits[-1].entered, meet.anchor) == (at("4 17:00"), at("9 10:00"))


# ── Whose word it is ──────────────────────────────────────────────────────────────────────────────


def test_what_the_business_manager_types_for_somebody_is_that_persons_word() -> None:
    own = with_changed(
        "colleagues.chase",
        opens=(Signal("done", "colleagues.raise"),),
        limit=parse_limit("3 working days"),
    )
    story = Story(protocol=own)
    story.done("colleagues.raise", "6 10:00", happened="3 10:00", who=OFFICER, behalf="ann")
    assert story.events[-1].whose == SideOf("raising")
    assert story.the("colleagues.chase").anchor == at("3 10:00")
    assert story.the("colleagues.talk").anchor == at("6 10:00")


def test_what_the_business_manager_types_where_nobody_is_known_is_the_boards_word() -> None:
    """Nobody there can have told them, and it was done all the same."""
    story = Story(CLINIC, people=NOBODY_IN_POST).done("colleagues.raise", "3 10:00")
    nobody = Story(UNKNOWN, people=NOBODY_IN_POST).done("colleagues.raise", "3 10:00")
    with refused("for-whom", story):
        story.done("colleagues.talk", "4 10:00", who=OFFICER)
    nobody.done("colleagues.talk", "4 10:00", who=OFFICER)
    assert nobody.events[-1].whose == SideOf("board")


def test_in_a_story_an_act_is_the_word_of_whoever_owes_it() -> None:
    story = Story().done("colleagues.raise", "6 10:00", happened="3 10:00")
    assert story.events[-1].whose == SideOf("raising")
    story.done("colleagues.talk", "9 10:00").say("not agreed", when="9 11:00")
    assert [event.whose for event in story.events[-2:]] == [
        SideOf("answering", CARE.id),
        SideOf("raising"),
    ]
    story.done("managers.meet", "10 10:00")
    assert story.events[-1].whose == SideOf("both")


# ── Confirmed, or denied ──────────────────────────────────────────────────────────────────────────


def test_the_side_whose_limit_would_count_from_it_is_asked() -> None:
    story = backdated()
    assert asked(story) == [(SideOf("answering", CARE.id), 2)]
    known = tellings(LADDER, Story().case, story.case, story.events[-1:])
    raised = LADDER.duty("colleagues.raise").what
    what = f"say whether it was so: this was done at 10am on Tuesday 3 November 2026: {raised}"
    to_confirm = [each for each in known if each.kind == "confirm"]
    assert {(each.what, each.about) for each in to_confirm} == {(what, 2)}
    assert {each.to.side for each in to_confirm} == {"answering"}


def test_what_they_confirm_counts_for_them_from_when_it_happened() -> None:
    story = backdated().do(TimeConfirmed(2, agrees=True), "6 11:00", who=TEAM_LEAD)
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.first_due, talk.by_their_word) == (at("6 17:00"), at("11 17:00"), None)
    assert asked(story) == []


def test_what_they_confirm_may_make_them_late() -> None:
    story = backdated().do(TimeConfirmed(2, agrees=True), "9 11:00", who=TEAM_LEAD)
    assert story.the("colleagues.talk").late(story.now)
    assert story.why_not(RAISER, MovedUp(NO_ANSWER, notes=REASON)) is None


def test_a_clock_counts_from_what_the_other_side_confirms() -> None:
    anchor = Anchor(Signal("done", "colleagues.raise"))
    clock = Clock("first", "C-1", ("1",), parse_limit("2 working days"), "must", anchor)
    story = backdated(CARE, CLINIC, protocol=replace(LADDER, clocks=(clock,)))
    assert asked(story) == [(SideOf("answering", each.id), 2) for each in (CARE, CLINIC)]
    with refused("whose-word", story):
        story.do(TimeConfirmed(2, agrees=True), "6 11:00")
    story.do(TimeConfirmed(2, agrees=True), "6 11:00", who=TEAM_LEAD)
    assert story.case.clocks[0].due == at("10 17:00")
    story.do(TimeConfirmed(2, agrees=True), "6 12:00", who=CLINIC_LEAD)
    assert story.case.clocks[0].due == at("5 17:00")


def test_what_they_deny_goes_on_counting_from_the_entry_and_they_say_why() -> None:
    story = backdated()
    denied = TimeConfirmed(2, agrees=False)
    with refused("words-needed", story):
        story.do(denied, "6 11:00", who=TEAM_LEAD, wordless=True)
    story.do(denied, "6 11:00", who=TEAM_LEAD)
    assert story.the("colleagues.talk").due == at("11 17:00")
    assert asked(story) == []


def test_whoever_wrote_it_is_told_the_answer() -> None:
    for agrees, words in ((True, "is right"), (False, "is not right")):
        story = backdated()
        before = story.case
        story.do(TimeConfirmed(2, agrees), "6 11:00", who=TEAM_LEAD)
        told = tellings(LADDER, before, story.case, story.events[-1:])
        said = [each for each in told if each.kind == "said"]
        which = f"this was done: {LADDER.duty('colleagues.raise').what}"
        assert {say_news(each.kind, each.what, whom=each.whom) for each in said} == {
            f"{CARE.id} says that the time of this {words} ({which})"
        }
        assert "ann" in {each.to.person for each in said}


def test_only_the_side_that_is_asked_can_confirm() -> None:
    story, confirmed = backdated(), TimeConfirmed(2, agrees=True)
    assert story.why_not(RAISER, confirmed) == "other-side"
    assert story.why_not(TEAM_LEAD, TimeConfirmed(1, agrees=True)) == "nothing-to-confirm"
    with refused("for-whom", story):
        story.do(confirmed, who=OFFICER)
    story.do(confirmed, "6 11:00", who=OFFICER, behalf="dee")
    assert story.the("colleagues.talk").due == at("6 17:00")
    assert story.why_not(TEAM_LEAD, confirmed) == "nothing-to-confirm"
    with refused("no-such-event"):
        problem = TimeConfirmed(99, agrees=True).problem(LADDER, story.case)
        assert problem
        raise problem


def test_to_confirm_it_is_offered_to_those_who_are_asked() -> None:
    story = backdated()
    for who, open_ in ((TEAM_LEAD, True), (RAISER, False)):
        offered = [each for each in offers(LADDER, story.case, who) if each.kind == "confirm-time"]
        assert [(each.about, each.open) for each in offered] == [("2", open_)]
    story.do(TimeConfirmed(2, agrees=False), "6 11:00", who=TEAM_LEAD)
    assert "confirm-time" not in {each.kind for each in offers(LADDER, story.case, TEAM_LEAD)}


def test_another_time_is_asked_about_again() -> None:
    told = CarriedOut((DutyId("colleagues.raise", agency="care"),))
    story = backdated().do(TimeConfirmed(2, agrees=True), "6 11:00", who=TEAM_LEAD)
    story.correct(2, "6 12:00", instead=told, happened=at("4 10:00"), who=RAISER)
    assert story.the("colleagues.talk").due == at("11 17:00")
    assert asked(story) == [(SideOf("answering", CARE.id), 2)]


def test_a_confirmation_made_by_mistake_is_taken_out() -> None:
    story = backdated().do(TimeConfirmed(2, agrees=True), "6 11:00", who=TEAM_LEAD)
    story.correct(3, "6 12:00", who=TEAM_LEAD)
    assert story.the("colleagues.talk").due == at("11 17:00")


# ── Moving up ─────────────────────────────────────────────────────────────────────────────────────


def test_nobody_moves_up_for_want_of_an_answer_before_the_later_limit() -> None:
    story, up = backdated(), MovedUp(NO_ANSWER, notes=REASON)
    assert story.why_not(RAISER, up, "11 17:00") == "not-late"
    assert story.why_not(RAISER, up, "11 17:01") is None


def answered_late(who: Actor = TEAM_LEAD) -> Story:
    """They had until Thursday 5pm; on Friday it is entered that they spoke on Thursday at noon."""
    story = Story().done("colleagues.raise", "2 11:00")
    return story.done("colleagues.talk", "6 10:00", happened="5 12:00", who=who)


def test_a_late_entry_of_what_was_done_in_time_is_not_late_and_takes_back_no_move() -> None:
    story = answered_late()
    assert not story.the("colleagues.talk").late(story.now)
    assert story.why_not(RAISER, MovedUp(NO_ANSWER, notes=REASON)) is None


def test_a_move_that_was_made_meanwhile_stays() -> None:
    story = Story().done("colleagues.raise", "2 11:00").up(when="6 09:00", reason="n", who=RAISER)
    spoke = CarriedOut((DutyId("colleagues.talk", agency="care"),))
    story.do(spoke, "6 10:00", happened="5 12:00", who=TEAM_LEAD)
    assert story.case.stage == "2"
    assert not story.the("colleagues.talk").late(story.now)


def test_what_the_raising_side_wrote_or_confirmed_itself_was_no_late_answer() -> None:
    up = MovedUp(NO_ANSWER, notes=REASON)
    assert answered_late(RAISER).why_not(RAISER, up) == "not-late"
    in_time = Story().done("colleagues.raise", "2 11:00").done("colleagues.talk", "5 12:00")
    assert in_time.why_not(RAISER, up, "6 10:00") == "not-late"
    late = Story().done("colleagues.raise", "2 11:00").done("colleagues.talk", "6 10:00")
    assert late.why_not(RAISER, up) == "not-late"


def test_a_move_up_is_judged_when_it_is_said_to_have_been_made() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    story.do(Reminded((story.the("colleagues.talk").id,)), "6 09:00")
    with refused("not-late", story):
        story.up(when="6 10:00", happened="5 16:00", reason="n", who=RAISER)


def test_nobody_was_reminded_before_the_reminder_was_entered() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    talk = story.the("colleagues.talk").id
    story.do(Reminded((talk,)), "6 09:00", happened="3 09:00", who=RAISER)
    assert story.case.reminded == {talk: at("9 00:00")}


def test_what_is_corrected_twice_counts_from_the_correction_that_holds() -> None:
    not_agreed = Positioned("raising", CARE.id, {"1": "not agreed"})
    story = Story().talked("3 10:00").say("agreed", when="3 11:00", who=RAISER)
    story.correct(4, "9 10:00", instead=not_agreed, who=RAISER)
    story.correct(5, "10 10:00", who=RAISER)
    story.correct(4, "12 10:00", instead=not_agreed, who=RAISER)
    assert story.the("managers.meet").due == at("19 17:00")
