"""Who says that a child is in danger reads who was told, at every board; and they were."""

import html
import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.casework import acting
from tests.pages.cases import Visitor, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_acting_to_the_end import STARTS, opened

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
OFFICER = "colin-threlfall"
SAID = {"rung": "999", "summary": "He says that he will not be there tomorrow."}


@pytest.mark.parametrize("board", STARTS)
def test_the_receipt_of_danger_names_the_other_side_and_the_board_and_they_can_open_it(
    board: str, sign_in: SignIn, visit: Any
) -> None:
    from concordat.casework import models
    from concordat.people import queries as people

    ref = opened(board)
    raiser = STARTS[board][0]
    page = words(Visitor(sign_in(raiser), ref).act("risk", **SAID))
    assert "Nobody needed to be told" not in page
    rows = models.ToldRow.objects.filter(case=ref, kind__in=["danger", "acknowledge"])
    assert {"answering", "board"} <= {row.side for row in rows}
    receipt = page.split("Correct it")[0]
    everybody = {member.person.id: member.person for member in people.people_of(board, NOW.date())}
    named = [card for id_, card in everybody.items() if card.name in receipt and id_ != raiser]
    officers = {seat.holder for seat in people.directory(board, NOW.date(), set()).seats}
    assert officers & {card.id for card in named}, "somebody at the board"
    for card in named:
        answer = sign_in(card.id).get(f"/cases/{ref}/", follow=True)
        seen = words(answer.content.decode())
        assert answer.status_code == 200, card.id
        if "What happened" in seen:
            assert "immediate danger" in seen.split("What happened")[0]
        else:
            assert "immediate danger; 999 was rung" in seen
            assert SAID["summary"] not in seen


def test_the_chair_of_governors_reads_that_danger_was_stated_and_not_what_of_whom(
    sign_in: SignIn, visit: Any
) -> None:
    ref = opened("sefton")
    Visitor(sign_in(STARTS["sefton"][0]), ref).act("risk", **SAID)
    client = sign_in("desmond-achebe")
    told = words(client.get("/my-work/told/").content.decode())
    assert "A child is thought to be in immediate danger; 999 was rung" in told
    assert ref in told
    page = words(client.get(f"/cases/{ref}/", follow=True).content.decode())
    for hidden in (SAID["summary"], "J.K.", "Jasmine"):
        assert hidden not in told + page
    assert ref not in words(client.get("/cases/").content.decode())


def test_who_is_told_for_information_reads_of_whom_it_is_asked_and_their_numbers(
    sign_in: SignIn, visit: Any
) -> None:
    """The chair of governors: the head teacher is asked, and can be rung; so can the office."""
    ref = opened("sefton")
    visit(STARTS["sefton"][0], ref).act("risk", **SAID)
    client = sign_in("desmond-achebe")
    work = client.get("/my-work/").content.decode()
    said = "In your agency Ruth Abernathy (Head Teacher) is asked to deal with it"
    assert f"A child is said to be in danger. {said}. See whom to ring" in words(work)
    assert "Nothing waits for you" not in words(work)
    (there,) = re.findall(rf'href="([^"]*)">A child is said to be in danger[^<]*case {ref}<', work)
    page = client.get(html.unescape(there)).content.decode()
    assert "Others have been asked to deal with it" in words(page)
    assert said in words(page)
    assert "You have no part in this case now" not in words(page)
    numbers = re.findall(r"<main.*?</main>", page, re.DOTALL)[0]
    found = re.findall(r'href="tel:(\w+)"', numbers)
    assert found[:2] == ["999", "01632960112"], "who answers now comes first"
    assert {"07700900129", "07700900116"} <= {*found}
    for hidden in (SAID["summary"], "Social Care", "Molly Entwistle"):
        assert hidden not in words(page)
    stranger = sign_in("kwame-boateng")
    assert "said to be in danger" not in words(stranger.get("/my-work/").content.decode())


def test_who_is_told_nothing_more_of_it_once_it_is_over(sign_in: SignIn, visit: Any) -> None:
    from concordat.core.acts import DangerAnswered, DangerPassed

    ref = opened("sefton")
    visit(STARTS["sefton"][0], ref).act("risk", **SAID)
    entry = acting.case_of(ref, NOW).standing[0].seq
    acting.do(ref, DangerPassed(entry), "colin-threlfall", NOW)
    acting.do(ref, DangerAnswered(entry), "danielle-kershaw", NOW)
    assert not acting.case_of(ref, NOW).standing
    client = sign_in("desmond-achebe")
    assert "said to be in danger" not in words(client.get("/my-work/").content.decode())
    page = words(client.get(f"/my-work/told/?case={ref}").content.decode())
    assert "Others have been asked" not in page


