"""A page says beforehand who is told of an act, and they are."""

from typing import Any

import pytest

from concordat.brief.foreseen import Foreseen, foreseen, not_now
from concordat.core.acts import SteppedAside
from concordat.core.errors import Refused
from tests.builders import at, story
from tests.casework import acting
from tests.pages.cases import NOW, raise_case, visit, words

__all__ = ["visit"]


@pytest.fixture
def ref(demonstration: None) -> str:
    return raise_case()


def test_the_page_of_moving_up_names_who_is_told_and_they_are(visit: Any, ref: str) -> None:
    raiser = visit("kwame-boateng", ref)
    page = words(raiser.page("move-up"))
    told = page.split("Who will be told: ")[1].split(" Move up a step Keep it")[0]
    assert "agencies in the case and the board are told" not in page
    sent = {"ground": "risk to the child", "reason": "He was hungry again."}
    after = words(raiser.act("move-up", **sent))
    assert after.split("Told ")[1].split(" Next ")[0] == told


def test_the_page_says_why_it_could_not_be_recorded_now_instead_of_naming_nobody(
    visit: Any, ref: str
) -> None:
    acting.carry_out(ref, "kwame-boateng", NOW)
    page = words(visit("kwame-boateng", ref).act("move-up", ground="no answer"))
    assert "As things are now, this can’t be recorded." in page
    assert "They still have time to answer." in page
    assert "Who will be told: " not in page


def test_a_role_that_somebody_does_not_hold_is_foreseen_as_refused() -> None:
    view = story().raised(at(21)).view("osei", at(21, 11))
    found = foreseen(view, SteppedAside("director"))
    assert isinstance(found, Refused)
    assert not_now(found).endswith(found.sentence)
    assert isinstance(foreseen(view, SteppedAside("practitioner")), Foreseen)


def test_the_form_of_a_correction_names_those_who_were_told_of_the_entry(
    visit: Any, ref: str
) -> None:
    raiser = visit("kwame-boateng", ref)
    page = words(raiser.page("correct", "1"))
    told = page.split("Who will be told: ")[1].split(" Correct it Keep it")[0]
    assert "Danielle Kershaw" in told
    sent = {"way": "otherwise", "reason": "A slip.", "note-decision": "It was closed on Friday."}
    after = words(raiser.act("correct", "1", **sent))
    assert after.split("Told ")[1].split(" Next ")[0] == told
