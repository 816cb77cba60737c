"""Somebody whom a procedure names as a third party has their part wherever they hold that role,
also in an agency that is not in the case; nobody else there has one.
"""

from datetime import timedelta
from typing import Any

import pytest

from concordat.casework import queries
from concordat.core.acts.agreeing import SafetyStated
from tests.casework.acting import do
from tests.pages.demonstrated import MONDAY, be, demonstration, text_of

__all__ = ["be", "demonstration"]

REF, RAISER, OFFICER = "LIV-2026-0003", "ellie-thwaite", "bronwen-tudor"
ELSEWHERE, COLLEAGUE = "alder-lane-surgery", "mei-ling-cheung"
AFTERWARDS = MONDAY + timedelta(minutes=1)


@pytest.fixture
def elsewhere(be: Any) -> None:
    """The reviewing officer has their role in an agency that is not in the case."""
    from concordat.people import models

    moved = models.Seat.objects.filter(board="liverpool", holder=OFFICER).update(agency=ELSEWHERE)
    assert moved


def told_of_it(person: str) -> int:
    return sum(row.ref == REF for row in queries.news(person, AFTERWARDS).rows)


@pytest.mark.usefixtures("elsewhere")
def test_they_find_it_and_open_it(be: Any) -> None:
    client = be(OFFICER)
    assert REF in text_of(client.get("/cases/"))
    assert client.get(f"/cases/{REF}/").status_code == 200


@pytest.mark.usefixtures("elsewhere")
def test_whoever_is_named_as_told_reads_it(be: Any) -> None:
    before = told_of_it(OFFICER)
    assert "Bronwen Tudor" in text_of(be(RAISER).get(f"/cases/{REF}/safety/"))
    do(REF, SafetyStated("raising"), RAISER, AFTERWARDS)
    assert told_of_it(OFFICER) > before


@pytest.mark.usefixtures("elsewhere")
def test_nobody_else_of_their_agency_has_a_part(be: Any) -> None:
    assert told_of_it(COLLEAGUE) == 0
    assert be(COLLEAGUE).get(f"/cases/{REF}/").status_code == 404
