"""No page reads a table from end to end that grows with cases, people or events: what it costs
stays the same as they become many.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from bench.large.asking import BOARD, MANAGER, OFFICER, RAISER, to_check
from tests.pages.plans import scans

MANY = 2_000
_NAMED = re.compile(r"<\w+:(\w+)>")
Scans = dict[str, set[str]]
"""Tables that were read from end to end, each with the addresses for which they were."""


@pytest.fixture(scope="module")
def many(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Two thousand cases among five thousand people, as the database knows by having counted."""
    from bench.large import filling

    with django_db_blocker.unblock(), transaction.atomic():
        filling.fill(MANY, filling.begin())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def be(many: None, db: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Signs a visitor in as somebody, on the morning up to which the cases were told."""
    from bench.large.filling import NOW
    from concordat import clock

    monkeypatch.setattr(clock, "now", lambda: NOW)

    def somebody(person: str) -> Client:
        client = Client()
        session = client.session
        session["person"] = person
        session.save()
        return client

    return somebody


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every address of the site, with what stands for what in it."""
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield before + str(each.pattern)
        else:
            yield from routes(each, before + str(each.pattern))


def addresses(client: Client, person: str) -> list[str]:
    """An address for every page, of a case in which somebody has a part, their board and a whole
    draft of theirs. Raises KeyError for a page that names something else.
    """
    from bench.large.filling import NOW
    from concordat.casework import queries

    line = queries.cases(person, NOW).lines[0]
    draft = to_check(client).split("/")[2] if person == RAISER else "0" * 32
    known = {
        "ref": line.ref,
        "board": BOARD,
        "board_id": BOARD,
        "draft": draft,
        "protocol_id": BOARD,
        "version": "2017-05-18.2",
    }
    keys = {"raise/": "decision", "cases/": "record-of-meeting"}
    found = []
    for route in routes(get_resolver()):
        if route.startswith("^"):
            continue  # the colour of a board: no query
        if route == "sign-out/":
            continue  # nobody would be signed in for what comes after it
        key = next((value for start, value in keys.items() if route.startswith(start)), "")
        found.append("/" + _NAMED.sub(lambda name, key=key: {**known, "key": key}[name[1]], route))
    return found


def scanned(client: Client, asked: list[str]) -> tuple[Scans, list[str]]:
    """What was read from end to end for these addresses, and those that showed a page."""
    found: Scans = defaultdict(set)
    shown = []
    explained: dict[str, set[str]] = {}
    for address in asked:
        with CaptureQueriesContext(connection) as context:
            answer = client.get(address)
        if answer.status_code == 200:
            shown.append(address)
        for query in context.captured_queries:
            statement = query["sql"]
            shape = re.sub(r"'[^']*'|\d+", "?", statement)
            if statement.startswith("SELECT") and shape not in explained:
                explained[shape] = scans(statement)
            for table in explained.get(shape, ()):
                found[table].add(address)
    return found, shown


@pytest.mark.parametrize("person", [RAISER, MANAGER, OFFICER])
def test_no_page_reads_a_table_from_end_to_end_that_grows(be: Any, person: str) -> None:
    client = be(person)
    found, shown = scanned(client, addresses(client, person))
    assert found == {}
    assert len(shown) > 20, shown
    assert {"/my-work/", "/my-work/told/", "/cases/"} <= set(shown)
    assert (f"/board/{BOARD}/" in shown) is (person == OFFICER)


@pytest.mark.parametrize(
    ("index", "person", "address"),
    [
        ("part_of_person", RAISER, "/my-work/"),
        ("case_in_danger", MANAGER, "/cases/"),
        ("case_to_follow_up", OFFICER, f"/board/{BOARD}/"),
    ],
)
def test_an_index_that_is_missed_is_noticed(be: Any, index: str, person: str, address: str) -> None:
    client = be(person)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {index}")
    found, _ = scanned(client, [address])
    assert found != {}
