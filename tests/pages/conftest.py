"""The demonstration as the pages show it: its directory loaded, a fixed time, and somebody signed
in.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from concordat import clock
from concordat.core.calendar import LONDON
from tests.house.source import ROOT

NOW = datetime(2026, 12, 21, 10, 0, tzinfo=LONDON)  # a Monday
SignIn = Callable[[str], Client]


AS_SHOWN = re.compile(r'name="as_shown" value="([^"]+)"')


class Browser(Client):
    """A client that goes where a form comes back to when it can't be recorded as it is; what is
    shown once more before it counts, it sends as it is.
    """

    def request(self, **request: Any) -> Any:
        answer = super().request(**request)
        return self.get(answer["Location"]) if answer.status_code == 303 else answer

    def post(self, path: str, data: Any = None, *more: Any, **extra: Any) -> Any:
        answer = super().post(path, data, *more, **extra)
        marked = AS_SHOWN.search(answer.content.decode()) if not answer.streaming else None
        whole = isinstance(data, dict) and "as_shown" not in data
        if marked is None or not whole or answer.status_code != 200:
            return answer
        return super().post(path, {**data, "as_shown": marked[1]}, *more, **extra)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock, standing at ten on a Monday before Christmas."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return NOW


@pytest.fixture(scope="module")
def directory(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demonstration's directory, loaded once for a module of tests."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        load_directory()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(directory: None, db: None, settings: object, now: datetime) -> None:
    """The demonstration's five boards, with signing in by choosing a person."""
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]


def load_directory() -> None:
    from concordat.people.load import load  # once Django is ready

    load(ROOT / "demo" / "directory", NOW.date())


@pytest.fixture
def sign_in(demonstration: object) -> SignIn:
    """A browser of somebody who signed in."""

    def sign_in(person: str) -> Client:
        client = Browser()
        assert client.post("/sign-in/", {"person": person}).status_code == 302
        return client

    return sign_in
