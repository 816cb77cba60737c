"""What is told of a story that can't be run, or whose protocol doesn't know its words.

`broken` has such stories, each with what `rehearse` says of it. It never ends in a traceback.
"""

from pathlib import Path

import pytest

from concordat.cli import main
from tests.recorded import Recorded
from tests.terminal import ROOT, printed

BROKEN = Path(__file__).with_name("broken")
FILES = sorted(BROKEN.glob("*.toml"))
a_story = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@a_story
def test_what_is_told_of_it_is_as_recorded(path: Path, recorded: Recorded) -> None:
    now = printed(f"concordat rehearse {path.relative_to(ROOT).as_posix()}")
    said = [line for line in now.splitlines() if line.startswith(("stderr: ", "exit code: "))]
    recorded(path.with_suffix(".txt"), "\n".join(said) + "\n")


@a_story
def test_each_message_has_a_line_a_sentence_and_a_hint(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["rehearse", str(path)])
    first, *lines = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{path}: ")
    assert len(lines) % 3 == 0
    for where, sentence, hint in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        assert where.startswith("  line ")
        assert sentence[-1] in ".?"
        assert hint.startswith("    ")


@a_story
@pytest.mark.parametrize("command", [["rehearse", "--json"], ["explain"]])
def test_the_other_commands_say_the_same(
    path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["rehearse", str(path)])
    said = capsys.readouterr().err
    assert main([*command, str(path), *(["2"] if command == ["explain"] else [])]) >= code
    assert said in capsys.readouterr().err


def test_what_a_story_names_and_isnt_there_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story.toml"
    text = (BROKEN / "01-misspelt-keys.toml").read_text("utf-8").replace("answerng", "answering")
    text = text.replace("outcom =", "outcome =")
    missing = f"There is no file {Path('no.toml').resolve()}. Look at “protocol” in {story}.\n"
    known = "There are: berkshire, blackpool, liverpool, sefton, sussex."
    for protocol, said in (
        ("nowhere", f"There is no protocol “nowhere”. {known}\n"),
        ("no.toml", missing),
    ):
        story.write_text(text.replace("../../library/whole.toml", protocol), "utf-8")
        for command in (["rehearse"], ["explain"]):
            assert main([*command, str(story), *(["2"] if command == ["explain"] else [])]) == 1
            assert capsys.readouterr() == ("", said)
    assert main(["rehearse", str(tmp_path / "none.toml")]) == 1
    assert "This file can't be read: no such file or directory." in capsys.readouterr().err


def test_a_story_in_a_year_that_no_calendar_reaches_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story.toml"
    whole = Path(__file__).parents[1] / "library" / "whole.toml"
    text = (BROKEN / "11-words-nobody-knows.toml").read_text("utf-8")
    text = text.replace("../../library/whole.toml", str(whole))
    story.write_text(text.replace("2026-", "1826-"), "utf-8")
    assert main(["rehearse", str(story)]) == 0
    assert (
        "Step 1 was refused (beyond-calendar): Thursday 21 December 1826" in capsys.readouterr().out
    )
