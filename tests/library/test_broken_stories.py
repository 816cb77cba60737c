"""What is said of a story that can't be told as it stands: the exact messages, all at once, and
never a traceback.
"""

from pathlib import Path

import pytest

from concordat.cli import main
from concordat.stories.doubts import doubts
from concordat.stories.rehearse import protocol_of
from concordat.stories.scenario import BrokenScenario, placed, read
from tests.library.broken_files import STORIES, Told, beside, expected, files, told, written

FILES = files(STORIES)
a_story = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def said_of(path: Path) -> Told:
    """The problems of a story or, when it can be told, the doubts."""
    try:
        scenario = read(path)
    except BrokenScenario as broken:
        return told("problem", broken.problems)
    found = list(doubts(scenario, protocol_of(scenario, path)))
    return told("doubt", placed(path, path.read_text("utf-8"), found))


def test_there_are_ten_and_each_has_its_messages() -> None:
    assert len(FILES) >= 10
    assert {beside(path) for path in FILES} == set(STORIES.glob("*.expected.toml"))


@a_story
def test_the_messages_are_these(path: Path) -> None:
    said = said_of(path)
    assert said == expected(path), f"{path.name} is told:\n{written(said)}"
    assert said
    for message in [*said.get("problem", []), *said.get("doubt", [])]:
        assert message["line"] >= 1
        assert message["sentence"][-1] in ".?"
        assert message["hint"]


@a_story
@pytest.mark.parametrize("command", [["rehearse"], ["rehearse", "--json"], ["explain"]])
def test_the_commands_say_it_and_never_break(
    path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told_wrong = expected(path).get("problem", [])
    rest = ["2"] if command == ["explain"] else []
    assert main([*command, str(path), *rest]) == int(bool(told_wrong) or command == ["explain"])
    err = capsys.readouterr().err
    doubts = expected(path).get("doubt", [])
    what = "problem" if told_wrong else "doubt"
    assert err.startswith(f"{path}: {len(told_wrong or doubts)} {what}")
    for message in [*told_wrong, *doubts]:
        where = f"  line {message['line']}{', ' if message['key'] else ''}{message['key']}"
        assert f"{where}\n    {message['sentence']}\n    {message['hint']}" in err


def test_what_a_story_names_and_isnt_there_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story.toml"
    text = (STORIES / "01-misspelt-keys.toml").read_text("utf-8").replace("answerng", "answering")
    text = text.replace("outcom =", "outcome =")
    missing = f"There is no file {Path('no.toml').resolve()}. Look at “protocol” in {story}.\n"
    known = "There are: berkshire, blackpool, liverpool, sefton, sussex."
    for protocol, said in (
        ("nowhere", f"There is no protocol “nowhere”. {known}\n"),
        ("no.toml", missing),
    ):
        story.write_text(text.replace("../whole.toml", protocol), "utf-8")
        for command in (["rehearse"], ["explain"]):
            assert main([*command, str(story), *(["2"] if command == ["explain"] else [])]) == 1
            assert capsys.readouterr() == ("", said)
    assert main(["rehearse", str(tmp_path / "none.toml")]) == 1
    assert "This file can't be read: no such file or directory." in capsys.readouterr().err


def test_a_story_in_a_year_that_no_calendar_reaches_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story.toml"
    whole = Path(__file__).parent / "whole.toml"
    text = (
        (STORIES / "11-words-nobody-knows.toml")
        .read_text("utf-8")
        .replace("../whole.toml", str(whole))
    )
    story.write_text(text.replace("2026-", "1826-"), "utf-8")
    assert main(["rehearse", str(story)]) == 0
    assert (
        "Step 1 was refused (beyond-calendar): Thursday 21 December 1826" in capsys.readouterr().out
    )
