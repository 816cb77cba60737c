"""Who stands in is there, is told, and is named as told; who is away still sees what they did."""

from datetime import date, timedelta
from typing import Any

import pytest

from concordat.core.acts import SafetyStated
from tests.casework import acting
from tests.pages.cases import NOW, Visitor, raise_case, visit, words
from tests.pages.conftest import SignIn

__all__ = ["visit"]

RAISER, COVER, THIRD, LEAD = (
    "kwame-boateng",
    "louise-rimmer",
    "lily-fazakerley",
    "joanne-sutcliffe",
)
TEAM_MANAGER, AGENCY_LEAD = "helen-marsden", "adaeze-nwosu"
TODAY = NOW.date()


@pytest.fixture
def ref(demonstration: None) -> str:
    return raise_case()


def boxes(name: str, on: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(on, part)) for part in ("day", "month", "year")}


def go_away(sign_in: SignIn, person: str, first: int, last: int, cover: str) -> Any:
    """Says that somebody is away, in days from today; the answer to the form."""
    days = boxes("since", TODAY + timedelta(first)) | boxes("until", TODAY + timedelta(last))
    return sign_in(person).post("/my-work/away/", days | {"cover": cover})


def receipt(answer: Any) -> str:
    """What is said after it."""
    return words(answer.client.get("/my-work/").content.decode())


def told(sign_in: SignIn, person: str) -> str:
    return words(sign_in(person).get("/my-work/told/").content.decode())


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (0, 5, "Louise Rimmer is away until Saturday 26 December."),
        (3, 9, "Louise Rimmer is away from Thursday 24 December until Wednesday 30 December."),
        (-3, 1, "Louise Rimmer is away until Tuesday 22 December."),
    ],
)
def test_somebody_who_is_away_themselves_cannot_stand_in_and_it_says_until_when(
    sign_in: SignIn, ref: str, first: int, last: int, says: str
) -> None:
    assert go_away(sign_in, COVER, first, last, "nobody").status_code == 302
    answer = go_away(sign_in, RAISER, 0, 4, COVER)
    assert answer.status_code == 422
    page = words(answer.content.decode())
    assert says in page
    offered = page.split("Choose somebody who is there on all these days:")[1].split(".")[0]
    assert "Lily Fazakerley" in offered
    assert "Louise Rimmer" not in offered
    assert "You are away" not in receipt(answer), "nothing was written down"


def test_two_who_are_away_together_cannot_stand_in_for_each_other(
    sign_in: SignIn, ref: str
) -> None:
    go_away(sign_in, COVER, 0, 5, RAISER)
    answer = go_away(sign_in, RAISER, 2, 3, COVER)
    assert answer.status_code == 422
    assert "Louise Rimmer is away until" in words(answer.content.decode())


def test_somebody_whose_own_absence_is_over_by_then_can_stand_in(sign_in: SignIn, ref: str) -> None:
    go_away(sign_in, COVER, 0, 3, "nobody")
    assert go_away(sign_in, RAISER, 4, 8, COVER).status_code == 302


def test_the_receipt_names_who_was_told(sign_in: SignIn, ref: str) -> None:
    said = receipt(go_away(sign_in, RAISER, 0, 4, COVER))
    assert "Told Louise Rimmer Next They have been told what is open" in said
    assert "You stand in for Kwame Boateng, who is away and has this to do" in told(sign_in, COVER)


def test_where_nobody_stands_in_it_names_the_lead_and_the_boards_office(
    sign_in: SignIn, ref: str
) -> None:
    said = receipt(go_away(sign_in, RAISER, 0, 4, "nobody"))
    assert "Told Joanne Sutcliffe, Colin Threlfall" in said.split("Next They have been told")[0]


def test_where_the_lead_of_a_service_is_away_the_lead_of_the_agency_is_told(
    sign_in: SignIn, ref: str
) -> None:
    from concordat.people.models import Person

    acting.carry_out(ref, RAISER, NOW)
    said = receipt(go_away(sign_in, TEAM_MANAGER, 0, 4, "nobody"))
    named = said.split("Told", 1)[1].split("Next")[0]
    for person in (AGENCY_LEAD, "colin-threlfall"):
        assert Person.objects.get(pk=person).name in named, person
        assert ref in told(sign_in, person)
    assert "Helen Marsden" not in named, "who is away was told nothing"


