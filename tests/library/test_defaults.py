"""What a duty is taken to be where its table doesn't say."""

from typing import Any, get_args

import pytest

from concordat.core.posts import PostRef, Side
from concordat.core.protocol import Act, Signal
from concordat.library.files.defaults import (
    Owed,
    decided_together,
    holds_and_survives,
    owed_how,
    settled,
    side_of,
)
from concordat.library.files.shape import File
from concordat.library.files.shape_steps import DutyShape, StepShape

ENTERED, RISK = Signal("entered", "workers"), Signal("risk")


def duty(act: str = "discuss", **more: Any) -> DutyShape:
    """A duty with what every duty has to have, and more."""
    given = {
        "act": act,
        "what": "do it",
        "who": "raising worker",
        "opens": "entered",
        "strength": "must",
    }
    return DutyShape.model_validate(given | more)


def posts(*sides: Any) -> tuple[PostRef, ...]:
    return tuple(PostRef(side, "worker") for side in sides)


@pytest.mark.parametrize(
    ("act", "then", "whose"),
    [
        ("decide", {}, "decision"),
        ("decide", {"agreed": "stay"}, "decision"),
        ("consider", {"yes": "stay"}, "choice"),
        ("consider", {"not agreed": "stay"}, "choice"),
        ("discuss", {"agreed": "stay"}, "positions"),
        ("meet", {"late": "stay", "not agreed": "stay"}, "positions"),
        ("discuss", {"done": "stay"}, "doing"),
        ("record", {}, "doing"),
    ],
)
def test_whose_word_the_outcome_is(act: str, then: dict[str, str], whose: str) -> None:
    assert settled(duty(act, then=then)) == whose


@pytest.mark.parametrize("act", get_args(Act))
def test_each_agency_owes_what_an_answering_post_does_and_a_decision_is_one(act: str) -> None:
    assert owed_how(posts("raising", "answering"), act) == ("once" if act == "decide" else "agency")
    assert owed_how(posts("raising", "board", "third"), act) == "once"


@pytest.mark.parametrize(
    ("sides", "owed", "side"),
    [
        (("raising",), "once", "raising"),
        (("answering",), "agency", "answering"),
        (("raising", "answering"), "agency", "both"),
        (("raising",), "party", "both"),
        (("board",), "once", "board"),
        (("third",), "once", "third"),
        (("third", "board"), "once", "board"),
        (("board", "answering"), "agency", "answering"),
        (("board", "raising"), "once", "raising"),
        (("third", "raising", "board", "answering"), "post", "both"),
    ],
)
def test_which_side_owes_it(sides: tuple[str, ...], owed: Owed, side: Side) -> None:
    assert side_of(posts(*sides), owed) == side


@pytest.mark.parametrize("act", get_args(Act))
def test_what_is_written_down_holds_nothing_and_outlives_its_stage(act: str) -> None:
    written = act in ("write", "notify", "form", "record", "act")
    choice = act == "consider"
    assert holds_and_survives(duty(act), (ENTERED,), "workers") == (
        not written and not choice,
        written,
    )
    assert holds_and_survives(duty(act, then={"yes": "stay"}), (ENTERED,), "workers") == (
        not written,
        written,
    )
    assert holds_and_survives(duty(act), (RISK, RISK), "workers") == (False, True)
    assert holds_and_survives(duty(act), (RISK, ENTERED), "workers") == (
        not written and not choice,
        written,
    )
    assert holds_and_survives(duty(act), (), "workers") == (not written and not choice, written)


@pytest.mark.parametrize("act", get_args(Act))
def test_a_duty_of_no_step_outlives_every_step(act: str) -> None:
    fact = (Signal("fact", "plan"),)
    assert holds_and_survives(duty(act), fact, None) == (
        holds_and_survives(duty(act), fact, "workers")[0],
        True,
    )
    assert holds_and_survives(duty(act, survives=False), fact, None)[1] is False


def test_what_two_sides_say_of_a_talk_counts_at_its_step_alone() -> None:
    assert holds_and_survives(
        duty("meet", then={"agreed": "stay", "not agreed": "stay"}), (), None
    ) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    ("holds", "survives"), [(True, True), (True, False), (False, True), (False, False)]
)
def test_what_the_file_says_comes_first(holds: bool, survives: bool) -> None:
    for act in ("record", "discuss"):
        assert holds_and_survives(
            duty(act, holds=holds, survives=survives), (ENTERED,), "workers"
        ) == (
            holds,
            survives,
        )
    assert holds_and_survives(duty("record", holds=holds), (ENTERED,), "workers") == (holds, True)
    assert holds_and_survives(duty("discuss", survives=survives), (ENTERED,), "workers") == (
        True,
        survives,
    )


WHO = ["board chair", "raising worker"]


@pytest.mark.parametrize(
    ("signal", "changed", "together"),
    [
        (Signal("done", "workers.sit"), {}, True),
        (Signal("outcome", "workers.sit", "upheld"), {}, True),
        (Signal("outcome", "workers.sit", "upheld"), {"act": "consider"}, True),
        (Signal("outcome", "workers.sit", "differ"), {}, False),
        (Signal("late", "workers.sit"), {}, False),
        (Signal("done", "workers.talk"), {}, False),
        (Signal("done", "sit"), {}, False),
        (Signal("done", "all"), {}, True),
        (Signal("done", "workers.sit"), {"who": WHO[:1]}, False),
        (Signal("done", "workers.sit"), {"owed": "once"}, False),
        (Signal("done", "workers.sit"), {"act": "discuss"}, False),
    ],
)
def test_several_who_decide_each_for_themselves_are_waited_for(
    signal: Signal, changed: dict[str, Any], together: bool
) -> None:
    sit = duty("decide", who=WHO, owed="post")
    rung = {
        "sit": duty(**({"act": "decide", "who": WHO, "owed": "post"} | changed)),
        "talk": duty(),
    }
    file = File.model_construct(
        step={"workers": StepShape.model_construct(duty=rung)}, duty={"all": sit}
    )
    assert decided_together(file, (RISK, signal)) is together
