"""Entries that were wrong: taken out or said rightly, by whom, and what rests on them."""

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    CarriedOut,
    Corrected,
    FactStated,
    MovedUp,
    Note,
    Noted,
    Positioned,
    Raised,
    RiskStated,
    SamePerson,
    Withdrawn,
)
from concordat.core.case.fold import effective, reading_of
from concordat.core.ids import DutyId
from concordat.core.posts import Seat
from concordat.core.protocol import Admission
from concordat.core.who.parts import Actor, Capacity
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER
from tests.core.stories import (
    CARE,
    CHAIR,
    CLINIC,
    HEAD,
    OFFICER,
    RAISER,
    REASON,
    SCHOOL,
    STRANGER,
    TEAM_LEAD,
    Story,
    at,
    directory,
    raised,
    refused,
)

TOLD = CarriedOut((DutyId("colleagues.raise", agency="care"),))


def test_what_an_entry_taken_out_had_opened_is_void() -> None:
    story = Story().done("colleagues.raise", "2 11:00").correct(2, "3 10:00")
    assert story.the("colleagues.raise").open
    talk = story.the("colleagues.talk")
    assert (talk.how, talk.ended, talk.late(at("30 10:00"))) == ("void", at("3 10:00"), False)
    assert len(effective(story.events)) == 2
    assert len(story.events) == 3


def test_what_was_void_can_be_done_rightly_afterwards() -> None:
    story = (
        Story()
        .done("colleagues.raise", "2 11:00")
        .correct(2, "3 10:00")
        .done("colleagues.raise", "3 11:00")
    )
    assert story.the("colleagues.talk").open
    assert story.the("colleagues.talk").due == at("6 17:00")


def test_an_entry_with_the_wrong_time_is_judged_by_the_right_one() -> None:
    story = Story().done("colleagues.raise", "5 11:00")
    assert story.the("colleagues.raise").late(at("5 11:00"))
    story.correct(2, "5 12:00", instead=TOLD, happened=at("4 11:00"))
    assert not story.the("colleagues.raise").late(at("30 10:00"))
    assert story.the("colleagues.talk").opened == at("4 11:00")


def test_a_correction_by_one_side_brings_no_limit_of_the_other_forward() -> None:
    story = Story().done("colleagues.raise", "4 11:00")
    assert story.the("colleagues.talk").due == at("9 17:00")
    story.correct(2, "4 12:00", instead=TOLD, happened=at("3 11:00"))
    assert story.the("colleagues.talk").due == at("9 17:00")


def test_a_later_time_moves_what_was_counted_from_it() -> None:
    story = Story().done("colleagues.raise", "6 11:00", happened="3 11:00")
    story.correct(2, "9 12:00", instead=TOLD, happened=at("7 11:00"))
    assert story.the("colleagues.talk").due == at("11 17:00")


def test_what_a_correction_says_for_the_first_time_counts_from_the_correction() -> None:
    story = Story().talked("3 10:00").say("agreed", when="3 11:00", who=RAISER)
    said = Positioned("raising", CARE.id, {"1": "not agreed"})
    story.correct(4, "12 10:00", instead=said, who=RAISER)
    meet = story.the("managers.meet")
    assert (meet.opened, meet.due) == (at("3 11:00"), at("19 17:00"))


def test_a_case_that_ended_by_mistake_goes_on() -> None:
    story = Story().do(Withdrawn(), "3 10:00").correct(2, "3 11:00")
    assert (story.case.status, story.case.end) == ("open", None)
    assert story.the("colleagues.raise").open


def test_what_later_entries_rest_on_stays_and_only_a_note_can_be_added() -> None:
    story = Story().talked()
    with refused("rests-on-it", story) as info:
        story.correct(2, "4 10:00")
    assert "(the first was written at 10am on Tuesday 3 November 2026)" in info.value.sentence
    story.do(Noted("both sides", "n1", about=2))
    assert story.events[-1].act == Noted("both sides", "n1", about=2)


def test_a_word_rests_on_the_discussion_it_was_said_after() -> None:
    story = Story().talked().say({"1": "agreed"})
    with refused("rests-on-it", story):
        story.correct(3, "4 10:00")


def test_a_correction_that_a_later_entry_could_not_rest_on_is_refused() -> None:
    story = Story().done("colleagues.raise", "2 11:00").done("colleagues.talk", "3 10:00")
    with refused("rests-on-it", story):
        story.correct(2, "4 10:00", instead=TOLD, happened=at("3 11:00"))


