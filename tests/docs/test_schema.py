"""The schema that editors use: it takes every sound file, the pieces in the pages and the template,
and marks slips.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from concordat.cli import main
from concordat.library.files.schema import schema
from concordat.library.findings.check import check
from tests.docs.pages import DOCS, Block, blocks
from tests.docs.schemas import faults
from tests.protocols.examples import PROTOCOLS

TEMPLATE = DOCS / "reference" / "protocol-template.toml"
LANGUAGE = Path(__file__).parents[1] / "protocols" / "language"
FILES = [
    path
    for path in [*sorted(PROTOCOLS.glob("*/*.toml")), *sorted(LANGUAGE.glob("*.toml")), TEMPLATE]
    if path.suffixes == [".toml"]
]
LAID_OVER = [path for path in FILES if "base" in tomllib.loads(path.read_text("utf-8"))["protocol"]]
SOUND = [path for path in FILES if path not in LAID_OVER]
PIECES = [
    (page, block)
    for page in sorted((DOCS / "explanation").glob("*.md"))
    for block in blocks(page)
    if block.sort == "toml" and not block.name
]


def marked(raw: dict[str, Any]) -> list[str]:
    """What an editor would mark in the tables of a file."""
    return list(faults(raw, schema(), schema()))


@pytest.mark.parametrize("path", SOUND, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_is_marked_in_a_sound_file(path: Path):
    assert marked(tomllib.loads(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", LAID_OVER, ids=lambda path: path.stem)
def test_in_a_file_laid_over_another_only_what_the_base_has_is_marked(path: Path):
    found = marked(tomllib.loads(path.read_text("utf-8")))
    assert [fault for fault in found if not fault.endswith("is missing")] == []


@pytest.mark.parametrize("path", LAID_OVER, ids=lambda path: path.stem)
def test_nothing_is_marked_by_the_schema_for_files_laid_over_others(path: Path):
    wanted = schema(overlay=True)
    raw = tomllib.loads(path.read_text("utf-8"))
    assert list(faults(raw, wanted, wanted)) == []
    assert list(faults({**raw, "stepp": {}}, wanted, wanted)) != []
    del raw["protocol"]["base"]
    assert list(faults(raw, wanted, wanted)) != []


def test_the_command_prints_either(capsys: pytest.CaptureFixture[str]):
    for typed, printed in (([], schema()), (["--overlay"], schema(overlay=True))):
        assert main(["protocol", "schema", *typed]) == 0
        assert json.loads(capsys.readouterr().out) == printed


def test_the_library_is_among_them():
    assert len([path for path in SOUND if path.is_relative_to(PROTOCOLS)]) >= 5


@pytest.mark.parametrize(
    ("page", "block"),
    PIECES,
    ids=[f"{page.stem} {number}" for number, (page, _) in enumerate(PIECES)],
)
def test_pieces_in_the_pages_fit(page: Path, block: Block):
    wanted = schema()
    # A piece by itself has no [protocol], and may have no route.
    piece = {**wanted, "required": []}
    raw = tomllib.loads(block.text)
    for step in raw.get("step", {}).values():
        step.setdefault("stage", "1")
    assert list(faults(raw, piece, wanted)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('within = "2 working days"', 'witin = "2 working days"', "there is no witin"),
        ('strength = "should"', 'strength = "ought"', "'ought'"),
        ('nation = "england"', 'nation = "uk"', "'uk'"),
        ("version = 2026-01-01", 'version = "1 January 2026"', "doesn't look like"),
        ('opens = "entered"', "opens = []", "opens"),
        ('title = "Practitioner"', "title = 1", "title"),
        ('stage = "1"', "", "stage is missing"),
        ("[route.main]", "[rout.main]", "route is missing"),
    ],
)
def test_slips_are_marked(right: str, wrong: str, said: str):
    text = TEMPLATE.read_text("utf-8")
    assert right in text
    assert said in " ".join(marked(tomllib.loads(text.replace(right, wrong, 1))))


def test_the_template_is_sound_as_it_stands():
    verdict = check(TEMPLATE)
    assert not verdict.problems
    assert verdict.every_state_has_a_way_on
    # All that check asks is to fill it in.
    assert {it.sentence.partition(":")[0] for it in verdict.findings} == {"Not finished"}


def test_the_notes_of_the_template_can_be_used(tmp_path: Path):
    """What stands in the template as a note only is sound too, once its # is taken away."""
    lines = TEMPLATE.read_text("utf-8").splitlines()
    used = [line[2:] if line.startswith("# ") and _is_toml(line[2:]) else line for line in lines]
    assert sum(line not in lines for line in used) > 20
    path = tmp_path / "template.toml"
    # The clause that asks for nothing is what the permission comes from, once there is one.
    path.write_text("\n".join(line for line in used if not line.startswith("only =")), "utf-8")
    assert check(path).problems == ()


def _is_toml(line: str) -> bool:
    try:
        return bool(tomllib.loads(line))
    except tomllib.TOMLDecodeError:
        return False


def test_the_line_that_names_the_schema_is_passed_over(tmp_path: Path):
    block = next(
        it
        for it in blocks(DOCS / "how-to" / "check-a-protocol-in-your-editor.md")
        if it.sort == "toml"
    )
    named = block.text.partition("\n\n")[0]
    assert named.startswith("#:schema ./")
    path = tmp_path / "template.toml"
    path.write_text(f"{named}\n\n{TEMPLATE.read_text('utf-8')}", "utf-8")
    assert check(path).problems == ()
