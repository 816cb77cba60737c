"""A share has something of everything, is the same each time, and is all where all is asked for."""

from pathlib import Path

import pytest

from proofs import laws
from tests import share
from tests.share import Share

EVERY = [
    (f"{board} {kind} {number}", board, kind)
    for board in "abc"
    for kind in "xyz"
    for number in range(100)
]


def tried(one_in: int) -> list[tuple[str, str, str]]:
    some = Share("combinations tried in a test of shares", one_in=one_in)
    return [each for each in EVERY if some.has(*each)]


def test_the_first_of_each_kind_is_in_it_however_small_it_is() -> None:
    found = tried(10_000)
    assert {board for _, board, _ in found} == set("abc")
    assert {kind for _, _, kind in found} == set("xyz")
    assert len(found) <= 6


def test_one_in_so_many_is_drawn_and_the_same_each_time() -> None:
    found = tried(5)
    assert len(EVERY) / 7 < len(found) < len(EVERY) / 4
    assert found == tried(5)


def test_all_are_tried_where_all_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(share, "WHOLE", True)
    assert tried(10_000) == EVERY


def test_the_option_asks_for_all(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.getoption("--whole") == share.WHOLE


def test_whatever_tries_a_share_is_proved_in_full() -> None:
    here = Path(__file__).parent
    sharing = {
        str(file.relative_to(here.parent))
        for file in here.rglob("*.py")
        if any(each in file.read_text("utf-8") for each in ("Share(", "share.WHOLE"))
        and file.name not in ("share.py", "conftest.py", "test_share.py")
    }
    assert sharing == {*laws.PARTS}
    assert len(sharing) > 3