def test_the_managers_between_hear_of_it_where_somebody_higher_is_asked(
    sign_in: SignIn, visit: Any
) -> None:
    from concordat.casework import models

    ref = opened("liverpool")
    Visitor(sign_in(STARTS["liverpool"][0]), ref).act("risk", **SAID)
    rows = models.ReachedRow.objects.filter(
        told__case=ref, told__side="raising", told__kind="danger"
    ).values_list("person", flat=True)
    record = acting.record_of(ref, NOW)
    raising = record.case(NOW).raising.id
    between = {
        seat.holder
        for seat in record.directory.seats
        if seat.agency == raising and seat.post in ("line manager", "safeguarding representative")
    }
    assert between
    assert between <= {*rows}
    assert len({*rows}) == len(rows), "each once, in whichever roles"


def test_the_receipt_of_danger_begins_with_whom_to_ring_and_who_is_asked(
    sign_in: SignIn, visit: Any
) -> None:
    ref = opened("sefton")
    page = words(Visitor(sign_in(STARTS["sefton"][0]), ref).act("risk", **SAID))
    receipt = page.split("Correct it")[0]
    in_order = [
        "Ring now if nobody has",
        "has not said yet that this was read. Asked now:",
        "If nobody says so by then,",
        "Recorded.",
        "Told",
        "Next",
    ]
    places = [receipt.index(each) for each in in_order]
    assert places == sorted(places)
    assert "Danielle Kershaw" in receipt.split("Recorded.")[0]


def test_who_rang_nobody_yet_comes_to_the_numbers_first(sign_in: SignIn, visit: Any) -> None:
    ref = opened("sefton")
    raiser = Visitor(sign_in(STARTS["sefton"][0]), ref)
    page = raiser.act("risk", rung="nobody yet", summary=SAID["summary"])
    shown = words(page)
    assert shown.startswith("Ring now if nobody has Ring 999 , or")
    assert "01632 960112" in shown.split("Recorded.")[0]
    receipt = shown.split("Recorded.")[1].split("Next")[0]
    assert "Told" in receipt
    assert "Danielle Kershaw" in receipt, "it says who was told"
    red = page.split("c-first__before", 1)[1]
    assert red.index("tel:999") < red.index("Nobody had been rung"), "the number comes first"


def test_the_receipt_of_danger_comes_on_whatever_page_is_opened_next(sign_in: SignIn) -> None:
    ref = opened("sefton")
    raiser = Visitor(sign_in(STARTS["sefton"][0]), ref)
    form = raiser.hidden(raiser.page("risk")) | SAID
    assert raiser.client.post(f"/cases/{ref}/risk/", form).status_code == 302
    shown = raiser.client.get("/raise/")
    assert shown.status_code == 200
    assert words(shown.content.decode()).startswith("Ring now if nobody has Ring 999")


def test_my_work_says_first_that_one_is_asked_to_say_that_they_read_it_and_by_when(
    sign_in: SignIn, visit: Any
) -> None:
    ref = opened("sefton")
    Visitor(sign_in(STARTS["sefton"][0]), ref).act("risk", **SAID)
    asked = STARTS["sefton"][2]
    there = Visitor(sign_in(asked), ref)
    page = there.client.get("/my-work/").content.decode()
    work = page.split("<h1")[1]
    line = re.search(r'href="([^"]*)">(Say that you have read this, by [^<]*)<', work)
    assert line, "what is asked is the first thing to press"
    assert line[2].endswith(f"case {ref}")
    assert work.index(line[0]) < work.index("What you were told")
    for person, asks in ((asked, True), (STARTS["sefton"][0], False)):
        cases = sign_in(person).get("/cases/").content.decode()
        assert ("See what is asked of you" in cases) is asks, "only for whom something is asked"
    assert "Nothing waits for you" not in work
    assert there.client.get(html.unescape(line[1])).status_code == 200
    assert "Next Say that you have read this, by " in words(there.case())
    about = parse_qs(urlsplit(html.unescape(line[1])).query)["about"][0]
    there.act("acknowledge-danger", about=about, doing="")
    assert "Next Say that you have read this" not in words(there.case())
    assert "Say that you have read this" not in words(
        there.client.get("/my-work/").content.decode()
    )


