"""The demonstration builds on any day, and holds what a visitor is meant to meet."""

import tomllib
from datetime import UTC, datetime

import pytest

from concordat.core.case import Case
from concordat.core.case.fold import at
from concordat.demonstration.build import build, welcome
from concordat.demonstration.story import FOLDER, stories
from concordat.demonstration.teller import Teller
from concordat.people.load import load

SUNDAY = datetime(2026, 11, 22, 9, 45, tzinfo=UTC)
AFTER_CHRISTMAS = datetime(2027, 1, 4, 8, 0, tzinfo=UTC)
THE_CLOCK_CHANGES = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)


@pytest.fixture(params=[SUNDAY, AFTER_CHRISTMAS, THE_CLOCK_CHANGES], ids=str)
def cases(request: pytest.FixtureRequest, db: None) -> dict[str, tuple[Teller, Case]]:
    """Every story told on that day, with the case as it then stands."""
    now: datetime = request.param
    load(FOLDER / "directory", now.date())
    told = {}
    for story in stories():
        teller = Teller(story, now.date())
        for _ in teller.times:
            teller.tell_next()
        told[story.name] = (teller, at(teller.protocol, teller.calendar, teller._case(), now))
    return told


def test_every_board_and_every_stage_has_a_case(cases: dict[str, tuple[Teller, Case]]) -> None:
    assert len(cases) >= 20
    boards = {teller.story.board for teller, _ in cases.values()}
    assert len(boards) == 5
    for board in boards:
        told = [(teller, case) for teller, case in cases.values() if teller.story.board == board]
        reached = {visit.stage for _, case in told for visit in case.visits}
        if len(told[0][0].protocol.routes) == 1:
            assert reached == set(told[0][0].protocol.stages), f"{board} has no case at every stage"


def test_there_is_something_of_everything(cases: dict[str, tuple[Teller, Case]]) -> None:
    late = [
        name
        for name, (_, case) in cases.items()
        if any(duty.late(case.now) for duty in case.open_duties)
    ]
    ended = [case.end for _, case in cases.values() if case.end]
    assert len(late) >= 4
    assert {"agreed", "decided and binding", "no further stage"} <= set(ended)
    assert any(case.end is None and not case.clocks for _, case in cases.values())
    assert any(len(case.answering) == 2 and case.left for _, case in cases.values()), (
        "settled with one of two agencies"
    )
    assert any(len(teller.story.raised.children) > 1 for teller, _ in cases.values()), "siblings"
    assert any(
        child.weeks for teller, _ in cases.values() for child in teller.story.raised.children
    ), "an unborn child"
    passed_over = [
        duty for _, case in cases.values() for duty in case.duties if duty.word == "same person"
    ]
    assert passed_over, "a head who is all in one is passed over"


@pytest.fixture
def built(db: None) -> None:
    build(SUNDAY)


def test_it_can_be_looked_at_by_those_with_a_part(built: None) -> None:
    from concordat.casework import queries

    first = "SEF-2026-0001"
    raiser = queries.case(first, "lily-fazakerley", SUNDAY)
    assert raiser is not None
    assert any("M.F." in words for words in raiser.words.values()), "the raiser reads of whom it is"
    assert queries.case(first, "katarzyna-wrobel", SUNDAY) is None, "who has no part sees nothing"


def test_the_welcome_names_people_whom_one_can_be(built: None) -> None:
    from concordat.people import queries as people

    names = {
        member.person.name
        for board in people.boards()
        for member in people.people_of(board.id, SUNDAY.date())
    }
    said = tomllib.loads((FOLDER / "welcome.toml").read_text("utf-8"))["be"]
    assert len(said) >= 3
    for each in said:
        assert each["who"].split(",")[0] in names
        assert each["who"] in welcome()
