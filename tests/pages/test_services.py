"""A service is chosen from a list or written in words; it is recorded by id and shown by name."""

from typing import Any

import pytest

from concordat.people.ids import service_id
from tests.casework.acting import HOUSING, OFFICER, SOCIAL_CARE, open_case
from tests.pages.cases import later, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import ASSESSMENT, CARE, answer, begin, case, raised
from tests.pages.reading import shown

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def events(ref: str) -> list[Any]:
    from concordat.casework import store

    return [event.act for event in store.events(ref)]


def written(act: Any) -> set[str]:
    """What the words of an act are about."""
    return {note.about for note in act.notes}


# ── Raising ───────────────────────────────────────────────────────────────────────────────────────


def test_a_service_that_is_not_listed_is_words_and_never_in_clear(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    client.post(f"{draft}/agencies/", {"answering": [CARE]})
    page = shown(client.get(f"{draft}/agency-{CARE}/"))
    assert "Another, or I don't know" in page
    assert "If it is another service, which?" in page
    typed = {"service": "not-known", "service_else": "The team in Crosby", "decided_by": ""}
    answer(client, draft, agency=typed)
    ref = raised(client, draft)
    found, words = case(ref)
    assert [party.service for party in found.raised.answering] == [None]
    assert words["service"] == "Sefton Children's Social Care: The team in Crosby"
    assert "Crosby" not in repr(events(ref))


def test_a_service_is_shown_by_name_and_recorded_by_id(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    assert "Assessment" in shown(client.get(f"{draft}/check/"))
    ref = raised(client, draft)
    assert ASSESSMENT in repr(events(ref))
    assert "Assessment" not in repr(events(ref))


def test_an_agency_without_services_is_not_asked_for_one(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    client.post(f"{draft}/agencies/", {"answering": ["dunes-housing"]})
    page = shown(client.get(f"{draft}/agency-dunes-housing/"))
    assert "Who made the decision?" in page
    assert "service" not in page


# ── The officer moves a case to another agency ────────────────────────────────────────────────────


MOVED = {"agency": SOCIAL_CARE.id, "instead-of": "dunes-housing", "reason": "They decided it."}
CHILD_PROTECTION = service_id(SOCIAL_CARE.id, "Child Protection")


@pytest.fixture
def misdirected(demonstration: object) -> str:
    """A case that was raised with the housing association and is for social care."""
    return open_case(answering=(HOUSING,), at=NOW)


def test_the_officer_moves_it_to_a_service_that_is_listed(visit: Any, misdirected: str) -> None:
    officer = visit(OFFICER, misdirected)
    assert "Sefton Children's Social Care: Child Protection" in words(officer.page("answering"))
    page = officer.act("answering", service=CHILD_PROTECTION, **MOVED)
    new = "Sefton Children's Social Care (Child Protection)"
    assert f"{new} answers instead of Dunes Housing Association" in words(officer.case())
    assert "Recorded" in words(page)
    act = events(misdirected)[-1]
    assert (act.agency.service, written(act)) == (CHILD_PROTECTION, {"reason"})


def test_the_officer_moves_it_to_a_service_in_words(visit: Any, misdirected: str) -> None:
    officer = visit(OFFICER, misdirected)
    typed = {"service": "not-listed", "service-else": "The team in Crosby"}
    officer.act("answering", **typed, **MOVED)
    act = events(misdirected)[-1]
    assert (act.agency.service, written(act)) == (None, {"reason", "service"})
    assert "Crosby" not in repr(events(misdirected))
    assert "Which service: The team in Crosby" in words(officer.case())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"agency": "rivermouth-nhs-trust", "service": CHILD_PROTECTION}, "Choose a service of"),
        ({"service": service_id("blackpool-childrens-services", "Awaken")}, "Choose a service of"),
        ({"service": "The team in Crosby"}, "Choose a service of"),
    ],
)
def test_a_service_of_another_agency_is_refused(
    visit: Any, misdirected: str, typed: dict[str, str], said: str
) -> None:
    officer = visit(OFFICER, misdirected)
    page = officer.act("answering", **(MOVED | typed))
    assert officer.status == 422
    assert said in words(page)
    assert len(events(misdirected)) == 1
