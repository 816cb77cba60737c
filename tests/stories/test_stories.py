"""Stories: what is carried out by its own name, for want of a clause, and how its time is
explained.
"""

from pathlib import Path

import pytest

from concordat.cli import main
from concordat.core.calendar import say_instant
from concordat.library.telling.show import show
from concordat.stories.explaining import countings
from concordat.stories.rehearse import Rehearsal, protocol_of, rehearse
from concordat.stories.scenario import read
from concordat.stories.timeline import as_text
from tests.library.conftest import WHOLE

ELSEWHERE = Path(__file__).parents[1] / "protocols" / "elsewhere" / "stories"
BEGINS = """protocol = "whole.toml"
[case]
raising = "school"
answering = "childrens-services"
[[step]]
at = 2026-11-02T10:00:00
did = "raised"
"""


@pytest.fixture
def told(tmp_path: Path):
    """Tells a story under the whole file, changed as asked: each step is what was done, an hour
    after the other.
    """

    def told(*steps: str, changes: tuple[tuple[str, str], ...] = (), last: int = 2) -> Rehearsal:
        text = WHOLE.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "whole.toml").write_text(text, encoding="utf-8")
        lines = [
            f"[[step]]\nat = 2026-11-02T{hour}:00:00\n{step}\n"
            for hour, step in enumerate(steps, start=11)
        ]
        lines.append(f'[[step]]\nat = 2026-11-{last:02}T23:00:00\ndid = "look"\n')
        (tmp_path / "story.toml").write_text(BEGINS + "".join(lines), encoding="utf-8")
        scenario = read(tmp_path / "story.toml")
        return rehearse(scenario, protocol_of(scenario, tmp_path / "story.toml"))

    return told


def test_a_duty_can_be_carried_out_by_its_clause_or_by_its_own_name(told) -> None:
    by_clause = told('did = "1"', 'did = "2"\noutcome = "not agreed"')
    by_name = told('did = "workers.raise"', 'did = "workers.talk"\noutcome = "not agreed"')
    assert by_name.refused == ()
    assert by_name.case == by_clause.case


def test_a_clause_is_meant_before_a_duty_of_the_same_name(told) -> None:
    """The clause of the first duty is called like the second: it goes on meaning the first."""
    renamed = (
        ('clause = "1"', 'clause = "workers.talk"'),
        ('[clause."1"]', '[clause."workers.talk"]'),
    )
    story = told(
        'did = "workers.talk"',
        'did = "workers.talk"',
        'did = "2"\noutcome = "not agreed"',
        changes=renamed,
    )
    assert [(each.step, each.code) for each in story.refused] == [(3, "not-open")]
    assert [visit.step for visit in story.case.visits] == ["workers", "managers"]


def test_a_word_of_stories_is_meant_before_a_duty_of_the_same_name(told) -> None:
    """A duty of the whole case that is called “look”: only time passes."""
    duty = '[duty.look]\nclause = "1"\nact = "act"\nwhat = "look"\nwho = "raising worker"\n'
    duty += 'opens = "start"\nstrength = "may"\n'
    story = told('did = "look"', changes=(("[post.worker]\n", f"{duty}[post.worker]\n"),))
    assert {duty.key for duty in story.case.open_duties} >= {"look"}


def test_what_is_misspelt_is_answered_with_the_nearest_name(told) -> None:
    (refused,) = told('did = "workers.rise"').refused
    assert refused.code == "no-such-word"
    assert "Did you mean “workers.raise”" in refused.sentence


def test_nothing_is_owed_by_a_name_that_is_not_open(told) -> None:
    (refused,) = told('did = "managers.weigh"').refused
    assert refused.code == "not-open"
    assert "What is open: 1" in refused.sentence


def test_a_family_appeal_is_told_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", str(ELSEWHERE / "family-appeal-panel.toml")]) == 0
    assert ": upheld." in capsys.readouterr().out


def test_the_moment_at_which_a_case_ends_has_a_line(told) -> None:
    late = (
        ('"not agreed" = "managers"', '"not agreed" = "managers", late = "end: not taken further"'),
    )
    by_time = told('did = "1"', changes=late, last=20)
    when = say_instant(by_time.case.ended, year=True)
    by_time = as_text(by_time)
    assert f"{when}  The case ended: not taken further (Nothing came in time)" in by_time
    by_word = told('did = "1"', 'did = "2"\noutcome = "agreed"')
    assert as_text(by_word).count("midday on Monday 2 November 2026  The case ended: agreed\n") == 1


def test_a_standard_in_place_of_a_time_is_told_as_one(told) -> None:
    standard = (('within = "3 working days"', 'standard = "before the next meeting"'),)
    story = told('did = "1"', changes=standard)
    ladder = show(story.record.protocol)
    assert "the standard: before the next meeting" in " ".join(ladder.split())
    assert "within: before" not in ladder
    assert "Before the next meeting – open since Monday 2 November" in as_text(story)


def test_a_raiser_that_is_no_agency_is_called_as_the_file_says(told) -> None:
    admission = (
        "[post.worker]\n",
        '[admission]\nraisers = "family"\nclause = "1"\n[post.worker]\n',
    )
    family = (admission, ("titles = { ", 'titles = { family = "Parent", '))
    text = " ".join(show(told('did = "look"', changes=family).record.protocol).split())
    assert "the Parent should: raise it" in text
    assert "the answering agency's Worker" in text


def test_the_time_of_what_is_not_in_the_text_is_explained_by_its_name(told) -> None:
    story = told('did = "1"')
    for named, clause in (
        ("workers.talk", "2"),
        ("clock.first", story.record.protocol.clocks[0].clause),
    ):
        (by_name,), by_clause = countings(story, named), countings(story, clause)
        assert by_name in by_clause
