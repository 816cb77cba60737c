"""Every form that asks who is to act says until when somebody on its list is away."""

from datetime import date
from typing import Any

import pytest

from tests.casework import acting
from tests.pages.cases import NOW, later, raise_case, visit, words
from tests.pages.conftest import SignIn

__all__ = ["later", "visit"]
RAISER, COLLEAGUE, OFFICER = "kwame-boateng", "louise-rimmer", "priya-nambiar"
UNTIL = date(2026, 12, 30)


@pytest.fixture
def ref(demonstration: None) -> str:
    return raise_case()


def is_away(person: str = COLLEAGUE) -> None:
    from concordat.people.models import Absence

    day = NOW.date()
    Absence.objects.create(board_id="sefton", person_id=person, since=day, until=UNTIL)


def offered(page: str) -> set[str]:
    """What is said of whoever is away, on a form."""
    said = words(page)
    return {part[:200] for part in said.split("Louise Rimmer")[1:]}


def says_so(page: str) -> bool:
    about = offered(page)
    return bool(about) and all("(away until Wednesday 30 December)" in each for each in about)


def test_whoever_stands_in(sign_in: SignIn, ref: str) -> None:
    page = sign_in(RAISER).get("/my-work/away/").content.decode()
    assert "Louise Rimmer" in page
    assert "(away until" not in page
    is_away()
    assert says_so(sign_in(RAISER).get("/my-work/away/").content.decode())


def test_whoever_stands_in_where_a_lead_enters_it(sign_in: SignIn, ref: str) -> None:
    is_away()
    assert says_so(sign_in("joanne-sutcliffe").get("/my-work/away/somebody-else/").content.decode())


def test_the_colleague_to_whom_a_task_is_handed(visit: Any, ref: str) -> None:
    is_away()
    raiser = visit(RAISER, ref)
    duty = next(each.id for each in acting.record_of(ref, NOW).case(NOW).open_duties)
    assert says_so(raiser.page("hand-on", str(duty)))


def test_whoever_goes_on_with_the_case(visit: Any, ref: str) -> None:
    is_away()
    assert says_so(visit(OFFICER, ref).page("take-over", acting.SCHOOL.id))


def test_whoever_comes_along(visit: Any, ref: str) -> None:
    is_away()
    assert says_so(visit(RAISER, ref).page("ask-companion"))