def test_a_step_is_not_entered_after_it_was_left() -> None:
    story = Story().talked("3 10:00").say("not agreed", when="3 11:00").do(Withdrawn(), "4 10:00")
    said = Positioned("raising", CARE.id, {"1": "not agreed"})
    with refused("rests-on-it", story):
        story.correct(4, "6 10:00", instead=said, happened=at("5 10:00"))


def test_a_case_does_not_end_twice() -> None:
    agreed = {"1": "agreed"}
    story = Story().talked().say(agreed, "answering").say("not agreed").do(Withdrawn(), "5 10:00")
    with refused("rests-on-it", story):  # it would have ended agreed at entry 5
        story.correct(5, "6 10:00", instead=Positioned("raising", CARE.id, {"1": "agreed"}))


def test_a_correction_may_itself_be_wrong_and_is_taken_back() -> None:
    story = Story().done("colleagues.raise", "2 11:00").correct(2, "3 10:00").correct(3, "3 11:00")
    assert story.the("colleagues.raise").how == "done"
    assert story.the("colleagues.talk").open
    assert len(story.all("colleagues.talk")) == 1


def test_a_correction_taken_back_twice_holds_again() -> None:
    story = (
        Story()
        .done("colleagues.raise", "2 11:00")
        .correct(2, "3 10:00")
        .correct(3, "3 11:00")
        .correct(4, "3 12:00")
    )
    assert story.the("colleagues.raise").open


def test_the_last_correction_of_an_entry_is_the_one_that_counts() -> None:
    story = Story().done("colleagues.raise", "4 11:00")
    story.correct(2, "4 12:00", instead=TOLD, happened=at("3 11:00"))
    story.correct(2, "4 13:00", instead=TOLD, happened=at("2 11:00"))
    assert story.the("colleagues.talk").opened == at("2 11:00")


def test_only_its_author_or_the_officer_corrects_an_entry() -> None:
    story = Story().done("colleagues.raise", "2 11:00", who=RAISER)
    with refused("not-yours", story):
        story.correct(2, "3 10:00", who=TEAM_LEAD)
    with refused("no-part", story):
        story.correct(2, "3 10:00", who=STRANGER)
    story.correct(2, "3 10:00", who=OFFICER)
    assert story.the("colleagues.raise").open
    assert (
        Story()
        .done("colleagues.raise", who=RAISER)
        .correct(2, who=RAISER)
        .the("colleagues.raise")
        .open
    )


def test_only_whoever_decided_corrects_a_decision() -> None:
    story = Story().at_chair().done("chair.refer", "4 11:00")
    story.done("chair.decide", "5 10:00", word="decided", who=CHAIR)
    with refused("not-your-decision", story):
        story.correct(story.events[-1].seq, "5 11:00", who=OFFICER)
    assert story.case.end is not None
    story.correct(story.events[-1].seq, "5 11:00", who=CHAIR)
    assert story.case.end is None


def test_a_correction_says_the_same_thing_rightly_and_nothing_else() -> None:
    story = Story().done("colleagues.raise", "2 11:00", who=RAISER)
    with refused("another-act", story):
        story.correct(2, "3 10:00", who=RAISER, instead=Withdrawn())
    story.correct(2, "3 10:00", who=RAISER)
    with refused("another-act", story):
        story.correct(3, "3 11:00", who=RAISER, instead=Corrected(1))


def test_a_correction_is_bound_by_the_rules_of_the_act_it_puts_right() -> None:
    story = (
        Story()
        .at_managers()
        .done("managers.meet", "4 10:00")
        .say("not agreed", when="4 11:00", who=RAISER)
    )
    seq = len(story.events)
    with refused("another-act", story):
        story.correct(
            seq, "4 12:00", who=RAISER, instead=Positioned("answering", CARE.id, {"1": "agreed"})
        )
    with refused("other-side", story):
        story.correct(
            seq, "4 12:00", who=OFFICER, instead=Positioned("raising", CARE.id, {"1": "agreed"})
        )
    risen = Story().done("colleagues.raise", "2 11:00")
    risen.up("risk to the child", "3 10:00", who=RAISER)
    with refused("another-act", risen):
        risen.correct(3, "4 10:00", who=RAISER, instead=MovedUp("no answer"))
    wordless = MovedUp("risk to the child")
    with refused("words-needed", risen):
        risen.correct(3, "4 10:00", who=RAISER, instead=wordless, notes=REASON, wordless=True)


def test_a_time_put_right_obeys_the_same_rules_as_any_time() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("future", story):
        story.correct(2, "2 12:00", instead=TOLD, happened=at("2 13:00"))
    with refused("before-it-opened", story):
        story.correct(2, "2 12:00", instead=TOLD, happened=at("2 09:00"))


