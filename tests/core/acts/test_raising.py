"""What can be raised, by whom, until when and against whom."""

from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    Issue,
    Raised,
    Withdrawn,
)
from concordat.core.commands import Command
from concordat.core.decide import Record, decide
from concordat.core.protocol import Admission, Kind, Protocol
from concordat.library.files.limits import parse_limit
from tests.core.ladder import CALENDAR, LADDER
from tests.core.stories import (
    CARE,
    CLINIC,
    RAISER,
    SCHOOL,
    Story,
    at,
    directory,
    raised,
    refused,
)

NEW = Record("C-1", LADDER, CALENDAR, directory())


def opening(act: Raised, **more: object) -> None:
    decide(NEW, Command(act, "r1", **more), RAISER, at("2 10:00"))  # type: ignore[arg-type]


IMPOSSIBLE = (
    ("no-agency", Raised(SCHOOL, ())),
    ("no-issue", Raised(SCHOOL, (CARE,), ())),
    ("inside-one-agency", Raised(SCHOOL, (CARE, SCHOOL))),
    ("twice", Raised(SCHOOL, (CARE, CARE))),
    ("twice", Raised(SCHOOL, (CARE,), (Issue("1"), Issue("1")))),
    ("no-such-agency", Raised(SCHOOL, (CARE,), (Issue("1", ("clinic",)), Issue("2")))),
    ("no-such-agency", Raised(SCHOOL, (CARE,), (Issue("1", ("police", "clinic")), Issue("2")))),
    ("no-issue", Raised(SCHOOL, (CARE, CLINIC), (Issue("1", ("care",)),))),
    ("no-such-route", Raised(SCHOOL, (CARE,), route="sideways")),
)


def test_what_cannot_be_raised(subtests: pytest.Subtests) -> None:
    for code, act in IMPOSSIBLE:
        with subtests.test(code=code, act=act), refused(code):
            opening(act)


def test_nothing_can_be_done_in_a_case_that_is_not_there() -> None:
    with refused("not-raised"):
        decide(NEW, Command(Withdrawn(), "r1"), RAISER, at("2 10:00"))


def test_a_disagreement_does_not_arise_in_the_future() -> None:
    with refused("future"):
        opening(Raised(SCHOOL, (CARE,)), happened=at("2 10:01"))


def test_the_decision_disputed_may_have_been_received_before_it_was_raised() -> None:
    command = Command(raised(), "r1", received=at("2 08:00"))
    (event,) = decide(NEW, command, RAISER, at("3 10:00"))
    assert (event.happened, event.arrived) == (at("3 10:00"), at("2 08:00"))


# ── What a procedure admits ───────────────────────────────────────────────────────────────────────


def bound(**rule: Any) -> Protocol:
    return replace(
        LADDER,
        admission=Admission(**rule),
        kinds=(Kind("thresholds", "Thresholds"), Kind("plans", "Plans")),
    )


ALONE = {
    key: replace(route, alone=key == "main") for key, route in LADDER.routes.items()
}  # of a concern of one's own


NOT_ADMITTED = (
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
)


def test_what_a_protocol_does_not_admit(subtests: pytest.Subtests) -> None:
    for code, protocol, more in NOT_ADMITTED:
        with subtests.test(code=code, protocol=protocol, more=more), refused(code):
            Story(protocol=protocol, **more)


ADMITTED = (
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
)


def test_what_it_admits() -> None:
    for protocol, more in ADMITTED:
        assert Story(protocol=protocol, **more).case.status == "open"


def test_one_agency_may_disagree_within_itself_only_where_the_text_says_so() -> None:
    with refused("inside-one-agency"):
        Story(SCHOOL, protocol=bound())
    assert Story(SCHOOL, protocol=bound(inside_one_agency=True)).case.answering == (SCHOOL,)


PLANS = replace(LADDER, kinds=(Kind("plan", "About a plan", route="high"), Kind("other", "Other")))


def test_a_kind_that_has_a_route_of_its_own_takes_it() -> None:
    for act, stage in (({"matter": "plan"}, "2"), ({"matter": "other"}, "1"), ({}, "1")):
        assert Story(protocol=PLANS, **act).case.stage == stage
    assert Story(protocol=PLANS, matter="plan", route="main").case.stage == "1"  # as was chosen
