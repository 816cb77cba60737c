"""What the README and the documentation point to is there."""

import re
from pathlib import Path

import pytest

from tests.house.source import ROOT

README = ROOT / "README.md"
PAGES = [README, ROOT / "GLOSSARY.md", *sorted((ROOT / "docs").rglob("*.md"))]
IN_CODE = re.compile(r"`([a-z_]+/(?:[a-z_]+/)*(?:[a-z_]+\.py)?)`")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_names_folders_and_files_that_are_there() -> None:
    named = IN_CODE.findall(README.read_text("utf-8"))
    assert len(named) > 15
    assert [name for name in named if not _is_there(name)] == []


def _is_there(name: str) -> bool:
    return (ROOT / name).exists() or any((ROOT / "src").rglob(name))


def test_the_map_has_every_room() -> None:
    rooms = [path.parent.name for path in (ROOT / "src" / "concordat").glob("*/__init__.py")]
    assert len(rooms) > 10
    assert [room for room in rooms if f"{room}/`" not in README.read_text("utf-8")] == []
