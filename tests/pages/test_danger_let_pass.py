"""My work while danger stands: of who was asked first and let the time pass; and of two dangers of
one case.
"""

import html
import re
from typing import Any

import pytest

from concordat import clock
from concordat.core.acts import Note, RiskStated
from concordat.ids import new_id
from tests.casework import acting
from tests.pages.cases import later, raise_case, visit, words

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")

RAISER, ANSWERS, MANAGER = acting.RAISER, acting.SOCIAL_WORKER, acting.TEAM_MANAGER


@pytest.fixture
def ref() -> str:
    return raise_case()


def in_danger(ref: str, who: str = RAISER) -> None:
    stated = RiskStated(notes=(Note(new_id(), "summary"),))
    acting.do(ref, stated, who, clock.now(), words=acting.words_of(stated))


def work(visit: Any, person: str, ref: str) -> str:
    page: str = visit(person, ref).client.get("/my-work/").content.decode()
    return page


def test_who_let_it_pass_has_it_on_my_work_with_since_when_and_who_is_asked_now(
    visit: Any, later: Any, ref: str
) -> None:
    from concordat.casework.sweep import sweep

    in_danger(ref)
    sweep(later(0.6))
    page = work(visit, ANSWERS, ref)
    assert "Nothing waits for you" not in words(page)
    assert re.search(
        r"Say that you have read this\. Overdue since 10:30am[^;]*; [^;]* is asked now: case",
        words(page),
    )
    (there,) = re.findall(rf'href="([^"]*acknowledge-danger[^"]*)">[^<]*case {ref}<', page)
    answer = visit(ANSWERS, ref).client.get(html.unescape(there))
    assert "What are you doing" in words(answer.content.decode())


def test_two_dangers_of_one_case_each_have_their_own_answer(
    visit: Any, later: Any, ref: str
) -> None:
    in_danger(ref)
    later(0.2)
    in_danger(ref)
    page = work(visit, ANSWERS, ref)
    links = re.findall(rf'href="([^"]*acknowledge-danger[^"]*)">([^<]*case {ref})<', page)
    assert len({href for href, _ in links}) == len({label for _, label in links}) == 2
    said = " ".join(label for _, label in links)
    assert "of what was said 10am, by" in said
    assert "of what was said 10:12am, by" in said
    assert "It was said 2 times, and each needs its own answer: 10:12am" in words(page)
