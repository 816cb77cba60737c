"""While somebody holds the lock of a file for long, pages are shown all the same, or a sentence
says that this can't be shown, and whoever writes is told that nothing was recorded. On a real file,
with a real writer.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from tests.casework.acting import CHAIR, OFFICER, RAISER, SOCIAL_WORKER
from tests.pages.cases import raise_case
from tests.pages.conftest import load_directory, now

__all__ = ["now"]
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.only_on_sqlite,
    pytest.mark.usefixtures("now"),
]
SECONDS = 2
SECONDS_FOR_A_FORM = 8
READ_ON_THE_WAY = ("/cases/", "/my-work/", "/my-work/told/", "/board/sefton/", "/protocols/")
WORDS = "Her grandmother collects her on Fridays."
Locked = Callable[[str], Any]


@pytest.fixture
def ref(transactional_db: None, settings: Any) -> str:
    """A case of the demonstration, committed."""
    settings.DEMONSTRATION = True
    load_directory()
    return raise_case()


def signed_in(person: str = RAISER) -> Client:
    client = Client(raise_request_exception=False)
    assert client.post("/sign-in/", {"person": person}).status_code == 302
    return client


@contextmanager
def locked(alias: str) -> Iterator[None]:
    """Somebody else writes in this file, and goes on and on."""
    writer = sqlite3.connect(connections[alias].settings_dict["NAME"], isolation_level=None)
    try:
        writer.execute("BEGIN IMMEDIATE")
        yield
    finally:
        writer.close()


def timed(ask: Callable[[], Any]) -> tuple[Any, float]:
    began = monotonic()
    return ask(), monotonic() - began


def accesses() -> int:
    from concordat.readers.models import Access

    return Access.objects.count()


def addresses_of(ref: str) -> tuple[str, ...]:
    case = f"/cases/{ref}/"
    return (case, f"{case}note/", *READ_ON_THE_WAY)


@pytest.mark.parametrize("person", [RAISER, OFFICER])
def test_pages_are_shown_while_somebody_writes_in_the_record(ref: str, person: str) -> None:
    client = signed_in(person)
    usual = {address: client.get(address).status_code for address in addresses_of(ref)}
    before = accesses()
    with locked("default"):
        for address in addresses_of(ref):
            page, seconds = timed(lambda address=address: client.get(address))
            assert page.status_code == usual[address] in (200, 404), address
            assert seconds < SECONDS, f"{address} took {seconds:.1f} s"
    assert accesses() > before
    missing = [address for address, status in usual.items() if status == 404]
    assert missing == (["/board/sefton/"] if person == RAISER else [])


def test_what_was_told_while_somebody_wrote_is_still_new_and_then_no_more(ref: str) -> None:
    client = signed_in(SOCIAL_WORKER)

    def new_ones() -> int:
        from concordat import clock
        from concordat.casework import queries

        return sum(row.new for row in queries.news(SOCIAL_WORKER, clock.now()).rows)

    assert new_ones()
    with locked("default"):
        assert client.get("/my-work/told/").status_code == 200
        assert new_ones()
    assert client.get("/my-work/told/").status_code == 200
    assert not new_ones()


@pytest.mark.parametrize("person", [RAISER, OFFICER])
def test_nothing_is_shown_that_cannot_be_written_down(ref: str, person: str) -> None:
    client = signed_in(person)
    usual = {address: client.get(address).content.decode() for address in addresses_of(ref)}
    before = accesses()
    with locked("readers"):
        for address, shown in usual.items():
            answer, seconds = timed(lambda address=address: client.get(address))
            said = answer.content.decode()
            assert seconds < SECONDS, f"{address} took {seconds:.1f} s"
            assert answer.status_code in (200, 404, 503), address
            assert answer.status_code == 503 or ref not in said, address
            if "J.K." in shown:
                assert answer.status_code == 503, f"{address} was shown, and nobody knows to whom"
                assert "We record who opens a case before showing it" in said
                assert answer["Retry-After"] == "60"
            assert "J.K." not in said
            assert "Traceback" not in said
    assert accesses() == before


def test_a_form_sent_while_somebody_writes_is_answered_in_a_sentence(ref: str) -> None:
    from concordat.casework.models import Event, Note

    client = signed_in()
    page = client.get(f"/cases/{ref}/note/").content.decode()
    request = page.split('name="request" value="', 1)[1].split('"', 1)[0]
    sent = {"request": request, "text": WORDS, "audience": "both sides"}
    before = Event.objects.count(), Note.objects.count()
    with locked("default"):
        answer, seconds = timed(lambda: client.post(f"/cases/{ref}/note/", sent))
    said = answer.content.decode()
    assert answer.status_code == 503
    assert seconds < SECONDS_FOR_A_FORM
    assert "Nothing was recorded, and nothing was lost of what others wrote." in said
    assert WORDS in said, "what was typed is given back"
    assert "Traceback" not in said
    assert (Event.objects.count(), Note.objects.count()) == before
    assert client.post(f"/cases/{ref}/note/", sent).status_code == 302
    assert Event.objects.count() == before[0] + 1


def test_nobody_signs_in_unseen_while_the_file_of_readers_is_held(ref: str) -> None:
    client = Client(raise_request_exception=False)
    with locked("readers"):
        answer, seconds = timed(lambda: client.post("/sign-in/", {"person": CHAIR}))
    assert answer.status_code == 503
    assert seconds < SECONDS
    assert "sessionid" not in answer.cookies
    assert settings.SESSION_COOKIE_NAME not in answer.cookies


def test_a_form_to_put_right_comes_back_though_nothing_can_be_kept(ref: str) -> None:
    client = signed_in()
    page = client.get(f"/cases/{ref}/note/").content.decode()
    request = page.split('name="request" value="', 1)[1].split('"', 1)[0]
    with locked("default"):
        answer = client.post(f"/cases/{ref}/note/", {"request": request, "text": WORDS})
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    assert "Say who may read it." in answer.content.decode()
