"""What is owed and offered is said to the reader as “you”."""

from typing import Any

import pytest

from tests.casework.acting import RAISER, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages.cases import (
    duty_id,
    ref,
    visit,
    words,
)
from tests.pages.conftest import NOW

__all__ = ["ref", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def test_they_speak_to_you_and_to_the_agency_that_raised_it(visit: Any, ref: str) -> None:
    assert "must read and review the case file and speak to you" in words(visit(RAISER, ref).case())
    theirs = words(visit(SOCIAL_WORKER, ref).case())
    assert "speak to the agency that raised it" in theirs


def test_what_was_done_so_far_is_said_as_the_form_says_it(visit: Any, ref: str) -> None:
    review = str(duty_id(ref, "practitioners.review", NOW))
    page = visit(TEAM_MANAGER, ref).act("done", review, acts=["discuss"], summary="We spoke.")
    assert "(so far: spoke to each other)" in words(page)
    assert "so far: discuss" not in words(page)


def test_a_practitioner_asks_their_own_manager_to_support_them(visit: Any, ref: str) -> None:
    page = words(visit(RAISER, ref).case())
    assert "Ask your own team manager to support you" in page
    assert "their own team manager" not in page
