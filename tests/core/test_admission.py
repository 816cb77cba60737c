"""What a protocol bounds: who raises what and until when, how often a loop is gone round, how far a
date is moved.
"""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import DateSet
from concordat.core.protocol import Admission, Kind, Protocol
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER
from tests.core.stories import SCHOOL, Story, at, refused


def bound(**rule: Any) -> Protocol:
    return replace(
        LADDER,
        admission=Admission(**rule),
        kinds=(Kind("thresholds", "Thresholds"), Kind("plans", "Plans")),
    )


ALONE = {
    key: replace(route, alone=key == "main") for key, route in LADDER.routes.items()
}  # of a concern of one's own


@pytest.mark.parametrize(
    ("code", "protocol", "more"),
    [
        ("not-for-you", bound(raisers=("health", "police")), {}),
        ("no-such-ground", bound(closed=True), {"matter": "the weather"}),
        ("no-such-ground", bound(closed=True), {}),
        ("window-closed", bound(window=parse_limit("5 working days")), {"received": "10-25 10:00"}),
        (
            "window-closed",
            bound(window=parse_limit("5 working days")),
            {"raised": "2 17:01", "received": "10-26 10:00"},
        ),
        ("no-standing", bound(conditions=("on-a-plan",)), {}),
        ("no-standing", bound(conditions=("level high", "on-a-plan")), {"level": "low"}),
        ("no-standing", bound(conditions=("route high",)), {}),
        ("no-opponent", replace(LADDER, routes=ALONE), {}),
        ("no-opponent", replace(LADDER, routes=ALONE), {"route": "main"}),
    ],
)
def test_what_a_protocol_does_not_admit(
    code: str, protocol: Protocol, more: dict[str, Any]
) -> None:
    with refused(code):
        Story(protocol=protocol, **more)


@pytest.mark.parametrize(
    ("protocol", "more"),
    [
        (bound(raisers=("health", "school")), {}),
        (bound(closed=True), {"matter": "thresholds"}),
        (
            bound(window=parse_limit("5 working days")),
            {"received": "10-26 10:00"},
        ),  # 2 November is the fifth
        (
            bound(window=parse_limit("5 working days")),
            {"raised": "2 17:00", "received": "10-26 10:00"},
        ),
        (bound(conditions=("on-a-plan",)), {"facts": ("on-a-plan",)}),
        (bound(conditions=("level high", "on-a-plan")), {"level": "high"}),
        (bound(conditions=("route main",)), {}),
        (bound(conditions=("route high",)), {"route": "high"}),
        (replace(LADDER, routes=ALONE), {"route": "high"}),
    ],
)
def test_what_it_admits(protocol: Protocol, more: dict[str, Any]) -> None:
    assert Story(protocol=protocol, **more).case.status == "open"


def test_one_agency_may_disagree_within_itself_only_where_the_text_says_so() -> None:
    with refused("inside-one-agency"):
        Story(SCHOOL, protocol=bound())
    assert Story(SCHOOL, protocol=bound(inside=True)).case.answering == (SCHOOL,)


def test_a_loop_is_gone_round_only_as_often_as_the_text_lets_it() -> None:
    steps = {**LADDER.steps, "managers": replace(LADDER.steps["managers"], times=2)}
    story = Story(protocol=replace(LADDER, steps=steps)).at_chair().done("chair.refer")
    story.done("chair.decide", "5 10:00", word="reconvene").done("managers.meet").say(
        "not agreed"
    ).done("chair.refer")
    with refused("no-more-rounds", story) as info:
        story.done("chair.decide", "6 10:00", word="reconvene")
    assert "2 times at most" in info.value.sentence
    assert story.done("chair.decide", "6 10:00", word="decided").case.end == "decided and binding"


def test_the_two_sides_may_still_bring_a_case_where_no_decision_sends_it_back() -> None:
    steps = {**LADDER.steps, "chair": replace(LADDER.steps["chair"], times=1)}
    story = Story(protocol=replace(LADDER, steps=steps)).at_chair().done("chair.refer")
    story.done("chair.decide", "5 10:00", word="reconvene").done("managers.meet").say("not agreed")
    assert [visit.step for visit in story.case.visits].count("chair") == 2


def test_a_date_is_moved_only_as_far_as_the_text_lets_it() -> None:
    meet = replace(LADDER.duties["managers.meet"], outer=parse_limit("6 working days"))
    story = Story(
        protocol=replace(LADDER, duties={**LADDER.duties, "managers.meet": meet})
    ).at_managers("3 10:00")
    with refused("beyond-outer", story):
        story.do(DateSet(story.the("managers.meet").id, date(2026, 11, 12)), "4 10:00")
    story.do(DateSet(story.the("managers.meet").id, date(2026, 11, 11)), "4 10:00")
    assert story.the("managers.meet").due == at("11 17:00")
