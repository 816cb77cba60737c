"""Whoever is asked for guidance or advice has it to answer on My work, in the words of the question
and until somebody who was asked has. Whoever asked reads the answer.
"""

from typing import Any

import pytest

from concordat.casework import queries
from concordat.casework.service import Words
from concordat.core.acts import Advised, MovedUp, Note, SafetyStated, TakenNoFurther, Used
from tests.casework import acting
from tests.pages.cases import raise_case, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_away import go_away

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
CHAIR, MANAGER, RAISER = acting.CHAIR, "colin-threlfall", acting.RAISER
QUESTION = "Does the threshold document count missed meals?"
ASKED = f"Answer this request: {QUESTION.removesuffix('.')}"
ANSWER = "Yes: see part four of it."


def asked(of: str | None = None) -> str:
    ref: str = raise_case()
    acting.do(ref, MovedUp("risk to the child"), RAISER, NOW)
    note = Note("9" * 32, "summary")
    act = Used("guidance", of, notes=(note,))
    acting.do(ref, act, RAISER, NOW, words={note.id: Words(QUESTION)})
    return ref


def work(sign_in: SignIn, person: str) -> str:
    return words(sign_in(person).get("/my-work/").content.decode())


def has_it(person: str, ref: str) -> bool:
    return any((row.ref, row.key) == (ref, "answer") for row in queries.work(person, NOW).rows)


def test_it_is_next_for_whoever_was_asked_with_the_question_and_who_asks(
    visit: Any, sign_in: SignIn
) -> None:
    ref = asked(CHAIR)
    assert ASKED in work(sign_in, CHAIR)
    page = words(visit(CHAIR, ref).case())
    following = page[page.index("Next") : page.index("Why?")]
    assert ASKED in following
    assert "Asked by Kwame Boateng" in following
    assert "Answer this" in following
    assert not has_it(MANAGER, ref), "one was asked by name"


def test_the_answer_reaches_whoever_asked_and_ends_the_task(visit: Any, sign_in: SignIn) -> None:
    ref = asked(CHAIR)
    about = next(row.duty for row in queries.work(CHAIR, NOW).rows if row.ref == ref)
    visit(CHAIR, ref).act("done", about, summary=ANSWER)
    assert not has_it(CHAIR, ref)
    told = words(sign_in(RAISER).get("/my-work/told/").content.decode())
    assert "Margaret Oyelaran answered a request" in told
    assert "Yes: see part four of it" in words(visit(RAISER, ref).case())
    assert CHAIR in acting.case_of(ref, NOW).advisers


def test_where_several_posts_are_asked_one_answer_is_enough(visit: Any) -> None:
    ref = asked()
    assert has_it(CHAIR, ref)
    assert has_it(MANAGER, ref)
    about = next(row.duty for row in queries.work(MANAGER, NOW).rows if row.ref == ref)
    visit(MANAGER, ref).act("done", about, summary=ANSWER)
    assert not has_it(CHAIR, ref)


def test_advice_that_is_recorded_answers_it_as_well() -> None:
    ref = asked(CHAIR)
    acting.do(ref, Advised(CHAIR), acting.OFFICER, NOW)
    assert not has_it(CHAIR, ref)


def test_whoever_asked_waits_for_it(sign_in: SignIn) -> None:
    asked()
    waiting = f"You are waiting for the board to {ASKED[0].lower()}{ASKED[1:]}"
    assert work(sign_in, RAISER).count(waiting) == 1, "two were asked, and one answers"


def test_it_is_still_theirs_at_the_next_step_and_not_once_the_case_has_ended() -> None:
    ref = asked(CHAIR)
    acting.do(ref, MovedUp("risk to the child"), RAISER, NOW)
    assert has_it(CHAIR, ref)
    acting.do(ref, SafetyStated("raising"), RAISER, NOW)
    acting.do(ref, TakenNoFurther(), RAISER, NOW)
    assert acting.case_of(ref, NOW).end
    assert not has_it(CHAIR, ref)


@pytest.mark.parametrize("away_first", [True, False])
def test_whoever_stands_in_for_somebody_who_was_asked_by_name_has_it_to_answer(
    visit: Any, sign_in: SignIn, *, away_first: bool
) -> None:
    def goes_away() -> None:
        assert go_away(sign_in, CHAIR, 0, 5, acting.OFFICER).status_code == 302

    if away_first:
        goes_away()
    ref = asked(CHAIR)
    if not away_first:
        assert not has_it(acting.OFFICER, ref)
        goes_away()
    assert ASKED in work(sign_in, acting.OFFICER)
    page = words(visit(acting.OFFICER, ref).case())
    assert ASKED in page[page.index("Next") : page.index("What keeps")]
    about = next(row.duty for row in queries.work(acting.OFFICER, NOW).rows if row.ref == ref)
    visit(acting.OFFICER, ref).act("done", about, summary=ANSWER)
    for person in (acting.OFFICER, CHAIR):
        assert not has_it(person, ref)
    assert "Yes: see part four of it" in words(visit(RAISER, ref).case())
