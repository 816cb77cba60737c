"""A duty of no step is still owed when the case has gone on, and what is said of it then still
counts.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from concordat.stories.rehearse import Rehearsal, protocol_of, rehearse
from concordat.stories.scenario import read
from tests.library.conftest import WHOLE

AGAIN = """
[fact.again]
title = "The family asks for the conference to look at it again"

[duty.again]
clause = "4"
act = "meet"
what = "meet again"
who = "board independent chair"
opens = "fact again"
within = "15 working days"
strength = "must"

[local.no-answer]"""
CASE = """protocol = "file.toml"
[case]
raising = "school"
answering = "health"
[[step]]
at = 2026-05-01T10:00:00
did = "raised"
[[step]]
at = 2026-05-05T10:00:00
did = "fact"
name = "again"
[[step]]
at = 2026-05-05T11:00:00
did = "1"
[[step]]
at = 2026-05-06T10:00:00
did = "2"
outcome = "not agreed"
"""
LATER = """[[step]]
at = 2026-05-07T10:00:00
did = "4"
"""
Told = Callable[..., Rehearsal]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """What comes of the case with that written of the duty, and more steps."""

    def tell(act: str = 'act = "meet"', more: str = "") -> Rehearsal:
        text = WHOLE.read_text("utf-8").replace(
            "[local.no-answer]", AGAIN.replace('act = "meet"', act)
        )
        (tmp_path / "file.toml").write_text(text, "utf-8")
        (tmp_path / "story.toml").write_text(CASE + more, "utf-8")
        scenario = read(tmp_path / "story.toml")
        return rehearse(scenario, protocol_of(scenario, tmp_path / "story.toml"))

    return tell


def how(told: Rehearsal) -> str | None:
    """How the duty of no step ended; None while it is open."""
    (again,) = [duty for duty in told.case.duties if duty.key == "again"]
    return again.how


def test_it_is_owed_until_it_is_done(told: Told) -> None:
    assert told().case.step == "managers"
    assert how(told()) is None
    assert how(told(more=LATER)) == "done"


def test_where_the_file_says_so_it_is_overtaken(told: Told) -> None:
    assert how(told('act = "meet"\nsurvives = false')) == "overtaken"


def test_what_both_sides_say_of_a_talk_belongs_to_its_step(told: Told) -> None:
    then = 'act = "meet"\nthen = { agreed = "end: agreed", "not agreed" = "stay" }'
    assert how(told(then)) == "overtaken"


def test_a_decision_leads_on_from_wherever_the_case_stands(told: Told) -> None:
    decide = 'act = "decide"\nthen = { upheld = "end: upheld", refused = "stay" }'
    assert told(decide, LATER + 'choice = "upheld"\n').case.end == "upheld"
    assert told(decide, LATER + 'choice = "refused"\n').case.end is None


def test_a_bare_doing_leads_on_as_well(told: Told) -> None:
    act = 'act = "act"\nthen = { done = "end: handed over" }'
    assert told(act, LATER).case.end == "handed over"
