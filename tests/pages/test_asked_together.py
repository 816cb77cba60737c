"""Several people are asked for the same thing by one form: each by an entry of their own."""

from typing import Any

import pytest

from concordat.core.acts import MovedUp, Used
from tests.casework import acting
from tests.casework.acting import CHAIR, RAISER, TEAM_MANAGER
from tests.pages.cases import raise_case, visit, words
from tests.pages.conftest import NOW, SignIn

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
ABOUT = "What each of you saw on Monday, before I decide."


@pytest.fixture
def ref() -> str:
    """A case at the Chair."""
    found = raise_case()
    while acting.case_of(found, NOW).stage != "3" or acting.case_of(found, NOW).step != "chair":
        acting.do(found, MovedUp("risk to the child"), RAISER, NOW)
    return found


def asked(ref: str) -> list[str | None]:
    events = acting.record_of(ref, NOW).events
    return [event.act.of for event in events if isinstance(event.act, Used)]


def test_the_chair_asks_several_at_several_levels_by_one_form(
    visit: Any, sign_in: SignIn, ref: str
) -> None:
    chair, those = visit(CHAIR, ref), [RAISER, TEAM_MANAGER, "joanne-sutcliffe"]
    page = words(chair.page("use", "hearing"))
    assert "If you tick nobody, all of them are asked." in page, page
    receipt = words(chair.act("use", "hearing", of=those, summary=ABOUT))
    assert sorted(asked(ref)) == sorted(those)
    for name in ("Kwame Boateng", "Helen Marsden", "Joanne Sutcliffe"):
        assert name in receipt.partition("Told")[2]
    for person in those:
        told = words(sign_in(person).get(f"/my-work/told/?case={ref}").content.decode())
        assert "asks you to a meeting" in told, person
        assert ABOUT in words(visit(person, ref).case()), person


def test_one_may_be_asked_and_where_nobody_is_named_all_of_them_are(visit: Any, ref: str) -> None:
    chair = visit(CHAIR, ref)
    chair.act("use", "hearing", of=[TEAM_MANAGER], summary=ABOUT)
    chair.act("use", "hearing", summary=ABOUT)
    assert asked(ref) == [TEAM_MANAGER, None]
