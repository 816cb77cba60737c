"""Somebody who is too close to a case steps aside, by the pages: it leaves their lists, and the
next up has it on theirs.
"""

import re
from typing import Any

import pytest

from concordat.core.acts import CarriedOut, MovedUp
from tests.casework import acting
from tests.pages.cases import NOW, duty_id, later, raise_case, visit, words
from tests.pages.conftest import SignIn

__all__ = ["later", "visit"]

RAISER, LEAD, OFFICER = "kwame-boateng", "joanne-sutcliffe", "priya-nambiar"
WHY = "I know the family well."


@pytest.fixture
def ref(demonstration: None) -> str:
    return raise_case()


def work(client: Any) -> str:
    return words(client.get("/my-work/").content.decode())


def test_who_steps_aside_no_longer_has_it_anywhere_and_their_lead_has_their_tasks(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    from concordat.casework import queries

    raiser, lead = visit(RAISER, ref), sign_in(LEAD)
    before = [row.what for row in queries.work(RAISER, NOW).rows]
    assert before
    assert "Step aside from this case" in words(raiser.case())
    refused = words(raiser.act("step-aside", "practitioner"))
    assert "Say why: one or two sentences." in refused
    raiser.act("step-aside", "practitioner", reason=WHY)
    assert raiser.client.get(f"/cases/{ref}/").status_code == 404
    for address in ("/my-work/", "/my-work/told/", "/cases/?state=all"):
        assert ref not in raiser.client.get(address).content.decode(), address
    assert [row.what for row in queries.work(LEAD, NOW).rows] == before
    assert ref in work(lead)
    told = words(lead.get("/my-work/told/").content.decode())
    assert "Kwame Boateng stepped aside: " in told
    assert "Kwame Boateng stepped aside: " in words(
        sign_in(OFFICER).get("/my-work/told/").content.decode()
    )
    page = words(lead.get(f"/cases/{ref}/").content.decode())
    assert "Kwame Boateng" in page
    assert WHY in page


def test_the_page_says_beforehand_who_acts_then_and_who_is_told(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    acting.carry_out(ref, RAISER, NOW)
    manager = visit(acting.TEAM_MANAGER, ref)
    page = words(manager.page("step-aside", "team manager"))
    assert "In your place: Patrick Cullen (Service Manager)." in page
    told = page.split("Who will be told: ")[1].split(" Step aside Keep it")[0]
    assert "Patrick Cullen" in told
    after = words(manager.act("step-aside", "team manager", reason=WHY))
    named, rest = after.split("Told ")[1].split(told)
    assert named == ""
    assert not re.match(r",| and ", rest), "and nobody else"
    heard = words(sign_in("patrick-cullen").get("/my-work/told/").content.decode())
    assert "Helen Marsden stepped aside: " in heard, "the next up is told, whatever is owed"


def flash(page: str) -> str:
    """The box that says what was recorded."""
    box = page.partition('class="c-flash"')[2].partition("</section>")[0]
    return words(f"<main{box}</main>")


def test_nothing_of_the_case_is_next_for_whoever_left_it(ref: str, visit: Any) -> None:
    """Whoever stays is told what is next, by the same box."""
    raiser = visit(RAISER, ref)
    assert " Next " in flash(raiser.act("note", text="A note.", audience="both sides"))
    said = flash(raiser.act("step-aside", "practitioner", reason=WHY))
    assert "Told " in said
    assert "Next" not in said
    assert "You must" not in said


def test_where_nobody_is_next_the_page_says_that_the_office_is_asked_and_it_is(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    from concordat.people import models

    lead = visit(LEAD, ref)
    assert "In your place" in words(lead.page("step-aside", "the lead")), "the next one above"
    school = models.Seat.objects.filter(agency=acting.SCHOOL.id)
    school.exclude(holder__in=(LEAD, RAISER)).update(holder=None, cover=None)
    page = words(lead.page("step-aside", "the lead"))
    assert "In your place" not in page
    assert "Nobody acts in your place then: the board’s office is asked to say who acts as" in page
    told = page.split("Who will be told: ")[1].split(" Step aside Keep it")[0]
    assert "Priya Nambiar" in told
    lead.act("step-aside", "the lead", reason=WHY)
    heard = words(sign_in(OFFICER).get("/my-work/told/").content.decode())
    assert "where nobody is, the board's office says who does" in heard
    assert "Say who acts as" in words(visit(OFFICER, ref).case())


def test_the_rows_of_lists_are_made_again_the_same(ref: str, visit: Any) -> None:
    from concordat.casework import projections, queries

    visit(RAISER, ref).act("step-aside", "practitioner", reason=WHY)
    before = queries.work(LEAD, NOW)
    projections.rebuild()
    assert queries.work(LEAD, NOW) == before
    assert queries.cases(RAISER, NOW).lines == ()


def test_a_manager_who_steps_aside_leaves_it_to_the_next_up(ref: str, visit: Any) -> None:
    from concordat.casework import queries

    acting.carry_out(ref, RAISER, NOW)
    visit(acting.TEAM_MANAGER, ref).act("step-aside", "team manager", reason=WHY)
    assert [row.ref for row in queries.work(acting.TEAM_MANAGER, NOW).rows] == []
    assert ref in [row.ref for row in queries.work("patrick-cullen", NOW).rows]
    assert "patrick-cullen" in {
        seat.acting(NOW.date()) for seat in acting.record_of(ref, NOW).directory.seats
    }


def test_the_office_says_who_acts_for_a_chair_who_stepped_aside(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    from concordat.casework import queries

    for _ in range(4):
        if "chair" not in acting.case_of(ref, NOW).step:
            acting.do(ref, MovedUp("risk to the child"), RAISER, NOW)
    refer = duty_id(ref, "chair.refer", NOW)
    acting.do(ref, CarriedOut((refer,)), OFFICER, NOW, behalf="sheila-mulhearn")
    chair = visit(acting.CHAIR, ref)
    chair.act("step-aside", "independent chair", reason=WHY)
    assert chair.client.get(f"/cases/{ref}/").status_code == 404
    unheld = queries.held_by_nobody("sefton", OFFICER, NOW) or ()
    owed = {row.what for row in unheld if row.ref == ref}
    assert owed, "what the Chair owes is on the board's list"
    officer = visit(OFFICER, ref)
    assert "Say who acts as" in words(officer.case())
    page = words(officer.page("bring-in", "independent chair"))
    assert "Margaret Oyelaran" not in page
    officer.act("bring-in", "independent chair", person="colin-threlfall", reason="He is free.")
    assert "Say who acts as" not in words(officer.case())
    assert not {row.what for row in queries.held_by_nobody("sefton", OFFICER, NOW) or ()} & owed
