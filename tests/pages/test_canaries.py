"""Every address, with every method, asked for by many people about cases in which they have a part,
in which they have none, and that aren't there; then whatever comes to mind. Nobody is ever shown
words that are not theirs to read, and nothing breaks.

A sample by default; `--requests 100000` asks so often, as `./prove P5` does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import filterfalse, product
from random import Random
from typing import Any

import pytest
from django.test import Client

from concordat.pages import sent
from tests import counted
from tests.casework.faults import undone
from tests.pages import canaries
from tests.pages.cases import Visitor
from tests.pages.demonstrated import be, demonstration
from tests.pages.test_every_link import refs
from tests.pages.test_hostile import HOSTILE, boxes, in_an_address
from tests.pages.test_who_sees_what import (
    EVERYBODY,
    NOT_THERE,
    masked,
    named,
    of_a_case,
    place,
)

__all__ = ["be", "demonstration"]

METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
NOBODY = None  # who isn't signed in
BATCH = 100  # requests, after which the demonstration is as it was
REFUSED = {302, 404, 405}


@dataclass(slots=True)
class Asking:
    """Whoever asks, and what came of it: how many requests, what was shown to somebody who must not
    read it, what broke, and who could tell that something is there.
    """

    clients: dict[str | None, Client]
    cases: list[str]
    count: int = 0
    foreign: list[object] = field(default_factory=list)
    faults: list[object] = field(default_factory=list)
    told: list[object] = field(default_factory=list)

    def ask(self, person: str | None, method: str, address: str, *data: Any) -> Any:
        client = self.clients[person]
        answer = getattr(client, method)(address, *data)
        self.count += 1
        page = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if shown := canaries.foreign(page.decode(errors="replace"), person):
            self.foreign.append((person, method, address, shown))
        if answer.status_code >= 500:
            self.faults.append((person, method, address))
        return answer

    def relations(self, person: str | None) -> dict[str, str]:
        """A case in which somebody has a part, one in which they have none, and one that isn't
        there.
        """

        def is_theirs(ref: str) -> bool:
            return person is not None and canaries.has_part(ref, person)

        found = {"there": next(filter(is_theirs, self.cases), "")}
        found["not theirs"] = next(filterfalse(is_theirs, self.cases))
        found["nowhere"] = f"{found['not theirs'].rpartition('-')[0]}-{NOT_THERE}"
        return {relation: ref for relation, ref in found.items() if ref}


@pytest.fixture
def asking(be: Any) -> Asking:
    canaries.agencies_of.cache_clear()
    assert canaries.hide() > 300
    clients: dict[str | None, Client] = {NOBODY: Client()} | {who: be(who) for who in EVERYBODY}
    for client in clients.values():
        client.raise_request_exception = False
    return Asking(clients, refs())


def cells(asking: Asking) -> Iterator[tuple[str | None, dict[str, str], str, str]]:
    """Everybody with their cases, every address by its name, every method."""
    for person in asking.clients:
        cases = asking.relations(person)
        for name, method in product(sorted(named()), METHODS):
            yield person, cases, name, method


def about(name: str) -> str:
    return "?about=1" if name == "act-correct" else ""


def one_cell(
    asking: Asking, person: str | None, cases: dict[str, str], name: str, method: str
) -> None:
    """Ask about each of their cases; what isn't theirs must look like what isn't there."""
    if name not in of_a_case():
        asking.ask(person, method, place(name))
        return
    answers = {
        relation: masked(asking.ask(person, method, place(name, ref=ref) + about(name)))
        for relation, ref in cases.items()
    }
    theirs, nowhere = answers["not theirs"], answers["nowhere"]
    same = theirs == nowhere or person is NOBODY  # they are sent to sign in, and back there
    if theirs[0] not in REFUSED or not same:
        asking.told.append((person, method, name, theirs[0]))


def wildly(asking: Asking, drawn: Random) -> None:
    """One page with something in its address, and its form with something in its boxes."""
    person, name = drawn.choice([*asking.clients]), drawn.choice(sorted(named()))
    ref = drawn.choice(asking.cases)
    asked = {drawn.choice(sent.PARAMETERS).name: something(drawn, asking)}
    address = f"{place(name, ref=ref)}?{in_an_address(**asked)}"
    page = asking.ask(person, "get", address)
    if page.status_code != 200 or name in ("sign-in", "sign-out"):
        return
    text = page.content.decode()
    typed = {box: something(drawn, asking) for box in boxes(text) if drawn.random() < 0.9}
    body = in_an_address(**(Visitor.hidden(text) | typed))
    asking.ask(person, "post", address, body, "application/x-www-form-urlencoded")


def something(drawn: Random, asking: Asking) -> str:
    """What may be typed: somebody else's case, colleague or agency, or what nobody should."""
    return drawn.choice(
        (
            drawn.choice(asking.cases),
            drawn.choice(EVERYBODY),
            drawn.choice(sorted(canaries.agencies_of(drawn.choice(EVERYBODY)))),
            drawn.choice([*HOSTILE.values()]),
            drawn.choice(["yes", "no", "1", "both sides", "A sentence about it.", "2026", ""]),
        )
    )


def test_nobody_is_shown_what_is_not_theirs_whatever_they_ask_for(
    asking: Asking, request: pytest.FixtureRequest
) -> None:
    wanted = request.config.getoption("--requests")
    drawn = Random(request.config.getoption("--seed"))
    number, of = map(int, request.config.getoption("--share").split("/"))
    every = [*cells(asking)][number - 1 :: of]
    some = every if wanted >= 2 * len(every) else drawn.sample(every, wanted // 4)
    for start in range(0, len(some), BATCH):
        with undone():
            for cell in some[start : start + BATCH]:
                one_cell(asking, *cell)
    while asking.count < wanted:
        with undone():
            for _ in range(BATCH):
                wildly(asking, drawn)
    assert asking.foreign == []
    assert asking.faults == []
    assert asking.told == []
    counted.count("requests", asking.count)
    counted.count("cells asked for", len(some))
    counted.count("cells there are", len(every))
    name_all(some)


def name_all(some: list[tuple[str | None, dict[str, str], str, str]]) -> None:
    """Name what these cells are made up of."""
    for person, cases, name, method in some:
        counted.seen("people", person or "nobody who is signed in")
        counted.seen("addresses", name)
        counted.seen("methods", method.upper())
        for relation in cases if name in of_a_case() else ():
            counted.seen("cases", relation)
