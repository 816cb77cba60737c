"""Whoever must not see a case, somebody of the board can act in it, and the page says who does."""

import pytest
from django.test import Client

from tests.casework import acting
from tests.pages.cases import once
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import begin, in_short, raised
from tests.pages.reading import shown

OFFICE, CHAIR = ("colin-threlfall", "priya-nambiar"), "margaret-oyelaran"
WHY = "They are relatives of the child."
REFUSED = "Nobody at the board could open this or act in it, not even where a child is in danger."


@pytest.fixture
def raiser(sign_in: SignIn) -> Client:
    return sign_in("molly-entwistle")


def kept_from(raiser: Client, *people: str) -> str:
    """A draft that these people must not see."""
    draft = begin(raiser)
    in_short(raiser, draft)
    raiser.post(f"{draft}/check/", {"anyone": "yes"})
    raiser.post(f"{draft}/kept-out/", {"people": people, "why": WHY})
    return draft


def checked(raiser: Client, draft: str) -> str:
    return shown(raiser.get(f"{draft}/check/"))


def test_the_whole_board_is_not_kept_out_and_the_page_says_what_to_do(raiser: Client) -> None:
    from concordat.casework.models import Event

    draft = kept_from(raiser, *OFFICE, CHAIR)
    for page in (checked(raiser, draft), shown(raiser.post(f"{draft}/check/"))):
        assert REFUSED in page
        assert "Leave in somebody of its business unit, or whoever chairs it." in page
        assert "In the place of" not in page, "it promises nothing"
    assert not Event.objects.exists()
    raiser.post(f"{draft}/kept-out/", {"people": OFFICE, "why": WHY})
    assert REFUSED not in checked(raiser, draft)
    assert raised(raiser, draft)


def test_whoever_chairs_the_board_has_the_place_of_its_business_unit(
    raiser: Client, sign_in: SignIn
) -> None:
    from concordat.casework import queries

    draft = kept_from(raiser, *OFFICE, "ruth-abernathy", "desmond-achebe")
    page = checked(raiser, draft)
    for name in ("Colin Threlfall", "Priya Nambiar"):
        assert f"In the place of {name}: Margaret Oyelaran (Independent Chair)." in page
    comes = "nobody there, so what is left to do comes to Margaret Oyelaran"
    assert f"In the place of Ruth Abernathy: {comes}" in page
    told = page.split("Who will be told")[1].split("Who must not see this")[0]
    assert "Margaret Oyelaran" in told
    assert not any(name in told for name in ("Colin", "Priya"))
    ref = raised(raiser, draft)
    chair = sign_in(CHAIR)
    assert "Must not see this case" in shown(chair.get(f"/cases/{ref}/"))
    assert ref in shown(chair.get("/cases/"))
    assert ref in shown(chair.get("/my-work/told/"))
    assert [line.ref for line in queries.cases(CHAIR, NOW).lines] == [ref]
    for person in OFFICE:
        assert sign_in(person).get(f"/cases/{ref}/").status_code == 404


def test_whoever_chairs_it_reads_of_danger_in_their_place(raiser: Client, sign_in: SignIn) -> None:
    ref = raised(raiser, kept_from(raiser, *OFFICE))
    address = f"/cases/{ref}/risk/"
    typed = {"summary": "He is back in the house.", "rung": "999", "request": once(raiser, address)}
    raiser.post(address, typed)
    chair = sign_in(CHAIR)
    assert ref in shown(chair.get("/my-work/told/"))
    assert "He is back in the house." in shown(chair.get(f"/cases/{ref}/"))


def test_where_they_leave_it_later_the_page_says_that_nobody_can_be_asked(raiser: Client) -> None:
    from concordat.people import models

    ref = raised(raiser, kept_from(raiser, *OFFICE, "ruth-abernathy", "desmond-achebe"))
    models.Seat.objects.filter(holder=CHAIR).update(holder=None)
    address = f"/cases/{ref}/risk/"
    typed = {"summary": "He is back in the house.", "rung": "999", "request": once(raiser, address)}
    raiser.post(address, typed)
    page = shown(raiser.get(f"/cases/{ref}/"))
    assert "Nobody is there who can be asked. Ring Westshire Primary School yourself now." in page


def test_nothing_else_of_a_case_changes_hands_while_one_of_the_office_is_left(
    raiser: Client, sign_in: SignIn
) -> None:
    draft = kept_from(raiser, OFFICE[0])
    assert "In the place of Colin Threlfall: Priya Nambiar (Business Officer)." in checked(
        raiser, draft
    )
    ref = raised(raiser, draft)
    assert sign_in(CHAIR).get(f"/cases/{ref}/").status_code == 404


def test_what_the_chair_would_do_comes_to_the_office_by_name(raiser: Client) -> None:
    page = checked(raiser, kept_from(raiser, CHAIR))
    comes = "nobody there, so what is left to do comes to Colin Threlfall"
    assert f"In the place of Margaret Oyelaran: {comes}" in page


def test_a_board_with_one_officer_whom_it_is_about(raiser: Client, sign_in: SignIn) -> None:
    from concordat.people import models

    seats = models.Seat.objects.filter(agency=None, board="sefton")
    seats.filter(holder=OFFICE[1]).update(holder=None)
    ref = raised(raiser, kept_from(raiser, OFFICE[0]))
    assert sign_in(CHAIR).get(f"/cases/{ref}/").status_code == 200
    seats.filter(holder=CHAIR).update(holder=None)
    assert REFUSED in checked(raiser, kept_from(raiser, OFFICE[0]))
    seats.filter(holder=OFFICE[0]).update(cover=OFFICE[1])
    page = checked(raiser, kept_from(raiser, OFFICE[0]))
    assert "In the place of Colin Threlfall: Priya Nambiar" in page


@pytest.mark.usefixtures("demonstration")
def test_the_record_refuses_it_whoever_sends_it() -> None:
    from concordat.casework.excluding import Exclusion
    from concordat.core.errors import Refused

    everybody = [Exclusion(each, WHY) for each in (*OFFICE, CHAIR)]
    with pytest.raises(Refused, match=r"^nobody-in-the-office:"):
        acting.raise_case(acting.raised(), at=NOW, excluded=everybody)
