"""What the Chair decided for an agency: whose task it is, what it says, and what comes first."""

from datetime import date
from typing import Any

import pytest

from concordat.casework import queries
from concordat.core.acts import ActionAgreed, CarriedOut
from tests.casework import acting
from tests.pages.demonstrated import MONDAY, be, demonstration, text_of

__all__ = ["be", "demonstration"]
CASE, CARE = "SEF-2026-0002", "sefton-childrens-services"
RAISER, CHAIR = "paulina-kowalczyk", "margaret-oyelaran"
LEAD, COVER = "yusuf-demir", "helen-marsden"
BY = "by 5pm on Monday 7 December"


@pytest.fixture
def decided(be: Any) -> Any:
    """The Chair has decided the case, and one action of the decision is due on 7 December."""
    case = acting.case_of(CASE, MONDAY)
    (duty,) = [each.id for each in case.open_duties if each.key == "chair.decide"]
    acting.do(CASE, CarriedOut((duty,), word="decided"), CHAIR, MONDAY)
    visit = ActionAgreed(acting.VISIT, "answering", CARE, date(2026, 12, 7), decided=True)
    acting.do(CASE, visit, CHAIR, MONDAY)
    return be


def test_who_raised_it_is_told_of_what_was_decided_for_the_other_side(decided: Any) -> None:
    told = text_of(decided(RAISER).get("/my-work/told/"))
    assert "was decided" in told


def next_of(page: str) -> str:
    return page[: page.index("Why?")]


def test_what_was_decided_comes_before_a_paper_of_a_step_that_has_passed(decided: Any) -> None:
    following = next_of(text_of(decided(RAISER).get(f"/cases/{CASE}/")))
    assert "is to carry out what was decided" in following
    assert BY in following
    assert "Notification form" not in following


def test_whoever_raised_it_goes_on_waiting_for_what_was_decided_after_the_end(decided: Any) -> None:
    page = text_of(decided(RAISER).get("/my-work/"))
    waiting = page[page.index("What you are waiting for") : page.index("Your drafts")]
    assert "You are waiting for Sefton Children's Social Care to carry out what was dec" in waiting
    assert BY in waiting


def test_one_role_of_an_agency_has_the_task_and_the_others_see_it_on_the_case(decided: Any) -> None:
    from concordat.people.models import Person

    everybody = Person.objects.values_list("id", flat=True)
    owing = {
        person
        for person in everybody
        for row in queries.work(person, MONDAY).rows
        if row.ref == CASE and row.duty.endswith(acting.VISIT)
    }
    assert owing == {LEAD, COVER}, "its lead, and who stands in for them"
    seen = [p for p in everybody if queries.glimpsed(CASE, p, MONDAY) and p not in owing]
    of_care = {p for p in seen if "has not taken it on yet" in _case(decided, p)}
    assert len(of_care) > 3


def _case(be: Any, person: str) -> str:
    return text_of(be(person).get(f"/cases/{CASE}/"))


def test_who_has_the_task_is_whom_others_ring_and_nobody_is_asked_to_accept_a_decision(
    decided: Any,
) -> None:
    following = next_of(text_of(decided(RAISER).get(f"/cases/{CASE}/")))
    assert "Ring Helen Marsden" in following
    page = text_of(decided(COVER).get("/my-work/"))
    assert "Take this action on, or say why not" in page
    form = text_of(decided(COVER).get(f"/cases/{CASE}/action-answer/?about={acting.VISIT}"))
    assert "Will your agency do it?" in form
    for shown in (page, form, _case(decided, COVER)):
        assert "ccept this action" not in shown
        assert "accept it" not in shown
