"""Somebody who must not see a case is told nothing of it, finds it nowhere, and isn't named in it;
whoever stands in for them acts. Only the board's business unit and the lead of their own agency see
whom it is kept from.
"""

import pytest
from django.test import Client
from msgspec.structs import replace

from tests.casework import acting
from tests.pages.cases import once
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import ANSWERS, CARE, answer, begin, in_short, raised
from tests.pages.reading import shown

OUR_LEAD, THEIR_LEAD = "ruth-abernathy", "adaeze-nwosu"
OUR_COLLEAGUE = "desmond-achebe"
KEPT_OUT = {"people": ["helen-marsden"], "why": "She is the child's aunt."}


@pytest.fixture
def raiser(sign_in: SignIn) -> Client:
    return sign_in("molly-entwistle")


@pytest.fixture
def draft(raiser: Client) -> str:
    draft = begin(raiser)
    in_short(raiser, draft)
    return draft


def kept_from_helen(raiser: Client, draft: str) -> str:
    """A case that Helen Marsden, the manager of the service asked, must not see."""
    assert raiser.post(f"{draft}/check/", {"anyone": "yes"})["Location"] == f"{draft}/kept-out/"
    assert raiser.post(f"{draft}/kept-out/", KEPT_OUT)["Location"] == f"{draft}/check/"
    return raised(raiser, draft)


def test_it_is_asked_before_anything_is_sent(raiser: Client, draft: str) -> None:
    from concordat.casework.models import Event

    assert "Is there anyone who must not see this?" in shown(raiser.get(f"{draft}/check/"))
    sent = raiser.post(f"{draft}/check/")
    assert "Say whether there is anyone who must not see this." in shown(sent)
    assert not Event.objects.exists()


def test_whom_and_why_are_asked_for(raiser: Client, draft: str) -> None:
    page = shown(raiser.post(f"{draft}/kept-out/", {"people": []}))
    assert "Choose who must not see this" in page
    assert "Say why they must not see this." in page


def test_who_is_kept_out_is_not_among_those_who_will_be_told(raiser: Client, draft: str) -> None:
    told = shown(raiser.get(f"{draft}/check/")).split("Who will be told")[1]
    assert "Helen Marsden" in told
    raiser.post(f"{draft}/kept-out/", KEPT_OUT)
    page = shown(raiser.get(f"{draft}/check/")).split("Who will be told")[1]
    told, kept_out = page.split("Who must not see this", 1)
    assert "Helen Marsden" not in told
    assert "Helen Marsden" in kept_out


def test_the_case_is_not_there_for_them_anywhere(
    raiser: Client, draft: str, sign_in: SignIn
) -> None:
    ref = kept_from_helen(raiser, draft)
    helen = sign_in("helen-marsden")
    assert helen.get(f"/cases/{ref}/").status_code == 404
    for address in ("/my-work/", "/my-work/told/", "/cases/"):
        assert ref not in helen.get(address).content.decode(), address
    assert helen.get("/my-work/").status_code == 200


def test_the_others_see_it_and_do_not_see_whom_it_is_kept_from(
    raiser: Client, draft: str, sign_in: SignIn
) -> None:
    ref = kept_from_helen(raiser, draft)
    page = shown(raiser.get(f"/cases/{ref}/"))
    assert "the child's aunt" not in page
    assert "Helen Marsden" not in page
    officer = shown(sign_in("colin-threlfall").get(f"/cases/{ref}/"))
    assert "Must not see this case" in officer
    assert "Helen Marsden : She is the child's aunt." in officer


def test_danger_honours_it(raiser: Client, draft: str, sign_in: SignIn) -> None:
    ref = kept_from_helen(raiser, draft)
    address = f"/cases/{ref}/risk/"
    typed = {"summary": "He is back in the house.", "request": once(raiser, address)}
    raiser.post(address, typed)
    helen = sign_in("helen-marsden")
    assert ref not in helen.get("/my-work/told/").content.decode()
    assert helen.get(f"/cases/{ref}/").status_code == 404