def test_that_nobody_has_read_it_stands_on_the_boards_list_and_on_my_work_and_goes_on_standing(
    sign_in: SignIn, visit: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = opened("sefton")
    Visitor(sign_in(STARTS["sefton"][0]), ref).act("risk", **SAID)
    for days in (1, 9):
        later = NOW + timedelta(days=days)
        monkeypatch.setattr("concordat.clock.now", lambda at=later: at)
        for person, address in (
            (STARTS["sefton"][0], "/my-work/"),
            (STARTS["sefton"][0], "/cases/"),
            (OFFICER, "/board/sefton/"),
            (OFFICER, f"/cases/{ref}/"),
        ):
            page = words(sign_in(person).get(address).content.decode())
            assert "overdue since" in page, (person, address, days)
            assert "Nobody has said that they read this. Ring " in page


def test_the_form_says_who_else_hears_if_what_is_being_done_is_written(
    sign_in: SignIn, visit: Any
) -> None:
    ref = opened("sefton")
    raiser, agency, decided, _ = STARTS["sefton"]
    Visitor(sign_in(raiser), ref).act("risk", **SAID)
    there = Visitor(sign_in(decided), ref)
    about = f"{acting.record_of(ref, NOW).case(NOW).standing[0].seq} {agency}"
    form = words(there.page("acknowledge-danger", about))
    also = form.split("write anything at “What are you doing?”: ")[1]
    after = words(there.act("acknowledge-danger", about, doing="Two workers are on their way."))
    told = after.split("Told", 1)[1].split("Next")[0]
    sure = form.split("Who will be told", 1)[1]
    for name in ("Colin Threlfall", "Ruth Abernathy", "Helen Marsden"):
        assert (name in told) == (name in also or name in sure), name
    assert "Colin Threlfall" in told
    assert "Colin Threlfall" in also


def test_who_is_asked_by_name_is_named_with_their_own_title(sign_in: SignIn, visit: Any) -> None:
    ref = opened("sefton")
    raiser = visit(STARTS["sefton"][0], ref)
    raiser.act("risk", **SAID)
    asked = "Asked now: Danielle Kershaw (Social Worker), by 10:30am"
    assert asked in words(raiser.case())
    assert "(Practitioner)" not in words(raiser.case())


def test_who_will_be_told_that_danger_was_read_is_one_list_that_names_everybody_once(
    sign_in: SignIn, visit: Any
) -> None:
    ref = opened("sefton")
    raiser, agency, decided, _ = STARTS["sefton"]
    visit(raiser, ref).act("risk", rung="nobody yet", summary=SAID["summary"])
    about = f"{acting.record_of(ref, NOW).case(NOW).standing[0].seq} {agency}"
    form = words(visit(decided, ref).page("acknowledge-danger", about))
    assert form.count("Who will be told") == 1
    told = form.split("Who will be told: ")[1].split(" Record it ")[0]
    for name in ("Molly Entwistle", "Ruth Abernathy", "Colin Threlfall", "Desmond Achebe"):
        assert told.count(name) == 1, name
    assert told.startswith("Molly Entwistle Also, if you answer “")
    assert " or write anything at “What are you doing?”: Ruth Abernathy" in told


def test_the_business_manager_is_asked_who_of_the_agency_read_it_and_the_record_says_whose_word(
    sign_in: SignIn, visit: Any
) -> None:
    ref = opened("sefton")
    raiser, agency, _, _ = STARTS["sefton"]
    Visitor(sign_in(raiser), ref).act("risk", **SAID)
    officer = Visitor(sign_in(OFFICER), ref)
    about = f"{acting.record_of(ref, NOW).case(NOW).standing[0].seq} {agency}"
    page = words(officer.act("acknowledge-danger", about=about, doing=""))
    assert "Say for whom you record it" in page
    assert "Nobody" not in page.split("Who there told you that they have read this?")[0][-80:]
    asked = "Say that you have read this"
    work = sign_in(STARTS["sefton"][2]).get("/my-work/").content.decode()
    assert asked in words(work), "nothing was recorded"
    officer.act("acknowledge-danger", about=about, doing="", behalf=STARTS["sefton"][2])
    case = words(officer.case())
    assert re.search(r"Read for [^.]* by Colin Threlfall, [^.]* on behalf of ", case)
    told = words(sign_in(STARTS["sefton"][2]).get("/my-work/told/").content.decode())
    assert "Colin Threlfall recorded this for you: “Read that the child is in danger" in told
