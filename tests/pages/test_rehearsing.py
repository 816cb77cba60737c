"""What the page of a rehearsal offers next."""

from datetime import datetime

from concordat.library.load import load_file
from concordat.library.rehearse import rehearse
from concordat.library.scenario import CaseOf, Scenario, Step
from concordat.pages.protocols.rehearsing import choices, trial_of
from tests.house.source import ROOT

SHARED_LOCAL = ROOT / "tests" / "protocols" / "language" / "shared-local.toml"


def test_what_is_not_in_the_text_can_be_carried_out_too() -> None:
    steps = [Step(at=datetime(2026, 11, 2, 10), did="raised")]  # noqa: DTZ001
    steps.append(Step(at=datetime(2026, 11, 3, 10), did="2.1", outcome="not agreed"))  # noqa: DTZ001
    story = Scenario(protocol="x", case=CaseOf(raising="school", answering="health"), step=steps)
    offered = dict(choices(trial_of(rehearse(story, load_file(SHARED_LOCAL)))))
    assert offered["managers.meet"] == "Not in the text, Manager (both sides): meet"
    assert offered["permission.listen"] == "Not in the text, as they may: hear the family"
