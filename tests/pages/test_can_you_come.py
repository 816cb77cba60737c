"""Whoever is asked to a meeting by the other side is offered to say whether they can come, until
somebody of their side has; whoever asked hears it.
"""

from typing import Any

import pytest

from concordat.core.acts import Asked
from tests.casework import acting
from tests.pages.cases import raise_case, visit, words
from tests.pages.conftest import NOW, SignIn

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
OFFERED = "Say whether you can come to the meeting"


@pytest.fixture
def ref() -> str:
    found: str = raise_case()
    acting.do(found, Asked("meeting"), acting.RAISER, NOW)
    return found


def test_the_other_side_is_offered_to_say_so_and_nobody_of_ones_own(visit: Any, ref: str) -> None:
    assert OFFERED in words(visit(acting.TEAM_MANAGER, ref).case())
    assert OFFERED not in words(visit(acting.RAISER, ref).case())


def test_the_answer_reaches_whoever_asked_and_it_is_offered_no_more(
    visit: Any, sign_in: SignIn, ref: str
) -> None:
    about = str(acting.record_of(ref, NOW).events[-1].seq)
    helen = visit(acting.TEAM_MANAGER, ref)
    form = words(helen.page("note", about))
    assert "Kwame Boateng" in form
    assert "Words about the summary" in form
    helen.act("note", about, comes="no", text="I am in court. Danielle comes.")
    assert OFFERED not in words(helen.case())
    page = words(visit(acting.RAISER, ref).case())
    assert "I can’t come. I am in court. Danielle comes." in page
    told = words(sign_in(acting.RAISER).get("/my-work/told/").content.decode())
    assert "Helen Marsden wrote a note" in told
