"""The pages for people who extend Concordat name files that are there, and quote what is said."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS

ROOT = DOCS.parent
PAGES = sorted((DOCS / "how-to").glob("add-a*.md"))
PATH = re.compile(r"`((?:\w+/)+[\w-]+\.(?:py|toml|md))`(?! \(new\))")
QUOTED = re.compile(r"^\| [^|]+ \| `(tests/[^`]+)` \| `([^`]+)`", re.MULTILINE)
ADDED = {
    "add-an-act": r'"share"|InformationShared(?!\()',
    "add-a-signal": r'["“]reminded["”]',
}
"""What each page adds to lists that are there."""
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def _is_new(path: str, page: str) -> bool:
    return f"`{path}` (new)" in page


@each_page
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    named = {path for path in PATH.findall(text) if not _is_new(path, text)}
    assert named
    there = {
        path for path in named for top in (ROOT, ROOT / "src/concordat") if (top / path).is_file()
    }
    assert named - there == set()


@each_page
def test_what_a_page_says_that_a_test_says_is_in_that_test(page: Path) -> None:
    """What pytest adds by itself has no full stop."""
    for file, said in QUOTED.findall(page.read_text("utf-8")):
        source = (ROOT / file).read_text("utf-8")
        name = re.match(r"test_\w+", said)
        if name:
            assert f"def {name[0]}(" in source
        elif said.endswith(".") and not said.startswith("“"):
            assert said in source


@pytest.mark.parametrize("page", ADDED)
def test_a_list_that_a_page_adds_to_is_as_it_quotes_it(page: str) -> None:
    text = (DOCS / "how-to" / f"{page}.md").read_text("utf-8")
    code = "".join(re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    written = "".join(file.read_text("utf-8") for top in ("src", "tests") for file in python(top))
    quoted = {
        line: re.sub(rf"(, | \| )({ADDED[page]})(?=\W|$)", "", line) for line in code.splitlines()
    }
    quoted = {line: before.strip() for line, before in quoted.items() if before != line}
    assert len(quoted) >= 3
    assert [line for line, before in quoted.items() if before not in written] == []


def python(top: str) -> list[Path]:
    return sorted((ROOT / top).rglob("*.py"))
