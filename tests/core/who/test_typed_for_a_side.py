"""What the board's business unit records for a side it records only for somebody there, whom it
names; a form asks who that is, and without one it is refused.
"""

from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    ActionChanged,
    ActionDropped,
    ActKind,
    Added,
    AnyAct,
    CarriedOut,
    DateSet,
    MovedUp,
    Note,
    SafetyStated,
)
from concordat.core.labels import CHILD_VOICE
from concordat.library.files.limits import parse_limit
from tests.core.ladder import with_changed
from tests.core.stories import IN_POST, OFFICER, RAISER, Story, refused

FOR_A_SIDE: tuple[ActKind, ...] = (
    *("done", "appoint", "support", "add", "safety", "confirm-time", "same-child"),
    *("action-answer", "action-change", "action-drop", "action-confirm", "action-pass-on"),
    *("move-up", "withdraw", "no-further", "take-on", "set-date", "acknowledge-danger"),
)
"""What the business unit may record, and only for whoever told it."""
ITS_OWN: dict[ActKind, str] = {
    "raise": "refused without whoever rang by `on_behalf.refuse_raiser`",
    "action": "what was agreed, and each agency it is for is asked to accept it",
    "bring-in": "where a role was left, it says who acts there",
    "correct": "an entry that is wrong, told to whoever wrote it",
    "correct-child": "who the child is, told to both sides",
    "take-over": "it appoints who goes on, and whoever that is is told",
    "keep-going": "the board may keep a case going",
    "answering": "which agency answers is for the board to put right",
    "opened-in-error": "the board ends what should not have been raised",
    "local-figure": "the board's own figure, marked as that",
    "closed-day": "the board's own day",
    "open-day": "the board's own day",
    "risk": "danger is told by whoever knows of it, and waits for no name",
    "danger-passed": "the business manager may record it, and the other agency is asked to agree",
    "link": "it sees the cases of several raisers",
    "note": "anybody's own words",
    "fact": "anybody's own word",
    "alongside": "anybody's own word, and of an allegation the board's alone",
    "misdirected": "anybody who reads what was not for them",
    "advised": "anybody's own word",
    "ask-meeting": "asks for something, and settles nothing",
    "ask-companion": "asks for something, and settles nothing",
    "remind": "anybody may remind",
    "step-aside": "from its own role",
    "hand-on": "what it owes itself",
    "hand-on-answer": "what it was asked itself",
    "use": "only as whom the text names",
    "say": "refused to it: each agency speaks for itself",
    "confirm": "refused to it: each agency speaks for itself",
    "confirm-child": "refused to it: the agency that answers says so",
    "answer-danger": "refused to it: the other agency says so",
    "same-person": "only the system",
    "nobody-there": "only the system",
}


def test_of_every_act_it_is_decided_whether_somebody_has_to_have_said_it() -> None:
    kinds = {each for part in get_args(ActKind) for each in (get_args(part) or (part,))}
    assert {*FOR_A_SIDE} | {*ITS_OWN} == kinds
    assert {*FOR_A_SIDE}.isdisjoint(ITS_OWN)


def talk(story: Story) -> AnyAct:
    return CarriedOut((story.the("colleagues.talk").id,))


def of_an_action(make: Callable[[str], AnyAct]) -> Callable[[Story], AnyAct]:
    """An act about an action that the side that raised it wrote down."""

    def made(story: Story) -> AnyAct:
        agreed = ActionAgreed("a1", "answering", "care", date(2026, 11, 20))
        story.do(replace(agreed, notes=(Note("w", "what"),)), who=RAISER)
        return make("a1")

    return made


def dated(story: Story) -> AnyAct:
    return DateSet(date(2026, 11, 27), story.the("colleagues.talk").id)


ACTS: dict[str, tuple[Callable[[Story], AnyAct], str]] = {
    "a task of the agency that answers": (talk, "eli"),
    "an action changed": (of_an_action(lambda id_: ActionChanged(id_, date(2026, 11, 27))), "ann"),
    "an action dropped": (of_an_action(ActionDropped), "ann"),
    "a date for both": (dated, "ann"),
    "what was left open": (lambda _: Added(notes=(Note("v", CHILD_VOICE.key),)), "ann"),
    "what keeps the child safe": (lambda _: SafetyStated("answering", "care", nothing=True), "eli"),
    "moved up": (lambda _: MovedUp("risk to the child"), "ann"),
}
BY_THE_PARTIES = with_changed("colleagues.talk", limit=parse_limit("agreed by the parties"))


@pytest.mark.parametrize("what", ACTS)
def test_it_is_refused_to_the_business_manager_until_they_say_who_told_them(what: str) -> None:
    make, person = ACTS[what]
    story = Story(protocol=BY_THE_PARTIES, people=IN_POST).done("colleagues.raise", "2 11:00")
    act = make(story)
    with refused("for-whom", story):
        story.do(act, "3 10:00", who=OFFICER)
    story.do(act, "3 10:00", who=OFFICER, behalf=person)
    assert story.events[-1].behalf == person


def test_a_task_is_not_said_to_be_done_by_somebody_whose_it_is_not() -> None:
    story = Story(people=IN_POST).done("colleagues.raise", "2 11:00")
    with refused("not-theirs-to-ask", story):
        story.do(talk(story), "3 10:00", who=OFFICER, behalf="dee")
