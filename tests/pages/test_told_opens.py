"""Whoever is told something of a case can open it, or reads at its address what they were told."""

from typing import Any

import pytest

from concordat.core.acts import Answering, Corrected, RiskStated
from tests.casework import acting
from tests.casework.acting import (
    HOUSING,
    OFFICER,
    RAISER,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    STRANGER,
    TEAM_MANAGER,
)
from tests.pages.cases import (
    ref,
    visit,
    words,
)
from tests.pages.conftest import NOW

__all__ = ["ref", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def test_an_agency_that_is_released_reads_so_and_no_more_of_the_case(visit: Any, ref: str) -> None:
    before = words(visit(SOCIAL_WORKER, ref).case())
    assert "An assessment, begun this week." in before
    acting.do(ref, Answering(HOUSING, instead_of=SOCIAL_CARE.id), OFFICER, NOW)
    for person in (SOCIAL_WORKER, TEAM_MANAGER):
        there = visit(person, ref)
        answer = there.client.get(f"/cases/{ref}/", follow=True)
        page = words(answer.content.decode())
        assert answer.status_code == 200
        assert f"What you were told about {ref}" in page
        assert "Sefton Children's Social Care does not answer in this any more" in page
        assert "You have no part in this case now, so it doesn't open." in page
        assert "An assessment" not in page
        assert there.client.get(f"/cases/{ref}/note/").status_code == 404


def test_somebody_who_was_told_nothing_learns_nothing(visit: Any, ref: str) -> None:
    there = visit(STRANGER, ref)
    there.case()
    assert there.status == 404


def test_who_was_told_of_danger_sees_what_took_it_back(
    visit: Any, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it could be done before danger was no more to be taken out."""
    monkeypatch.setattr("concordat.core.corrections.why_not_take_out", lambda *_: None)
    acting.do(ref, RiskStated(), RAISER, NOW)
    entry = len(acting.record_of(ref, NOW).events)
    lead = "adaeze-nwosu"  # of the whole agency, who was told for the danger alone
    there = visit(lead, ref)
    assert "immediate danger" in words(there.case())
    acting.do(ref, Corrected(entry), RAISER, NOW)
    page = words(there.case())
    assert there.status == 200
    assert "Taken out" in page
    news = words(there.client.get("/my-work/told/").content.decode())
    assert (
        "This was taken out of the record: “A child is thought to be in immediate danger”" in news
    )
