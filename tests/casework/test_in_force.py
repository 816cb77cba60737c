"""Under which version of its board's protocol a case begins, and that it keeps it."""

import shutil
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from concordat.library.files import folder
from tests.casework.acting import BOARD, MONDAY, open_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A revision of the board's protocol that comes to the shelf."""
    shelf = tmp_path / "protocols"
    shutil.copytree(folder.protocols_folder(), shelf)
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(shelf))
    base = folder.find(BOARD)
    version = str(msgspec.structs.replace(folder.version_of(base), revision=99))
    (base.parent / f"{version}.toml").write_text(
        f'[protocol]\nid = "{BOARD}"\nversion = "{version}"\nbase = "{base.name}"\n', "utf-8"
    )
    return version


def version_of(ref: str) -> str:
    from concordat.casework import models

    return models.CaseHead.objects.get(ref=ref).rules.version


def put_in_force(version: str, since: object) -> None:
    from concordat.people import models

    board = models.Board.objects.get(id=BOARD)
    board.in_force = [*board.in_force, [version, since.isoformat()]]
    board.save()


def test_a_new_version_on_the_shelf_changes_nothing_by_itself(newer: str) -> None:
    before = version_of(open_case())
    assert before != newer
    assert version_of(open_case(at=MONDAY + timedelta(hours=1))) == before


def test_cases_begin_under_it_from_the_instant_at_which_it_is_in_force(newer: str) -> None:
    noon = MONDAY + timedelta(hours=2)
    put_in_force(newer, noon)
    early = open_case(at=noon - timedelta(minutes=1))
    late = open_case(at=noon)
    assert version_of(early) != newer
    assert version_of(late) == newer


def test_a_running_case_keeps_its_version(newer: str) -> None:
    from concordat.casework import store

    running = open_case()
    kept = version_of(running)
    put_in_force(newer, MONDAY)
    assert version_of(open_case(at=MONDAY + timedelta(hours=1))) == newer
    loaded = store.load(running, MONDAY.date())
    assert str(loaded.record.protocol.version) == kept != newer