def test_what_is_taken_out_has_no_other_time() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    for times in ({"happened": at("2 10:30")}, {"received": at("2 10:30")}):
        with refused("another-act", story):
            story.correct(2, "3 10:00", **times)


def test_the_raising_itself_is_put_right_but_not_taken_out() -> None:
    story = Story()
    with refused("no-such-event", story):
        story.correct(1, "3 10:00")
    with refused("no-such-event", story):
        story.correct(9, "3 10:00")
    raised = story.events[0].act
    story.correct(1, "3 10:00", instead=raised, happened=at("1 10:00"))
    assert story.case.start == at("1 10:00")
    assert story.the("colleagues.raise").due == at("3 17:00")


def test_what_the_system_passed_over_keeps_nothing_from_being_corrected() -> None:
    people = directory(Seat("hill-school", "manager", "Head", holder="ann"))
    story = (
        Story(people=people)
        .done("colleagues.raise", "2 11:00")
        .up("risk to the child", "3 10:00", reason="n")
    )
    assert isinstance(story.events[-1].act, SamePerson)
    story.correct(3, "4 10:00")
    assert story.case.stage == "1"
    assert story.the("colleagues.talk").open


def test_what_the_system_passed_over_moves_with_the_time_it_followed_from() -> None:
    people = directory(Seat("hill-school", "manager", "Head", holder="ann"))
    story = (
        Story(people=people)
        .done("colleagues.raise", "2 11:00")
        .up("risk to the child", "3 10:00", reason="n")
    )
    moved = story.events[2].act
    story.correct(3, "4 10:00", instead=moved, happened=at("3 12:00"))
    told = story.all("managers.tell")[0]
    assert (told.word, told.opened, told.ended) == ("same person", at("3 12:00"), at("3 12:00"))


