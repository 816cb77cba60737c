"""Whole stories come to what is recorded of them, act by act: what opens, ends and moves, and who
is told.
"""

from collections.abc import Callable
from inspect import cleandoc
from pathlib import Path

import pytest

from tests.core.lives import LIVES

TOLD = Path(__file__).parent / "told"


@pytest.mark.parametrize("name", LIVES)
def test_a_story_comes_to_what_is_recorded_of_it(
    name: str, recorded: Callable[[Path, str], None]
) -> None:
    tell = LIVES[name]
    recorded(TOLD / f"{name}.txt", f"{cleandoc(tell.__doc__ or '')}\n\n{tell().text}")


def test_every_recorded_account_has_its_story() -> None:
    assert {path.stem for path in TOLD.glob("*.txt")} == set(LIVES)
