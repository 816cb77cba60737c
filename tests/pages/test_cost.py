"""What the two most common requests cost: every query counts, of whichever room."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from concordat.casework import service
from concordat.core import record
from concordat.core.acts import CarriedOut, Noted
from concordat.core.case.fold import fold
from concordat.core.posts import Directory
from concordat.people import cast
from tests.asking import queries_of
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

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(record, "fold", counted)
        _, queries = queries_of(request)
    return [query[:120] for query in queries], len(folded)


@pytest.fixture
def raiser(visit: Any) -> Visitor:
    """The raiser of a case with some entries, who has looked at it before."""
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.review"),)), TEAM_MANAGER, NOW)
    there: Visitor = visit(RAISER, ref)
    there.case()
    return there


def test_a_case_is_opened_in_thirteen_queries_and_folded_once_however_long_its_record(
    raiser: Visitor,
) -> None:
    few, folds = cost_of(raiser.case)
    for number in range(12):
        words = {f"{number:032x}": service.Words("More.")}
        acting.do(raiser.ref, Noted("both sides", *words), RAISER, NOW, words=words)
    many, folds_of_many = cost_of(raiser.case)
    assert raiser.status == 200
    assert len(few) == len(many) <= 13, many
    assert folds == folds_of_many == 1


def test_a_note_is_sent_in_25_queries_and_the_case_folded_twice_at_most(raiser: Visitor) -> None:
    typed = raiser.hidden(raiser.page("note")) | {"text": "Rang again.", "audience": "both sides"}
    address = f"/cases/{raiser.ref}/note/"
    queries, folds = cost_of(lambda: raiser.client.post(address, typed))
    assert len(queries) <= 25, queries
    assert 1 <= folds <= 2
    assert "Rang again." in raiser.case()


@pytest.mark.parametrize("address", ["/my-work/", "/my-work/told/", "/cases/"])
def test_a_page_looks_up_once_what_its_reader_holds(
    visit: Any, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []

    def counted(person: str, on: date) -> dict[str, Directory]:
        looked_up.append(person)
        return around(person, on)

    around = cast.around
    client = visit(TEAM_MANAGER, raise_case()).client
    monkeypatch.setattr(cast, "around", counted)
    assert client.get(address).status_code == 200
    assert looked_up == [TEAM_MANAGER]
    client.get(address)
    assert looked_up == [TEAM_MANAGER] * 2, "another request looks again"
