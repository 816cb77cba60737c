"""What was erased can't be found in the database's files any more, whoever has the master key."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

import pytest
from django.db import connection

from concordat.tables import journal
from concordat.vault import service
from concordat.vault.models import CaseKey, NoteKey
from concordat.vault.service import Label

pytestmark = [pytest.mark.only_on_sqlite, pytest.mark.django_db(transaction=True)]

AT = datetime(2026, 12, 21, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path


def in_the_files(key: bytes) -> list[str]:
    """In which files of the database these bytes stand."""
    file = Path(connection.settings_dict["NAME"])
    return [each.name for each in file.parent.glob(f"{file.name}*") if key in each.read_bytes()]


def begun() -> tuple[str, bytes]:
    case = f"draft/{token_hex(8)}"
    service.begin(case, "northshire")
    key = bytes(CaseKey.objects.get(pk=case).wrapped)
    assert in_the_files(key) != [], "it is looked for as it is kept"
    return case, key


def test_the_key_of_what_was_erased_is_in_no_file():
    case, key = begun()
    service.erase(case, AT)
    assert in_the_files(key) == []


def test_the_key_of_a_destroyed_note_is_in_no_file():
    case, _ = begun()
    service.seal_notes(case, "northshire", {Label("1" * 32, "child", "both sides"): "Wrong"})
    key = bytes(NoteKey.objects.get(pk="1" * 32).wrapped)
    assert in_the_files(key) != []
    service.destroy_note(case, "1" * 32, AT)
    assert in_the_files(key) == []


def test_what_somebody_is_reading_just_then_is_emptied_later():
    case, key = begun()
    reader = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM vault_casekey").fetchone()
    service.erase(case, AT)
    assert in_the_files(key) != [], "a reader still sees the state before"
    assert not journal.empty()
    reader.close()
    assert journal.empty()
    assert in_the_files(key) == []
