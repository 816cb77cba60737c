"""*What you were told* says of each line which child and which agencies it is about, to whoever may
see the case; and a note is on it for those whom it is for.
"""

import re
from typing import Any

import pytest

from concordat.core.acts import RISK_TO_CHILD, MovedUp
from tests.casework import acting
from tests.pages.cases import raise_case, visit, words
from tests.pages.conftest import NOW, SignIn

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
    assert "wrote a note for St Brendan's High School alone" in told(sign_in, LEAD)
    for person in (acting.TEAM_MANAGER, acting.SOCIAL_WORKER, MANAGER):
        assert "wrote a note" not in told(sign_in, person)


def test_a_note_for_the_board_is_told_to_its_office_alone(visit: Any, sign_in: SignIn) -> None:
    ref = raise_case()
    visit(acting.RAISER, ref).act("note", text=NOTE, audience="board")
    assert "wrote a note for the board" in told(sign_in, MANAGER)
    for person in (acting.TEAM_MANAGER, acting.SOCIAL_WORKER, LEAD):
        assert "wrote a note" not in told(sign_in, person)


SCHOOL, CARE = "St Brendan's High School", "Sefton Children's Social Care"
US, THEM = acting.SCHOOL.id, acting.SOCIAL_CARE.id


def in_danger(visit: Any, person: str, ref: str) -> str:
    """Somebody states it; the entry that does."""
    visit(person, ref).act("risk", rung="999", summary="He is not at home.")
    return str(acting.case_of(ref, NOW).standing[0].seq)


def test_what_an_agency_said_is_told_by_its_name_to_its_own_people_too(
    visit: Any, sign_in: SignIn
) -> None:
    """What the raiser's own manager says is not what “the other agency” said."""
    ref = acting.open_case(at=NOW)
    acting.carry_out(ref, acting.RAISER, NOW)
    acting.do(ref, MovedUp(RISK_TO_CHILD), acting.RAISER, NOW)
    for person in (acting.RAISER, "patrick-cullen"):
        acting.carry_out(ref, person, NOW)
    said = {"said-1": "not agreed", "words-1": "They see no need."}
    visit("martin-escobar", ref).act("say", acting.SOCIAL_CARE.id, **said)
    for person in (acting.RAISER, acting.SOCIAL_WORKER):
        page = told(sign_in, person)
        assert f"{SCHOOL} said that it is not agreed" in page
        assert "other agency said" not in page.lower()


def test_whether_the_child_is_safe_is_told_by_the_name_of_who_said_so(
    visit: Any, sign_in: SignIn
) -> None:
    """To the agency's own people and the board as well; by no name to who can't open the case."""
    ref = raise_case()
    stated = in_danger(visit, acting.TEAM_MANAGER, ref)
    safe = {"done": "The police went there.", "safe": "He is at his aunt's."}
    visit(acting.TEAM_MANAGER, ref).act("danger-passed", stated, **safe)
    visit(LEAD, ref).act("answer-danger", f"{stated} {US}", agrees="yes")
    agrees = "agrees that the child is safe now"
    for person in (acting.RAISER, acting.SOCIAL_WORKER, MANAGER):
        page = told(sign_in, person)
        assert f"{SCHOOL} {agrees}" in page
        assert f"other agency {agrees}" not in page
    page = told(sign_in, acting.HEAD_OF_YEAR)
    assert f"The agency that was asked about it {agrees}" in page
    assert SCHOOL not in page


def test_once_both_agencies_have_read_of_danger_everybody_told_of_it_hears_so_once(
    visit: Any, sign_in: SignIn
) -> None:
    read = "Somebody in each agency has said that they read this"
    ref = raise_case()
    stated = in_danger(visit, acting.SOCIAL_WORKER, ref)
    visit(acting.TEAM_MANAGER, ref).act("acknowledge-danger", f"{stated} {THEM}", doing="")
    assert read not in told(sign_in, MANAGER)
    visit(acting.RAISER, ref).act("acknowledge-danger", f"{stated} {US}", doing="")
    for person in (acting.TEAM_MANAGER, LEAD, MANAGER, acting.HEAD_OF_YEAR):
        assert told(sign_in, person).count(read) == 1
    assert read not in told(sign_in, acting.SOCIAL_WORKER), "they hear of each who read it"


def test_whoever_is_asked_reads_what_came_to_them_and_from_whom(
    visit: Any, sign_in: SignIn
) -> None:
    ref = raise_case()
    acting.carry_out(ref, acting.RAISER, NOW)
    acting.do(ref, MovedUp(RISK_TO_CHILD), acting.RAISER, NOW)
    asks = {"of": MANAGER, "summary": "Who chairs a meeting of the two managers?"}
    page = words(visit(acting.RAISER, ref).act("use", "guidance", **asks))
    assert "Recorded. Asked the Chair or the Business Manager for guidance" in page
    assert "Kwame Boateng asks you for guidance" in told(sign_in, MANAGER)
