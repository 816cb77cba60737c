"""A procedure's own words for what Concordat says: who disagreements are about, wherever that is
shown.
"""

from datetime import datetime
from pathlib import Path

import pytest

from concordat.core.acts import DIED, RISK_TO_CHILD
from concordat.core.protocol import Protocol
from concordat.library.files.load import load_file
from concordat.library.telling.show import show
from concordat.stories.rehearse import Rehearsal, rehearse
from concordat.stories.scenario import CaseOf, Scenario, ScenarioStep
from concordat.stories.timeline import as_text
from tests.library.conftest import WHOLE

AN_ADULT = '[words]\nchild = "adult"\n'


@pytest.fixture
def adults(tmp_path: Path) -> Protocol:
    """The whole file, for adults."""
    path = tmp_path / "adults.toml"
    path.write_text(WHOLE.read_text("utf-8").replace("[words]\n", AN_ADULT, 1), encoding="utf-8")
    return load_file(path)


def told(protocol: Protocol, **step: str) -> Rehearsal:
    """A case raised, and one thing an hour later."""
    steps = [
        ScenarioStep(at=datetime(2026, 11, 2, 10), did="raised"),  # noqa: DTZ001
        ScenarioStep(at=datetime(2026, 11, 2, 11), **step),  # noqa: DTZ001
    ]
    case = CaseOf(raising="school", answering="childrens-services")
    return rehearse(Scenario(protocol="x", case=case, step=steps), protocol)


@pytest.mark.parametrize("ground", ["risk to the adult", RISK_TO_CHILD, "risk"])
def test_a_ground_is_kept_as_it_is_and_shown_in_the_procedures_words(
    adults: Protocol, ground: str
) -> None:
    story = told(adults, did="moved-up", ground=ground)
    assert story.refused == ()
    assert story.record.events[-1].act.ground == RISK_TO_CHILD
    assert "risk to the adult" in as_text(story)


def test_what_may_be_done_instead_is_said_in_the_procedures_words(
    adults: Protocol, whole: Protocol
) -> None:
    for protocol, person in ((adults, "adult"), (whole, "child")):
        (early,) = told(protocol, did="moved-up", ground="no answer").refused
        assert early.sentence.endswith(f"You can move up early if the {person} is at risk.")
        (unknown,) = told(protocol, did="moved-up", ground="impatience").refused
        assert f"“risk to the {person}”" in unknown.sentence


def test_a_death_is_kept_as_it_is(adults: Protocol) -> None:
    assert told(adults, did="alongside", name="the adult died").record.events[-1].act.what == DIED


def test_the_ladder_is_shown_in_the_procedures_words(adults: Protocol, whole: Protocol) -> None:
    assert "when an adult is in immediate danger" in " ".join(show(adults).split())
    assert "when a child is in immediate danger" in " ".join(show(whole).split())
