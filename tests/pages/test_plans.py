"""What a page costs the database stays the same as the cases of others become many: no query goes
over more of a table, and none reads a table from end to end.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Any, NamedTuple

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from bench.large.asking import BOARD, MANAGER, OFFICER, RAISER, to_check
from tests.conftest import ON_POSTGRESQL
from tests.pages.plans import Asked, ask, scans
from tests.two_roles import used_by_the_owner

pytestmark = pytest.mark.django_db
MANY, MANY_OF_COLLEAGUES = 500, 200
PEOPLE = (RAISER, MANAGER, OFFICER)
ALWAYS = ("/my-work/", "/my-work/told/", "/cases/", f"/board/{BOARD}/")
_NAMED = re.compile(r"<\w+:(\w+)>")
_KEYS = {"raise/": "decision", "cases/": "record-of-meeting", "fonts/": "x"}


class Page(NamedTuple):
    """A page before and after there were many cases."""

    few: Asked
    many: Asked


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, list[Page]]]:
    """The pages of three people before and after: a manager and the board's officer once there are
    many cases of other agencies, a practitioner once there are many of her colleagues as well.
    """
    from bench.large import filling
    from concordat import clock

    with ExitStack() as during:
        during.enter_context(django_db_blocker.unblock())
        during.enter_context(used_by_the_owner())
        without_what_other_tests_left()
        for each in connections:
            during.enter_context(transaction.atomic(using=each))
        moment = during.enter_context(pytest.MonkeyPatch.context())
        moment.setattr(clock, "now", lambda: filling.NOW)
        copies = filling.begin()
        drafts_of_others()
        few = {person: told_apart(person) for person in PEOPLE}
        told = filling.told(copies)
        filling.fill(MANY, told, copies[1:])
        found = {person: again(*few[person]) for person in (MANAGER, OFFICER)}
        hers = [case for case in told if case.ref in refs_of(RAISER)]
        filling.fill(MANY + MANY_OF_COLLEAGUES, hers, [copies[0].colleagues()])
        yield {**found, RAISER: again(*few[RAISER])}
        for each in connections:
            transaction.set_rollback(True, using=each)


def without_what_other_tests_left() -> None:
    """PostgreSQL keeps the rows that a test took back until they are cleared away, and goes over
    them.
    """
    if ON_POSTGRESQL:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def refs_of(person: str) -> list[str]:
    from bench.large.filling import NOW
    from concordat.casework import queries

    return [line.ref for line in queries.cases(person, NOW).lines]


def again(client: Client, before: list[Asked]) -> list[Page]:
    return [Page(each, ask(client, each.address)) for each in before]


def drafts_of_others() -> None:
    from bench.large.filling import NOW
    from concordat.casework.models import Unrecorded

    Unrecorded.objects.bulk_create(
        Unrecorded(id=f"{each:032}", board=BOARD, person=f"{each}", kept=NOW, sealed=b"")
        for each in range(200)
    )


def told_apart(person: str) -> tuple[Client, list[Asked]]:
    """The pages of somebody: those that everybody begins with, and those with a query that none
    before them had.
    """
    client, seen, found = signed_in(person), set[str](), []
    for address in addresses(client, person):
        asked = ask(client, address)
        if address in ALWAYS or not asked.queries.keys() <= seen:
            found.append(asked)
        seen |= asked.queries.keys()
    return client, found


def signed_in(person: str) -> Client:
    client = Client()
    session = client.session
    session["person"] = person
    session.save()
    return client


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
    draft = to_check(client).split("/")[2] if person == RAISER else "0" * 32
    known = {
        "ref": refs_of(person)[0],
        "board": BOARD,
        "board_id": BOARD,
        "draft": draft,
        "kept": "0" * 32,
        "protocol_id": BOARD,
        "version": "2017-05-18.3",
        "colour": "1f5f66",
        "closed": "2026-12-24",
    }
    found = []
    for route in routes(get_resolver()):
        if route.startswith("^") or route == "sign-out/":
            continue  # the colour of a board has no query; and nobody is signed in after that one
        key = next((value for start, value in _KEYS.items() if route.startswith(start)), "")
        found.append("/" + _NAMED.sub(lambda name, key=key: {**known, "key": key}[name[1]], route))
    return found


def of_all_cases(person: str, address: str) -> bool:
    """Whether a page is about every case of the board, for its officer, who has more of them."""
    lists = address in ("/", "/cases/") or address.startswith(("/board/", "/my-work/"))
    return person == OFFICER and lists


def grown(pages: Iterable[Page]) -> list[tuple[str, int, int, str]]:
    """The queries that go over more since there are many cases: the address, how much they went
    over before and after, and the query.
    """
    return [
        (page.few.address, page.few.queries[shape].effort, spent.effort, shape)
        for page in pages
        for shape, spent in page.many.queries.items()
        if shape in page.few.queries and spent.effort > 2 * page.few.queries[shape].effort + 200
    ]


@pytest.fixture
def that_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    from bench.large.filling import NOW
    from concordat import clock

    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.mark.parametrize("person", PEOPLE)
def test_no_query_goes_over_more_because_there_are_more_cases(
    pages: dict[str, list[Page]], person: str
) -> None:
    found = pages[person]
    theirs = [page for page in found if not of_all_cases(person, page.few.address)]
    assert grown(theirs) == []
    assert [page.few.status for page in found] == [page.many.status for page in found]
    shown = {page.few.address for page in found if page.few.status == 200}
    assert len(shown) > 7, shown
    assert {"/my-work/", "/cases/"} <= shown
    assert (f"/board/{BOARD}/" in shown) is (person == OFFICER)


@pytest.mark.only_on_sqlite  # PostgreSQL reads small tables whole, whatever index there is
@pytest.mark.parametrize("person", PEOPLE)
def test_no_page_reads_a_table_from_end_to_end_that_grows(
    pages: dict[str, list[Page]], person: str
) -> None:
    queries = {
        shape: (page.many.address, spent)
        for page in pages[person]
        for shape, spent in page.many.queries.items()
    }
    found = {
        shape: (address, tables)
        for shape, (address, spent) in queries.items()
        if (tables := scans(spent))
    }
    assert found == {}


MISSED = [
    ("case_in_danger", MANAGER, "/cases/"),
    ("case_to_follow_up", OFFICER, f"/board/{BOARD}/"),
]
MISSED_ON_SQLITE = [  # on PostgreSQL another index serves, or there is little to go over
    ("told_to_post", MANAGER, "/my-work/told/"),
    ("told_to_person", RAISER, "/my-work/told/"),
    ("reached_by_person", RAISER, "/my-work/told/"),
    ("part_of_person", RAISER, "/my-work/"),
    ("part_of_post", RAISER, "/cases/"),
    ("duty_asked_of", RAISER, "/my-work/"),
    ("absence_until", RAISER, "/my-work/"),
    ("aside_in_board", OFFICER, "/my-work/"),
    ("case_by_rank", OFFICER, "/cases/"),
]


@pytest.mark.parametrize(
    ("index", "person", "address"), MISSED if ON_POSTGRESQL else MISSED + MISSED_ON_SQLITE
)
def test_an_index_that_is_missed_is_noticed(
    pages: dict[str, list[Page]], that_morning: None, index: str, person: str, address: str
) -> None:
    client = signed_in(person)
    before = ask(client, address)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {index}")
    without = ask(client, address)
    scanned = {table for spent in without.queries.values() for table in scans(spent)}
    assert scanned or grown([Page(before, without)])
