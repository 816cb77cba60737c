"""A page promises only what happens: whom it names as told were told, nobody else was, and each of
them can open the case.
"""

import re
from itertools import combinations
from typing import NamedTuple

import pytest

from concordat.core.protocol import Duty, Notice
from tests.casework import acting
from tests.pages.cases import Visitor, visit
from tests.pages.conftest import NOW, SignIn
from tests.pages.filling import answers
from tests.pages.test_acting_to_the_end import STARTS, opened, owed_links, owers
from tests.pages.test_told_beforehand import said

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def everybody(board: str) -> dict[str, str]:
    """The name of everybody with a post at a board, by id."""
    from concordat.people import queries

    return {each.person.id: each.person.name for each in queries.people_of(board, NOW.date())}


def named(board: str, text: str) -> set[str]:
    return {person for person, name in everybody(board).items() if name in text}


def told_by_entry(board: str, ref: str) -> dict[int, set[str]]:
    """Everybody on whose list it stands that they were told because of an entry, by its number."""
    from concordat.casework import queries

    found: dict[int, set[str]] = {}
    for person in everybody(board):
        after: str | None = None
        while page := queries.news(person, NOW, after, ref=ref):
            for row in page.rows:
                found.setdefault(row.entry, set()).add(person)
            if (after := page.next) is None:
                break
    return found


def heard(board: str, ref: str, entries: set[int]) -> set[str]:
    """Everybody on whose list it stands that they were told because of these entries."""
    return _because_of(entries, told_by_entry(board, ref))


def _because_of(entries: set[int], told: dict[int, set[str]]) -> set[str]:
    return {person for entry in entries for person in told.get(entry, ())}


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
    found = said(form)
    also = found.more(board, person)
    several = (some for n in range(len(also) + 1) for some in combinations(also, n))
    return [each.union(*some) for some in several for each in found.sets(board, person)]


@pytest.mark.parametrize("board", STARTS)
def test_every_receipt_names_those_who_were_told_and_each_can_open_the_case(
    board: str, sign_in: SignIn
) -> None:
    prefer = ("not agreed", "yes")
    ref = opened(board)
    let_in, steps = only_told(ref), []
    for _ in range(40):
        step = _next_step(ref, sign_in, prefer)
        if step is None:
            break
        steps.append(step)
        said = named(board, receipt(step.page))
        assert shut_out(said - let_in, ref, sign_in) == set(), step.entries
        let_in |= said
    assert acting.case_of(ref, NOW).end
    told = told_by_entry(board, ref)
    in_full = [_promised(board, step, _because_of(step.entries, told)) for step in steps]
    assert sum(in_full) > 3


def _promised(board: str, step: "Step", told: set[str]) -> bool:
    """Hold what a step promised, in its form and its receipt, against whom it told; returns whether
    its form named them all.
    """
    told = told - {step.person}
    assert named(board, receipt(step.page)) == told, (step.person, step.entries)
    before = beforehand(board, step.form, step.person)
    if "is told of it too" in step.form:  # who is to do an action, as its form says
        assert any(each and each <= told for each in before), (step.person, step.entries)
        return False
    if "this depends on" in step.form:
        sure = said(step.form).sets(board, step.person)
        assert all(each <= told for each in sure), (step.person, step.entries)
        return False
    assert told in before, (step.person, step.entries)
    return True


class Step(NamedTuple):
    """What somebody did: their form, the page after it, and its entries."""

    person: str
    form: str
    page: str
    entries: set[int]


def _next_step(ref: str, sign_in: SignIn, prefer: tuple[str, ...]) -> Step | None:
    """What somebody does next; None where nobody owes anything that they can do."""
    for person in dict.fromkeys(owers(ref)):
        visitor = Visitor(sign_in(person), ref)
        for link in owed_links(visitor.case()):
            form = visitor.client.get(link).content.decode()
            many = len(acting.record_of(ref, NOW).events)
            answer = visitor.client.post(link, answers(form, prefer), follow=True)
            after = acting.record_of(ref, NOW)
            entries = {event.seq for event in after.events[many:]}
            return Step(person, form, answer.content.decode(), entries)
    return None
