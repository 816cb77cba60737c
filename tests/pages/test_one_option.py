"""One option is no question: it is said, and sent with the form."""

from typing import Any

import pytest

from concordat.core.acts import CarriedOut
from tests.casework import acting
from tests.casework.acting import RAISER
from tests.pages.cases import duty_id, raise_case, visit, words
from tests.pages.conftest import NOW

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def test_what_leaves_no_choice_is_said_and_not_asked(visit: Any) -> None:
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    raiser = visit(RAISER, ref)
    for kind, about, question, said in (
        ("move-up", "", "Why now?", "Waiting puts the child at risk."),
        ("correct", "1", "What is wrong with it?", "Something in it should read differently."),
    ):
        page = words(raiser.page(kind, about))
        assert question not in page
        assert said in page
    before = acting.case_of(ref, NOW).step
    raiser.act("move-up", reason="He says that nobody has been at home since Friday.")
    assert acting.case_of(ref, NOW).step != before
