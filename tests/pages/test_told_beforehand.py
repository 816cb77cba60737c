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
from concordat.pages.acting.beforehand import OTHERS
from concordat.pages.acting.buttons import address
from concordat.pages.acting.table import PAGES
from tests.pages.demonstrated import MONDAY, be, demonstration
from tests.pages.filling import answers

__all__ = ["be", "demonstration"]
ALSO = "Also, if you "
WAYS = ((), ("not agreed", "yes", "otherwise"), ("agreed", "no"))
OFTEN = 2
"""How often an act of each kind is recorded."""


class Said(NamedTuple):
    """What a form says of who will be told: each line of its list, by what it begins with."""

    lines: tuple[tuple[str, str], ...]

    def sets(self, board: str, me: str) -> list[set[str]]:
        """Those of each line but of what more there may be."""
        shown = (line for line in self.lines if line[0] != OTHERS and not line[0].startswith(ALSO))
        return [named(board, names) - {me} for _, names in shown]

    def more(self, board: str, me: str) -> list[set[str]]:
        """Who else is told by each answer, or by what is written."""
        also = (names for about, names in self.lines if about.startswith(ALSO))
        return [named(board, names) - {me} for names in also]

    def names_each_once(self, board: str, me: str) -> bool:
        """Whether nobody is named again after what else has them told."""
        more = self.more(board, me)
        again = sum(map(len, more)) - len(set().union(*more))
        return not again and not any(each & one for each in more for one in self.sets(board, me))

    @property
    def leaves_open(self) -> bool:
        """Whether somebody may be told beside those who are named."""
        return any("depends on" in names for _, names in self.lines)

    @property
    def names_by_answer(self) -> bool:
        return any("whoever you choose" in names for _, names in self.lines)

    def is_true(self, board: str, me: str, told: set[str], chosen: set[str]) -> bool:
        also = set().union(*(each for each in self.more(board, me) if each <= told))
        if any(about.startswith("If ") for about, _ in self.lines):
            return told - also in self.sets(board, me) or told in self.sets(board, me)
        sure = set().union(*self.sets(board, me)) | also
        more = told - sure
        if self.names_by_answer and not self.leaves_open:
            return sure <= told and more <= chosen
        return sure <= told if self.leaves_open else sure == told


def said(page: str) -> Said:
    found = re.search(
        r"<strong>Who will be told:</strong>(?: (.*?)</p>|</p>\s*<ul[^>]*>(.*?)</ul>)",
        page,
        re.DOTALL,
    )
    if found is None:
        return Said(())
    lines = re.findall(r"<li>(.*?)</li>", found[2]) if found[2] else [found[1]]
    return Said(tuple(map(line, map(unescape, lines))))


def line(text: str) -> tuple[str, str]:
    """What a line begins with, and those whom it names."""
    about, colon, names = text.partition(": ")
    return (about, names) if colon and about.startswith((ALSO, OTHERS, "If ")) else ("", text)


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
    silent, untrue, twice = [], [], []
    recorded: Counter[ActKind] = Counter()
    for kind, board, person, link in offered():
        if recorded[kind] >= OFTEN:
            continue
        client = be(person)
        form = client.get(link).content.decode()
        if '<form method="post" action=' not in form:  # what it is about is read elsewhere
            continue
        before = said(form)
        silent += [] if before.lines else [(person, link)]
        twice += [] if before.names_each_once(board, person) else [(person, link, before)]
        for way in WAYS:
            page, chosen = sent(client, link, form, way)
            told = heard(board, page)
            if told is not None:
                recorded[kind] += 1
                if not before.is_true(board, person, told, chosen):
                    untrue.append((person, link, way, before, sorted(told)))
    assert silent == []
    assert untrue == []
    assert twice == []
    assert len(recorded) > 30
