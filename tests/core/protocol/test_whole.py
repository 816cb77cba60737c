"""What a protocol value knows of itself."""

from msgspec.structs import replace

from concordat.core.posts import PostRef
from concordat.core.protocol import Duty, Signal
from tests.core.ladder import DUTIES, LADDER, entered


def test_what_waits_for_a_signal_is_found_duties_first_in_the_files_order() -> None:
    waiting = LADDER.listeners[entered("managers")]
    assert [each.key for each in waiting] == [
        "managers.tell", "managers.meet", "managers.panel", "managers.gone-up", "planned",
    ]  # fmt: skip
    assert isinstance(waiting[0], Duty)
    assert Signal("done", "chair.decide") not in LADDER.listeners


def test_only_lateness_that_something_waits_for_matters() -> None:
    assert LADDER.lateness_matters == {"colleagues.talk", "colleagues.letter"}


def test_the_route_marked_as_default_is_taken_else_the_first() -> None:
    assert LADDER.default_route.key == "main"
    plain = {key: replace(route, default=False) for key, route in reversed(LADDER.routes.items())}
    assert replace(LADDER, routes=plain).default_route.key == "high"


def test_stages_are_listed_lowest_first_and_once() -> None:
    twice = {**LADDER.steps, "chair": replace(LADDER.steps["chair"], stage="2")}
    assert LADDER.stages == ("1", "2", "3")
    assert replace(LADDER, steps=twice).stages == ("1", "2")


def test_a_post_is_called_what_its_kind_of_agency_calls_it() -> None:
    assert LADDER.title_of(PostRef("raising", "team lead"), "school") == "Year Head"
    assert LADDER.title_of(PostRef("raising", "team lead"), "health") == "Team Lead"
    assert LADDER.title_of(PostRef("raising", "team lead")) == "Team Lead"
    assert LADDER.title_of(PostRef("board", "chair")) == "Chair of the Panel"
    assert LADDER.word("mediator") == "mediator"


def test_a_duty_that_asks_for_one_act_has_one() -> None:
    assert [each.acts for each in DUTIES if each.key == "chair.decide"] == [("decide",)]
