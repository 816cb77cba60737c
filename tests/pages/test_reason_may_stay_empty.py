"""Moving up because no answer came: the box for the reason says whether one is needed."""

from typing import Any

import pytest

from concordat.core.acts import CarriedOut
from tests.casework import acting
from tests.casework.acting import RAISER
from tests.pages.cases import duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW
from tests.pages.test_what_weighs import CHECK, entries, sent_once

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
MAY_BE_EMPTY = "If no answer has come, you can leave this empty"


@pytest.fixture
def ref() -> str:
    made = raise_case()
    acting.do(made, CarriedOut((duty_id(made, "practitioners.raise"),)), RAISER, NOW)
    return made


def test_where_the_answer_had_a_date_the_box_says_that_it_may_stay_empty(
    visit: Any, ref: str, later: Any
) -> None:
    later(24 * 9)
    raiser, before = visit(RAISER, ref), entries(ref)
    assert MAY_BE_EMPTY in words(raiser.page("move-up"))
    assert CHECK in words(sent_once(raiser, "move-up", ground="no answer", reason=""))
    raiser.act("move-up", ground="no answer", reason="", checked="yes")
    assert entries(ref) > before, "and so it may"


def test_where_no_answer_is_overdue_the_box_says_nothing_of_the_kind(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    assert MAY_BE_EMPTY not in words(raiser.page("move-up"))
    page = words(sent_once(raiser, "move-up", ground="risk to the child", reason=""))
    assert "Say why you are moving up now: one or two sentences." in page
