"""The demonstration's folder: built whole, built again when it is out of date, and never anywhere
else.
"""

import sqlite3
from pathlib import Path

import pytest

from concordat.core.events import FORMAT
from concordat.site import demonstration, installation
from concordat.site.demonstration import Built
from concordat.site.installation import Installation, WrongSetting
from tests.site.test_commands import concordat, refused

WANTED = Built(FORMAT, "these files")


@pytest.fixture
def read(tmp_path: Path) -> Installation:
    """A demonstration's installation with its empty folder."""
    found = installation.read({"CONCORDAT_DATA": str(tmp_path), "CONCORDAT_DEMONSTRATION": "yes"})
    installation.prepare_home(found)
    return found


def leave(read: Installation, *names: str, built: Built | None = None) -> None:
    """Leave files with these names, and what a build writes last."""
    for name in names:
        (read.home / name).write_text("kept", "utf-8")
    if built is not None:
        demonstration.mark(read.home, built)


def names(read: Installation) -> set[str]:
    return {path.name for path in read.home.iterdir()}


def test_nothing_is_there_yet(read: Installation) -> None:
    assert demonstration.outdated(read, WANTED)
    assert demonstration.clear(read.home) == "Building the demonstration …"


def test_one_that_is_up_to_date_is_left_alone(read: Installation) -> None:
    leave(read, "demonstration.sqlite3", "clock", "vault.key", built=WANTED)
    assert not demonstration.outdated(read, WANTED)


@pytest.mark.parametrize("built", [Built(FORMAT - 1, "these files"), Built(FORMAT, "other files")])
def test_an_older_one_and_one_from_other_files_are_built_again(
    read: Installation, built: Built
) -> None:
    leave(read, "demonstration.sqlite3", "demonstration.sqlite3-wal", "clock", built=built)
    assert demonstration.outdated(read, WANTED)
    assert "nothing entered in it is kept" in demonstration.clear(read.home)
    assert names(read) == set()


def test_one_of_format_1_is_built_again(read: Installation) -> None:
    leave(read, "demonstration.sqlite3", "clock", "whole", "contacts.json", "vault.key")
    assert demonstration.outdated(read, WANTED)
    assert "nothing entered in it is kept" in demonstration.clear(read.home)
    assert not names(read) & {"demonstration.sqlite3", "clock", "whole"}


def test_one_half_built_is_begun_again(read: Installation) -> None:
    leave(read, "demonstration.sqlite3", "demonstration.sqlite3-journal", "vault.key")
    assert demonstration.outdated(read, WANTED)
    assert demonstration.clear(read.home) == "Building the demonstration …"
    assert names(read) == {"vault.key"}


def test_one_whose_database_was_removed_is_built_again(read: Installation) -> None:
    leave(read, "vault.key", built=WANTED)
    assert demonstration.outdated(read, WANTED)


@pytest.mark.parametrize("damaged", [b"", b"{}", b"\xff", b'{"format": "two"}'])
def test_a_damaged_mark_counts_as_none(read: Installation, damaged: bytes) -> None:
    leave(read, "demonstration.sqlite3")
    (read.home / demonstration.BUILT).write_bytes(damaged)
    assert demonstration.outdated(read, WANTED)


def test_a_newer_one_is_refused_and_left_alone(read: Installation) -> None:
    leave(read, "demonstration.sqlite3", "clock", built=Built(FORMAT + 1, "more files"))
    before = names(read)
    with pytest.raises(WrongSetting, match=r"newer version of Concordat.*update the program"):
        demonstration.outdated(read, WANTED)
    assert names(read) == before


@pytest.mark.parametrize("theirs", ["vault.key", "contacts.json", "slides.pdf", "clock"])
def test_a_folder_that_is_no_demonstration_s_is_left_alone(read: Installation, theirs: str) -> None:
    leave(read, "secret.key", theirs)
    with pytest.raises(WrongSetting, match=rf"no demonstration left there \({theirs}\)"):
        demonstration.outdated(read, WANTED)
    assert names(read) == {"secret.key", theirs}


def test_a_start_that_was_broken_off_early_is_no_obstacle(read: Installation) -> None:
    leave(read, "secret.key")
    assert demonstration.outdated(read, WANTED)


@pytest.mark.parametrize("folder", ["", "demonstration"])
def test_a_real_installation_is_no_place_for_it(tmp_path: Path, folder: str) -> None:
    (tmp_path / "demonstration").mkdir()
    (tmp_path / folder / "concordat.sqlite3").touch()
    with pytest.raises(WrongSetting, match="holds a real installation"):
        installation.read({"CONCORDAT_DATA": str(tmp_path), "CONCORDAT_DEMONSTRATION": "yes"})


def test_its_folder_is_no_place_for_a_real_installation(read: Installation) -> None:
    leave(read, "demonstration.sqlite3")
    with pytest.raises(WrongSetting, match="holds a demonstration"):
        installation.read({"CONCORDAT_DATA": str(read.home)})


def test_what_it_is_built_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A story, a protocol, a closed day or a table that changed makes another demonstration."""
    for name, at in {
        "DEMO": tmp_path / "demo",
        "CALENDARS": tmp_path / "calendars",
        "APPS": tmp_path / "apps",
    }.items():
        monkeypatch.setattr(demonstration, name, at)
    monkeypatch.setattr(demonstration, "protocols_folder", lambda: tmp_path / "protocols")
    files = [
        tmp_path / "demo" / "stories" / "one.toml",
        tmp_path / "protocols" / "sefton" / "2017-05-18.toml",
        tmp_path / "calendars" / "proclaimed.toml",
        tmp_path / "apps" / "casework" / "migrations" / "0001_format_2.py",
    ]
    for file in files:
        file.parent.mkdir(parents=True)
        file.write_text("as it was", "utf-8")
    first = demonstration.current()
    assert (first.format, demonstration.current()) == (FORMAT, first)
    for file in files:
        file.write_text("as it is", "utf-8")
        assert demonstration.current() != first, file
        file.write_text("as it was", "utf-8")
    files[0].rename(files[0].with_name("two.toml"))
    assert demonstration.current() != first


def test_an_old_demonstration_builds_itself_again_and_a_new_one_stays(tmp_path: Path) -> None:
    home = tmp_path / "demonstration"
    home.mkdir(0o700)
    (home / "whole").touch()
    (home / "clock").write_text("86400", "ascii")
    with sqlite3.connect(home / "demonstration.sqlite3") as old:
        old.execute("CREATE TABLE casework_event (wire BLOB)")
    old.close()
    (home / "demonstration.sqlite3").chmod(0o600)
    answer = concordat("demo", "build", "--data", str(tmp_path))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "Building it again; nothing entered in it is kept" in answer.stdout
    assert not {"clock", "whole"} & {path.name for path in home.iterdir()}
    database = (home / "demonstration.sqlite3").read_bytes()
    answer = concordat("demo", "build", "--data", str(tmp_path))
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert (home / "demonstration.sqlite3").read_bytes() == database
    demonstration.mark(home, Built(FORMAT + 1, "more files"))
    sentence = refused(concordat("demo", "serve", "--data", str(tmp_path), "--port", "0"))
    assert "update the program" in sentence
    assert (home / "demonstration.sqlite3").read_bytes() == database
