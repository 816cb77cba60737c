"""Three procedures unlike those that Concordat comes with: they stay sound, and their stories are
told to their ends.
"""

from pathlib import Path

import pytest

from concordat.library.findings.check import check
from concordat.stories.rehearse import protocol_of, rehearse
from concordat.stories.scenario import read

ELSEWHERE = Path(__file__).parent / "elsewhere"


@pytest.mark.parametrize("path", sorted(ELSEWHERE.glob("*.toml")), ids=lambda path: path.stem)
def test_is_a_sound_file_of_which_nothing_odd_is_said(path: Path) -> None:
    verdict = check(path)
    assert verdict.problems == ()
    assert verdict.every_state_has_a_way_on
    assert verdict.findings == ()


@pytest.mark.parametrize(
    "path", sorted((ELSEWHERE / "stories").glob("*.toml")), ids=lambda path: path.stem
)
def test_its_story_is_told(path: Path) -> None:
    scenario = read(path)
    told = rehearse(scenario, protocol_of(scenario, path))
    refused = {each.step: each.code for each in told.refused}
    # The one refusal is meant: a notice of appeal that came too late.
    assert refused == ({4: "not-open"} if path.stem == "family-appeal-late" else {})
    assert told.case is not None
