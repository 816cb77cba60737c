"""Whom a duty reaches because it is towards them."""

from typing import Any

from tests.core.ladder import duty, entered, posts


def choice(**more: Any) -> tuple[object, ...]:
    """Whom a choice towards the raiser reaches."""
    towards = "raising practitioner"
    opens = entered("colleagues")
    return duty("way", "consider", "answering manager", opens, towards=towards, **more).reaches


def test_whom_somebody_only_considers_to_involve_does_not_hear_of_it() -> None:
    assert choice() == ()


def test_whoever_asked_hears_the_choice_that_is_written_to_them() -> None:
    assert choice(also=("write",)) == posts("raising practitioner")
