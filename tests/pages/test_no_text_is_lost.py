"""Whatever is typed in any form is there again where it can't be recorded: something else is wrong,
the session or the form has come to its end, or the database fails. It is recorded, or given back.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from html import unescape
from itertools import count
from typing import Any

from django.conf import settings as configured
from django.db import OperationalError, connections
from django.test import Client
from django.urls import resolve

from tests import counted
from tests.casework.faults import undone
from tests.pages.demonstrated import be, demonstration
from tests.pages.raising import ANSWERS, begin
from tests.pages.test_hostile import links
from tests.pages.test_sent_when_signed_out import come_back
from tests.pages.test_who_sees_what import OF_A_BOARD, ONES_OWN, named, place

__all__ = ["be", "demonstration"]

Be = Callable[[str], Client]
BOX = re.compile(r'<textarea[^>]*\bname="([^"]+)"|<input(?=[^>]*type="text")[^>]*\bname="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
OF_A_TIME = re.compile(r"_(day|month|year|at)$|^(since|until|at)")
NUMBERS = count(1)
CASE = re.compile(r'href="/cases/([A-Z]+-\d+-\d+)/"')
PEOPLE = (
    *("colin-threlfall", "paulina-kowalczyk", "helen-marsden", "margaret-oyelaran"),
    *("anil-chatterjee", "ellie-thwaite", "nikhil-banerjee", "bronwen-tudor"),
)
BOARDS = {"nikhil-banerjee": "liverpool"}
Form = tuple[str, str]  # somebody, and the address at which they have it


def form_of(page: str) -> str:
    """The form of a page in which something can be typed; "" where there is none."""
    forms = re.findall(r'<form method="post".*?</form>', page.partition("<main")[2], re.DOTALL)
    return next((form for form in forms if BOX.search(form)), "")


def typed_in(form: str) -> dict[str, str]:
    """Something in each box for words, as nowhere else."""
    names = (a or b for a, b in BOX.findall(form))
    return {name: f"Zk {next(NUMBERS)} here." for name in names if not OF_A_TIME.search(name)}


def every_form(be: Be) -> dict[str, Form]:
    """One form of each kind, by the name of its address, each with somebody who has it."""
    found: dict[str, Form] = {}
    for person in PEOPLE:
        client = be(person)
        addresses = [place(name) for name in sorted(ONES_OWN | {"away-for"})]
        addresses += [place(name, board_id=BOARDS.get(person, "sefton")) for name in OF_A_BOARD]
        for ref in set(CASE.findall(client.get("/cases/").content.decode())):
            addresses += sorted(links(client.get(f"/cases/{ref}/").content.decode(), ref))
        for address in addresses:
            _look(found, client, person, address)
    draft = begin(be("molly-entwistle"))
    pages = [*ANSWERS, "in-short", "check", "conduct", "ring-first", "who-rang", "instead"]
    for page in pages:
        _look(found, be("molly-entwistle"), "molly-entwistle", f"{draft}/{page}/", f" {page}")
    return found


def _look(
    found: dict[str, Form], client: Client, person: str, address: str, more: str = ""
) -> None:
    name = f"{resolve(address.partition('?')[0]).url_name}{more}"
    if name not in found:
        page = client.get(address)
        if page.status_code == 200 and typed_in(form_of(page.content.decode())):
            found[name] = (person, address)


# ── What happens to a form ────────────────────────────────────────────────────────────────────────


def something_else_is_wrong(client: Client, _person: str, address: str, sent: Any) -> Any:
    return client.post(address, sent)


def signed_out_meanwhile(client: Client, person: str, address: str, sent: Any) -> Any:
    del client.cookies[configured.SESSION_COOKIE_NAME]
    return come_back(client, client.post(address, sent), person)


def its_token_is_gone(client: Client, _person: str, address: str, sent: Any) -> Any:
    client.handler.enforce_csrf_checks = True
    answer = client.post(address, sent)
    client.handler.enforce_csrf_checks = False
    return answer


def nothing_can_be_written(client: Client, _person: str, address: str, sent: Any) -> Any:
    with unwritable():
        return client.post(address, sent)


WAYS = (something_else_is_wrong, signed_out_meanwhile, its_token_is_gone, nothing_can_be_written)


@contextmanager
def unwritable() -> Iterator[None]:
    """No database takes anything."""

    def refuse(execute: Callable[..., Any], sql: str, *query: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            raise OperationalError("disk I/O error")
        return execute(sql, *query)

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(refuse))
        yield
    for connection in connections.all():
        connection.needs_rollback = False


def test_what_is_typed_is_recorded_or_given_back(be: Be, settings: Any) -> None:
    settings.DEMONSTRATION = True
    forms = every_form(be)
    lost = {
        (name, way.__name__): gone
        for name, form in forms.items()
        for way in WAYS
        if (gone := lost_of(way, be, *form))
    }
    assert lost == {}
    assert len(forms) >= 40, sorted(named().keys() - forms.keys())
    counted.count("kinds of form", len(forms))
    counted.count("ways in which a form fails", len(WAYS))


def lost_of(way: Callable[..., Any], be: Be, person: str, address: str) -> list[str]:
    """The boxes of a form of which nothing is left."""
    client = be(person)
    client.raise_request_exception = False
    with undone():
        form = form_of(client.get(address).content.decode())
        texts = typed_in(form)
        hidden = {box: unescape(value) for box, value in HIDDEN.findall(form)}
        answer = way(client, person, address, hidden | texts)
        page = unescape(answer.content.decode())
    recorded = answer.status_code == 302
    return [] if recorded else [box for box, text in texts.items() if text not in page]
