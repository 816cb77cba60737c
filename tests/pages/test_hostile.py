"""Whatever is put into an address or a form: a page comes back that says so, never a fault of ours.

Every address of the resolver, every parameter that its view reads, and every box of its forms: a
share of the values that are tried, and each of them at each parameter and in each kind of form.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import cycle, product
from typing import Any

import pytest
from django.http import HttpRequest, QueryDict
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from concordat.pages import sent
from tests import share
from tests.pages.demonstrated import MONDAY, be, demonstration
from tests.pages.test_who_sees_what import FILLED, named, ref_of
from tests.share import Share

__all__ = ["be", "demonstration"]

Be = Callable[[str], Client]
HOSTILE = {
    "NUL": "a\x00b",
    "5,000 digits": "9" * 5000,
    "half of a pair": "\ud800",
    "turned round": "\u202eabc\u2066",
    "very long": "x" * 20_000,
    "a year of eleven digits": "10000000000-01-01",
    "outside the calendar": "9999-12-31T23:59:59",
    "two strokes": "say//1",
    "brackets": "[1, 2]",
    "a place with numbers for days": "Wzk5OTk5OTk5OTk5OTk5OTk5OTk5OTksMSwyXQ",
    "a place with NUL": "WyJcdTAwMDAiLCJcdTAwMDAiXQ",
    "blank": " ",
}
PEOPLE = ("paulina-kowalczyk", "priya-nambiar", "helen-marsden", "ellie-thwaite")
OF_A_CASE, NUMBERED = re.compile(r"[A-Z]{3}-\d{4}-\d+"), re.compile(r"\d+")
SOME = 1  # hostile values for each box of a form, in turn
IN_ADDRESSES = Share("hostile values in addresses", one_in=4)
ABOUT = Share("acts sent about what another is about", one_in=5)
FORMS = Share("forms opened again by others and about other things", one_in=6)
IN_BOXES = Share("hostile values in the boxes of forms", one_in=6)


@pytest.fixture
def answer(be: Be) -> Any:
    """`answer(person, address, data)`: what comes back, a fault of ours as 500."""
    clients: dict[str, Client] = {}

    def answer(person: str, address: str, data: Any = None) -> Any:
        if person not in clients:
            clients[person] = be(person)
            clients[person].raise_request_exception = False
        client = clients[person]
        if data is None:
            return client.get(address)
        return client.post(address, data, content_type="application/x-www-form-urlencoded")

    return answer


def addresses(ref: str) -> Iterator[tuple[str, str]]:
    """Every address with its name, about one case."""
    filled = FILLED | {"ref": ref}
    for name, pattern in named().items():
        gaps = pattern.pattern.converters
        yield name, reverse(name, kwargs={gap: filled[gap] for gap in gaps})


def values_of(name: str, parameter: str) -> Iterator[tuple[str, str]]:
    """What is tried for one parameter of an address."""
    for kind, value in HOSTILE.items():
        if IN_ADDRESSES.has(f"{name} {parameter} {kind}", (name, parameter), (parameter, kind)):
            yield kind, value


def in_an_address(**asked: str) -> str:
    return urlencode({name: each.encode("utf-8", "surrogatepass") for name, each in asked.items()})


def test_whatever_an_address_asks_for_is_answered(
    answer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[str] = set()

    def reading(self: sent.Parameter, request: HttpRequest) -> QueryDict:
        read.add(self.name)
        return request.GET

    monkeypatch.setattr(sent.Parameter, "_sent", reading)
    whoever, faults, asked = cycle(PEOPLE), [], 0
    for name, address in addresses(ref_of(PEOPLE[0])):
        read.clear()
        readers = []
        for person in PEOPLE:
            if answer(person, address).status_code == 200:
                readers.append(person)
        whoever = cycle(readers or PEOPLE[:1])
        for parameter in sorted(read):
            for kind, value in values_of(name, parameter):
                asked += 1
                person = next(whoever)
                there = f"{address}?{in_an_address(**{parameter: value})}"
                if answer(person, there).status_code >= 500:
                    faults.append((name, person, parameter, kind))
    assert asked > (1000 if share.WHOLE else 250)
    assert faults == []


def test_whatever_stands_in_the_gap_of_an_address_is_answered(answer: Any) -> None:
    faults = []
    shapes = {shape: kind for kind, shape in sent.GAPS.items()}
    for address, pattern in named().items():
        gaps = pattern.pattern.converters
        for gap, (kind, value) in product(gaps, HOSTILE.items()):
            route = str(pattern.pattern)
            for name, converter in gaps.items():
                hostile = in_an_address(gap=value).partition("=")[2]
                text = hostile if name == gap else (FILLED | {"ref": "SEF-2026-0001"})[name]
                route = route.replace(f"<{shapes[type(converter)]}:{name}>", text)
            if answer(PEOPLE[1], f"/{route}").status_code >= 500:
                faults.append((address, gap, kind))
    assert faults == []


def boxes(page: str) -> dict[str, str]:
    """The boxes of a page's form, each with what stands in it, except what is sent unseen."""
    main = page.partition("<main")[2]
    found = re.findall(r'<(?:input|textarea|select|button)\b[^>]*\bname="([^"]*)"', main)
    return {unescape(name): "" for name in found if name not in sent.UNSEEN}


