"""The demonstration as the pages show it: its directory loaded, a fixed time, and somebody signed
in.
"""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from concordat import clock
from concordat.core.calendar import LONDON
from tests.house.source import ROOT

NOW = datetime(2026, 12, 21, 10, 0, tzinfo=LONDON)  # a Monday
SignIn = Callable[[str], Client]


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock, standing at ten on a Monday before Christmas."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return NOW


@pytest.fixture
def demonstration(db: None, settings: object, now: datetime) -> object:
    """The demonstration's five boards, with signing in by choosing a person."""
    from concordat.people.load import load  # once Django is ready

    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    return load(ROOT / "demo" / "directory", now.date())


@pytest.fixture
def sign_in(demonstration: object) -> SignIn:
    """A browser of somebody who signed in."""

    def sign_in(person: str) -> Client:
        client = Client()
        assert client.post("/sign-in/", {"person": person}).status_code == 302
        return client

    return sign_in
