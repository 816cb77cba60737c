"""The board's business manager answers about an action only for somebody who told them."""

import re
from typing import Any

import pytest

from tests.casework.acting import RAISER, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages.cases import ref, visit, words

__all__ = ["ref", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
MANAGER = "colin-threlfall"


@pytest.fixture
def action(visit: Any, ref: str) -> str:
    """An action for the agency that was asked, which the raiser wrote down."""
    from concordat.casework import store

    writer = visit(RAISER, ref)
    owners = re.findall(r'name="owner"[^>]*value="([^"]*)"', writer.page("action"))
    owner = next(each for each in owners if "sefton" in each)
    day = {"by_day": "23", "by_month": "12", "by_year": "2026"}
    writer.act("action", what="Visit daily", owner=owner, **day)
    act: Any = store.events(ref)[-1].act
    return str(act.id)


def test_who_accepted_it_is_asked_and_named(visit: Any, ref: str, action: str) -> None:
    office = visit(MANAGER, ref)
    asked = office.page("action-answer", action)
    assert "Who told you?" in words(asked)
    assert SOCIAL_WORKER in asked
    assert RAISER not in asked, "it is for the agency whose action it is"
    assert "Say for whom you record it." in words(
        office.act("action-answer", action, accepts="yes")
    )
    told = words(office.act("action-answer", action, accepts="yes", behalf=SOCIAL_WORKER))
    assert "Accepted an action" in told
    assert "on behalf of" in words(office.case())


def test_who_confirmed_it_is_asked_and_named(visit: Any, ref: str, action: str) -> None:
    theirs = visit(TEAM_MANAGER, ref)
    assert "Who told you?" not in words(theirs.page("action-answer", action))
    theirs.act("action-answer", action, accepts="yes")
    theirs.act("done", f"action/{action}", summary="We visited.")
    office = visit(MANAGER, ref)
    asked = office.page("action-confirm", action)
    assert "Who told you?" in words(asked)
    assert RAISER in asked
    assert "Say for whom you record it." in words(office.act("action-confirm", action, done="yes"))
    told = words(office.act("action-confirm", action, done="yes", behalf=RAISER))
    assert "confirmed that an action was done" in told
    assert "on behalf of" in words(office.case())
