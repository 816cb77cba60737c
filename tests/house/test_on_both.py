"""What runs on PostgreSQL: all that uses the database, but of the pages only what asks it something
of its own.
"""

from types import SimpleNamespace
from typing import Any

import pytest

from tests import conftest
from tests.house.source import ROOT
from tests.on_both import EVERY_ADDRESS, ON_BOTH

PAGES = ROOT / "tests" / "pages"


class Item(SimpleNamespace):
    """A test in a file, which uses the database."""

    fixturenames = ("db",)

    def get_closest_marker(self, name: str) -> Any:
        return self.marks.get(name)


def belongs(path: str, **marks: bool) -> bool:
    return conftest._belongs(Item(path=ROOT / "tests" / path, marks=marks))  # type: ignore[arg-type]


def test_every_file_named_is_there() -> None:
    assert {name for name in ON_BOTH if not (PAGES / name).is_file()} == set()


def test_every_address_is_asked_for_on_both() -> None:
    for name in EVERY_ADDRESS:
        assert "named()" in (PAGES / name).read_text("utf-8"), name


def test_of_the_pages_only_these_run_on_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conftest, "ON_POSTGRESQL", True)
    assert belongs("pages/test_hostile.py")
    assert not belongs("pages/test_acting.py")
    assert belongs("casework/test_chain.py")
    assert belongs("pages/test_acting.py", only_on_postgresql=True)
    assert not belongs("pages/test_hostile.py", only_on_sqlite=True)


def test_on_sqlite_all_of_them_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conftest, "ON_POSTGRESQL", False)
    assert belongs("pages/test_hostile.py")
    assert belongs("pages/test_acting.py")
    assert not belongs("pages/test_acting.py", only_on_postgresql=True)
