"""Danger that was stated by mistake ends as any does: somebody says why the child is safe, and the
other agency agrees. Nobody takes it out alone.
"""

from typing import Any

import pytest

from concordat.core.acts import Corrected, DangerAcknowledged, DangerAnswered, RiskStated
from concordat.core.errors import Refused
from tests.casework import acting
from tests.casework.acting import OFFICER, RAISER, SOCIAL_WORKER
from tests.pages.cases import NOW, raise_case, visit, words

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
MANAGER = "joanne-sutcliffe"
STAYS = "Danger is not taken out: others were told of it and may be acting on it."
MISTAKE = {"done": "It was entered in the wrong case.", "safe": "He is at school; I saw him."}


@pytest.fixture
def ref() -> str:
    ref = raise_case()
    acting.do(ref, RiskStated(), RAISER, NOW)
    return ref


def danger(ref: str) -> int:
    return acting.case_of(ref, NOW).dangers[-1].seq


@pytest.mark.parametrize("who", [RAISER, OFFICER])
def test_nobody_takes_out_danger_that_stands(visit: Any, ref: str, who: str) -> None:
    entry = str(danger(ref))
    page = words(visit(who, ref).page("correct", entry))
    assert STAYS in page
    assert "Record immediate action taken" in page
    assert "It should not be there at all" not in page
    with pytest.raises(Refused, match=r"^danger-stands:"):
        acting.do(ref, Corrected(int(entry)), who, NOW)
    assert acting.case_of(ref, NOW).standing


def test_it_ends_once_a_manager_says_so_and_the_other_agency_agrees(visit: Any, ref: str) -> None:
    entry = str(danger(ref))
    manager = visit(MANAGER, ref)
    assert "If it was said by mistake, say that" in words(manager.page("danger-passed", entry))
    manager.act("danger-passed", entry, **MISTAKE)
    assert acting.case_of(ref, NOW).standing, "until the other agency agrees"
    read = words(
        visit(SOCIAL_WORKER, ref).page("answer-danger", f"{entry} {acting.SOCIAL_CARE.id}")
    )
    assert MISTAKE["done"] in read
    acting.do(ref, DangerAnswered(int(entry)), SOCIAL_WORKER, NOW)
    assert not acting.case_of(ref, NOW).standing


def test_what_was_said_of_it_is_put_right_and_what_others_said_of_it_is_taken_out(ref: str) -> None:
    entry = danger(ref)
    acting.do(ref, Corrected(entry, RiskStated("999", NOW)), RAISER, NOW)
    done = acting.do(ref, DangerAcknowledged(entry), SOCIAL_WORKER, NOW)
    acting.do(ref, Corrected(done.events[0].seq), SOCIAL_WORKER, NOW)
    assert danger(ref) == entry
    assert acting.case_of(ref, NOW).standing
