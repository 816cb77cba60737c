"""An agency that shares the concern while danger stands: who was brought in and their lead are told
of it on coming in, and are named wherever the others told are.
"""

import html
import re
from typing import Any

import pytest

from tests.pages.cases import later, raise_case, visit, words
from tests.pages.test_supporting import RAISER, SUPPORTER, THEIR_LEAD, WHO, WHY, bring_in

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
SAID = {"rung": "999", "summary": "He says that he will not be there tomorrow."}
LEAD, BUSINESS_MANAGER = "Joy Ampofo", "colin-threlfall"


@pytest.fixture
def ref() -> str:
    return raise_case()


def told(visit: Any, person: str, ref: str) -> str:
    return words(visit(person, ref).client.get("/my-work/told/").content.decode())


def test_whoever_comes_in_and_their_lead_are_told_that_danger_stands(visit: Any, ref: str) -> None:
    visit(RAISER, ref).act("risk", **SAID)
    page = bring_in(visit, ref)
    assert LEAD in page
    for person in (SUPPORTER, THEIR_LEAD):
        assert "the warning has stood since" in told(visit, person, ref), person


def test_their_lead_is_named_on_the_form_and_on_the_receipt_of_danger(visit: Any, ref: str) -> None:
    bring_in(visit, ref)
    assert LEAD in words(visit(RAISER, ref).page("risk"))
    assert LEAD in words(visit(RAISER, ref).act("risk", **SAID))
    assert "immediate danger" in told(visit, THEIR_LEAD, ref)


def test_their_lead_is_named_on_the_receipt_of_bringing_them_in(visit: Any, ref: str) -> None:
    visit(RAISER, ref).act("risk", **SAID)
    page = visit(RAISER, ref).act("support", "supporter", who=WHO, reason=WHY)
    assert LEAD in html.unescape(re.sub("<[^>]+>", "", page))


def test_what_they_say_themselves_is_for_their_lead_or_the_board_to_record(
    visit: Any, ref: str
) -> None:
    bring_in(visit, ref)
    visit(SUPPORTER, ref).act("risk", **SAID)
    page = words(visit(SUPPORTER, ref).case())
    assert re.search(r"\(Business Manager\) is asked to record what was done, by 10:30am\.", page)
    for person in (THEIR_LEAD, BUSINESS_MANAGER):
        assert "Next Record the immediate action taken" in words(visit(person, ref).case()), person
