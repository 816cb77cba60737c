"""Who may move a case up or stop it, on which grounds, and what they are called."""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    NO_ANSWER,
    RISK_TO_CHILD,
    AnyAct,
    DateSet,
    FactStated,
    HolidayProclaimed,
    MovedUp,
    Reminded,
    TakenNoFurther,
    Withdrawn,
    say_ground,
)
from concordat.core.ids import DutyId
from concordat.core.who.parts import Actor
from tests.core.ladder import LADDER, changed, limit, posts, with_changed, with_duties
from tests.core.stories import (
    RAISER,
    Story,
    at,
    refused,
)

ADULTS = replace(LADDER, words={"child": "adult"})


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        (RISK_TO_CHILD, "risk to the adult"),
        (NO_ANSWER, NO_ANSWER),
        ("the child moves away", "the child moves away"),
    ],
)
def test_the_ground_of_risk_uses_the_procedures_word_for_a_child(ground: str, said: str) -> None:
    assert say_ground(ground, ADULTS.words) == said
    assert say_ground(ground, LADDER.words) == ground


def test_a_refusal_names_the_grounds_as_the_text_does() -> None:
    story = Story(protocol=ADULTS).done("colleagues.raise", "2 11:00")
    assert story.why_not(RAISER, MovedUp("I am tired of it")) == "no-such-ground"
    assert story.why_not(RAISER, MovedUp(NO_ANSWER)) == "not-late"


def test_what_both_sides_owe_is_an_answer_to_wait_for_too() -> None:
    story = Story().at_managers("3 10:00")
    assert story.why_not(RAISER, MovedUp(NO_ANSWER), "10 17:00") == "not-late"
    assert story.why_not(RAISER, MovedUp(NO_ANSWER), "10 17:01") is None


def test_what_a_step_left_behind_is_no_answer_to_wait_for() -> None:
    kept = replace(LADDER.duties["colleagues.talk"], survives=True, side="answering")
    story = Story(protocol=replace(LADDER, duties={**LADDER.duties, kept.key: kept}))
    story.done("colleagues.raise", "2 11:00").up(RISK_TO_CHILD, "3 10:00", reason="n")
    late = story.look("6 10:00")
    assert any(duty.key == kept.key and duty.late(late.now) for duty in late.open_duties)
    assert story.why_not(RAISER, MovedUp(NO_ANSWER), "6 10:00") == "not-late"


def told() -> Story:
    return Story().done("colleagues.raise", "2 11:00")


def code(story: Story, actor: Actor, act: AnyAct, when: str | None = None) -> str | None:
    return story.why_not(actor, act, when)


def test_no_answer_needs_a_late_duty_of_the_other_side() -> None:
    story = told()
    due = story.the("colleagues.talk").due
    assert due is not None
    assert code(story, RAISER, MovedUp("no answer"), "5 17:00") == "not-late"
    assert code(story, RAISER, MovedUp("no answer"), "5 17:01") is None


def test_ones_own_lateness_is_no_ground() -> None:
    assert code(Story(), RAISER, MovedUp("no answer"), "30 10:00") == "not-late"


def test_lateness_of_what_does_not_hold_the_ladder_is_no_ground() -> None:
    tell = replace(LADDER.duties["managers.tell"], limit=LADDER.duties["colleagues.raise"].limit)
    story = Story(
        protocol=replace(LADDER, duties={**LADDER.duties, "managers.tell": tell})
    ).at_managers("3 10:00")
    assert story.all("managers.tell")[1].late(at("6 10:00"))
    assert code(story, RAISER, MovedUp("no answer"), "6 10:00") == "not-late"


def test_a_date_moved_by_a_holiday_keeps_the_right_to_move_up_from_the_first() -> None:
    story = told().do(HolidayProclaimed(date(2026, 11, 4)), "3 10:00")
    case = story.look("5 18:00")
    assert not any(duty.late(case.now) for duty in case.open_duties)
    assert code(story, RAISER, MovedUp("no answer"), "5 18:00") is None


