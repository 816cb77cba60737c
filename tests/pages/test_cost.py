"""What the two most common requests cost: every query counts, of whichever room."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concordat.casework import service
from concordat.core import record
from concordat.core.acts import CarriedOut, Noted
from concordat.core.case.fold import fold
from tests.casework import acting
from tests.casework.acting import RAISER, TEAM_MANAGER
from tests.pages.cases import Visitor, duty_id, raise_case, visit
from tests.pages.conftest import NOW

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def cost_of(request: Callable[[], object]) -> tuple[list[str], int]:
    """The queries of a request, and how often a case was folded from its first entry on."""
    folded = []

    def counted(*given: Any) -> Any:
        folded.append(given)
        return fold(*given)

    with pytest.MonkeyPatch.context() as patch, CaptureQueriesContext(connection) as context:
        patch.setattr(record, "fold", counted)
        request()
    return [query["sql"][:120] for query in context.captured_queries], len(folded)


@pytest.fixture
def raiser(visit: Any) -> Visitor:
    """The raiser of a case with some entries, who has looked at it before."""
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.review"),)), TEAM_MANAGER, NOW)
    there: Visitor = visit(RAISER, ref)
    there.case()
    return there


def test_a_case_is_opened_in_twelve_queries_and_folded_once_however_long_its_record(
    raiser: Visitor,
) -> None:
    few, folds = cost_of(raiser.case)
    for number in range(12):
        words = {f"{number:032x}": service.Words("More.")}
        acting.do(raiser.ref, Noted("both sides", *words), RAISER, NOW, words=words)
    many, folds_of_many = cost_of(raiser.case)
    assert raiser.status == 200
    assert len(few) == len(many) <= 12, many
    assert folds == folds_of_many == 1


def test_a_note_is_sent_in_25_queries_and_the_case_folded_twice_at_most(raiser: Visitor) -> None:
    typed = raiser.hidden(raiser.page("note")) | {"text": "Rang again.", "audience": "both sides"}
    address = f"/cases/{raiser.ref}/note/"
    queries, folds = cost_of(lambda: raiser.client.post(address, typed))
    assert len(queries) <= 25, queries
    assert 1 <= folds <= 2
    assert "Rang again." in raiser.case()
