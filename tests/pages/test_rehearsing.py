"""What the page of a rehearsal offers next, and how it counts."""

from datetime import datetime

from concordat.core.calendar import LONDON
from concordat.library.files.load import load_file
from concordat.pages.protocols.rehearsing import Rehearsed, choices, rehearsed, trial_of
from concordat.pages.protocols.story import Beginning, MadeUpCase, MadeUpStep
from concordat.stories.rehearse import Rehearsal, protocol_of, rehearse
from concordat.stories.scenario import CaseOf, Scenario, ScenarioStep, read
from concordat.stories.timeline import as_text
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
    assert offered["managers.meet"] == "Not in the text: Manager (School and Health) are to meet"
    assert offered["permission.listen"] == "Not in the text, as they may: hear the family"


def test_a_time_is_counted_with_the_limit_that_a_fact_brings() -> None:
    (card,) = shown("facts-in-time.toml").owed
    assert card.counted is not None
    assert "4 hours after 10am on Monday 9 November" in card.counted.sentence


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=LONDON)


def tried(story: MadeUpCase, of: str) -> Rehearsal:
    """A made-up case under the protocol of one of the library's stories."""
    scenario = read(STORIES / of)
    return rehearse(story.scenario(scenario.protocol), protocol_of(scenario, STORIES / of))


def test_each_of_several_who_owe_the_same_is_a_choice_of_their_own() -> None:
    begins = Beginning(at(2), "school", ("health",))
    story = MadeUpCase(begins).and_then(MadeUpStep(at(2, 11), "1", "not agreed"))
    offered = dict(choices(trial_of(tried(story, "not-used.toml"))))
    plans = {words: value for value, words in offered.items() if words.endswith("the plan stands")}
    assert sorted(plans) == [
        "2: Director (Health) must decide, each for themselves – the plan stands",
        "2: Director (School) must decide, each for themselves – the plan stands",
    ]
    chosen = MadeUpStep.chosen(at(3), plans[max(plans)])
    assert MadeUpStep.written(chosen.write()) == chosen
    after = tried(story.and_then(chosen), "not-used.toml")
    assert after.refused == ()
    assert after.case is not None
    directors = {duty.side: duty.open for duty in after.case.duties if duty.clause == "2"}
    assert directors == {"raising": False, "answering": True}


def test_moving_up_without_an_answer_says_from_when_it_can() -> None:
    raised = MadeUpCase(Beginning(at(2), "school", ("health",)))
    for day, is_late in ((3, False), (30, True)):
        story = raised.and_then(MadeUpStep(at(day), "look"))
        offered = dict(choices(trial_of(tried(story, "not-used.toml"))))
        moves = offered["moved-up~~no answer"]
        assert moves.endswith("(once the time for it has passed)") != is_late


def test_who_was_told_of_what_was_done_stands_with_it_as_in_the_text() -> None:
    scenario = read(STORIES / "not-used.toml")
    rehearsal = rehearse(scenario, protocol_of(scenario, STORIES / "not-used.toml"))
    page = rehearsed(trial_of(rehearsal)).happened
    text = [line for line in as_text(rehearsal).splitlines() if "    Told " in line]
    told = [line for entry in page for line in (entry.what, *entry.words.splitlines())]
    assert len(text) > 2
    for line in text:
        assert line.split("    ", 1)[1].rpartition(" (")[0] in " ".join(told), line
    assert any("Told " in entry.words for entry in page), "beside what was done"
