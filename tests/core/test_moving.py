"""On which grounds a case moves up, and what they are called."""

import pytest
from msgspec.structs import replace

from concordat.core.acts import NO_ANSWER, RISK_TO_CHILD, MovedUp, say_ground
from concordat.core.who.allowed import why_not
from tests.core.ladder import LADDER
from tests.core.refusals import code_of
from tests.core.stories import RAISER, Story

ADULTS = replace(LADDER, words={"child": "adult"})


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        (RISK_TO_CHILD, "risk to the adult"),
        (NO_ANSWER, NO_ANSWER),
        ("the child moves away", "the child moves away"),
    ],
)
def test_concordats_own_ground_is_called_as_the_text_calls_the_child_and_the_texts_as_it_says(
    ground: str, said: str
) -> None:
    assert say_ground(ground, ADULTS.words) == said
    assert say_ground(ground, LADDER.words) == ground


def test_a_refusal_names_the_grounds_as_the_text_does() -> None:
    story = Story(protocol=ADULTS).done("colleagues.raise", "2 11:00")
    assert (
        code_of(why_not(ADULTS, story.case, RAISER, MovedUp("I am tired of it")))
        == "no-such-ground"
    )
    assert code_of(why_not(ADULTS, story.case, RAISER, MovedUp(NO_ANSWER))) == "not-late"


def test_what_both_sides_owe_is_an_answer_to_wait_for_too() -> None:
    story = Story().at_managers("3 10:00")
    assert (
        code_of(why_not(LADDER, story.look("10 17:00"), RAISER, MovedUp(NO_ANSWER))) == "not-late"
    )
    assert code_of(why_not(LADDER, story.look("10 17:01"), RAISER, MovedUp(NO_ANSWER))) is None


def test_what_a_step_left_behind_is_no_answer_to_wait_for() -> None:
    kept = replace(LADDER.duties["colleagues.talk"], survives=True, side="answering")
    story = Story(protocol=replace(LADDER, duties={**LADDER.duties, kept.key: kept}))
    story.done("colleagues.raise", "2 11:00").up(RISK_TO_CHILD, "3 10:00", reason="n")
    late = story.look("6 10:00")
    assert any(duty.key == kept.key and duty.late(late.now) for duty in late.open_duties)
    assert code_of(why_not(story.record.protocol, late, RAISER, MovedUp(NO_ANSWER))) == "not-late"
