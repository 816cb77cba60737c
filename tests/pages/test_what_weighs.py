"""What can't be taken back is shown once more before it counts: what will happen, and who is told.
What may make a child safe sooner is recorded at once.
"""

import re
from typing import Any

import pytest

from concordat.core.acts import CarriedOut, SafetyStated
from tests.casework import acting
from tests.casework.acting import RAISER, TEAM_MANAGER
from tests.pages.cases import AGREEING, DIFFERING, Visitor, duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW, Browser

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
REASON = "He was hungry again this morning."
CHECK = "Check this before it counts"


@pytest.fixture
def ref() -> str:
    return raise_case()


def entries(ref: str) -> int:
    return len(acting.record_of(ref, NOW).events)


def sent_once(visitor: Visitor, kind: str, about: str = "", **answers: Any) -> str:
    """Sends the form of an act as it is, without pressing on: the page that answers."""
    address = visitor._address(kind, about)
    form = visitor.hidden(visitor.page(kind, about)) | answers
    answer = super(Browser, visitor.client).post(address, form, follow=True)
    return str(answer.content.decode())


def shown_once_more(visitor: Visitor, kind: str, about: str = "", **answers: Any) -> str:
    """What is said before this counts; it counts once it is sent again."""
    before = entries(visitor.ref)
    page = sent_once(visitor, kind, about, **answers)
    assert entries(visitor.ref) == before, kind
    assert CHECK in words(page), words(page)[:1500]
    said = words(page).partition(CHECK)[2].partition("Change an answer")[0]
    assert "Nothing has been recorded yet." in said, kind
    mark = re.search(r'name="as_shown" value="([^"]+)"', page)
    assert mark
    sent_once(visitor, kind, about, as_shown=mark[1], **answers)
    assert entries(visitor.ref) > before, kind
    return said


def test_withdrawing_says_when_it_ends_and_who_is_told(visit: Any, ref: str) -> None:
    answers = {"reason": REASON, "safety": "nothing"}
    said = shown_once_more(visit(RAISER, ref), "withdraw", **answers)
    assert REASON in said
    assert "it ends at 5pm on Wednesday 23 December unless" in said
    assert "Colin Threlfall" in said.split("Who will be told ")[1]


def test_withdrawing_at_once_says_that_the_case_ends(visit: Any, ref: str) -> None:
    acting.do(ref, SafetyStated("raising"), RAISER, NOW)
    answers = {"reason": REASON, "safety": "His aunt has him."}
    assert "The case ends: withdrawn." in shown_once_more(visit(RAISER, ref), "withdraw", **answers)


def test_moving_up_because_waiting_puts_the_child_at_risk_is_recorded_at_once(
    visit: Any, ref: str
) -> None:
    before = entries(ref)
    sent_once(visit(RAISER, ref), "move-up", ground="risk to the child", reason=REASON)
    assert entries(ref) > before, "at once"


def test_moving_up_says_where_it_goes(visit: Any, ref: str, later: Any) -> None:
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    later(24 * 9)
    said = shown_once_more(visit(RAISER, ref), "move-up", ground="no answer")
    assert "It goes on to “Safeguarding leads and service managers”, where " in said


def test_an_agreement_that_ends_the_case_is_shown_once_more_and_another_is_not(
    visit: Any, ref: str
) -> None:
    acting.carry_out(ref, RAISER, NOW)
    acting.carry_out(ref, TEAM_MANAGER, NOW)
    before = entries(ref)
    sent_once(visit(RAISER, ref), "say", acting.SOCIAL_CARE.id, **AGREEING)
    assert entries(ref) > before, "nothing ends by it yet"
    answers = {"said-1": "agreed", "said-2": "agreed"}
    said = shown_once_more(visit(TEAM_MANAGER, ref), "confirm", acting.SOCIAL_CARE.id, **answers)
    assert "The case ends: agreed." in said


def test_what_takes_the_case_to_another_step_is_shown_once_more_and_what_leaves_it_is_not(
    visit: Any, ref: str
) -> None:
    acting.carry_out(ref, RAISER, NOW)
    acting.carry_out(ref, TEAM_MANAGER, NOW)
    before = entries(ref)
    sent_once(visit(TEAM_MANAGER, ref), "say", acting.SOCIAL_CARE.id, **DIFFERING)
    assert entries(ref) == before + 1, "their word alone moves nothing"
    said = shown_once_more(visit(RAISER, ref), "say", acting.SOCIAL_CARE.id, **DIFFERING)
    assert "It goes on to “Safeguarding leads and service managers”, where " in said
    assert "Helen Marsden" in said.split("Who will be told ")[1]


def test_danger_is_stated_and_read_at_once_and_that_it_passed_is_checked(
    visit: Any, ref: str
) -> None:
    raiser, manager, before = visit(RAISER, ref), visit(TEAM_MANAGER, ref), entries(ref)
    sent_once(raiser, "risk", rung="999", summary="He is afraid to go home.")
    assert entries(ref) == before + 1
    danger = acting.case_of(ref, NOW).standing[0].seq
    sent_once(manager, "acknowledge-danger", f"{danger} {acting.SOCIAL_CARE.id}")
    assert entries(ref) == before + 2
    said = shown_once_more(
        visit("louise-rimmer", ref),
        "danger-passed",
        str(danger),
        done="Police took him to his aunt.",
        safe="He sleeps there.",
    )
    assert "He sleeps there." in said
    assert "Helen Marsden" in said.split("Who will be told ")[1]
    about = f"{danger} {acting.SOCIAL_CARE.id}"
    said = shown_once_more(manager, "answer-danger", about, agrees="yes")
    assert "The warning that a child is in immediate danger goes from every page." in said
    assert not acting.case_of(ref, NOW).standing


def test_putting_right_who_the_child_is_is_shown_once_more(visit: Any, ref: str) -> None:
    answers = {"child_name": "Jasmine Kerr", "reason": "A letter was wrong."}
    said = shown_once_more(visit(RAISER, ref), "correct-child", "1", **answers)
    assert "Jasmine Kerr" in said


def test_what_is_refused_says_why_instead_of_being_shown_once_more(visit: Any, ref: str) -> None:
    page = sent_once(visit(RAISER, ref), "withdraw", reason="")
    assert CHECK not in words(page)
    assert "c-notice--amber" not in page.split("govuk-error-summary")[0]
