"""What no protocol of the library needs and the language can say: small worked protocols, each with
its stories.

Every one is a sound file, runs its stories, has a way on from every state, and can be shown, drawn
and compared.
"""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from concordat.library.files.load import load_file, problems
from concordat.library.files.papers import papers_beside
from concordat.library.files.papers import problems as lacking
from concordat.library.findings.check import check
from concordat.library.findings.compare import compare
from concordat.library.findings.report import report
from concordat.library.telling.map import map_svg
from concordat.library.telling.show import show
from tests.protocols.examples import SUFFIX, disagreements, every_example, protocol_beside

LANGUAGE = Path(__file__).parent / "language"
EXAMPLES = every_example(LANGUAGE, "*")
FILES = sorted(
    path for path in LANGUAGE.glob("*.toml") if not path.name.endswith((SUFFIX, ".forms.toml"))
)
NAMES = [path.stem for path in FILES]


@pytest.mark.parametrize(
    ("path", "example"),
    EXAMPLES,
    ids=[f"{protocol_beside(path).stem}: {it['title']}" for path, it in EXAMPLES],
)
def test_comes_out_as_it_says(path: Path, example: dict[str, Any]) -> None:
    assert disagreements(path, example) == []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_is_sound_and_has_a_way_on_from_every_state(path: Path) -> None:
    assert problems(path) == ()
    verdict = check(path)
    assert verdict.complete
    assert verdict.every_state_has_a_way_on, report(verdict)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_can_be_shown_drawn_and_compared(path: Path) -> None:
    protocol = load_file(path)
    assert protocol.title in show(protocol)
    ElementTree.fromstring(map_svg(protocol))
    assert compare(protocol, protocol) == ()


def test_the_forms_beside_can_be_used() -> None:
    for path in LANGUAGE.glob("*.forms.toml"):
        protocol = path.with_name(path.name.replace(".forms", ""))
        assert lacking(load_file(protocol), papers_beside(protocol)) == ()


def test_each_has_stories() -> None:
    assert {path.stem for path in FILES} == {protocol_beside(path).stem for path, _ in EXAMPLES}


def test_what_nobody_says_is_told_in_words() -> None:
    assert "nothing in time → stage 2: leads" in show(load_file(LANGUAGE / "silence.toml")).lower()
    panel = load_file(LANGUAGE / "panel.toml")
    assert "they differ → stage 3: Chair" in show(panel)
    assert "they differ, or if no answer comes" in map_svg(panel)
