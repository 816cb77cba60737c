"""An agency doesn't take on what the Chair decided: the Chair is asked what becomes of it. Why not
is read on the list and on the case, by everybody.
"""

from datetime import date
from typing import Any

import pytest

from concordat.casework import queries
from concordat.casework.service import Words
from concordat.core.acts import ActionAgreed, CarriedOut, Note
from tests.casework import acting
from tests.pages.demonstrated import MONDAY, be, demonstration, text_of
from tests.pages.filling import answers

__all__ = ["be", "demonstration"]
CASE, HOUSING = "SEF-2026-0002", "dunes-housing"
CHAIR, JOY, RAISER = "margaret-oyelaran", "joy-ampofo", "paulina-kowalczyk"
CARE_LEAD, OFFICER = "helen-marsden", "priya-nambiar"
WHY = "We have no officer for it before January."
TASK = "Decide what becomes of this action, which was not taken on: Move the family in"
FORM = f"/cases/{CASE}/action-answer/?about={acting.VISIT}"
KEEP = f"/cases/{CASE}/done/?about=not-taken-on/{acting.VISIT}"


@pytest.fixture
def refused(be: Any) -> Any:
    """The Chair has decided the case with an action for the housing association, whose lead says
    no.
    """
    case = acting.case_of(CASE, MONDAY)
    (duty,) = [each.id for each in case.open_duties if each.key == "chair.decide"]
    acting.do(CASE, CarriedOut((duty,), word="decided"), CHAIR, MONDAY)
    what = Note("d" * 32, "what")
    flat = ActionAgreed(
        acting.VISIT, "raising", None, date(2026, 12, 7), decided=True, notes=(what,)
    )
    acting.do(CASE, flat, CHAIR, MONDAY, words={what.id: Words("Move the family in.")})
    form = be(JOY).get(FORM)
    assert "whoever decided it is asked whether to change, drop or keep it" in text_of(form)
    up = "reported to the Director or Head of Service at Dunes Housing Association and the Director"
    assert up in text_of(form), "by role and agency"
    sent = be(JOY).post(FORM, answers(form.content.decode()) | {"accepts": "no", "reason": WHY})
    assert sent.status_code == 302
    return be


def test_it_is_the_first_task_of_whoever_decided_it(refused: Any) -> None:
    assert TASK in text_of(refused(CHAIR).get("/my-work/"))


def test_the_case_says_why_with_the_task_and_with_the_action(refused: Any) -> None:
    page = text_of(refused(CHAIR).get(f"/cases/{CASE}/"))
    following = page[: page.index("Why?")]
    assert TASK in following
    assert f"“{WHY.removesuffix('.')}”" in following
    assert "Keep this action as it is" in page
    raiser = text_of(refused(RAISER).get(f"/cases/{CASE}/"))
    action = raiser[raiser.index("What was agreed or decided") :]
    assert "It is for Sefton Safeguarding Children Board to change, drop or keep it" in action
    assert f"“{WHY.removesuffix('.')}”" in action


def test_what_is_told_says_which_action_and_why(refused: Any) -> None:
    for person in (CHAIR, CARE_LEAD):
        told = text_of(refused(person).get("/my-work/told/"))
        assert f"(“Move the family in”) was not taken on: “{WHY.removesuffix('.')}”" in told


def test_what_is_kept_to_be_told_holds_none_of_the_words(refused: Any) -> None:
    from concordat.casework import models

    kept = [each.what for each in models.ToldRow.objects.filter(case=CASE)]
    assert any("was not taken on" in each for each in kept)
    assert not any("Move the family" in each or "officer" in each for each in kept)


def test_the_boards_list_says_that_it_was_not_taken_on(refused: Any) -> None:
    page = text_of(refused(OFFICER).get("/board/sefton/after-the-end/"))
    assert "Carry out what was decided (not taken on): Move the family in" in page


def test_whoever_decided_it_can_keep_it_and_then_it_is_no_task_of_theirs(refused: Any) -> None:
    form = refused(CHAIR).get(KEEP)
    assert WHY.removesuffix(".") in text_of(form)
    sent = answers(form.content.decode()) | {"reason": "The family can't wait."}
    assert refused(CHAIR).post(KEEP, sent).status_code == 302
    assert not [row for row in queries.work(CHAIR, MONDAY).rows if row.ref == CASE]
    theirs = text_of(refused(JOY).get(f"/cases/{CASE}/"))
    assert "The family can't wait" in theirs
    assert "It is still to be done" in theirs
    told = text_of(refused(JOY).get("/my-work/told/"))
    assert "stays as it was, and it is still to be done: “The family can't wait”" in told