def test_whom_it_is_kept_from_is_nowhere_in_the_clear(raiser: Client, draft: str) -> None:
    from django.db import connection

    ref = kept_from_helen(raiser, draft)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM casework_excluded")
        row = b"".join(str(cell).encode() for cell in cursor.fetchone())
    assert ref.encode() in row
    assert b"helen" not in row
    assert b"aunt" not in row


def test_an_officer_who_is_excluded_finds_it_on_none_of_the_boards_lists(
    raiser: Client, draft: str, sign_in: SignIn
) -> None:
    raiser.post(f"{draft}/check/", {"anyone": "yes"})
    raiser.post(f"{draft}/kept-out/", KEPT_OUT | {"people": ["colin-threlfall"]})
    ref = raised(raiser, draft)
    colin, priya = sign_in("colin-threlfall"), sign_in("priya-nambiar")
    assert ref in priya.get("/board/sefton/").content.decode()
    for address in ("/board/sefton/", "/board/sefton/waiting/", "/cases/", "/my-work/"):
        assert ref not in colin.get(address).content.decode(), address


def test_the_lead_of_their_own_agency_sees_whom_it_is_kept_from_and_nobody_else_there(
    raiser: Client, draft: str, sign_in: SignIn
) -> None:
    page = shown(raiser.get(f"{draft}/kept-out/"))
    assert "the lead of their own agency see whom you choose" in page
    raiser.post(f"{draft}/check/", {"anyone": "yes"})
    raiser.post(f"{draft}/kept-out/", KEPT_OUT | {"people": [OUR_COLLEAGUE]})
    ref = raised(raiser, draft)
    lead = shown(sign_in(OUR_LEAD).get(f"/cases/{ref}/"))
    assert "Must not see this case" in lead
    assert "She is the child\u2019s aunt." in lead or "She is the child's aunt." in lead
    for other in ("molly-entwistle", "danielle-kershaw", "helen-marsden", THEIR_LEAD):
        answer = sign_in(other).get(f"/cases/{ref}/")
        assert "Must not see this case" not in answer.content.decode(), other
        assert "aunt" not in answer.content.decode(), other


def test_nobody_sees_that_a_lead_is_excluded_but_the_board(
    raiser: Client, draft: str, sign_in: SignIn
) -> None:
    from concordat.people import models

    models.Seat.objects.filter(holder="helen-marsden").update(cover="fiona-ravenscroft")
    raiser.post(f"{draft}/check/", {"anyone": "yes"})
    raiser.post(f"{draft}/kept-out/", KEPT_OUT)
    ref = raised(raiser, draft)
    for person in ("molly-entwistle", OUR_LEAD, "danielle-kershaw", "fiona-ravenscroft"):
        assert "aunt" not in sign_in(person).get(f"/cases/{ref}/").content.decode(), person
    assert "aunt" in sign_in("colin-threlfall").get(f"/cases/{ref}/").content.decode()


def test_no_list_count_news_or_search_has_a_trace_for_them(
    raiser: Client, draft: str, sign_in: SignIn
) -> None:
    from concordat import clock
    from concordat.casework import queries

    now = clock.now()
    before = queries.waits("helen-marsden", now)
    ref = kept_from_helen(raiser, draft)
    assert queries.waits("helen-marsden", now) == before
    assert [line.ref for line in queries.cases("helen-marsden", now).lines] == []
    assert [row.ref for row in queries.held_by_nobody_here("helen-marsden", now)] == []
    helen = sign_in("helen-marsden")
    for address in (
        *("/my-work/", "/my-work/told/", "/my-work/hand-on/", "/cases/?state=all"),
        *(f"/cases/?agency={CARE}", "/raise/"),
    ):
        assert ref not in helen.get(address).content.decode(), address


