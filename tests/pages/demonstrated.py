"""The whole demonstration, built once for a module of tests, and a browserless visitor who can be
anybody in it.
"""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.pages.conftest import Browser

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The demonstration as of Monday 23 November 2026, half past nine; taken out again when the
    module is done.
    """
    from django.db import transaction

    from concordat.demonstration.build import build

    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        build(MONDAY)
        yield
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture
def be(demonstration: None, db: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Signs a visitor in as somebody, on that Monday."""
    from concordat import clock

    monkeypatch.setattr(clock, "now", lambda: MONDAY)

    def somebody(person: str) -> Client:
        client = Browser()
        session = client.session
        session["person"] = person
        session.save()
        return client

    return somebody


def text_of(response: Any) -> str:
    """What a page says, without its tags and with single spaces."""
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))