def test_a_clock_that_has_passed_is_a_ground_of_its_own() -> None:
    story = Story().at_managers("10 10:00")
    meet = story.the("managers.meet")
    story.do(DateSet(date(2026, 11, 11), meet.id), "10 11:00")
    assert code(story, RAISER, MovedUp("no answer"), "11 17:00") == "not-late"
    assert code(story, RAISER, MovedUp("no answer"), "11 17:01") is None


TALK = DutyId("colleagues.talk", agency="care")


UNDATED = with_changed("colleagues.talk", limit=None)


def test_where_nothing_has_a_date_a_reminder_comes_first_and_the_next_open_day() -> None:
    story = Story(protocol=UNDATED).done("colleagues.raise", "2 11:00")
    with refused("not-reminded", story):
        story.up(when="30 10:00", reason="n")
    story.do(Reminded((TALK,)), "6 10:00")  # a Friday
    assert code(story, RAISER, MovedUp("no answer"), "8 23:59") == "not-late"
    assert code(story, RAISER, MovedUp("no answer"), "9 00:00") is None
    with refused("words-needed", story):
        story.up(when="9 11:00", who=RAISER, wordless=True)
    assert story.up(when="9 11:00", reason="n").case.stage == "2"


def test_to_remind_them_again_puts_nothing_off() -> None:
    story = Story(protocol=UNDATED).done("colleagues.raise", "2 11:00")
    story.do(Reminded((TALK,)), "3 10:00").do(Reminded((TALK,)), "4 09:00")
    assert code(story, RAISER, MovedUp("no answer"), "4 10:00") is None


def test_a_reminder_entered_later_counts_from_when_it_was_entered() -> None:
    story = Story(protocol=UNDATED).done("colleagues.raise", "2 11:00")
    story.do(Reminded((TALK,)), "5 10:00", happened="2 12:00")
    assert code(story, RAISER, MovedUp("no answer"), "5 11:00") == "not-late"
    assert code(story, RAISER, MovedUp("no answer"), "6 09:00") is None


def undated_under_a_clock() -> Story:
    return Story(protocol=with_changed("managers.meet", limit=None)).at_managers()


def test_a_reminder_is_enough_while_a_clock_over_the_stage_still_runs() -> None:
    story = undated_under_a_clock()
    with refused("not-late", story):
        story.up(when="4 10:00", reason="n")
    story.do(Reminded((story.the("managers.meet").id,)), "4 10:00")
    assert code(story, RAISER, MovedUp("no answer"), "4 11:00") == "not-late"
    assert code(story, RAISER, MovedUp("no answer"), "5 09:00") is None


def test_once_the_clock_has_passed_no_reminder_is_needed() -> None:
    story = undated_under_a_clock()
    assert code(story, RAISER, MovedUp("no answer"), "11 17:00") == "not-late"
    assert code(story, RAISER, MovedUp("no answer"), "11 17:01") is None


def test_a_reminder_of_what_has_no_date_takes_nobodys_time_away() -> None:
    letter = replace(
        LADDER.duties["managers.panel"],
        who=posts("answering manager"),
        side="answering",
        holds=True,
    )
    story = Story(protocol=with_duties(letter, protocol=LADDER)).at_managers()
    story.do(Reminded((story.the("managers.panel").id,)), "3 10:00")
    assert code(story, RAISER, MovedUp("no answer"), "5 10:00") == "not-late"


# ── Dates that move ───────────────────────────────────────────────────────────────────────────────


def test_a_date_put_off_by_agreement_is_the_one_to_wait_for() -> None:
    story = Story().at_managers("3 10:00")
    story.do(DateSet(date(2026, 11, 11), story.the("managers.meet").id), "4 10:00")
    assert code(story, RAISER, MovedUp("no answer"), "10 18:00") == "not-late"
    assert code(story, RAISER, MovedUp("no answer"), "11 17:01") is None


