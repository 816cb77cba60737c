"""Who may move a case up or stop it, on which grounds, and what they are called."""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    NO_ANSWER,
    RISK_TO_CHILD,
    AnyAct,
    DateSet,
    HolidayProclaimed,
    MovedUp,
    Reminded,
    TakenNoFurther,
    Withdrawn,
    say_ground,
)
from concordat.core.ids import DutyId
from concordat.core.who.parts import Actor
from tests.core.ladder import LADDER
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


RAISE, TALK, MEET = (
    DutyId("colleagues.raise", agency="care"),
    DutyId("colleagues.talk", agency="care"),
    DutyId("managers.meet", agency="care"),
)


def test_where_nothing_has_a_date_a_reminder_comes_first() -> None:
    undated = replace(
        LADDER,
        clocks=(),
        duties={
            **LADDER.duties,
            "colleagues.talk": replace(LADDER.duties["colleagues.talk"], limit=None),
        },
    )
    story = Story(protocol=undated).done("colleagues.raise", "2 11:00")
    with refused("not-reminded", story):
        story.up(when="30 10:00", reason="n")
    story.do(Reminded((TALK,)), "30 10:00")
    with refused("words-needed", story):
        story.up(when="30 11:00", who=RAISER, wordless=True)
    assert story.up(when="30 11:00", reason="n").case.stage == "2"


def test_a_clock_still_running_is_a_date_to_wait_for() -> None:
    plain = replace(LADDER.duties["managers.meet"], limit=None)
    story = Story(
        protocol=replace(LADDER, duties={**LADDER.duties, "managers.meet": plain})
    ).at_managers()
    story.do(Reminded((story.the("managers.meet").id,)), "4 10:00")
    with refused("not-late", story):
        story.up(when="4 11:00", reason="n")
    assert story.up(when="12 10:00", reason="n").case.stage == "3"


def deciding() -> Story:
    return Story().at_chair().done("chair.refer", "4 11:00")


def test_a_decision_is_not_withdrawn_from_but_may_be_taken_no_further() -> None:
    story = deciding().done("chair.decide", "5 10:00", word="reconvene")
    assert code(story, RAISER, Withdrawn()) == "decided"
    assert code(story, RAISER, TakenNoFurther()) is None
