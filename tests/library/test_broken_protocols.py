"""What an officer is told of a broken protocol: the exact messages, all at once, in words, and
never a traceback.
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
from tests.library.broken_files import PROTOCOLS, Told, beside, expected, files, told, written

FILES = files(PROTOCOLS)
WHOLE = Path(__file__).parent / "whole.toml"
JARGON = re.compile(
    r"\b(str|int|bool|dict|list\[|None|null|regex|parse|token|string|array|inline|syntax|traceback|exception|pydantic|"
    r"validation|schema|boolean|literal|float|type|object|model|enum|char|unicode error|None)"
    r"\b|`|\\n|<class"
)
a_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def said_of(path: Path) -> Told:
    """Everything that `check` says of a file."""
    verdict = check(path)
    return told("problem", verdict.problems) | told("finding", verdict.findings)


def test_there_are_fifty_and_each_has_its_messages() -> None:
    assert len(FILES) >= 50
    assert {beside(path) for path in FILES} == set(PROTOCOLS.glob("*.expected.toml"))


@a_file
def test_the_messages_are_these(path: Path) -> None:
    said = said_of(path)
    assert said == expected(path), f"{path.name} is told:\n{written(said)}"


@a_file
def test_each_message_says_where_what_and_what_to_write_instead(path: Path) -> None:
    said = said_of(path)
    lines = path.read_bytes().count(b"\n") + 1
    assert said
    for message in [*said.get("problem", []), *said.get("finding", [])]:
        assert 1 <= message["line"] <= lines
        assert message["sentence"][-1] in ".?"
        assert message["hint"]
        # What the author wrote may be anything; the words around it are plain.
        plain = re.sub(
            r"“[^”]*”|\S+ = .*|\[[^]]*\]", "", f"{message['sentence']} {message['hint']}"
        )
        assert not JARGON.search(plain), plain


@a_file
def test_the_commands_say_it_and_never_break(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = "problem" in expected(path)
    assert main(["protocol", "check", str(path)]) == int(broken)
    said = capsys.readouterr().out
    for message in expected(path).get("problem", []):
        assert f"line {message['line']}" in said
        assert message["sentence"] in said
    assert main(["protocol", "check", "--json", str(path)]) == int(broken)
    assert len(json.loads(capsys.readouterr().out)["problems"]) == len(
        expected(path).get("problem", [])
    )
    assert main(["protocol", "show", str(path)]) == int(broken)
    if broken:  # every command tells it in the same form
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
