"""The pages for authors say what is so: a reader who types what stands there sees what stands
there.
"""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from concordat.library.findings.check import check
from concordat.people.shapes import ClosedDay
from tests.docs.pages import DOCS, TUTORIAL, Command, blocks, renewed, run
from tests.recorded import Recorded

CASES = DOCS / "explanation" / "how-a-case-goes.md"
EDITOR = DOCS / "how-to" / "check-a-protocol-in-your-editor.md"
ASKING = DOCS / "how-to" / "let-either-side-ask.md"
NOTICE = DOCS / "how-to" / "add-a-notice.md"
TIME = DOCS / "explanation" / "how-time-is-counted.md"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Command]]:
    """The tutorial done from top to bottom, and the folder in which it was."""
    folder = tmp_path_factory.mktemp("tutorial")
    return folder, run(TUTORIAL, folder)


def test_every_block_of_the_tutorial_is_used():
    for block in blocks(TUTORIAL):
        assert block.sort in ("text", "toml", "console"), block.text
        assert block.name or block.sort == "console", block.text
    fences = re.findall("^```", TUTORIAL.read_text("utf-8"), re.MULTILINE)
    assert len(fences) == 2 * len(blocks(TUTORIAL))


def test_the_tutorial_prints_what_it_shows(done: tuple[Path, list[Command]], recorded: Recorded):
    recorded(TUTORIAL, renewed(TUTORIAL, done[1]))


def test_the_tutorial_goes_from_problems_to_none(done: tuple[Path, list[Command]]):
    checks = [it.printed.partition("\n")[0] for it in done[1] if " check tarnbeck.toml" in it.typed]
    assert checks == [
        "tarnbeck.toml: 3 problems",
        "tarnbeck.toml: 2 problems",
        "tarnbeck 2026-09-01: 3 things to look at",
        "tarnbeck 2026-09-01: 2 things to look at",
    ]


def test_the_clauses_are_in_the_papers_own_words(done: tuple[Path, list[Command]]):
    folder, _ = done
    paper = " ".join((folder / "tarnbeck.source.txt").read_text("utf-8").split())
    clauses = tomllib.loads((folder / "tarnbeck.toml").read_text("utf-8"))["clause"]
    assert [id_ for id_, clause in clauses.items() if clause["text"] not in paper] == []
    assert list(clauses) == re.findall(
        r"(?m)^(\d+)\. ", (folder / "tarnbeck.source.txt").read_text("utf-8")
    )


def test_what_the_tutorial_makes_is_sound(done: tuple[Path, list[Command]]):
    folder, _ = done
    for name in ("tarnbeck/2026-09-01.toml", "ullbeck/2026-10-01.toml"):
        verdict = check(folder / "protocols" / name)
        assert not verdict.failed
        assert verdict.every_state_has_a_way_on


@pytest.mark.parametrize("page", [CASES, EDITOR, ASKING, NOTICE, TIME], ids=lambda page: page.stem)
def test_other_pages_print_what_they_show(
    page: Path, done: tuple[Path, list[Command]], tmp_path: Path, recorded: Recorded
):
    shutil.copytree(done[0], tmp_path, dirs_exist_ok=True)
    commands = run(page, tmp_path)
    assert commands
    recorded(page, renewed(page, commands))


def test_a_boards_closed_days_are_written_as_the_page_shows():
    (shown,) = [block for block in blocks(TIME) if block.name == "directory.toml"]
    for closed in tomllib.loads(shown.text)["board"]["tarnbeck"]["closed"]:
        assert ClosedDay.model_validate(closed).why


def test_what_either_side_may_ask_for_ends_by_time_alone(tmp_path: Path):
    run(ASKING, tmp_path)
    verdict = check(tmp_path / "review.toml")
    assert not verdict.findings
    assert "late asking.ask" in verdict.ends["decided and binding"]


def test_a_page_that_shows_something_else_is_noticed(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("```text word\nyes\n```\n\n```console\n$ cat word\nno\n```\n", "utf-8")
    now = renewed(page, run(page, tmp_path))
    assert now == page.read_text("utf-8").replace("$ cat word\nno", "$ cat word\nyes")


@pytest.mark.parametrize(
    "page", sorted(DOCS.rglob("*.md")), ids=lambda page: str(page.relative_to(DOCS))
)
def test_links_between_pages_lead_somewhere(page: Path):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_is_in_the_index():
    index = (DOCS / "README.md").read_text("utf-8")
    pages = [
        str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md") if page != DOCS / "README.md"
    ]
    assert [page for page in pages if f"]({page})" not in index] == [], (
        "Name the page in docs/README.md."
    )


def test_decisions_are_in_the_index_by_their_day():
    index = (DOCS / "README.md").read_text("utf-8")
    days = re.findall(r"^\* (20\d\d-\d\d-\d\d) \[", index, re.MULTILINE)
    assert days == sorted(days)
