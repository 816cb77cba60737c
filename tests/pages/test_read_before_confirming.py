"""Whoever confirms, accepts or answers for something reads on that page all that it was: the words,
whose it is and by when, what was done, and why.
"""

from datetime import timedelta
from typing import Any

import pytest

from concordat.casework.notes import Words
from concordat.core.acts import ActionAgreed, CarriedOut, HandedOn, Note
from tests.casework.acting import OFFICER, RAISER, SOCIAL_CARE, SOCIAL_WORKER, TEAM_MANAGER, do
from tests.pages.cases import AGREEING, duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW
from tests.pages.test_acting import events, ref, review, spoke

__all__ = ["later", "ref", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")

VISIT = {
    "action-1-what": "Visit him at home.",
    "action-1-owner": f"answering/{SOCIAL_CARE.id}",
    "action-1-by_day": "24",
    "action-1-by_month": "12",
    "action-1-by_year": "2026",
}
THE_VISIT = "“Visit him at home.” – Sefton Children's Social Care, by Thursday 24 December"


def agreed(visit: Any, ref: str) -> None:
    """They spoke, and the raiser said what was agreed and what is to be done."""
    spoke(ref)
    visit(RAISER, ref).act("say", SOCIAL_CARE.id, **(AGREEING | VISIT))


def action_of(ref: str) -> str:
    return next(act.id for act in events(ref) if isinstance(act, ActionAgreed))


def test_who_confirms_reads_what_is_to_be_done_by_whom_and_when(visit: Any, ref: str) -> None:
    agreed(visit, ref)
    page = words(visit(TEAM_MANAGER, ref).page("confirm", SOCIAL_CARE.id))
    for each in (THE_VISIT, AGREEING["words-1"], AGREEING["words-2"]):
        assert each in page


def test_what_is_dropped_or_was_never_agreed_is_not_confirmed(visit: Any, ref: str) -> None:
    agreed(visit, ref)
    visit(RAISER, ref).act("action-drop", action_of(ref), reason="She goes every day anyway.")
    page = words(visit(TEAM_MANAGER, ref).page("confirm", SOCIAL_CARE.id))
    assert "Visit him at home." not in page
    assert "written down to be done" not in page


def test_an_action_names_who_does_it_and_by_when_before_it_is_accepted(
    visit: Any, ref: str
) -> None:
    spoke(ref)
    raiser = visit(RAISER, ref)
    day = {"by_day": "24", "by_month": "12", "by_year": "2026"}
    owner = f"answering/{SOCIAL_CARE.id}"
    raiser.act("action", what="Ring his aunt.", owner=owner, **{"by-whom": "Danielle"}, **day)
    said = "Sefton Children's Social Care (Danielle), by Thursday 24 December"
    case = words(raiser.case()).split("Ring his aunt. – ", 1)[1]
    assert case.startswith("Sefton Children's Social Care (Danielle)")
    assert ", by Thursday 24 December" in case[:150]
    page = words(visit(TEAM_MANAGER, ref).page("action-answer", action_of(ref)))
    assert f"“Ring his aunt.” – {said}" in page


def test_who_confirms_that_it_was_done_reads_what_was_done(visit: Any, ref: str) -> None:
    agreed(visit, ref)
    manager = visit(TEAM_MANAGER, ref)
    manager.act("done", f"action/{action_of(ref)}", summary="She saw him and his brother.")
    page = words(visit(RAISER, ref).page("action-confirm", action_of(ref)))
    assert "Recorded as done by Helen Marsden" in page
    assert "She saw him and his brother." in page
    assert THE_VISIT in page


def test_who_keeps_it_going_reads_why_it_is_given_up_and_what_keeps_the_child_safe(
    visit: Any, ref: str
) -> None:
    visit(RAISER, ref).act("withdraw", reason="They began it today.", safety="Nothing yet.")
    officer = visit(OFFICER, ref)
    for page in (officer.page("keep-going"), officer.case().split("What happened")[0]):
        assert "They began it today." in words(page + "</main>")
        assert "Nothing yet." in words(page + "</main>")


def test_who_says_whether_it_happened_then_reads_what_happened(visit: Any, later: Any) -> None:
    made = raise_case()
    duties = (duty_id(made, "practitioners.raise"),)
    done = CarriedOut(duties, notes=(Note("9" * 32, "summary"),))
    said = {"9" * 32: Words("I rang her about the chronology.")}
    do(made, done, RAISER, later(48), happened=NOW + timedelta(hours=1), words=said)
    entry = str(len(events(made)))
    page = words(visit(TEAM_MANAGER, made).page("confirm-time", entry))
    assert "Done: raise the matter" in page
    assert "I rang her about the chronology." in page


def test_who_takes_a_task_on_reads_why_it_is_handed_on(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    why = "I am in court until Thursday."
    manager.act("hand-on", review(ref), person=SOCIAL_WORKER, reason=why)
    entry = len(events(ref))
    assert isinstance(events(ref)[-1], HandedOn)
    page = words(visit(SOCIAL_WORKER, ref).page("hand-on-answer", str(entry)))
    assert "Helen Marsden wrote" in page
    assert why in page
