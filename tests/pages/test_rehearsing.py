"""What the page of a rehearsal offers next, and how it counts."""

from datetime import datetime

from concordat.library.files.load import load_file
from concordat.pages.protocols.rehearsing import Rehearsed, choices, rehearsed, trial_of
from concordat.stories.rehearse import protocol_of, rehearse
from concordat.stories.scenario import CaseOf, Scenario, ScenarioStep, read
from tests.house.source import ROOT

SHARED_LOCAL = ROOT / "tests" / "protocols" / "language" / "shared-local.toml"
STORIES = ROOT / "tests" / "stories" / "told"


def shown(story: str) -> Rehearsed:
    """A story of the library's, as its page shows it."""
    scenario = read(STORIES / story)
    return rehearsed(trial_of(rehearse(scenario, protocol_of(scenario, STORIES / story))))


def test_what_is_not_in_the_text_can_be_carried_out_too() -> None:
    steps = [ScenarioStep(at=datetime(2026, 11, 2, 10), did="raised")]  # noqa: DTZ001
    steps.append(ScenarioStep(at=datetime(2026, 11, 3, 10), did="2.1", outcome="not agreed"))  # noqa: DTZ001
    story = Scenario(protocol="x", case=CaseOf(raising="school", answering="health"), step=steps)
    offered = dict(choices(trial_of(rehearse(story, load_file(SHARED_LOCAL)))))
    assert offered["managers.meet"] == "Not in the text: Manager (School and Health) must meet"
    assert offered["permission.listen"] == "Not in the text, as they may: hear the family"


def test_a_time_is_counted_with_the_limit_that_a_fact_brings() -> None:
    (card,) = shown("facts-in-time.toml").owed
    assert card.counted is not None
    assert "4 hours after 10am on Monday 9 November" in card.counted.sentence