def test_whoever_stands_in_for_somebody_excluded_has_the_case_on_their_lists(
    raiser: Client, draft: str, sign_in: SignIn
) -> None:
    from concordat import clock
    from concordat.casework import queries
    from concordat.people import models

    models.Seat.objects.filter(holder="helen-marsden").update(cover="fiona-ravenscroft")
    ref = kept_from_helen(raiser, draft)
    now = clock.now()
    fiona = "fiona-ravenscroft"
    assert ref in [line.ref for line in queries.cases(fiona, now).lines]
    assert ref in sign_in(fiona).get("/my-work/told/").content.decode()
    assert sign_in(fiona).get(f"/cases/{ref}/").status_code == 200


@pytest.mark.parametrize("all_the_way_up", [False, True])
def test_what_is_for_somebody_excluded_is_on_the_list_of_the_next_up_or_of_the_board(
    demonstration: None, all_the_way_up: bool
) -> None:
    from concordat.casework import queries
    from concordat.casework.excluding import Exclusion

    asked = replace(acting.SOCIAL_CARE, person=None)
    people = [acting.SOCIAL_WORKER, "imran-qureshi", acting.TEAM_MANAGER]
    people += ["patrick-cullen", "rosalind-fairclough"] if all_the_way_up else []
    shut = tuple(Exclusion(each, "Too close to the family.") for each in people)
    ref = acting.raise_case(acting.raised(answering=(asked,)), at=NOW, excluded=shut).ref
    acting.carry_out(ref, acting.RAISER, NOW)
    case = acting.case_of(ref, NOW)
    theirs = {duty.what for duty in case.open_duties if duty.side == "answering"}
    assert theirs
    next_up = {row.what for row in queries.work("patrick-cullen", NOW).rows}
    unheld = {row.what for row in queries.held_by_nobody("sefton", acting.OFFICER, NOW) or ()}
    assert theirs <= (unheld if all_the_way_up else next_up)
    assert not theirs & (next_up if all_the_way_up else unheld)
    assert queries.held_by_nobody_here(acting.TEAM_MANAGER, NOW) == ()


def test_whose_decision_it_was_can_not_be_kept_out_and_the_page_says_why(raiser: Client) -> None:
    from concordat.casework.models import Event

    draft = begin(raiser)
    answer(raiser, draft)
    whose = ANSWERS[f"agency-{CARE}"]["decided_by"]
    raiser.post(f"{draft}/kept-out/", KEPT_OUT | {"people": [whose]})
    page = shown(raiser.post(f"{draft}/check/", {"anyone": "no"}))
    assert "You say that the decision was somebody's who must not see this." in page
    assert not Event.objects.exists()


@pytest.mark.parametrize("both", [False, True])
def test_danger_is_asked_of_whoever_of_the_board_may_see_it(
    raiser: Client, draft: str, sign_in: SignIn, both: bool
) -> None:
    shut_out = [OUR_LEAD, OUR_COLLEAGUE, "colin-threlfall", *(["priya-nambiar"] if both else [])]
    raiser.post(f"{draft}/check/", {"anyone": "yes"})
    raiser.post(f"{draft}/kept-out/", KEPT_OUT | {"people": shut_out})
    ref = raised(raiser, draft)
    address = f"/cases/{ref}/risk/"
    typed = {"summary": "He is back in the house.", "rung": "999", "request": once(raiser, address)}
    raiser.post(address, typed)
    page = shown(raiser.get(f"/cases/{ref}/"))
    asked, other = ("priya-nambiar", "margaret-oyelaran")[:: -1 if both else 1]
    asks = "Say that you have read this, for the board"
    assert asks in shown(sign_in(asked).get("/my-work/"))
    assert asks not in shown(sign_in(other).get("/my-work/"))
    assert "Molly Entwistle, Class Teacher" in page
    assert "Molly Entwistle, Head Teacher" not in page, "her head is kept out of it"
    assert "Nobody is there who can be asked" not in page
    assert f"Asked now: {'Margaret Oyelaran' if both else 'Priya Nambiar'}" in page
