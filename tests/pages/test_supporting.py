"""An agency that shares the concern, by the pages: it is brought in, reads the case, and adds what
it knows.
"""

from typing import Any

import pytest

from tests.casework import acting
from tests.pages.cases import NOW, later, raise_case, visit, words

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")

RAISER, ANSWERS, OFFICER = acting.RAISER, acting.SOCIAL_WORKER, acting.OFFICER
SUPPORTER, THEIR_LEAD, OF_THEIRS = "paulina-kowalczyk", "joy-ampofo", "derek-ainscough"
WHO = "dunes-housing paulina-kowalczyk"
WHY = "They see the family every week."


@pytest.fixture
def ref() -> str:
    return raise_case()


def bring_in(visit: Any, ref: str) -> str:
    return words(visit(RAISER, ref).act("support", "supporter", who=WHO, reason=WHY))


def test_who_was_brought_in_and_their_lead_find_the_case_and_nobody_else_there(
    visit: Any, ref: str
) -> None:
    from concordat.casework import projections, queries

    assert "Dunes Housing" in bring_in(visit, ref)
    for _ in ("written", "made again"):
        for person in (SUPPORTER, THEIR_LEAD):
            assert [line.ref for line in queries.cases(person, NOW).lines] == [ref], person
            assert queries.work(person, NOW).rows == ()
        assert queries.cases(OF_THEIRS, NOW).lines == ()
        projections.rebuild()
    for person in (SUPPORTER, THEIR_LEAD):
        assert ref in words(visit(person, ref).client.get("/my-work/").content.decode())
    nobody = visit(OF_THEIRS, ref)
    nobody.case()
    assert nobody.status == 404


def test_they_read_that_they_support_it_and_contribute(visit: Any, ref: str) -> None:
    bring_in(visit, ref)
    there = visit(SUPPORTER, ref)
    page = words(there.case())
    assert "You support this" in page
    first = page.split("You support this", 1)[1]
    assert first.index("Add a note") < first.index("Ask for a meeting")
    assert page.count("Add a note") == 1
    assert "What you can’t do here now" not in page
    for kind in ("say", "move-up", "withdraw", "no-further", "action", "safety"):
        assert f"/{kind}/" not in there.case(), kind
    there.act("note", text="We saw bruises on Thursday.", audience="both sides")
    for person in (RAISER, ANSWERS):
        assert "We saw bruises on Thursday." in words(visit(person, ref).case())


def test_both_sides_read_which_agency_shares_the_concern(visit: Any, ref: str) -> None:
    bring_in(visit, ref)
    for person in (RAISER, ANSWERS):
        page = words(visit(person, ref).case())
        assert "Dunes Housing Association shares the concern" in page
        assert "You support this" not in page
        assert "Paulina Kowalczyk" in page.split("others brought in", 1)[1]
    told = visit(ANSWERS, ref).client.get("/my-work/told/").content.decode()
    assert "Dunes Housing Association shares the concern" in words(told)


def test_only_people_of_agencies_without_a_side_can_be_chosen(visit: Any, ref: str) -> None:
    page = visit(RAISER, ref).page("support", "supporter")
    assert f'value="{WHO}"' in page
    assert "st-brendans-high " not in page
    assert "sefton-childrens-services " not in page
    refused = words(visit(RAISER, ref).act("support", "supporter", reason=WHY))
    assert "Choose an agency and somebody who works there." in refused
    visit(ANSWERS, ref).page("support", "supporter")
    assert "Bring in an agency" not in visit(ANSWERS, ref).case()


def test_whoever_supports_it_already_and_their_lead_are_not_listed_again(
    visit: Any, ref: str
) -> None:
    bring_in(visit, ref)
    page = visit(RAISER, ref).page("support", "supporter")
    assert f'value="dunes-housing {OF_THEIRS}"' in page
    assert SUPPORTER not in page.split("<select")[1].split("</select>")[0]
    assert THEIR_LEAD not in page.split("<select")[1].split("</select>")[0]


# ── Taking it on ──────────────────────────────────────────────────────────────────────────────────

LEAVING = {"reason": "The family has moved house.", "safety": "Her aunt has her.", "asked": "no"}


def withdrawal(ref: str) -> str:
    """What their page of taking it on is about."""
    leaving = acting.case_of(ref, NOW).leaving
    assert leaving is not None
    return f"{leaving.seq} dunes-housing"


def test_an_agency_takes_on_what_is_withdrawn_and_goes_on_to_the_next_step(
    visit: Any, ref: str, later: Any
) -> None:
    from concordat.casework import projections, queries

    bring_in(visit, ref)
    visit(SUPPORTER, ref).act("note", text="We saw bruises on Thursday.", audience="both sides")
    withdrawing = words(visit(RAISER, ref).page("withdraw"))
    assert "two working days in which it can be kept going" in withdrawing
    visit(RAISER, ref).act("withdraw", **LEAVING)
    there = visit(SUPPORTER, ref)
    page = words(there.case())
    assert "You support this, and can take it on" in page
    first = page.split("can take it on", 1)[1]
    assert first.index("Take this on") < first.index("Add a note")
    assert "Dunes Housing Association takes it on" in words(visit(RAISER, ref).case())
    about = withdrawal(ref)
    asked = words(there.act("take-on", about))
    assert "Say why: one or two sentences." in asked
    taken = words(there.act("take-on", about, reason="Nobody else would go on."))
    assert "Dunes Housing Association takes this on" in taken
    now = later(1)
    page = words(there.case())
    assert "You support this" not in page
    assert "and taken on by Dunes Housing Association" in page
    for _ in ("written", "made again"):
        assert [row.ref for row in queries.work(SUPPORTER, now).rows] == [ref]
        assert queries.work(RAISER, now).rows == ()
        projections.rebuild()
    up = {"ground": "risk to the child", "reason": "The child is not safe there."}
    there.act("move-up", **up, checked="yes")
    assert acting.case_of(ref, now).visit == 2
    assert "Dunes Housing Association moved up to the next step" in words(there.case())


def test_the_first_agency_reads_what_it_was_told_and_no_more_of_the_case(
    visit: Any, ref: str
) -> None:
    bring_in(visit, ref)
    visit(RAISER, ref).act("withdraw", **LEAVING)
    about = withdrawal(ref)
    visit(SUPPORTER, ref).act("take-on", about, reason="Nobody else would go on.")
    there = visit(RAISER, ref)
    answer = there.client.get(f"/cases/{ref}/", follow=True)
    page = words(answer.content.decode())
    assert f"What you were told about {ref}" in page
    assert (
        "Dunes Housing Association takes this on, and St Brendan's High School has no part" in page
    )
    assert there.client.get(f"/cases/{ref}/note/").status_code == 404
    record = words(visit(ANSWERS, ref).case())
    assert "High School asked to withdraw the disagreement" in record.replace("St Brendan’s ", "")
