"""A role in which nobody acts is named, to whoever can fill it, on the pages they look at."""

from typing import Any

import pytest

from concordat.casework.queries import empty_roles
from tests.casework import acting
from tests.pages.cases import NOW, raise_case, visit, words
from tests.pages.conftest import SignIn
from tests.pages.test_away import go_away

__all__ = ["visit"]

RAISER, LEAD, OFFICER = "kwame-boateng", "joanne-sutcliffe", "priya-nambiar"
MY_WORK, BOARD = "/my-work/", "/board/sefton/nobody/"


@pytest.fixture
def ref(demonstration: None) -> str:
    return raise_case()


def leaves(person: str) -> None:
    from concordat.people import models

    models.Seat.objects.filter(holder=person).update(holder=None, cover=None)


def test_who_can_fill_a_role_in_which_nobody_acts_reads_so_and_comes_to_it(
    ref: str, sign_in: SignIn
) -> None:
    acting.carry_out(ref, RAISER, NOW)
    line = f"Nobody acts as Practitioner at St Brendan's High School: case {ref}"
    pages = ((OFFICER, MY_WORK), (OFFICER, BOARD), (LEAD, MY_WORK))
    for person, address in pages:
        assert "Nobody acts" not in words(sign_in(person).get(address).content.decode())
    leaves(RAISER)
    for person, address in pages:
        client = sign_in(person)
        shown = client.get(address).content.decode()
        assert line in words(shown), (person, address)
        there = f"/cases/{ref}/take-over/?about=st-brendans-high"
        assert f'href="{there}"' in shown
        assert client.get(there).status_code == 200
    for other in (acting.TEAM_MANAGER, acting.SOCIAL_WORKER):
        assert "Nobody acts" not in words(sign_in(other).get(MY_WORK).content.decode())


def test_the_business_manager_has_who_acts_as_next_once_a_lead_stepped_aside(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    assert "Say who acts as" not in next_of(visit(OFFICER, ref).case())
    visit(LEAD, ref).act("step-aside", "the lead", reason="I know the family well.")
    officer = visit(OFFICER, ref)
    assert "Say who acts as" in next_of(officer.case())
    for address in (MY_WORK, BOARD):
        shown = sign_in(OFFICER).get(address).content.decode()
        assert "Nobody acts as" in words(shown), address
        assert f"/cases/{ref}/bring-in/?about=" in shown, address


def next_of(page: str) -> str:
    """What the page of a case shows under Next."""
    return words(page).split(" Next ", 1)[1].split(" Raised by ", 1)[0]


def test_the_boards_page_never_says_that_somebody_acts_where_it_names_a_role_without_anybody(
    ref: str, sign_in: SignIn
) -> None:
    acting.carry_out(ref, RAISER, NOW)
    said = words(sign_in(OFFICER).get(BOARD).content.decode())
    assert "Every task has somebody to do it." in said
    go_away(sign_in, acting.SOCIAL_WORKER, 0, 4, "nobody")
    said = words(sign_in(OFFICER).get(BOARD).content.decode())
    assert "Nobody acts as Practitioner at Sefton Children's Social Care" in said
    assert "The tasks of these roles can be done by somebody else in the meantime." in said
    assert "Every task has somebody to do it." not in said


def test_what_is_more_than_fits_on_my_work_is_on_the_boards_page_or_comes_later(
    ref: str, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty_roles, "AT_FIRST", 1)
    acting.open_case(at=NOW)
    leaves(RAISER)
    shown = sign_in(OFFICER).get(MY_WORK).content.decode()
    assert words(shown).count("Nobody acts as") == 1
    assert f'<a class="govuk-link" href="{BOARD}">All roles in which nobody acts' in shown
    shown = words(sign_in(LEAD).get(MY_WORK).content.decode())
    assert "They will appear here once somebody acts in these." in shown
