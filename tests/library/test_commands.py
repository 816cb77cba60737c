"""The commands about the protocols of a library: by id, by version, all of them; what a session
can't show.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from concordat.cli import main
from concordat.library.files.schema import schema
from tests.library.conftest import WHOLE
from tests.protocols.test_language import FILES
from tests.protocols.test_reference import PAGE, ROOT

TEXT = WHOLE.read_text("utf-8")
SHORTER = (("2020-01-01", "2021-02-03"), ('within = "3 working days"', 'within = "2 working days"'))


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of two protocols, one of them with two versions."""
    newer = TEXT
    for old, new in SHORTER:
        newer = newer.replace(old, new, 1)
    for id_, version, text in (
        ("whole", "2020-01-01", TEXT),
        ("whole", "2021-02-03", newer),
        ("other", "2020-01-01", TEXT.replace('id = "whole"', 'id = "other"', 1)),
    ):
        (tmp_path / id_).mkdir(exist_ok=True)
        (tmp_path / id_ / f"{version}.toml").write_text(text, "utf-8")
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(tmp_path))
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints that does what it is asked."""
    assert main(["protocol", *arguments]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


@pytest.mark.parametrize("command", ["show", "map"])
def test_the_newest_version_unless_one_is_named(
    library: Path, capsys: pytest.CaptureFixture[str], command: str
):
    newest = printed(capsys, command, str(library / "whole" / "2021-02-03.toml"))
    first = printed(capsys, command, str(library / "whole" / "2020-01-01.toml"))
    assert newest != first
    assert printed(capsys, command, "whole") == newest
    assert printed(capsys, command, "whole", "--version", "2020-01-01") == first
    assert printed(capsys, command, "whole@2020-01-01") == first


def test_versions_are_compared_by_their_names(library: Path, capsys: pytest.CaptureFixture[str]):
    by_name = printed(capsys, "compare", "whole@2020-01-01", "whole")
    assert by_name.startswith(
        "whole 2020-01-01 → whole 2021-02-03\n2: what is done because of it\n  duty “talk it "
        "over”\n"
    )
    files = [str(library / "whole" / f"{version}.toml") for version in ("2020-01-01", "2021-02-03")]
    assert printed(capsys, "compare", *files) == by_name


def test_without_a_name_every_protocol_is_checked_in_its_newest_version(
    library: Path, capsys: pytest.CaptureFixture[str]
):
    each = [printed(capsys, "check", name) for name in ("other", "whole")]
    assert [text.partition(":")[0] for text in each] == ["other 2020-01-01", "whole 2021-02-03"]
    assert printed(capsys, "check") == "\n".join(each)
    verdicts = json.loads(printed(capsys, "check", "--json"))
    assert [verdict["id"] for verdict in verdicts] == ["other", "whole"]


def test_one_that_fails_makes_the_command_fail(library: Path, capsys: pytest.CaptureFixture[str]):
    broken = library / "other" / "2020-01-01.toml"
    broken.write_text(broken.read_text("utf-8").replace("nation", "nacion"), "utf-8")
    assert main(["protocol", "check"]) == 1
    said = capsys.readouterr().out
    assert said.startswith(f"{broken}: 1 problem\n")
    assert "\nwhole 2021-02-03: 3 things to look at\n" in said


def test_a_published_version_never_changes(library: Path, capsys: pytest.CaptureFixture[str]):
    published = printed(capsys, "publish", "whole")
    id_, version, mark = published.split()
    assert (id_, version, len(mark)) == ("whole", "2021-02-03", 64)
    assert f'"{mark}"' in (library / "PUBLISHED.toml").read_text("utf-8")
    assert printed(capsys, "publish", "whole", "--version", "2021-02-03") == published
    file = library / "whole" / "2021-02-03.toml"
    file.write_text(file.read_text("utf-8") + "\n# Edited.\n", "utf-8")
    assert main(["protocol", "publish", "whole"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{file}: 1 problem" in said.err


def test_the_schema_is_printed_for_editors(capsys: pytest.CaptureFixture[str]):
    assert printed(capsys, "schema") == json.dumps(schema(), indent=2) + "\n"


def test_the_reference_is_printed_as_it_is_committed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(ROOT)
    files = [path.relative_to(ROOT).as_posix() for path in FILES]
    assert printed(capsys, "reference", *files) == PAGE.read_text("utf-8")


def test_a_command_ends_quietly_when_nobody_reads_on() -> None:
    reads, writes = os.pipe()
    os.close(reads)
    command = [
        sys.executable,
        "-m",
        "concordat",
        "rehearse",
        "tests/stories/told/the-whole-way.toml",
    ]
    ended = subprocess.run(command, cwd=ROOT, stdout=writes, stderr=subprocess.PIPE, check=False)
    os.close(writes)
    assert (ended.returncode, ended.stderr) == (141, b"")
