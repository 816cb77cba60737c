"""Lists never offer what is not there: each link of each list, opened by whoever sees it: one
in eight of them, with somebody of each board and in each post.
"""

import re
from collections.abc import Callable
from html import unescape

from django.test import Client
from django.urls import reverse

from tests import share
from tests.pages.demonstrated import MONDAY, be, demonstration
from tests.share import Share

__all__ = ["be", "demonstration"]

Be = Callable[[str], Client]
LISTS = ("work", "told", "hand-on", "cases")
OPENED = Share("people who opened each link of their lists", one_in=8)
ASKED_FOR = Share("cases asked for by people who have no part in them", one_in=6)
LISTED = Share("people whose list was compared with what opens for them", one_in=8)
OF_A_BOARD = (
    *("board-live", "board-waiting", "board-after-the-end"),
    *("board-nobody", "board-both-sides"),
)


def everybody() -> list[tuple[str, list[str]]]:
    """Everybody in the demonstration, each with their boards."""
    from concordat.people import queries

    found: dict[str, list[str]] = {}
    for board in queries.boards():
        for member in queries.people_of(board.id, MONDAY.date()):
            found.setdefault(member.person.id, []).append(board.id)
    return sorted(found.items())


def places_of(person: str) -> set[str]:
    """The boards at which somebody has a post, and what these posts are."""
    from concordat.people import queries

    parts = queries.parts_of(person, MONDAY.date())
    return {each for part in parts for each in (part.board, part.seat.post)}


def some_of_them(share_of: Share) -> list[tuple[str, list[str]]]:
    return [each for each in everybody() if share_of.has(each[0], *places_of(each[0]))]


def links(page: str) -> set[str]:
    """The addresses in the main part of a page that belong to a case."""
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    found = {unescape(each).split("#")[0] for each in re.findall(r'href="(/[^"]*)"', main)}
    return {each for each in found if "/cases/" in each or "/hand-on/" in each}


def refs() -> list[str]:
    from concordat.casework.models import CaseHead

    return list(CaseHead.objects.order_by("ref").values_list("ref", flat=True))


def test_everybodys_list_of_cases_names_those_that_open_for_them_and_no_other(be: Be) -> None:
    from concordat.casework import queries

    wrong, shut = [], 0
    for person, _ in some_of_them(LISTED):
        found = queries.cases(person, MONDAY, queries.Filters(state="all"))
        assert found.next is None, "they fit on one page"
        listed = {line.ref for line in found.lines}
        for ref in refs():
            opens = queries.glimpsed(ref, person, MONDAY) is not None
            shut += not opens
            if opens != (ref in listed):
                wrong.append((person, ref, opens))
    assert shut > (1000 if share.WHOLE else 300)
    assert wrong == []


def test_a_case_in_which_somebody_has_no_part_is_not_there_for_them(be: Be) -> None:
    from concordat.casework import queries

    answers: dict[int, int] = {}
    for person, _ in everybody()[::3]:
        somebody = be(person)
        told = {row.ref for row in queries.news(person, MONDAY).rows}
        for ref in refs():
            if not ASKED_FOR.has(f"{person} {ref}", person, ref) or ref in told:
                continue
            if queries.glimpsed(ref, person, MONDAY) is None:
                status = somebody.get(reverse("case", args=[ref])).status_code
                answers[status] = answers.get(status, 0) + 1
    assert set(answers) == {404}
    assert answers[404] > (300 if share.WHOLE else 60)


def test_every_link_of_every_list_opens_for_whoever_sees_it(be: Be) -> None:
    people = some_of_them(OPENED)
    assert len(people) > (100 if share.WHOLE else 20)
    opened, dead = 0, []
    for person, boards in people:
        somebody = be(person)
        lists = [reverse(name) for name in LISTS]
        lists.append(f"{reverse('cases')}?state=all")
        lists += [reverse(name, args=[board]) for board in boards for name in OF_A_BOARD]
        answers = [somebody.get(address) for address in lists]
        shown = {
            each
            for answer in answers
            if answer.status_code == 200
            for each in links(answer.content.decode())
        }
        opened += len(shown)
        dead += [(person, each) for each in sorted(shown) if somebody.get(each).status_code != 200]
    assert opened > (500 if share.WHOLE else 100)
    assert dead == []
