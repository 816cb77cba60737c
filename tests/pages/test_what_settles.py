"""Every act, and whether it is shown once more before it counts: what ends or settles something for
others is, or it is said here why not.
"""

from typing import Any, get_args

import pytest

from concordat.core.acts import ActionAgreed, ActKind, Note
from tests.casework import acting
from tests.casework.acting import RAISER
from tests.pages.cases import later, raise_case, visit, words
from tests.pages.conftest import NOW
from tests.pages.test_what_weighs import sent_once, shown_once_more

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")

ALWAYS, WHERE = "always", "where it ends the case or takes it on"
SETTLES_NOTHING = "adds something, and settles nothing"
CHECKED: dict[ActKind, str] = {
    "withdraw": ALWAYS,
    "no-further": ALWAYS,
    "opened-in-error": ALWAYS,
    "appoint": ALWAYS,
    "correct-child": ALWAYS,
    "danger-passed": ALWAYS,
    "answer-danger": "where they agree: that a child isn't safe is never asked for twice",
    "move-up": "but where waiting puts the child at risk",
    "action-drop": ALWAYS,
    "action-pass-on": ALWAYS,
    "step-aside": ALWAYS,
    "take-on": ALWAYS,
    "answering": "where an agency answers instead of another, which no longer sees the case",
    "done": f"a decision, and {WHERE}",
    "say": WHERE,
    "confirm": WHERE,
    "use": WHERE,
    "correct": WHERE,
}
UNCHECKED: dict[ActKind, str] = {
    "raise": "has a page of its own, where the answers are checked",
    "acknowledge-danger": "makes a child safe sooner",
    "risk": "makes a child safe sooner",
    "action-answer": "what isn't taken on comes back to the other side",
    "action-confirm": "answers one question, and what is missing can be said later",
    "action-change": "its agency is asked again",
    "confirm-time": "yes or no to one time, corrected by who said it",
    "confirm-child": "where they don't know the child, the other side is asked",
    "same-child": "the other side is asked again",
    "hand-on": "counts once the colleague takes it on",
    "hand-on-answer": "a task that isn't taken on stays with whoever had it",
    "take-over": "takes the case from nobody's sight, and is taken over again",
    "keep-going": "ends that it is given up, and whoever gave it up can do so again",
    "bring-in": "names who acts where nobody does",
    "set-date": "another date can be set until it has passed",
    "local-figure": "the board's own, and set again",
    "closed-day": "has a page of the board's, and is taken back",
    "open-day": "has a page of the board's, and is said again",
    "fact": "is said to be no longer so by a correction",
    "safety": "is said anew at any time",
    **dict.fromkeys(
        ("add", "support", "action", "link", "note", "alongside", "misdirected", "advised"),
        SETTLES_NOTHING,
    ),
    **dict.fromkeys(("ask-meeting", "ask-companion", "remind"), SETTLES_NOTHING),
    **dict.fromkeys(("same-person", "nobody-there"), "only the system records it"),
}


def test_of_every_act_it_is_said_whether_it_is_shown_once_more() -> None:
    kinds = {each for part in get_args(ActKind) for each in (get_args(part) or (part,))}
    assert {*CHECKED} | {*UNCHECKED} == kinds
    assert {*CHECKED}.isdisjoint(UNCHECKED)


@pytest.fixture
def ref() -> str:
    return raise_case()


def with_an_action(ref: str) -> str:
    agreed = ActionAgreed(acting.VISIT, "raising", by=NOW.date(), notes=(Note("9" * 32, "what"),))
    from concordat.casework.service import Words

    acting.do(ref, agreed, RAISER, NOW, words={"9" * 32: Words("Ring the aunt.")})
    return acting.VISIT


def test_dropping_an_action_says_which_and_that_nobody_has_to_do_it(visit: Any, ref: str) -> None:
    action = with_an_action(ref)
    said = shown_once_more(visit(RAISER, ref), "action-drop", action, reason="She was rung.")
    assert "Ring the aunt" in said
    assert "nobody has to do it" in said
    about, happens = said.partition("The action")[2].split("What happens")
    assert "Ring the aunt" in about
    assert "Ring the aunt" not in happens.partition("Who will be told")[0]
    assert acting.case_of(ref, NOW).actions[action].closed


def test_handing_an_action_on_says_that_it_is_followed_elsewhere(
    visit: Any, ref: str, later: Any
) -> None:
    action = with_an_action(ref)
    later(24 * 100)
    owner = {"owner": "The lead professional"}
    page = sent_once(visit(RAISER, ref), "action-pass-on", action, **owner)
    assert "nobody is reminded of it here" in words(page).partition("What happens")[2]


def test_stepping_aside_says_that_one_no_longer_sees_it_and_who_acts_then(
    visit: Any, ref: str
) -> None:
    said = shown_once_more(visit(RAISER, ref), "step-aside", "practitioner", reason="I know them.")
    assert said.count("What happens") == 1
    assert "In your place: " in said.partition("What happens")[2]


def test_an_agency_put_in_the_place_of_another_is_shown_with_who_no_longer_sees_it(
    visit: Any, ref: str
) -> None:
    officer = visit("priya-nambiar", ref)
    answers = {"agency": "dunes-housing", "reason": "It is theirs to answer."}
    instead = {"instead-of": acting.SOCIAL_CARE.id}
    said = shown_once_more(officer, "answering", **answers, **instead)
    assert "no longer sees this case" in said.partition("What happens")[2]
