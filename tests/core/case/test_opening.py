"""What waits for several: for the first of them, or for all, whether they are agencies, parties or
posts.
"""

from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import CarriedOut
from concordat.core.protocol import Duty, Notice, Protocol, Signal, Strength
from tests.core.ladder import LADDER, came, done, duty, entered, posts, to
from tests.core.stories import CARE, CLINIC, Story

DECIDED, DONE = came("chair.decide", "decided"), done("chair.decide")
BOTH = replace(
    LADDER.duties["chair.decide"],
    who=posts("raising manager, answering manager"),
    side="both",
    owed="post",
    opens=(entered("chair"),),
    then=to(decided="end: decided", upheld="end: upheld", differ="stay"),
)


def with_(*duties: Duty, notices: tuple[Notice, ...] = ()) -> Protocol:
    """The invented ladder with these duties, in their steps or at any stage, and no notices but
    these.
    """
    found = {**LADDER.duties, **{each.key: each for each in duties}}
    steps = {
        key: replace(step, duties=tuple(name for name, each in found.items() if each.step == key))
        for key, step in LADDER.steps.items()
    }
    return replace(LADDER, duties=found, steps=steps, notices=notices)


def recording(opens: Signal, **more: Any) -> Duty:
    return duty("chair.record", "record", "board chair", opens, holds=False, survives=True, **more)


def decide(story: Story, whose: int, word: str) -> Story:
    """One of those who decide says a word."""
    return story.do(CarriedOut((story.all("chair.decide")[whose].id,), word))


@pytest.mark.parametrize("opens", [DECIDED, DONE])
@pytest.mark.parametrize("first", [0, 1])
def test_what_waits_for_the_decision_of_both_opens_with_the_second(
    opens: Signal, first: int
) -> None:
    story = Story(protocol=with_(BOTH, recording(opens, waits_for="all"))).at_chair()
    decide(story, first, "decided")
    assert story.open("chair.record") == []
    decide(story, 1 - first, "decided")
    assert len(story.open("chair.record")) == 1
    assert story.case.end == "decided"


@pytest.mark.parametrize("first", [0, 1])
def test_what_waits_for_the_first_opens_with_it(first: int) -> None:
    story = Story(protocol=with_(BOTH, recording(DECIDED, waits_for="first"))).at_chair()
    decide(story, first, "decided")
    assert len(story.open("chair.record")) == 1


@pytest.mark.parametrize("words", [("decided", "upheld"), ("upheld", "decided")])
def test_where_two_deciders_differ_neither_word_is_the_cases(words: tuple[str, str]) -> None:
    told = (
        Notice(
            "N",
            "chair",
            None,
            (came("chair.decide", "differ"),),
            posts("board chair"),
            "differ",
            waits_for="all",
        ),
    )
    story = Story(
        protocol=with_(BOTH, recording(DECIDED, waits_for="all"), notices=told)
    ).at_chair()
    for whose, word in enumerate(words):
        decide(story, whose, word)
    assert story.open("chair.record") == []
    assert story.told("N") == 1


def test_with_two_agencies_all_who_decide_are_waited_for() -> None:
    story = Story(
        CARE, CLINIC, protocol=with_(BOTH, recording(DECIDED, waits_for="all"))
    ).at_chair()
    mine, *theirs = range(len(story.all("chair.decide")))
    assert len(theirs) == 2
    for whose in theirs:
        decide(story, whose, "decided")
    assert story.open("chair.record") == []
    decide(story, mine, "decided")
    assert len(story.open("chair.record")) == 1


def test_each_party_may_owe_what_waits_for_all() -> None:
    feedback = recording(DECIDED, waits_for="all", owed="party")
    feedback = replace(feedback, who=posts("raising manager, answering manager"), side="both")
    story = Story(CARE, CLINIC, protocol=with_(BOTH, feedback)).at_chair()
    for whose in range(3):
        assert story.open("chair.record") == []
        decide(story, whose, "decided")
    assert [(each.side, each.agency) for each in story.open("chair.record")] == [
        ("raising", None),
        ("answering", CARE.id),
        ("answering", CLINIC.id),
    ]


@pytest.mark.parametrize(("waits", "told"), [("each", 2), ("all", 1)])
def test_a_notice_is_given_of_each_or_once_of_all(waits: Any, told: int) -> None:
    notice = Notice(
        "N", "chair", None, (DECIDED,), posts("board chair"), "decided", waits_for=waits
    )
    story = Story(protocol=with_(BOTH, notices=(notice,))).at_chair()
    decide(story, 1, "decided")
    assert story.told("N") == told - 1
    decide(story, 0, "decided")
    assert story.told("N") == told


def test_a_notice_of_all_is_given_once_where_they_act_at_once() -> None:
    notice = Notice("N", "chair", None, (DONE,), posts("board chair"), "decided", waits_for="all")
    story = Story(protocol=with_(BOTH, notices=(notice,))).at_chair()
    story.do(CarriedOut(tuple(each.id for each in story.open("chair.decide")), "decided"))
    assert story.told("N") == 1


def test_what_each_party_owes_is_waited_for_on_both_sides() -> None:
    later = duty(
        "managers.note",
        "record",
        "board business manager",
        done("managers.tell"),
        waits_for="all",
        holds=False,
    )
    told = replace(LADDER.duties["managers.tell"], inside_one_agency=False)
    story = Story(protocol=with_(told, later)).at_managers()
    mine, theirs = story.open("managers.tell")
    story.do(CarriedOut((theirs.id,)))
    assert story.open("managers.note") == []
    story.do(CarriedOut((mine.id,)))
    assert len(story.open("managers.note")) == 1


@pytest.mark.parametrize(("strength", "goes_on"), [("may", True), ("must", False)])
def test_a_choice_that_nobody_owes_is_made_by_whoever_uses_it(
    strength: Strength, goes_on: bool
) -> None:
    asked = replace(
        LADDER.duties["managers.tell"],
        inside_one_agency=False,
        act="consider",
        settled="choice",
        strength=strength,
        then=to(yes="chair"),
    )
    story = Story(CARE, CLINIC, protocol=with_(asked)).at_managers()
    _, theirs, _ = story.open("managers.tell")
    story.do(CarriedOut((theirs.id,), "yes"))
    assert (story.case.step == "chair") == goes_on


def test_what_survives_its_step_is_waited_for_in_its_latest_round() -> None:
    tell = replace(LADDER.duties["managers.tell"], inside_one_agency=False, survives=True)
    report = duty(
        "report",
        "record",
        "board chair",
        done("managers.tell"),
        waits_for="all",
        holds=False,
        survives=True,
    )
    story = Story(protocol=with_(tell, report)).at_chair()
    for day in (5, 9):
        mine, theirs = story.open("managers.tell")
        story.do(CarriedOut((theirs.id,)), f"{day} 10:00")
        assert story.open("report") == []
        story.do(CarriedOut((mine.id,))).done("report").done("chair.refer").done(
            "chair.decide", word="reconvene"
        )
        story.done("managers.meet", f"{day + 1} 10:00").say("not agreed")
    assert len(story.all("report")) == 2


def test_what_is_owed_once_is_given_by_all_at_once() -> None:
    story = Story(
        CARE, CLINIC, protocol=with_(recording(done("chair.refer"), waits_for="all"))
    ).at_chair()
    assert story.open("chair.record") == []
    assert len(story.done("chair.refer").open("chair.record")) == 1