def links(page: str, ref: str) -> set[str]:
    """The acts that a case's page leads to, each with what it is about."""
    return {unescape(each) for each in re.findall(rf'href="(/cases/{ref}/[^"#]+)"', page)}


def act_of(address: str) -> str:
    """What an address is for, in whichever case and whatever it is about."""
    return OF_A_CASE.sub("", address).partition("?")[0]


def forms(answer: Any) -> Iterator[tuple[str, str, list[str]]]:
    """Every form, by whose it is and its address, with its boxes; of those about something else, or
    that somebody before could open, a share.
    """
    had: set[str] = set()
    for person in PEOPLE:
        ref = ref_of(person) if person == "ellie-thwaite" else ref_of(PEOPLE[0])
        shown = answer(person, f"/cases/{ref}/").content.decode()
        for address in sorted(links(shown, ref) | {address for _, address in addresses(ref)}):
            if act_of(address) in had and not FORMS.has(f"{person} {address}"):
                continue
            page = answer(person, address)
            if page.status_code == 200 and "<form" in str(page.content):
                had.add(act_of(address))
                yield person, address, [*boxes(page.content.decode())]


def test_whatever_is_typed_in_a_form_is_answered(answer: Any) -> None:
    faults, sent_in = [], 0
    kinds = cycle(HOSTILE.items())
    for person, address, names in forms(answer):
        for name in names:
            box = act_of(address), NUMBERED.sub("", name)
            for kind, value in [next(kinds) for _ in range(SOME)]:
                if not IN_BOXES.has(f"{person} {address} {name}", box, kind):
                    continue
                sent_in += 1
                typed = {"seen": value, "request": value, name: value}
                made = answer(person, address, in_an_address(**dict.fromkeys(names, "") | typed))
                if made.status_code >= 500:
                    faults.append((person, address, name, kind))
    assert sent_in > (500 if share.WHOLE else 100)
    assert faults == []


def test_an_act_is_sent_about_what_another_act_is_about(answer: Any) -> None:
    from concordat.casework import store

    ref, faults = ref_of(PEOPLE[0]), []
    case = store.load(ref, MONDAY.date()).record.case(MONDAY)
    duties = {duty.key: str(duty.id) for duty in case.duties}.values()
    issues = [issue.id for issue in case.issues]
    about = [*duties, *issues, "1", "say//1", "x/y", *(party.id for party in case.answering)]
    whoever = cycle(PEOPLE[:3])
    for name, address in addresses(ref):
        acts = about if name.startswith("act-") else ()
        for each in (each for each in acts if ABOUT.has(f"{name} {each}", name, each)):
            person, there = next(whoever), f"{address}?{in_an_address(about=each)}"
            if answer(person, there, "text=x").status_code >= 500:
                faults.append((person, there))
    assert faults == []