@pytest.mark.parametrize("person", [RAISER, TEAM_MANAGER])
def test_the_form_names_beforehand_exactly_whoever_is_told_if_nobody_stands_in(
    sign_in: SignIn, ref: str, person: str
) -> None:
    if person == TEAM_MANAGER:
        acting.carry_out(ref, RAISER, NOW)
    form = words(sign_in(person).get("/my-work/away/").content.decode())
    before = form.split("Nobody: ", 1)[1].split(" told what is open")[0]
    said = receipt(go_away(sign_in, person, 0, 4, "nobody"))
    named = said.split("Told", 1)[1].split("Next")[0]
    names = before.removesuffix(" are").removesuffix(" is").replace(" and ", ", ").split(", ")
    assert set(names) == {each.strip() for each in named.replace(" and ", ", ").split(", ")}


def test_where_nothing_is_open_the_form_says_so_too(sign_in: SignIn, ref: str) -> None:
    form = words(sign_in(COVER).get("/my-work/away/").content.decode())
    assert "Nobody: nothing is open that somebody else has to know of now" in form


def test_where_nothing_is_open_it_says_that_nobody_was_told(sign_in: SignIn, ref: str) -> None:
    assert "Told Nobody: nothing is open" in receipt(go_away(sign_in, COVER, 0, 4, THIRD))


def test_whoever_then_acts_for_those_whom_they_stood_in_for_is_told_too(
    sign_in: SignIn, ref: str, visit: Any
) -> None:
    go_away(sign_in, RAISER, 0, 9, COVER)
    assert ref not in told(sign_in, THIRD)
    assert "Told Lily Fazakerley" in receipt(go_away(sign_in, COVER, 0, 4, THIRD))
    heard = told(sign_in, THIRD)
    assert ref in heard
    assert "(from Monday 21 December until Friday 25 December)" in heard
    assert visit(THIRD, ref).client.get(f"/cases/{ref}/").status_code == 200


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (0, 2, "(from Monday 21 December until Wednesday 23 December)"),
        (2, 9, "(from Wednesday 23 December until Friday 25 December)"),
    ],
)
def test_they_are_told_once_of_the_days_on_which_they_stand_in(
    sign_in: SignIn, ref: str, first: int, last: int, days: str
) -> None:
    go_away(sign_in, RAISER, first, last, COVER)
    go_away(sign_in, COVER, 0, 4, THIRD)
    heard = told(sign_in, THIRD)
    assert days in heard
    assert "until Friday 25 December)" not in heard.replace(days, ""), "nothing is told twice"


def test_a_posts_own_deputy_is_told_where_the_absence_names_nobody(
    sign_in: SignIn, ref: str
) -> None:
    from concordat.people.models import Seat

    Seat.objects.filter(holder=RAISER).update(cover=THIRD)
    answer = go_away(sign_in, RAISER, 0, 4, "nobody")
    assert "Told Lily Fazakerley Next" in receipt(answer)
    assert ref in told(sign_in, THIRD)
    assert "nobody stands in" not in told(sign_in, LEAD)


def test_whoever_is_away_still_sees_what_they_did_for_another_and_corrects_it(
    sign_in: SignIn, ref: str, visit: Any
) -> None:
    go_away(sign_in, RAISER, 0, 9, COVER)
    acting.do(ref, SafetyStated("raising"), COVER, NOW)
    entry = str(acting.record_of(ref, NOW).events[-1].seq)
    go_away(sign_in, COVER, 0, 4, THIRD)
    cover: Visitor = visit(COVER, ref)
    assert cover.client.get(f"/cases/{ref}/").status_code == 200
    assert ref in words(cover.client.get("/cases/").content.decode())
    assert "Correct" in cover.page("correct", entry)


def test_whoever_is_back_reads_who_was_told_and_they_read_that_it_is_over(
    sign_in: SignIn, ref: str
) -> None:
    go_away(sign_in, RAISER, 0, 4, COVER)
    back = sign_in(RAISER).post("/my-work/away/", {"back": "yes"})
    assert "Louise Rimmer" in receipt(back).partition("Your tasks are yours again")[0][-200:]
    assert "Kwame Boateng is back" in told(sign_in, COVER)
