"""Which musts can be lost: because another duty of their step leads on first, or because nobody
answers there.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.protocol import Duty, Protocol, Remark, Signal
from concordat.library.findings.lost import losing_musts
from concordat.library.findings.unopened import musts_opened_over, unopened_musts
from concordat.library.problems import Comment
from tests.core.ladder import came, done, duty, entered, posts, to, with_duties

BOTH = "raising manager, answering manager"


AT_ONCE = entered("managers")


def weigh(opens: Signal = AT_ONCE, **more: object) -> Duty:
    """A must of the managers' step, beside their meeting, whose outcome leads on."""
    return duty("managers.weigh", "consider", "raising manager", opens, settled="choice", **more)


def lost(*duties: Duty) -> list[str]:
    return list(_said(with_duties(*duties)))


def _said(protocol: Protocol) -> Iterator[str]:
    for comment in losing_musts(protocol):
        yield comment.sentence.partition("”")[0].removeprefix("“")


def test_a_must_beside_a_talk_that_leads_on_is_named_with_what_to_write() -> None:
    found = losing_musts(with_duties(weigh()))
    comment = next(each for each in found if "managers.weigh" in each.sentence)
    assert comment.sentence == (
        "“managers.weigh” is a must, and is lost when the case leaves “managers” before it is "
        "done: “managers.meet” can lead on first."
    )
    assert comment.hint == (
        "Write survives = true, so that it goes on being owed; or let the other wait for it "
        "(not_before)."
    )


@pytest.mark.parametrize(
    "kept",
    [
        weigh(survives=True),
        weigh(strength="should"),
        weigh(met_by_the_record=True),
        weigh(came("managers.meet", "stays")),
    ],
    ids=["survives", "no must", "met by the record", "after an outcome that stays"],
)
def test_what_cannot_be_lost_is_not_named(kept: Duty) -> None:
    assert "managers.weigh" not in lost(kept)


def test_what_the_other_waits_for_is_not_lost() -> None:
    meet = with_duties().duties["managers.meet"]

    assert "managers.weigh" not in lost(weigh(), replace(meet, not_before=("managers.weigh",)))
    assert "managers.weigh" not in lost(weigh(), replace(meet, opens=(done("managers.weigh"),)))


def test_what_each_party_owes_is_lost_where_the_other_opens_with_the_first() -> None:

    meet = replace(with_duties().duties["managers.meet"], opens=(done("managers.weigh"),))
    each = replace(weigh(), who=posts(BOTH), owed="party", side="both")
    assert "managers.weigh" in lost(each, meet)
    assert "managers.weigh" not in lost(each, replace(meet, waits_for="all"))


def test_what_opens_with_the_outcome_that_leads_on_is_lost_at_once() -> None:
    assert "managers.weigh" in lost(weigh(came("managers.meet", "not agreed")))
    assert "managers.weigh" in lost(weigh(done("managers.meet")))


def test_what_a_duty_of_no_step_takes_away_is_named_too() -> None:
    decide = duty("over", "decide", "board chair", entered("chair"), settled="decision")

    ending = replace(decide, step=None, then=to(stop="end: decided"))
    assert "chair.refer" in lost(ending)


def test_what_never_meets_the_other_on_any_route_is_not_lost() -> None:
    meet = replace(with_duties().duties["managers.meet"], conditions=("route main",))
    assert "managers.weigh" not in lost(weigh(conditions=("route high",)), meet)
    assert "managers.weigh" in lost(weigh(conditions=("route high", "on-a-plan")), meet)
    first = duty("managers.first", "record", "raising manager", AT_ONCE, conditions=("route high",))
    assert "managers.weigh" not in lost(weigh(done("managers.first")), first, meet)


# ── Where nobody answers ──────────────────────────────────────────────────────────────────────────


def file_it(*opens: Signal, key: str = "managers.file", **more: Any) -> Duty:
    """A must of record, which keeps no case waiting and outlives its step."""
    kept = {"owed": "party", "holds": False, "survives": True, "clause": "on the file"}
    return duty(key, "record", BOTH, opens, **(kept | more))


def unopened(protocol: Protocol) -> list[Comment]:
    """What is said of other musts than the ladder's own log."""
    return [each for each in unopened_musts(protocol) if "log" not in each.path]


def test_a_record_that_only_a_meeting_opens_is_named_with_what_to_write() -> None:
    (comment,) = unopened(with_duties(file_it(done("managers.meet"))))
    assert comment.sentence == (
        "“managers.file” is a must, and is never owed where the case leaves “managers” before "
        "“meet” is done: nobody may have answered there."
    )
    assert comment.hint == (
        "Add “left” to “opens”; or say that it is owed only afterwards, in a [reading.NAME] with "
        'clauses = "on the file" and reads = "anchor".'
    )


def test_a_record_of_no_step_is_named_for_each_step_that_can_be_left() -> None:
    opens = (done("managers.meet"), done("chair.refer"))
    (comment,) = unopened(with_duties(file_it(*opens, key="file", step=None)))
    assert "leaves “managers” before “meet”" in comment.sentence  # nothing is above the chair
    assert "Add “left managers”" in comment.hint


@pytest.mark.parametrize(
    "kept",
    [
        file_it(done("managers.meet"), Signal("left", "managers")),
        file_it(done("managers.meet"), entered("managers")),
        file_it(done("managers.meet"), entered("chair"), key="file", step=None),
        file_it(came("managers.meet", "agreed")),
        file_it(done("managers.meet"), strength="should"),
        file_it(done("managers.meet"), holds=True),
        file_it(done("chair.refer"), key="chair.file"),
    ],
    ids=["left", "entered", "above", "an outcome", "no must", "holds", "nothing above"],
)
def test_what_is_owed_all_the_same_is_not_named(kept: Duty) -> None:
    assert unopened(with_duties(kept)) == []


@pytest.mark.parametrize(("reads", "named"), [("anchor", False), ("actor", True)])
def test_a_reading_may_say_that_it_is_owed_only_after_the_meeting(reads: Any, named: bool) -> None:
    reading = Remark("r", "reading", ("on the file",), "after the meeting", reads=(reads,))
    protocol = with_duties(file_it(done("managers.meet")), remarks=(reading,))
    assert bool(unopened(protocol)) == named


def test_what_two_steps_open_is_owed_once_while_it_is_open() -> None:
    both = (entered("managers"), entered("chair"))
    (comment,) = musts_opened_over(with_duties(file_it(*both, key="file", step=None)))
    assert comment.sentence == (
        "“file” is a must that opens at each of “managers”, “chair”, and is owed once while it "
        "is still open."
    )
    by_record = file_it(*both, key="file", step=None, met_by_the_record=True)
    once = file_it(both[0], key="file", step=None)
    assert [*musts_opened_over(with_duties(by_record)), *musts_opened_over(with_duties(once))] == []
