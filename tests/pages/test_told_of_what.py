"""*What you were told* says of each line which child and which agencies it is about, to whoever may
see the case; and a note is on it for those whom it is for.
"""

import re
from typing import Any

import pytest

from tests.casework import acting
from tests.pages.cases import raise_case, visit, words
from tests.pages.conftest import SignIn

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
LEAD, MANAGER = "joanne-sutcliffe", "colin-threlfall"
ABOUT = "J.K., St Brendan's High School with Sefton Children's Social Care"
NOTE = "I rang the mother this morning."


def told(sign_in: SignIn, person: str) -> str:
    page = sign_in(person).get("/my-work/told/").content.decode()
    return words(page).replace("’", "'")


def test_each_line_says_which_child_and_which_agencies(sign_in: SignIn) -> None:
    ref = raise_case()
    for person in (acting.TEAM_MANAGER, acting.SOCIAL_WORKER, LEAD):
        assert f"{ref} {ABOUT}, told at" in told(sign_in, person)


def test_whoever_cannot_open_the_case_reads_nothing_of_the_child(
    visit: Any, sign_in: SignIn
) -> None:
    ref = raise_case()
    visit(acting.TEAM_MANAGER, ref).act("risk", rung="999", summary="He is not at home.")
    page = told(sign_in, "louise-rimmer")
    assert "immediate danger" in page
    assert f"{ref} told at" in page
    assert "J.K." not in page
    assert "Brendan" not in page


def test_that_a_child_was_named_in_it_is_written_down(sign_in: SignIn) -> None:
    from concordat.readers.models import Access

    ref = raise_case()
    told(sign_in, acting.TEAM_MANAGER)
    assert any(ref in row.cases for row in Access.objects.filter(person=acting.TEAM_MANAGER))


def test_a_note_to_both_sides_is_told_to_them_and_leads_to_it(visit: Any, sign_in: SignIn) -> None:
    ref = raise_case()
    visit(acting.RAISER, ref).act("note", text=NOTE, audience="both sides")
    for person in (acting.TEAM_MANAGER, acting.SOCIAL_WORKER, LEAD):
        client = sign_in(person)
        page = client.get("/my-work/told/").content.decode()
        assert "Kwame Boateng wrote a note" in words(page)
        (entry,) = re.findall(rf'href="/cases/{ref}/#(entry-\d+)">Kwame Boateng wrote', page)
        case = client.get(f"/cases/{ref}/").content.decode()
        assert NOTE in case.split(f'id="{entry}"', 1)[1].split("</li>", 1)[0]
    assert "wrote a note" not in told(sign_in, acting.RAISER)


def test_a_note_for_ones_own_agency_is_told_there_alone(visit: Any, sign_in: SignIn) -> None:
    ref = raise_case()
    visit(acting.RAISER, ref).act("note", text=NOTE, audience="own agency")
    assert "wrote a note for your agency alone" in told(sign_in, LEAD)
    for person in (acting.TEAM_MANAGER, acting.SOCIAL_WORKER, MANAGER):
        assert "wrote a note" not in told(sign_in, person)


def test_a_note_for_the_board_is_told_to_its_office_alone(visit: Any, sign_in: SignIn) -> None:
    ref = raise_case()
    visit(acting.RAISER, ref).act("note", text=NOTE, audience="board")
    assert "wrote a note for the board" in told(sign_in, MANAGER)
    for person in (acting.TEAM_MANAGER, acting.SOCIAL_WORKER, LEAD):
        assert "wrote a note" not in told(sign_in, person)
