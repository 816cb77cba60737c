"""Whoever writes that a child is at immediate risk, where the procedure asks about it, is asked who
was rung first, and the danger stands on the case.
"""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from concordat.brief.view import CaseView
from concordat.core.posts import CaseSide
from concordat.pages.acting.about_danger import Whose, whose
from tests.casework import acting
from tests.pages.cases import visit, words
from tests.pages.conftest import NOW
from tests.pages.test_acting_to_the_end import STARTS, opened

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def test_a_child_at_immediate_risk_whom_nobody_helps_is_a_child_in_danger(visit: Any) -> None:
    ref = opened("blackpool")
    raiser = visit(STARTS["blackpool"][0], ref)
    page = words(raiser.page("fact", "uninvolved"))
    assert "Ring 999 first" in page
    assert page.index("Who was rung?") < page.index("What was seen or said?")
    page = words(raiser.act("fact", "uninvolved", rung="999", summary="He is alone with them."))
    (danger,) = acting.record_of(ref, NOW).case(NOW).standing
    assert danger.said.rung == "999"
    assert "immediate danger" in page
    duties = {duty.key for duty in acting.record_of(ref, NOW).case(NOW).open_duties}
    assert duties >= {"emergency", "inform-board"}


def test_whoever_stated_danger_before_is_asked_again_when_they_say_that_nobody_helps(
    visit: Any,
) -> None:
    """Both agencies read the first and acted: the second is read and acted on once more."""
    ref = opened("blackpool")
    raiser = visit(STARTS["blackpool"][0], ref)
    raiser.act("risk", rung="999", summary="He is alone.")
    page = words(raiser.page("fact", "uninvolved"))
    assert page.index("Ring 999 first") < page.index("Who was rung?")
    raiser.act("fact", "uninvolved", summary="He is alone with them.")
    assert raiser.status == 422
    raiser.act("fact", "uninvolved", rung="999", summary="He is alone with them.")
    case = acting.record_of(ref, NOW).case(NOW)
    assert len(case.standing) == 2
    assert {duty.seq for duty in case.open_duties if duty.key == "emergency"} == {
        danger.seq for danger in case.standing
    }


def test_without_saying_who_was_rung_nothing_is_recorded(visit: Any) -> None:
    ref = opened("blackpool")
    raiser = visit(STARTS["blackpool"][0], ref)
    raiser.act("fact", "uninvolved", summary="He is alone with them.")
    assert raiser.status == 422
    case = acting.record_of(ref, NOW).case(NOW)
    assert not case.facts
    assert not case.dangers


@pytest.mark.parametrize(("reader", "side"), [("rita", "third"), ("colin", "board")])
def test_whoever_stated_it_outside_the_agencies_says_for_themselves_who_was_rung(
    reader: str, side: CaseSide
) -> None:
    stated = SimpleNamespace(seq=3, person="rita", side="third", agency="")
    case = SimpleNamespace(dangers=(stated,), raising=SimpleNamespace(id="school"))
    view = cast(CaseView, SimpleNamespace(case=case, actor=SimpleNamespace(person=reader)))
    assert whose(view, "3") == Whose(side, "")
    assert whose(view, "3 school") == Whose("raising", "school")
