"""Whole stories come to what is recorded of them, act by act: what opens, ends and moves, and who
is told.
"""

import pytest

from tests.core.accounts import TOLD
from tests.core.lives import LIVES


@pytest.mark.parametrize("name", LIVES)
def test_a_story_comes_to_what_is_recorded_of_it(name: str) -> None:
    assert LIVES[name]().text == (TOLD / f"{name}.txt").read_text("utf-8")


def test_every_account_has_its_story() -> None:
    assert {path.stem for path in TOLD.glob("*.txt")} == set(LIVES)
