"""A lead who keeps a withdrawn case going has it from then on; the raiser and the other side hear
both that it is being withdrawn and that it goes on.
"""

import re
from typing import Any

import pytest

from concordat.core.acts import KeptGoing
from tests.casework import acting
from tests.pages.cases import raise_case, visit, words
from tests.pages.conftest import NOW, SignIn

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
LEAD, MANAGER, OFFICER = "joanne-sutcliffe", "colin-threlfall", "priya-nambiar"
HELEN = acting.TEAM_MANAGER
WHY = "The child is not safe yet."


@pytest.fixture
def given_up(visit: Any) -> str:
    """The raiser withdraws it, and knows of no safety plan."""
    ref: str = raise_case()
    visit(acting.RAISER, ref).act("withdraw", reason="We see it otherwise now.", safety="A visit.")
    return ref


def keep_going(visit: Any, person: str, ref: str) -> tuple[str, str]:
    """What the form says, and what the receipt says."""
    visitor = visit(person, ref)
    (about,) = re.findall(rf"/cases/{ref}/keep-going/\?about=(\d+)", visitor.case())
    form = words(visitor.page("keep-going", about))
    return form, words(visitor.act("keep-going", about, reason=WHY))


def told(sign_in: SignIn, person: str, ref: str) -> str:
    page = words(sign_in(person).get(f"/my-work/told/?case={ref}").content.decode())
    return page.split("</main", 1)[0]


def goes_on(ref: str) -> str | None:
    case = acting.case_of(ref, acting.hours(1000))
    found: str | None = case.goes_on("raising", case.raising.id)
    return found


def test_a_lead_who_keeps_it_going_takes_it_on_and_the_form_says_so(
    visit: Any, sign_in: SignIn, given_up: str
) -> None:
    form, receipt = keep_going(visit, LEAD, given_up)
    assert "You take it on: what Kwame Boateng was to do is then for you" in form
    assert goes_on(given_up) == LEAD
    assert "Kwame Boateng" in receipt
    assert "Helen Marsden" in receipt
    assert given_up in words(sign_in(LEAD).get("/my-work/").content.decode())
    raiser = told(sign_in, acting.RAISER, given_up)
    assert "It goes on: it is not stopped" in raiser
    assert "the case is with somebody else" in raiser.lower()
    assert "Kwame Boateng is told, and can still see it" in form
    assert "J.K." in visit(acting.RAISER, given_up).case()


def test_a_lead_who_keeps_it_going_by_another_way_than_the_page_takes_it_on_too(
    sign_in: SignIn, given_up: str
) -> None:
    asked = acting.case_of(given_up, NOW).leaving
    acting.do(given_up, KeptGoing(asked.seq), LEAD, NOW)
    assert goes_on(given_up) == LEAD
    assert "the case is with somebody else" in told(sign_in, acting.RAISER, given_up).lower()


@pytest.mark.parametrize("person", [MANAGER, OFFICER])
def test_the_boards_office_keeps_it_going_for_whoever_had_it(
    visit: Any, given_up: str, person: str
) -> None:
    form, _ = keep_going(visit, person, given_up)
    assert "Kwame Boateng goes on with it, until you say who goes on instead" in form
    assert goes_on(given_up) == acting.RAISER


def test_the_other_side_hears_both_times_what_the_receipt_says(
    visit: Any, sign_in: SignIn, given_up: str
) -> None:
    heard = told(sign_in, HELEN, given_up)
    assert "This is being withdrawn; until then it goes on, and deadlines keep running" in heard
    keep_going(visit, OFFICER, given_up)
    assert "It goes on: it is not stopped" in told(sign_in, HELEN, given_up)
