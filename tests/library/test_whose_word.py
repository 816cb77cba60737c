"""An end is called agreed only where one of the two sides says so; the board's word is a
decision.
"""

from pathlib import Path

import pytest

from concordat.library.files.load import load_file
from concordat.library.findings.check import check
from tests.library.conftest import Changed
from tests.protocols.examples import PROTOCOLS

AGREEING = ("agreed", "agreed in part", "agreed to differ")
BESIDE = (".examples", ".forms")
FILES = sorted(each for each in PROTOCOLS.glob("*/*.toml") if not each.stem.endswith(BESIDE))


@pytest.mark.parametrize("end", AGREEING)
@pytest.mark.parametrize("who", ["board independent chair", "third mediator"])
def test_what_neither_side_says_ends_as_decided(changed: Changed, who: str, end: str) -> None:
    path = changed(
        ('who = "board independent chair"', f'who = "{who}"'),
        ('upheld = "end: upheld"', f'upheld = "end: {end}"'),
        ("[route.main]", '[post.mediator]\ntitle = "Mediator"\n\n[route.main]'),
    )
    assert load_file(path).duties["managers.decide"].then["upheld"].name == "decided"
    verdict = check(path)
    assert "managers.decide: upheld" in verdict.ends["decided"]
    assert any("of neither side" in each.sentence for each in verdict.findings)


def test_what_one_of_the_two_sides_says_ends_as_it_says(changed: Changed) -> None:
    path = changed(
        ('who = "board independent chair"', 'who = "answering manager"'),
        ('upheld = "end: upheld"', 'upheld = "end: agreed"'),
    )
    assert load_file(path).duties["managers.decide"].then["upheld"].name == "agreed"
    assert not any("of neither side" in each.sentence for each in check(path).findings)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_procedure_has_the_board_agree(path: Path) -> None:
    for duty in load_file(path).duties.values():
        sides = {post.side for post in duty.who}
        if sides and not sides & {"raising", "answering", "own"}:
            assert not {target.name for target in duty.then.values()} & {*AGREEING}, duty.key
