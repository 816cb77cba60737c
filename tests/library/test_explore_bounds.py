"""Exploring what only some texts have: moving up on silence, loops with a bound, several deciders,
limits by facts.
"""

from pathlib import Path

import pytest

from concordat.core.explore import explore, longest
from concordat.core.explore.model import Model
from concordat.core.explore.moves import moves
from concordat.core.explore.relevant import can_be_late, can_be_late_in
from concordat.core.explore.state import State
from concordat.core.protocol import Protocol
from concordat.library.files.load import load_file
from tests.library.conftest import Changed

LANGUAGE = Path(__file__).parents[1] / "protocols" / "language"
TALK = 'then = { agreed = "end: agreed", "not agreed" = "managers" }'
BACK = ('decided = "workers"', 'decided = "managers"')


def named(name: str) -> Protocol:
    return load_file(LANGUAGE / f"{name}.toml")


def seen(protocol: Protocol) -> set[State]:
    """Every state with one answering agency on the default route."""
    model = Model(protocol)
    ahead = list(model.beginnings(protocol.default_route.key, 1, [frozenset()]))[:1]
    found = {model.state(ahead[0])}
    while ahead:
        case = ahead.pop()
        if case.end is None:
            for _, after in moves(model, case):
                if (state := model.state(after)) not in found:
                    found.add(state)
                    ahead.append(after)
    return found


def test_a_case_that_silence_ends_has_a_way_to_that_end(changed: Changed):
    late = TALK.replace(" }", ', late = "end: no further stage" }')
    ends = explore(load_file(changed((TALK, late)))).ends
    assert [str(way) for way in ends["no further stage"]] == ["late workers.talk"]


def test_silence_is_part_of_the_longest_way(changed: Changed):
    """It is left at the latest when the limit has passed: what others would do by then adds
    nothing.
    """
    late = TALK.replace(" }", ', late = "managers" }')
    before, after = (load_file(changed(*pair)) for pair in ((BACK,), ((TALK, late), BACK)))
    assert longest(after, clocks=False).stages == longest(before, clocks=False).stages


def test_a_loop_with_a_bound_goes_round_so_often_and_no_more(changed: Changed):
    bound = load_file(
        changed(('[step.managers]\nstage = "2"', '[step.managers]\nstage = "2"\ntimes = 3'), BACK)
    )
    rounds = {count for state in seen(bound) for key, count in state.rounds if key == "managers"}
    assert rounds == {0, 1, 2, 3}
    assert {state.loops for state in seen(bound)} == {0}
    assert not longest(bound).loops
    assert longest(load_file(changed(BACK))).loops


def test_what_the_first_of_two_said_is_part_of_a_state():
    panel = named("panel")
    states = {state for state in seen(panel) if state.step == "directors"}
    assert {word for state in states for _, word in state.said} == {
        "the plan stands",
        "the plan changes",
    }
    assert {frozenset(key for key, *_ in state.duties) for state in states if state.said} >= {
        frozenset({"directors.decide (raising director)"}),
        frozenset({"directors.decide (answering director)"}),
    }
    assert set(explore(panel).ends) == {"agreed", "decided", "recommended", "upheld"}


def test_a_fact_that_brings_the_only_date_is_part_of_a_state():
    urgency = named("urgency")
    decide = urgency.duties["managers.decide"]
    assert [can_be_late_in(decide, facts) for facts in (frozenset(), frozenset({"at-home"}))] == [
        False,
        True,
    ]
    assert can_be_late(decide)
    states = {state for state in seen(urgency) if state.step == "managers"}
    late = {("at-home" in state.facts, late) for state in states for *_, late in state.duties}
    assert late == {(False, False), (True, False), (True, True)}


@pytest.mark.parametrize(
    ("name", "route", "days"),
    [
        (
            "urgency",
            "main",
            22,
        ),  # until the clock over both stages ends, an adult's: thirty days
        ("borders", "main", 12),  # as far as the parties may put it off
        ("silence", "main", 20),
        ("panel", "main", 62),
    ],
)
def test_the_longest_way_takes_the_longest_limit_that_any_case_has(
    name: str, route: str, days: int
):
    assert longest(named(name), route).days == days


def test_a_route_without_an_opponent_is_looked_at_with_none():
    themes = named("themes")
    model = Model(themes)
    assert {route: model.opponents(route) for route in themes.routes} == {
        "challenge": (1, 2),
        "theme": (0,),
    }
    assert explore(themes).dead_ends == ()
