"""Where the raiser doesn't know who decided, whoever leads the service says who did."""

from typing import Any

import pytest

from concordat.core.posts import Party
from tests.casework.acting import ASSESSMENT, RAISER, SOCIAL_CARE, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages.cases import raise_case, visit, words

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")

QUESTION = "Who made the decision, or goes on for them?"


@pytest.fixture
def ref() -> str:
    return raise_case(answering=(Party(SOCIAL_CARE.id, SOCIAL_CARE.kind, ASSESSMENT),))


def test_the_lead_names_who_decided_and_they_see_the_case_from_then_on(
    visit: Any, ref: str
) -> None:
    lead = visit(TEAM_MANAGER, ref)
    page = words(lead.case())
    assert "Say who made the decision" in page
    assert "made the decision" not in page.partition("What is seldom needed")[2]
    told = words(lead.client.get("/my-work/told/").content.decode())
    asked = "Say who of Sefton Children's Social Care made the decision: the procedure asks that"
    assert asked in told
    assert "asks you to say who" not in told
    before = visit(SOCIAL_WORKER, ref)
    before.case()
    assert before.status == 404
    assert QUESTION in words(lead.page("take-over", SOCIAL_CARE.id))
    lead.act("take-over", SOCIAL_CARE.id, person=SOCIAL_WORKER, reason="The letter has their name.")
    now = visit(SOCIAL_WORKER, ref)
    now.case()
    assert now.status == 200
    assert "Say who made the decision" not in words(lead.case())


def test_nobody_of_the_other_side_is_asked_who_decided(visit: Any, ref: str) -> None:
    assert "Say who made the decision" not in words(visit(RAISER, ref).case())


def test_only_who_is_there_is_shown_while_nobody_knows_who_decided(visit: Any, ref: str) -> None:
    case = visit(RAISER, ref)
    shown = words(case.case()).partition("Why?")[0]
    assert "You should raise the matter with the other agency, by word or in writing" in shown
    assert "Team Manager Sefton Children's Social Care Helen Marsden" in shown
    assert "practitioner" not in shown.lower()
