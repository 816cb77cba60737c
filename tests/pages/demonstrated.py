"""The whole demonstration, and a browserless visitor who can be anybody in it."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.test import Client

from tests.pages.conftest import Browser

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


_COPIES: dict[str, dict[str, sqlite3.Connection]] = {}
"""Of SQLite's files, by what is in them: what was before the demonstration was told, and it."""


def tell() -> None:
    """Tell the demonstration as of Monday 23 November 2026, half past nine. On SQLite it is told
    once in a run of tests, and copied from then on: nothing may be in the database yet.
    """
    from concordat.demonstration.build import build
    from concordat.people import danger

    if connection.vendor != "sqlite":
        build(MONDAY)
    elif _COPIES:
        _put("told")
    else:
        _copy("empty")
        build(MONDAY)
        _copy("told")
    danger.keep(settings.DATA_DIR)  # as when what was loaded is committed


def _copy(what: str) -> None:
    _COPIES[what] = {each.alias: sqlite3.connect(":memory:") for each in connections.all()}
    for alias, copy in _COPIES[what].items():
        connections[alias].ensure_connection()
        connections[alias].connection.backup(copy)


def _put(what: str) -> None:
    for alias, copy in _COPIES[what].items():
        connections[alias].ensure_connection()
        copy.backup(connections[alias].connection)


@contextmanager
def told() -> Iterator[None]:
    """The demonstration, told meanwhile and taken out again."""
    from concordat.people import danger

    if connection.vendor == "sqlite":
        tell()
        yield
        _put("empty")
    else:
        with transaction.atomic():
            tell()
            yield
            transaction.set_rollback(True)
    (settings.DATA_DIR / danger.FILE).unlink(missing_ok=True)


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demonstration, for a module of tests."""
    with django_db_blocker.unblock(), told():
        yield


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