def test_the_right_that_a_first_date_gave_outlives_every_count_after_a_holiday() -> None:
    story = told().do(HolidayProclaimed(date(2026, 11, 5)), "3 10:00")
    story.do(FactStated("on-a-plan"), "3 11:00")  # everything is counted again
    assert story.the("colleagues.talk").due == at("6 17:00")
    assert code(story, RAISER, MovedUp("no answer"), "5 17:01") is None


def test_a_clock_moved_by_a_holiday_keeps_the_right_that_it_gave() -> None:
    clock = replace(LADDER.clocks[0], limit=limit("7 working days"))
    meet = with_changed("managers.meet", limit=None)
    story = Story(protocol=replace(meet, clocks=(clock,))).at_managers("3 10:00")
    story.do(HolidayProclaimed(date(2026, 11, 5)), "4 10:00")
    assert story.case.clocks[0].due == at("12 17:00")
    assert code(story, RAISER, MovedUp("no answer"), "11 17:01") is None


def test_a_clock_put_off_by_agreement_is_the_one_to_wait_for() -> None:
    agreed = limit("agreed by the parties, otherwise 7 working days")
    clock = replace(LADDER.clocks[0], limit=agreed)
    meet = with_changed("managers.meet", limit=None)
    story = Story(protocol=replace(meet, clocks=(clock,))).at_managers("3 10:00")
    story.do(DateSet(date(2026, 11, 13), clock=clock.key), "4 10:00")
    assert code(story, RAISER, MovedUp("no answer"), "11 17:01") == "not-late"
    assert code(story, RAISER, MovedUp("no answer"), "13 17:01") is None


# ── Whose silence ─────────────────────────────────────────────────────────────────────────────────


def with_meet_owed_by(who: str, side: str) -> Story:
    meet = with_changed("managers.meet", who=posts(who), side=side, owed="once")
    return Story(protocol=replace(meet, clocks=())).at_managers("3 10:00")


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("third conciliator", "third"),
        ("board chair, third conciliator", "board"),
        ("raising manager, third conciliator", "raising"),
    ],
)
def test_the_silence_of_a_third_party_counts_as_no_answer(who: str, side: str) -> None:
    story = with_meet_owed_by(who, side)
    assert code(story, RAISER, MovedUp("no answer"), "10 17:00") == "not-late"
    assert code(story, RAISER, MovedUp("no answer"), "10 17:01") is None


@pytest.mark.parametrize(
    ("who", "side"), [("board chair", "board"), ("raising manager", "raising")]
)
def test_the_silence_of_the_board_or_of_ones_own_side_does_not(who: str, side: str) -> None:
    story = with_meet_owed_by(who, side)
    assert story.case.is_with_the_board is (side == "board")
    assert code(story, RAISER, MovedUp("no answer"), "20 10:00") == "not-late"


def test_ones_own_part_of_what_each_side_owes_is_no_answer_to_wait_for() -> None:
    tell = changed("managers.tell", clause=None, holds=True, inside_one_agency=False)
    meet = changed("managers.meet", clause=None, holds=False, limit=None)
    story = Story(protocol=with_duties(tell, meet, protocol=LADDER)).at_managers("3 10:00")
    awaited = {duty.id for duty in story.case.answers_awaited}
    assert {duty_id.owner for duty_id in awaited} == {"answering"}


def deciding() -> Story:
    return Story().at_chair().done("chair.refer", "4 11:00")


def test_a_decision_is_not_withdrawn_from_but_may_be_taken_no_further() -> None:
    story = deciding().done("chair.decide", "5 10:00", word="reconvene")
    assert code(story, RAISER, Withdrawn()) == "decided"
    assert code(story, RAISER, TakenNoFurther()) is None


def test_a_closed_day_that_has_passed_takes_no_right_away() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    first = story.the("colleagues.talk").due
    story.do(HolidayProclaimed(date(2026, 11, 4)), "6 10:00")
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.counted) == (first, at("6 17:00"))
    assert talk.late(at("6 10:00"))
    assert story.why_not(RAISER, MovedUp(NO_ANSWER), "6 11:00") is None
