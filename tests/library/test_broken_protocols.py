"""What an officer is told of a broken protocol: all at once, in plain words, never a traceback.

`broken` has files as officers break them, each with what `check` prints of it. What single mistakes
are told is in `mistakes`.
"""

import json
import re
import tomllib
from pathlib import Path

import pytest

from concordat.cli import main
from concordat.library.files.load import problems
from concordat.library.files.shape import SHAPES
from concordat.library.findings.check import check
from concordat.library.spelling.examples import LINES
from tests.recorded import Recorded
from tests.terminal import ROOT, printed

BROKEN = Path(__file__).with_name("broken")
FILES = sorted(path for path in BROKEN.glob("*.toml") if path.suffixes == [".toml"])
WHOLE = Path(__file__).parent / "whole.toml"
JARGON = re.compile(
    r"\b(str|int|bool|dict|list\[|None|null|regex|parse|token|string|array|inline|syntax|traceback|exception|pydantic|"
    r"validation|schema|boolean|literal|float|type|object|model|enum|char|unicode error|None)"
    r"\b|`|\\n|<class"
)
a_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@a_file
def test_what_is_told_of_it_is_as_recorded(path: Path, recorded: Recorded) -> None:
    now = printed(f"concordat protocol check {path.relative_to(ROOT).as_posix()}")
    recorded(path.with_suffix(".txt"), now)


@a_file
def test_each_message_says_where_what_and_what_to_write_instead(path: Path) -> None:
    verdict = check(path)
    lines = path.read_bytes().count(b"\n") + 1
    told = (*verdict.problems, *verdict.stuck, *verdict.findings)
    assert told
    for message in told:
        assert 1 <= message.line <= lines
        assert message.sentence[-1] in ".?"
        assert message.hint
        # What the author wrote may be anything; the words around it are plain.
        said = f"{message.sentence} {message.hint}"
        plain = re.sub(r"“[^”]*”|\S+ = .*|\[[^]]*\]", "", said)
        assert not JARGON.search(plain), plain


@a_file
def test_every_command_tells_it_in_the_same_form(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = bool(problems(path))
    failed = broken or bool(check(path).stuck)
    assert main(["protocol", "check", str(path)]) == int(failed)
    said = capsys.readouterr().out
    assert main(["protocol", "check", "--json", str(path)]) == int(failed)
    assert len(json.loads(capsys.readouterr().out)["problems"]) == len(problems(path))
    assert main(["protocol", "show", str(path)]) == int(broken)
    if broken:
        assert capsys.readouterr().err == said


@pytest.mark.parametrize(
    "harm", ["left out", "cut", "without its quotes", "twice", "joined to the next", "emptied"]
)
def test_whatever_happens_to_a_line_there_is_an_answer(harm: str, tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    lines = WHOLE.read_text("utf-8").split("\n")
    for at, line in enumerate(lines):
        if not line.strip() or line.startswith("#"):
            continue
        harmed = {
            "left out": [],
            "cut": [line[: len(line) // 2]],
            "without its quotes": [line.replace('"', "")],
            "twice": [line, line],
            "joined to the next": [f"{line} {lines[at + 1]}"],
            "emptied": [re.sub(r"=.*", '= ""', line)],
        }[harm]
        path.write_text("\n".join([*lines[:at], *harmed, *lines[at + 1 :]]), encoding="utf-8")
        assert all(problem.sentence and problem.line for problem in problems(path)), line


def test_every_key_has_an_example() -> None:
    for shape in SHAPES.values():
        for name, field in shape.model_fields.items():
            key = field.alias or name
            if key not in ("duty", "notice"):  # headings of their own
                assert list(tomllib.loads(LINES[key])) == [key]
