"""A page promises only what happens: whom it names as told were told, nobody else was, and each of
them can open the case.
"""

import re

import pytest

from concordat.core.protocol import Duty, Notice
from tests.casework import acting
from tests.pages.cases import Visitor, visit
from tests.pages.conftest import NOW, SignIn
from tests.pages.filling import answers
from tests.pages.test_acting_to_the_end import STARTS, opened, owed_links, owers

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def everybody(board: str) -> dict[str, str]:
    """The name of everybody with a post at a board, by id."""
    from concordat.people import queries

    return {each.person.id: each.person.name for each in queries.people_of(board, NOW.date())}


def named(board: str, text: str) -> set[str]:
    return {person for person, name in everybody(board).items() if name in text}


def heard(board: str, ref: str, entries: set[int]) -> set[str]:
    """Everybody on whose list it stands that they were told because of these entries."""
    from concordat.casework import queries

    return {
        person
        for person in everybody(board)
        if any(row.entry in entries for row in queries.news(person, NOW, ref=ref).rows)
    }


def only_told(ref: str) -> set[str]:
    """Those whom the text has told, and asks nothing of in the case: they don't open it."""
    record = acting.record_of(ref, NOW)
    telling = (*record.protocol.notices, *record.protocol.duties.values())
    posts = {post for each in telling if each.only_told for post in told_by(each)}
    return {each.holder for each in record.directory.seats if each.holder and each.post in posts}


def told_by(each: Notice | Duty) -> set[str]:
    to = each.to if isinstance(each, Notice) else each.towards
    return {post.post for post in to}


def shut_out(people: set[str], ref: str, sign_in: SignIn) -> set[str]:
    return {each for each in people if sign_in(each).get(f"/cases/{ref}/").status_code != 200}


def receipt(page: str) -> str:
    """Who was told, by the message after an act."""
    found = re.search(r"<dt>Told</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    assert found
    return found[1]


def beforehand(board: str, form: str, person: str) -> list[set[str]]:
    """Who will be told by each of the answers to a form, as the form says before it is sent."""
    lines = re.findall(r"<strong>Who will be told[^<]*</strong>(.*?)</p>", form)
    return [named(board, line) - {person} for line in lines]


@pytest.mark.parametrize("board", STARTS)
def test_every_receipt_names_those_who_were_told_and_each_can_open_the_case(
    board: str, sign_in: SignIn
) -> None:
    prefer = ("not agreed", "yes")
    ref = opened(board)
    let_in, foretold = only_told(ref), 0
    for _ in range(40):
        step = _next_step(ref, sign_in, prefer)
        if step is None:
            break
        person, form, page, entries = step
        told = heard(board, ref, entries) - {person}
        said = named(board, receipt(page))
        assert said == told, (person, entries)
        before = beforehand(board, form, person)
        if "is told of it too" in form:  # who is to do an action, as its form says
            assert any(each and each <= told for each in before), (person, entries)
        elif "this depends on" in form:
            assert all(each <= told for each in before), (person, entries)
        else:
            assert told in before, (person, entries)
            foretold += 1
        assert shut_out(told - let_in, ref, sign_in) == set(), entries
        let_in |= told
    assert foretold > 3
    assert acting.case_of(ref, NOW).end


def _next_step(
    ref: str, sign_in: SignIn, prefer: tuple[str, ...]
) -> tuple[str, str, str, set[int]] | None:
    """What somebody does next: who, its form, the page after it, and its entries; None where nobody
    owes anything that they can do.
    """
    for person in dict.fromkeys(owers(ref)):
        visitor = Visitor(sign_in(person), ref)
        for link in owed_links(visitor.case()):
            form = visitor.client.get(link).content.decode()
            many = len(acting.record_of(ref, NOW).events)
            answer = visitor.client.post(link, answers(form, prefer), follow=True)
            after = acting.record_of(ref, NOW)
            entries = {event.seq for event in after.events[many:]}
            return person, form, answer.content.decode(), entries
    return None
