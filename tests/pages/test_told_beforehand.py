"""Every form of the demonstration says before it is sent who will be told, and those are told."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from django.db import transaction
from django.test import Client

from concordat.brief.reading import Brief
from concordat.core.acts import ActKind
from concordat.pages.acting.beforehand import ELSE
from concordat.pages.acting.buttons import address
from concordat.pages.acting.table import PAGES
from tests.pages.demonstrated import MONDAY, be, demonstration
from tests.pages.filling import answers

__all__ = ["be", "demonstration"]
WAYS = ((), ("not agreed", "yes", "otherwise"), ("agreed", "no"))
OFTEN = 2
"""How often an act of each kind is recorded."""


class Said(NamedTuple):
    """What a form says of who will be told: each line, by what it begins with."""

    lines: tuple[tuple[str, str], ...]

    def sets(self, board: str, me: str) -> list[set[str]]:
        return [named(board, names) - {me} for about, names in self.lines if about != ELSE]

    @property
    def leaves_open(self) -> bool:
        """Whether somebody may be told beside those who are named."""
        return any("depends on" in names for _, names in self.lines)

    @property
    def names_by_answer(self) -> bool:
        return any("whoever you choose" in names for _, names in self.lines)

    def is_true(self, board: str, me: str, told: set[str], chosen: set[str]) -> bool:
        apart = any(", if you" in about for about, _ in self.lines)
        if apart:
            return told in self.sets(board, me)
        sure = set().union(*self.sets(board, me))
        more = told - sure
        if self.names_by_answer and not self.leaves_open:
            return sure <= told and more <= chosen
        return sure <= told if self.leaves_open else sure == told


def said(page: str) -> Said:
    found = re.findall(
        r"<p[^>]*><strong>(Who (?:else )?will be told[^<]*):</strong> (.*?)</p>", page
    )
    return Said(tuple((unescape(about), unescape(names)) for about, names in found))


PEOPLE: dict[str, dict[str, str]] = {}


def everybody(board: str) -> dict[str, str]:
    from concordat.people import queries

    if board not in PEOPLE:
        members = queries.people_of(board, MONDAY.date())
        PEOPLE[board] = {each.person.id: each.person.name for each in members}
    return PEOPLE[board]


def named(board: str, text: str) -> set[str]:
    return {person for person, name in everybody(board).items() if name in text}


def heard(board: str, page: str) -> set[str] | None:
    """Who was told by the message after an act; None where nothing was recorded."""
    found = re.search(r"<dt>Told</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    return named(board, unescape(found[1])) if found else None


def offered() -> Iterator[tuple[ActKind, str, str, str]]:
    """Every act that is offered to anybody in any case: its kind, the board, who, and where."""
    from concordat.casework import queries
    from concordat.casework.models import CaseHead

    for ref, board in CaseHead.objects.order_by("-ref").values_list("ref", "board"):
        for person in everybody(board):
            view = queries.glimpsed(ref, person, MONDAY)
            for offer in Brief(view).offers if view else ():
                if offer.open and offer.kind in PAGES:
                    yield offer.kind, board, person, address(ref, offer.kind, offer.about)


def sent(client: Client, link: str, form: str, way: tuple[str, ...]) -> tuple[str, set[str]]:
    """The page after a form was sent, and once more where it is to be checked; and whom its answers
    name.
    """
    with transaction.atomic():
        typed = answers(form, way)
        page = client.post(link, typed, follow=True).content.decode()
        if mark := re.search(r'name="as_shown" value="([^"]+)"', page):
            typed["as_shown"] = mark[1]
            page = client.post(link, typed, follow=True).content.decode()
        transaction.set_rollback(True)
    return page, {str(each).split(" ")[-1] for each in typed.values() if isinstance(each, str)}


def test_every_form_says_who_will_be_told_and_they_are(be: Any) -> None:
    silent, untrue = [], []
    recorded: Counter[ActKind] = Counter()
    for kind, board, person, link in offered():
        if recorded[kind] >= OFTEN:
            continue
        client = be(person)
        form = client.get(link).content.decode()
        if '<form method="post" action=' not in form:  # what it is about is read elsewhere
            continue
        before = said(form)
        if not before.lines:
            silent.append((person, link))
        for way in WAYS:
            page, chosen = sent(client, link, form, way)
            told = heard(board, page)
            if told is not None:
                recorded[kind] += 1
                if not before.is_true(board, person, told, chosen):
                    untrue.append((person, link, way, before, sorted(told)))
    assert silent == []
    assert untrue == []
    assert len(recorded) > 30
