"""What was agreed is followed until it is done, and nobody closes a case in haste: on the pages."""

from typing import Any

import pytest

from concordat.core.acts import ActionAgreed, Positioned, Withdrawn
from tests.casework.acting import OFFICER, RAISER, SOCIAL_CARE, TEAM_MANAGER
from tests.pages.cases import AGREEING, visit, words
from tests.pages.test_acting import events, ref, spoke

__all__ = ["ref", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def test_agreed_without_words_is_not_recorded(visit: Any, ref: str) -> None:
    spoke(ref)
    raiser = visit(RAISER, ref)
    page = raiser.act("say", SOCIAL_CARE.id, **{"said-1": "agreed", "said-2": "not agreed"})
    assert raiser.status == 422
    assert "Say what was agreed: who does what." in words(page)
    assert not any(isinstance(act, Positioned) for act in events(ref))


def test_what_is_to_be_done_is_written_down_with_what_was_agreed_and_followed_to_the_end(
    visit: Any, ref: str
) -> None:
    spoke(ref)
    raiser = visit(RAISER, ref)
    half = AGREEING | {"action-1-what": "Visit him at home."}
    page = words(raiser.act("say", SOCIAL_CARE.id, **half))
    assert raiser.status == 422
    assert "Say whose it is." in page
    assert "Give the day by which it is to be done." in page
    whole = half | {
        "action-1-owner": f"answering/{SOCIAL_CARE.id}",
        "action-1-by_day": "24",
        "action-1-by_month": "12",
        "action-1-by_year": "2026",
    }
    page = words(raiser.act("say", SOCIAL_CARE.id, **whole))
    assert "Visit him at home. – Sefton Children's Social Care" in page
    assert "Sefton Children's Social Care has not accepted it yet." in page
    action = next(act.id for act in events(ref) if isinstance(act, ActionAgreed))
    manager = visit(TEAM_MANAGER, ref)
    manager.act("confirm", SOCIAL_CARE.id, **{"said-1": "agreed", "said-2": "agreed"})
    page = words(manager.act("action-answer", action, accepts="yes"))
    assert "This case ended" in page
    assert "Accepted." in page
    page = words(manager.act("done", f"action/{action}", summary="She saw him and his brother."))
    assert "Done. St Brendan's High School is asked to confirm it." in page
    page = words(visit(RAISER, ref).act("action-confirm", action, done="yes"))
    assert "Done, and confirmed." in page


def test_what_does_a_task_stands_before_what_gives_it_to_somebody_else(
    visit: Any, ref: str
) -> None:
    spoke(ref)
    whole = AGREEING | {
        "action-1-what": "Visit him at home.",
        "action-1-owner": f"answering/{SOCIAL_CARE.id}",
        "action-1-by_day": "24",
        "action-1-by_month": "12",
        "action-1-by_year": "2026",
    }
    visit(RAISER, ref).act("say", SOCIAL_CARE.id, **whole)
    page = words(visit(TEAM_MANAGER, ref).case())
    task = page.split("Accept this action, or say why not: Visit him at home", 1)[1]
    assert task.index("Accept this action") < task.index("Hand this to a colleague")


def test_what_keeps_the_child_safe_stays_in_sight_after_the_end(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.act("safety", what="His aunt has him until Friday.")
    page = raiser.act("withdraw", reason="They began it today.", safety="A visit this afternoon.")
    assert "withdrawn" in words(page)
    in_sight = words(raiser.case()).split("What happened")[0]
    assert "A visit this afternoon." in in_sight
    assert "His aunt has him until Friday." not in in_sight, "the latest word holds"


def test_withdrawing_asks_what_keeps_the_child_safe(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.act("withdraw", reason="They began it today.", safety="")
    assert raiser.status == 422
    raiser.act("safety", what="A visit this afternoon.", nothing=())
    page = raiser.act("withdraw", reason="They began it today.", safety="A visit this afternoon.")
    assert "This case ended on Monday 21 December: withdrawn." in words(page)


def test_a_full_stop_is_no_reason_and_one_word_is_none_to_close_a_case(
    visit: Any, ref: str
) -> None:
    raiser = visit(RAISER, ref)
    for nothing in (".", "ok", "…", "ok ok ok"):
        raiser.act("withdraw", reason=nothing, safety="A visit this afternoon.")
        assert raiser.status == 422
    raiser.act("withdraw", reason="They began it today.", safety=".")
    assert raiser.status == 422
    assert not any(isinstance(act, Withdrawn) for act in events(ref))


def test_while_nothing_keeps_the_child_safe_a_withdrawal_waits_and_can_be_stopped(
    visit: Any, ref: str
) -> None:
    raiser = visit(RAISER, ref)
    page = words(raiser.act("withdraw", reason="They began it today.", safety="Nothing yet."))
    said = page.split("Told")[0]
    assert "High School asked to withdraw the disagreement. It is still going on" in said
    assert "It is still going on: it ends at 5pm on Wednesday 23 December unless" in said
    assert "withdrew" not in page
    assert "is withdrawing this. It ends at 5pm on Wednesday 23 December" in page
    assert "It is still going on: it ends at 5pm on Wednesday 23 December" in page
    assert "Colin Threlfall (Business Manager) or Priya Nambiar (Business Officer) keeps it" in page
    page = words(visit(OFFICER, ref).act("keep-going", reason="Nobody has seen him yet."))
    assert "is withdrawing this" not in page
    assert "Recorded. Kept the disagreement going" in page


def test_whether_somebody_asked_for_it_is_for_the_business_manager_alone(
    visit: Any, ref: str
) -> None:
    secret = "My head told me to leave it."
    raiser = visit(RAISER, ref)
    reason, safety = "They began it today.", "A visit."
    answers = {"asked": "yes", "asked-by": secret}
    raiser.act("withdraw", reason=reason, safety=safety, **answers)
    assert secret in words(visit("colin-threlfall", ref).case())
    for person in (TEAM_MANAGER, OFFICER):
        seen = words(visit(person, ref).case())
        assert secret not in seen
        assert "The business manager only" not in seen