def test_notices_given_for_a_wrong_entry_are_gone_from_what_is_true(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Danger could be taken out once, and what was recorded so is read as it was."""
    monkeypatch.setattr("concordat.core.corrections.why_not_take_out", lambda *_: None)
    story = (
        Story()
        .do(RiskStated(), "2 11:00")
        .do(FactStated("on-a-plan"), "2 12:00")
        .correct(2, "3 10:00")
    )
    assert story.told("risky") == 0
    assert story.the("emergency").how == "void"
    assert story.the("plan").open
    assert story.case.dangers == ()


def test_what_a_correction_opens_has_its_time_at_once() -> None:
    story = Story().talked("3 10:00").correct(3, "9 10:00")
    assert story.the("colleagues.chase").opened == at("6 17:00")
    assert story.case.now == at("9 10:00")


# ── Who corrects ──────────────────────────────────────────────────────────────────────────────────


def test_the_person_it_was_typed_for_may_correct_it() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    story.done("colleagues.talk", "3 10:00", who=OFFICER, behalf="dee")
    dee = Actor("dee", (Capacity("answering", CARE.id, "practitioner"),))
    assert story.correct(3, "3 11:00", who=dee).the("colleagues.talk").open


def test_the_business_manager_corrects_what_decided_nothing_and_a_story_anything() -> None:
    story = Story().at_chair().done("chair.refer", "4 11:00", who=HEAD)
    assert story.correct(len(story.events), "4 12:00", who=OFFICER).the("chair.refer").open
    story.done("chair.refer", "4 13:00").done("chair.decide", "5 10:00", word="decided", who=CHAIR)
    assert story.correct(len(story.events), "5 11:00").case.end is None


def test_a_note_is_corrected_by_its_writer_though_others_read_it() -> None:
    story = Story().talked().do(Noted("both sides", "n1"), who=RAISER)
    with refused("not-yours", story):
        story.correct(4, who=TEAM_LEAD, instead=Noted("both sides", "n2"))
    story.correct(4, who=RAISER, instead=Noted("both sides", "n2"))
    assert isinstance(story.events[-1].act, Corrected)
    assert story.events[-1].act.instead == Noted("both sides", "n2")


# ── What is put in an entry's place ───────────────────────────────────────────────────────────────


def test_a_raising_put_right_is_admitted_as_any_is() -> None:
    window = replace(LADDER, admission=Admission(window=parse_limit("5 working days")))
    story = Story(protocol=window, received="10-27 10:00")
    raised = story.events[0].act
    with refused("no-agency", story):
        story.correct(1, "3 10:00", instead=Raised(SCHOOL, ()))
    with refused("window-closed", story):
        story.correct(1, "4 10:00", instead=raised, happened=at("4 09:00"))
    with refused("future", story):
        story.correct(1, "2 11:00", instead=raised, happened=at("2 12:00"))
    story.correct(1, "3 10:00", instead=raised, happened=at("3 10:00"))
    assert story.case.start == at("3 10:00")


def test_a_corrected_raising_counts_its_window_from_when_it_was_raised() -> None:
    window = replace(LADDER, admission=Admission(window=parse_limit("5 working days")))
    story = Story(protocol=window)
    story.correct(1, "30 10:00", instead=Raised(SCHOOL, (CLINIC,)))
    assert story.case.answering == (CLINIC,)


def test_what_is_put_right_was_received_when_it_was() -> None:
    story = Story().done("colleagues.raise", "4 11:00", happened="3 10:00", received="3 12:00")
    told = story.events[1].act
    with refused("received-before-sent", story):
        story.correct(2, "5 10:00", instead=told, happened=at("3 13:00"))
    story.correct(2, "5 10:00", instead=told, happened=at("3 11:00"))
    assert story.the("colleagues.raise").ended == at("3 11:00")


def test_what_is_put_right_keeps_its_time_unless_another_is_given() -> None:
    story = Story().talked("3 10:00").say("agreed", when="4 12:00", happened="4 10:00")
    story.correct(4, "5 10:00", instead=Positioned("raising", CARE.id, {"1": "not agreed"}))
    assert story.case.visits[-1].entered == at("4 10:00")


def test_a_correction_is_a_decision_put_right_with_its_word() -> None:
    story = Story().at_chair().done("chair.refer", "4 11:00")
    story.done("chair.decide", "5 10:00", word="reconvene", who=CHAIR)
    decided = CarriedOut((DutyId("chair.decide"),))
    with refused("word-needed", story):
        story.correct(len(story.events), "5 11:00", who=CHAIR, instead=decided)
    story.correct(len(story.events), "5 11:00", who=CHAIR, instead=replace(decided, word="decided"))
    assert story.case.end == "decided and binding"


# ── An entry that was corrected before ────────────────────────────────────────────────────────────


def test_a_correction_of_the_words_leaves_the_time_that_was_put_right() -> None:
    story = Story().done("colleagues.raise", "4 11:00", received="4 11:00")
    story.correct(2, "4 12:00", instead=TOLD, happened=at("3 11:00"), received=at("3 12:00"))
    worded = replace(TOLD, notes=(Note("n9", "summary"),))
    story.correct(2, "4 13:00", instead=worded)
    reads = reading_of(story.events, 2)
    assert reads is not None
    assert (reads.act, reads.happened, reads.received) == (worded, at("3 11:00"), at("3 12:00"))
    story.correct(2, "4 14:00", instead=worded, happened=at("4 11:00"), received=at("4 11:00"))
    assert story.the("colleagues.talk").opened == at("4 11:00"), (
        "and the first time can be put back"
    )


def test_a_correction_that_changes_nothing_is_refused() -> None:
    story = Story().done("colleagues.raise", "4 11:00")
    with refused("nothing-changed", story):
        story.correct(2, "4 12:00", instead=TOLD)
    with refused("nothing-changed", story):
        story.correct(2, "4 12:00", instead=TOLD, happened=at("4 11:00"))
    story.correct(2, "4 12:00")
    with refused("nothing-changed", story):
        story.correct(2, "4 13:00")
    story.correct(2, "4 13:00", instead=TOLD)
    assert story.the("colleagues.raise").how == "done"


def test_an_entry_is_put_right_beside_others_that_were() -> None:
    story = Story(raised="2 10:00").done("colleagues.raise", "2 11:00")
    with refused("before-it-opened", story):
        story.correct(2, "3 10:00", instead=TOLD, happened=at("2 09:30"))
    story.correct(1, "3 10:00", instead=story.events[0].act, happened=at("2 09:00"))
    story.correct(2, "3 11:00", instead=TOLD, happened=at("2 09:30"))
    assert story.the("colleagues.talk").opened == at("2 09:30")


def test_a_decision_did_not_reach_somebody_after_they_had_raised_it() -> None:
    again = raised()
    story = Story(issues=again.issues, children=again.children)
    with refused("received-after-raised", story):
        story.correct(1, "3 10:00", who=RAISER, instead=again, received=at("2 11:00"))
    story.correct(1, "3 10:00", who=RAISER, instead=again, received=at("2 09:00"))
    assert story.case.arising == at("2 09:00")
