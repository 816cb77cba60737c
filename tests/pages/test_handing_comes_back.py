"""A task is not handed to somebody by whoever stands in for them: it would come back."""

from datetime import date
from typing import Any

from concordat.core.acts import ActionAgreed
from tests.casework import acting
from tests.pages.demonstrated import MONDAY, be, demonstration, text_of

__all__ = ["be", "demonstration"]
CASE, CARE = "SEF-2026-0002", "sefton-childrens-services"


def test_whoever_stands_in_is_not_offered_the_colleague_for_whom_they_do(be: Any) -> None:
    visit = ActionAgreed(acting.VISIT, "answering", CARE, date(2026, 12, 7))
    acting.do(CASE, visit, acting.record_of(CASE, MONDAY).case(MONDAY).raiser, MONDAY)
    page = f"/cases/{CASE}/hand-on/?about=accept/{acting.VISIT}"
    offered = text_of(be("helen-marsden").get(page))
    assert "Danielle Kershaw" in offered
    assert "Yusuf Demir" not in offered
