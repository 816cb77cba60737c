"""Nothing is shown for a last look that would then be refused: whatever the record refuses is said
the first time that a form is sent, with everything that was typed.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from concordat.core.acts import CarriedOut, RiskStated
from concordat.core.errors import Refused
from tests.casework import acting
from tests.casework.acting import RAISER, TEAM_MANAGER
from tests.pages.cases import DIFFERING, duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW
from tests.pages.test_what_weighs import CHECK, REASON, entries, sent_once

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
Sent = Mapping[str, str]
Sending = tuple[str, str, str, Sent]
STOPPED: Sent = {"reason": REASON, "safety": "His aunt has him."}
COUNCIL = acting.SOCIAL_CARE.id
WHY = "Something speaks against it."


@pytest.fixture
def ref() -> str:
    return raise_case()


def no_answer(ref: str, later: Any) -> Sending:
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    later(24 * 9)
    return RAISER, "move-up", "", {"ground": "no answer", "reason": REASON}


def withdrawn(ref: str, later: Any) -> Sending:
    return RAISER, "withdraw", "", STOPPED


def taken_no_further(ref: str, later: Any) -> Sending:
    return RAISER, "no-further", "", STOPPED


def not_agreed(ref: str, later: Any) -> Sending:
    acting.carry_out(ref, RAISER, NOW)
    acting.carry_out(ref, TEAM_MANAGER, NOW)
    return RAISER, "say", COUNCIL, DIFFERING


def another_child(ref: str, later: Any) -> Sending:
    return RAISER, "correct-child", "1", {"child_name": "Jasmine Kerr", "reason": REASON}


def danger_passed(ref: str, later: Any) -> Sending:
    acting.do(ref, RiskStated(), RAISER, NOW)
    danger = acting.case_of(ref, NOW).standing[0].seq
    done = {"done": "Police took him to his aunt.", "safe": "He sleeps there."}
    return "louise-rimmer", "danger-passed", str(danger), done


CHECKED = (no_answer, withdrawn, taken_no_further, not_agreed, another_child, danger_passed)
REFUSING = ("decide", "notes.check_added", "parties.check_later", "linking.check")


@pytest.fixture(params=CHECKED)
def sending(request: pytest.FixtureRequest, ref: str, later: Any) -> Sending:
    made: Sending = request.param(ref, later)
    return made


@pytest.mark.parametrize("where", REFUSING)
def test_what_would_be_refused_is_refused_at_once(
    visit: Any, ref: str, sending: Sending, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    by, kind, about, sent = sending
    visitor, before = visit(by, ref), entries(ref)
    assert CHECK in words(sent_once(visitor, kind, about, **sent)), "it would be shown once more"

    def refuse(*_: object, **__: object) -> None:
        raise Refused("no", WHY)

    monkeypatch.setattr(f"concordat.casework.service.{where}", refuse)
    page = sent_once(visitor, kind, about, **sent)
    assert WHY in words(page).partition("There is a problem")[2]
    assert CHECK not in words(page)
    assert all(typed in page for typed in sent.values()), "what was typed is kept"
    assert entries(ref) == before


STOPPING = (no_answer, withdrawn, taken_no_further)


@pytest.mark.parametrize("made", STOPPING)
def test_a_reason_that_is_no_sentence_is_refused_at_its_box(
    visit: Any, ref: str, later: Any, made: Any
) -> None:
    by, kind, about, sent = made(ref, later)
    page = sent_once(visit(by, ref), kind, about, **(sent | {"reason": "Nobody answered"}))
    assert "Write a sentence: others will rely on it." in words(page)
    assert 'href="#reason"' in page, "the summary leads to the box"
    assert CHECK not in words(page)
    assert "Nobody answered" in page, "what was typed is kept"


def test_a_time_that_cannot_be_is_said_at_its_box_before_the_last_look(
    visit: Any, ref: str, later: Any
) -> None:
    by, kind, about, sent = not_agreed(ref, later)
    day = {"happened_on_day": "1", "happened_on_month": "12", "happened_on_year": "2026"}
    page = sent_once(visit(by, ref), kind, about, **(sent | day), happened_at="9am")
    assert CHECK not in words(page)
    assert 'href="#happened_on' in page, "the summary leads to the box"
    assert "9am" in page, "what was typed is kept"
