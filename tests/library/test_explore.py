"""Exploring every state: what a state tells apart, and what it leaves out."""

from datetime import UTC, datetime

import pytest

from concordat.core.explore import explore, longest
from concordat.core.explore.limits import working_days, working_days_of
from concordat.core.explore.model import Model
from concordat.core.explore.moves import moves
from concordat.core.explore.state import State
from concordat.core.protocol import SAY, Protocol
from concordat.library.files.limits import parse_limit
from concordat.library.files.load import load_file


def seen(protocol: Protocol, agencies: int = 1) -> set[State]:
    """Every state on the default route."""
    model = Model(protocol)
    ahead = list(model.beginnings(protocol.default_route.key, agencies, [frozenset()]))[:1]
    found = {model.state(ahead[0])}
    while ahead:
        case = ahead.pop()
        if case.end is None:
            for _, after in moves(model, case):
                if (state := model.state(after)) not in found:
                    found.add(state)
                    ahead.append(after)
    return found


def test_a_state_tells_in_time_from_late_and_clocks_that_passed(whole: Protocol):
    states = seen(whole)
    assert {
        late for state in states for key, _, _, late in state.duties if key == "workers.talk"
    } == {False, True}
    assert {passed for state in states for key, passed in state.clocks if key == "first"} == {
        False,
        True,
    }


def test_what_survives_its_step_is_no_part_of_a_state(whole: Protocol):
    keys = {key for state in seen(whole) for key, *_ in state.duties}
    assert keys == {
        "workers.raise",
        "workers.talk",
        f"{SAY.key} workers.talk",
        "confirm workers.talk",
        "managers.weigh",
        "managers.decide",
    }


def test_loops_are_counted_as_none_one_or_more(whole: Protocol):
    assert {state.loops for state in seen(whole)} == {0, 1, 2}


def test_an_agency_that_agreed_has_left_and_the_other_goes_on(whole: Protocol):
    left = {
        state.left for state in seen(whole, agencies=2) if state.step == "managers" and state.duties
    }
    assert left == {frozenset(), frozenset({"answering-1"}), frozenset({"answering-2"})}


def test_only_facts_that_open_something_are_part_of_a_state(whole: Protocol, changed):
    assert {state.facts for state in seen(whole)} == {frozenset()}
    read = load_file(changed(('opens = "weigh: yes"', 'opens = "weigh: yes"\nif = "plan"')))
    assert {state.facts for state in seen(read)} == {frozenset(), frozenset({"plan"})}


def test_two_discussions_on_one_step_are_followed_one_by_one(changed):
    second = (
        '[step.workers.duty.again]\nclause = "2"\nact = "meet"\nwhat = "meet"\nwho = '
        '"answering manager"\n'
        'opens = "talk: not agreed"\nstrength = "must"\n'
        'then = { agreed = "end: agreed", "not agreed" = "managers" }\n\n'
    )
    path = changed(
        ('"not agreed" = "managers" }', '"not agreed" = "stay" }'),
        ("[step.workers.duty.log]", second + "[step.workers.duty.log]"),
    )
    ways = explore(load_file(path)).ends["agreed"]
    assert [str(way) for way in ways] == [
        "workers.again: agreed",
        "workers.talk: agreed",
    ]


def test_nothing_is_said_of_dead_ends_when_not_all_was_seen(whole: Protocol):
    explored = explore(whole, most=10)
    assert not explored.complete
    assert explored.states > 10
    assert explored.dead_ends == ()


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("3 working days", 3),
        ("48 hours", 2),
        ("25 hours", 2),
        ("2 working weeks", 10),
        ("1 month", 23),
        ("2 months", 45),
        ("12 months", 262),
        ("agreed by the parties, otherwise 1 month", 23),
        ("day 9", 7),
        ("same working day", 0),
    ],
)
def test_limits_in_working_days(words: str, days: int):
    assert working_days_of(parse_limit(words)) == days


def test_a_limit_without_a_number_has_no_days():
    assert working_days_of(parse_limit("without delay")) is None


def test_working_days_leave_out_weekends():
    friday, monday = datetime(2024, 1, 12, 10, tzinfo=UTC), datetime(2024, 1, 15, 9, tzinfo=UTC)
    assert working_days(friday, monday) == 1


def test_a_clock_bounds_what_has_no_limit(changed):
    path = changed(
        ('over = ["1"]', 'over = ["1", "2"]'), ('decided = "workers"', 'decided = "end: decided"')
    )
    protocol = load_file(path)
    assert longest(protocol).unlimited == ()
    assert longest(protocol).days == 7
    assert longest(protocol, clocks=False).unlimited == ("managers.weigh",)
