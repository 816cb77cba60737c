"""Whom to ring about a child in danger, in one tap wherever danger is said or stands, and what is
said on the telephone.
"""

import re
from datetime import datetime, timedelta

import pytest

from concordat.core.calendar import LONDON
from tests.pages.cases import Visitor, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import answer, begin, raised
from tests.pages.test_acting_to_the_end import STARTS, opened

pytestmark = pytest.mark.usefixtures("demonstration")
RAISER, _, SOCIAL_WORKER, _ = STARTS["sefton"]
ON_BOTH_BOARDS = "gareth-penhaligon"
SAID = {"rung": "999", "summary": "He says that he will not be there tomorrow."}
FRONT_DOOR, OUT_OF_HOURS = "tel:01632960112", "tel:01632960113"
SUNDAY = datetime(2026, 12, 20, 11, tzinfo=LONDON)


def main(page: str) -> str:
    return page.split("<main", 1)[1].split("</main>", maxsplit=1)[0]


def in_the_header(page: str) -> str:
    found = re.search(r'c-danger-link" href="([^"]*)"', page)
    assert found
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize(("now", "first"), [(NOW, FRONT_DOOR), (SUNDAY, OUT_OF_HOURS)])
def test_ring_first_begins_with_the_number_that_answers_now(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, now: datetime, first: str
) -> None:
    monkeypatch.setattr("concordat.clock.now", lambda: now)
    client = sign_in(RAISER)
    sent = client.post("/raise/", {"danger": "yes"})
    page = main(client.get(sent["Location"]).content.decode())
    numbers = re.findall(r'href="(tel:[^"]*)"', page)
    assert numbers[:2] == ["tel:999", first]
    assert {FRONT_DOOR, OUT_OF_HOURS} <= {*numbers}


@pytest.mark.parametrize(("now", "first"), [(NOW, FRONT_DOOR), (SUNDAY, OUT_OF_HOURS)])
def test_the_forms_about_danger_and_the_red_box_ring_in_one_tap(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, now: datetime, first: str
) -> None:
    monkeypatch.setattr("concordat.clock.now", lambda: now)
    ref = opened("sefton")
    raiser = Visitor(sign_in(RAISER), ref)
    assert "tel:999" not in main(raiser.case())
    form = main(raiser.page("risk"))
    assert re.findall(r'href="(tel:[^"]*)"', form) == ["tel:999", first]
    raiser.act("risk", **SAID)
    reader = Visitor(sign_in(SOCIAL_WORKER), ref)
    red = box(reader.case())
    stater = "tel:07700900130"
    assert re.findall(r'href="(tel:[^"]*)"', red) == ["tel:999", first, stater]
    (about,) = re.findall(r"/acknowledge-danger/\?about=([^\"]*)", main(reader.case()))
    form = main(reader.page("acknowledge-danger", about.replace("+", " ")))
    assert re.findall(r'href="(tel:[^"]*)"', form) == ["tel:999", first, stater]


def test_the_form_of_danger_promises_no_deadlines_once_the_case_has_ended(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = opened("sefton")
    raiser = Visitor(sign_in(RAISER), ref)
    assert "deadlines keep running" in words(raiser.page("risk"))
    raiser.act("withdraw", reason="We agree after all.", safety="A visit this afternoon.")
    monkeypatch.setattr("concordat.clock.now", lambda: NOW + timedelta(days=9))
    ended = words(raiser.page("risk"))
    assert raiser.status == 200
    assert "A child is in immediate danger" in ended
    assert "keep running" not in ended
    assert "The disagreement has ended, and this does not open it again." in ended


@pytest.mark.parametrize("danger", ["yes", "no"])
def test_what_to_say_on_the_telephone_begins_with_the_danger(sign_in: SignIn, danger: str) -> None:
    client = sign_in(RAISER)
    draft = begin(client, danger)
    if danger == "yes":
        client.post(f"{draft}/ring-first/", SAID)
    answer(client, draft)
    page = client.get(f"/raise/raised/{raised(client, draft)}/").content.decode()
    say = page.split("c-say")[1].split("</blockquote>", maxsplit=1)[0]
    in_danger = danger == "yes"
    assert ("A child may be in immediate danger" in say) == in_danger
    assert ("What are you doing about it now?" in say) == in_danger
    assert ("When is a good time?" in say) != in_danger
    assert ("your own safeguarding lead now" in page) == in_danger
    assert "your own safeguarding lead today" not in page


@pytest.mark.parametrize(("now", "first"), [(NOW, FRONT_DOOR), (SUNDAY, OUT_OF_HOURS)])
def test_whoever_raises_with_nobody_rung_yet_finds_the_numbers_first(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, now: datetime, first: str
) -> None:
    monkeypatch.setattr("concordat.clock.now", lambda: now)
    client = sign_in(RAISER)
    draft = begin(client, "yes")
    client.post(f"{draft}/ring-first/", SAID | {"rung": "nobody yet"})
    answer(client, draft)
    ref = raised(client, draft)
    page = main(client.get(f"/raise/raised/{ref}/").content.decode())
    assert re.findall(r'href="(tel:[^"]*)"', page)[:2] == ["tel:999", first]
    assert page.index("tel:999") < page.index("It is raised")


def test_on_my_work_the_link_leads_to_the_numbers_of_both_boards(sign_in: SignIn) -> None:
    client = sign_in(ON_BOTH_BOARDS)
    link = in_the_header(client.get("/my-work/").content.decode())
    assert link == "/danger/?board=liverpool&board=sefton"
    one = in_the_header(sign_in(RAISER).get("/my-work/").content.decode())
    assert one == "/danger/sefton/"


@pytest.mark.parametrize("board", ["sefton", "liverpool"])
def test_on_a_case_the_link_leads_to_the_numbers_of_its_board(sign_in: SignIn, board: str) -> None:
    ref = opened(board)
    page = Visitor(sign_in(STARTS[board][0]), ref).case()
    assert in_the_header(page) == f"/danger/{board}/?case={ref}"


@pytest.mark.parametrize("later", [timedelta(minutes=31), timedelta(days=9)])
def test_whoever_was_asked_in_vain_is_rung_in_one_tap_on_the_case_and_on_my_work(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, later: timedelta
) -> None:
    ref = opened("sefton")
    raiser = Visitor(sign_in(RAISER), ref)
    raiser.act("risk", **SAID)
    assert "No answer yet. Ring:" not in main(raiser.case())
    monkeypatch.setattr("concordat.clock.now", lambda: NOW + later)
    own_head, asked_first, asked_next = "tel:07700900129", "tel:07700900118", "tel:07700900122"
    of_case = re.sub(r"<details.*?</details>", "", box(raiser.case()), flags=re.DOTALL)
    on_my_work = main(sign_in(RAISER).get("/my-work/").content.decode())
    for shown in (of_case, on_my_work):
        assert "No answer yet. Ring:" in shown
        ring = shown.split("No answer yet. Ring:")[1].split("</ul>")[0]
        numbers = re.findall(r'href="(tel:[^"]*)"', ring)
        assert {asked_first, asked_next} <= {*numbers}
        assert numbers.index(asked_next) < numbers.index(asked_first), "who was asked last, first"
        assert len(numbers) == len({*numbers})
        assert own_head in numbers
    head = Visitor(sign_in("ruth-abernathy"), ref)
    assert own_head not in box(head.case()).split("No answer yet. Ring:")[1].split("</ul>")[0]


def box(page: str) -> str:
    return main(page).split(' c-danger"')[1].split("</section>", maxsplit=1)[0]
