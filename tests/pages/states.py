"""Every page that somebody can come to, in its states: each address that answers GET, for those who
see it differently, every kind of form as it comes and sent with nothing in it, and what is shown
instead of a page.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from typing import Any

from django.test import Client
from django.urls import resolve

from concordat.core.case import Case
from tests.casework.acting import (
    BOARD,
    MONDAY,
    OFFICER,
    RAISER,
    SOCIAL_WORKER,
    TEAM_MANAGER,
    case_of,
)
from tests.casework.faults import undone
from tests.pages.raising import ANSWERS, answer, begin
from tests.pages.test_every_link import refs
from tests.pages.test_hostile import links
from tests.pages.test_no_text_is_lost import BOARDS, HIDDEN, PEOPLE, form_of, typed_in, unwritable
from tests.pages.test_who_sees_what import named, of_a_case, place
from tests.records import make

Be = Callable[[str], Client]
OF_A_DRAFT = ("in-short", "conduct", "ring-first", "instead", "throw-away")
EVERYBODY = tuple(dict.fromkeys((*PEOPLE, RAISER, SOCIAL_WORKER, TEAM_MANAGER, make.SUPPORTER)))
HAND_ON = re.compile(r'href="(/my-work/hand-on/[^"]+)"')
CLOSED = date(2026, 12, 29)
NOW = MONDAY + timedelta(hours=5)  # when somebody looks: after what is done in these cases
OK, HTML = 200, "text/html"


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one of its states: the name of its address, the state in words, where it is, and
    what a browser is given there.
    """

    name: str
    state: str
    address: str
    text: str
    client: Client

    def __str__(self) -> str:
        return f"{self.name}, {self.state}"


@dataclass(slots=True)
class Looking:
    """Somebody who looks at every page in each state once: `found` are those they have seen."""

    be: Be
    people: tuple[str, ...]
    found: set[tuple[str, str]] = field(default_factory=set)

    def everywhere(self) -> Iterator[Page]:
        more_cases()
        nobody, ref = Client(), refs()[0]
        for name in sorted(named()):
            yield from self._at(name, "by nobody", nobody, place(name, ref=ref))
        for person in self.people:
            client, board = self.be(person), BOARDS.get(person, "sefton")
            for name in sorted(named().keys() - of_a_case()):
                state = f"by {person}"
                yield from self._at(name, state, client, place(name, board_id=board))
            for address in HAND_ON.findall(client.get(place("hand-on")).content.decode()):
                yield from self._at("hand-on-case", "a task of theirs", client, address)
            yield from self._cases(person, client)
        open_day = place("board-open-day", closed=f"{CLOSED}")
        yield from self._at("board-open-day", "a closed day", self.be(OFFICER), open_day)
        yield from self._draft()
        yield from self._instead(self.be(PEOPLE[0]))

    def _cases(self, person: str, client: Client) -> Iterator[Page]:
        """Every case of somebody by where it stands, and whatever can be done there."""
        from concordat.casework import queries

        for ref in refs():
            if queries.glimpsed(ref, person, NOW) is None:
                continue
            state = f"{ref[:3]} {stands(case_of(ref, NOW))}, by {person}"
            for page in self._at("case", state, client, f"/cases/{ref}/"):
                yield page
                for address in sorted(links(page.text, ref)):
                    name = str(resolve(address.partition("?")[0]).url_name)
                    which = address.split("/")[4] if name == "paper" else "in a case"
                    yield from self._at(name, which, client, address)

    def _draft(self) -> Iterator[Page]:
        """Every page of raising."""
        client = self.be(RAISER)
        draft = begin(client)
        yield from self._at("raise-tasks", "begun", client, f"{draft}/")
        for page in (*ANSWERS, *OF_A_DRAFT):
            address = f"{draft}/{page}/"
            yield from self._at(str(resolve(address).url_name), page, client, address)
        answer(client, draft, decision=ANSWERS["decision"] | {"reached_you_month": "11"})
        yield from self._at("raise-tasks", "all answered", client, f"{draft}/")
        yield from self._at("raise-check", "all answered", client, f"{draft}/check/")
        raised = place("raise-raised", ref=_newest_of(RAISER))
        yield from self._at("raise-raised", "raised", client, raised)

    def _at(self, name: str, state: str, client: Client, address: str) -> Iterator[Page]:
        """A page as it comes, and what comes of its form with nothing in it."""
        if (name, state) in self.found:
            return
        with undone():
            answer = client.get(address)
        if answer.status_code != OK or not answer.headers["Content-Type"].startswith(HTML):
            return
        self.found.add((name, state))
        text = answer.content.decode()
        yield Page(name, state, address, text, client)
        empty = f"{state if name.startswith('raise') else ''} sent with nothing in it".strip()
        if typed_in(form_of(text)) and (name, empty) not in self.found:
            self.found.add((name, empty))
            yield from _sent(Page(name, empty, address, form_of(text), client))

    def _instead(self, client: Client) -> Iterator[Page]:
        """What is shown instead of a page."""
        client.raise_request_exception = False
        for state, ask in INSTEAD.items():
            with undone():
                answer = ask(client)
            assert answer.status_code >= 400, state
            yield Page(f"status {answer.status_code}", state, "/", answer.content.decode(), client)


def _newest_of(person: str) -> str:
    """The case that somebody raised last."""
    from concordat.casework.models import Event

    return str(Event.objects.filter(kind="raised", by=person).latest("pk").case_id)


def more_cases() -> None:
    """Cases in which there is danger, that are given up, that were put right; and a closed day."""
    from concordat.casework import closed_days

    for tell in (make.put_right, make.kept_safe, make.given_up, make.in_danger):
        tell(MONDAY)
    closed_days.proclaim(BOARD, CLOSED, "Flooded.", OFFICER, NOW)


def every_page(be: Be, people: tuple[str, ...] = EVERYBODY) -> Iterator[Page]:
    """Each page in each state once, as these people see them."""
    return Looking(be, people).everywhere()


def stands(case: Case) -> str:
    """Where a case stands."""
    danger = ", in danger" if case.standing else ""
    return f"at {case.stage}, {case.end or 'open'}{danger}"


def _sent(form: Page) -> Iterator[Page]:
    """What a form comes back as; nothing where it is recorded with nothing in it."""
    hidden = {box: unescape(said) for box, said in HIDDEN.findall(form.text)}
    with undone():
        answer = form.client.post(form.address, hidden)
    if answer.status_code != 302:
        yield Page(form.name, form.state, form.address, answer.content.decode(), form.client)


def _not_written(client: Client) -> Any:
    with unwritable():
        return client.get("/cases/")


def _without_token(client: Client) -> Any:
    client.handler.enforce_csrf_checks = True
    answer = client.post("/my-work/away/", {"since_day": "1"})
    client.handler.enforce_csrf_checks = False
    return answer


INSTEAD: dict[str, Callable[[Client], Any]] = {
    "nothing is there": lambda client: client.get("/nowhere/"),
    "the form's token is gone": _without_token,
    "nothing can be written": _not_written,
}
