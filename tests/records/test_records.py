"""A record that was once kept is read the same for ever: its folder opens, its chain holds, its
words open, its cases are where they were, and its lists are made again from it alone.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from concordat.core import wire
from concordat.core.events import FORMAT
from tests.records import make
from tests.records.frozen import changed, entries, frozen, kinds_there, next_name
from tests.records.make import kinds
from tests.records.reading import DATA, HERE, STATE, folder
from tests.records.rows import RAISE, ROWS, is_unraised, unpacked
from tests.records.unseen import fields
from tests.share import Share

FOLDERS = sorted(each.parent.name for each in HERE.glob(f"*/{DATA}"))
PRESENT = str(FORMAT)
ROOT = Path(__file__).parents[2]


def recorded(name: str) -> str:
    return (folder(name) / STATE).read_text(encoding="utf-8")


def read(data: Path, *when: str, by: str = "reading") -> subprocess.CompletedProcess[str]:
    """What a program of its own says of a data folder."""
    kept = {name: value for name, value in os.environ.items() if "DATABASE" not in name}
    reading = [sys.executable, "-m", f"tests.records.{by}", str(data), *when]
    return subprocess.run(
        reading, cwd=ROOT, env=kept, capture_output=True, text=True, check=False, timeout=300
    )


def test_every_folder_is_frozen_and_none_of_its_files_is_another() -> None:
    """A file of a frozen folder is never changed: mend the program instead, so that it reads it."""
    assert PRESENT in frozen()
    assert set(frozen()) == set(FOLDERS)
    assert all(set(files) == {DATA, STATE} for files in frozen().values())
    assert changed() == []


def test_a_frozen_file_that_is_another_or_gone_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(folder(PRESENT), tmp_path / PRESENT)
    monkeypatch.setattr("tests.records.frozen.folder", lambda name: tmp_path / name)
    assert changed() == []
    with (tmp_path / PRESENT / STATE).open("a", encoding="utf-8") as state:
        state.write(" ")
    assert changed() == [f"{PRESENT}/{STATE}"]
    (tmp_path / PRESENT / DATA).unlink()
    assert changed() == [f"{PRESENT}/{DATA}", f"{PRESENT}/{STATE}"]


def test_a_frozen_folder_is_never_made_again() -> None:
    assert next_name() == f"{PRESENT}.{len(frozen())}"
    with pytest.raises(SystemExit, match="there is nothing to make"):
        make.main()


@pytest.mark.parametrize("name", FOLDERS)
def test_a_frozen_folder_is_read_as_it_was(name: str, tmp_path: Path) -> None:
    known = recorded(name)
    found = read(unpacked(name, tmp_path), known.splitlines()[0])
    assert found.returncode == 0, found.stderr
    assert found.stdout == known
    assert set(re.findall(r"breaks at: (.*)", known)) == {"None"}


@pytest.mark.parametrize("name", FOLDERS)
def test_rows_that_say_something_else_have_another_layout(name: str, tmp_path: Path) -> None:
    """An installation makes rows again only where the layout is another one."""
    known = (folder(name) / ROWS).read_text(encoding="utf-8")
    found = read(unpacked(name, tmp_path), by="rows")
    assert found.returncode == 0, found.stderr
    assert not is_unraised(known, found.stdout), RAISE
    assert found.stdout == known, f"run: python -m tests.records.make rows {name}"


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_has_entries_of_its_own_format_alone(name: str) -> None:
    assert {wire.version_of(entry) for _, entry in entries(name)} == {int(name.partition(".")[0])}


def test_there_is_a_frozen_entry_of_every_kind() -> None:
    """Where a kind was added, run: python -m tests.records.make"""
    assert kinds_there() >= set(kinds())


def falsified(to: Path, written: bytes, instead: bytes) -> tuple[str, int, Path]:
    """The folder of the present format with an entry changed behind the program's back: the first
    with that in it that has another one after it. Also its case, and its place there.
    """
    data = unpacked(PRESENT, to)
    with sqlite3.connect(data / "concordat.sqlite3") as database:
        database.execute("DROP TRIGGER casework_event_unchanged")
        ref, seq, entry = database.execute(
            "SELECT case_id, seq, wire FROM casework_event AS event WHERE instr(wire, ?) AND seq < "
            "(SELECT max(seq) FROM casework_event WHERE case_id = event.case_id) "
            "ORDER BY case_id, seq",
            [written],
        ).fetchone()
        database.execute(
            "UPDATE casework_event SET wire = ? WHERE case_id = ? AND seq = ?",
            [entry.replace(written, instead), ref, seq],
        )
    return ref, seq, data


def test_an_entry_with_a_word_that_means_nothing_is_refused_by_name(tmp_path: Path) -> None:
    ref, seq, data = falsified(tmp_path, b'"said":{"1":"agreed"', b'"said":{"1":"unknown"')
    found = read(data, recorded(PRESENT).splitlines()[0])
    assert found.returncode == 1
    refused = (
        f"Entry {seq} of case {ref} can't be read (ValidationError: Invalid enum value 'unknown'"
    )
    assert found.stderr.startswith(refused)


def test_an_entry_that_says_something_else_breaks_the_chain_at_the_next(tmp_path: Path) -> None:
    known = recorded(PRESENT)
    ref, seq, data = falsified(tmp_path, b'"said":{"1":"agreed"', b'"said":{"1":"not agreed"')
    found = read(data, known.splitlines()[0])
    named = f"Entry {seq + 1} of case {ref} can't be read"
    assert found.stderr.startswith(f"{named} (Broken: it doesn't follow on the entry before it)")
    assert set(re.findall(r"breaks at: (.*)", known)) == {"None"}


# What can't be tried on a page: the folder has one such entry, or the field means something only
# together with another one.
UNTRIED = {
    "corrected.instead": "an act of its own, whose fields are looked at one by one",
    "danger-answered.agency": "the agency of a side that is named",
    "kept-going.entry": "the only withdrawal there is",
    "nobody-there.agency": "nobody is there on either side",
    "nobody-there.side": "nobody is there on either side",
    "noted.about": "with what is followed up, on the list of the business manager alone",
    "noted.agency": "its writer reads it, and nobody else of that agency did anything there",
    "noted.to_follow_up": "on the list of the business manager alone, not on the case",
    "raised.after": "an ended case that is there",
    "risk-stated.agency": "the agency of a side that is named",
    "risk-stated.rung_at": "nobody had been rung in any of them",
}


SHARE = Share("fields of entries looked for on the page of the case", one_in=6)


def test_no_field_of_an_entry_goes_unseen(tmp_path: Path) -> None:
    """Whatever an act says changes what somebody sees on the page of the case: one field of each
    kind, and some more.
    """
    looked_at = [field for kind, field in fields() if SHARE.has(field, kind)]
    when = recorded(PRESENT).splitlines()[0]
    found = read(unpacked(PRESENT, tmp_path), when, *looked_at, by="unseen")
    assert found.returncode == 0, found.stderr
    assert set(found.stdout.split()) == {*UNTRIED} & {*looked_at}


def test_what_can_not_be_tried_is_there() -> None:
    assert {*UNTRIED} <= {field for _, field in fields()}
