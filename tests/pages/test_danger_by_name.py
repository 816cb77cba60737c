"""What danger waits for after an act on it stands by name and by a time: on the receipt, as what is
next of whoever said so, on My work, and on the board's page.
"""

from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from concordat.people import danger
from tests.casework import acting
from tests.pages.cases import later, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_acting_to_the_end import STARTS, opened
from tests.pages.test_danger_goes_on import box, next_of, receipt

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
RAISER, CARE, SOCIAL_WORKER, _ = STARTS["sefton"]
HEAD = "ruth-abernathy"
SAID = {"rung": "nobody yet", "summary": "He says that he will not be there tomorrow."}
DONE = {"done": "Police have Jordan with his nan.", "safe": "He is with his nan."}
NO = {"agrees": "no", "reason": "Nobody saw him."}
ACTS_AGAIN = "Ruth Abernathy (Head Teacher) is asked to act again and record what was done"


@pytest.fixture
def ref(visit: Any) -> str:
    found = opened("sefton")
    visit(RAISER, found).act("risk", **SAID)
    return found


def stands(ref: str) -> str:
    return str(acting.case_of(ref, NOW).standing[0].seq)


def refused(visit: Any, ref: str) -> str:
    """The head teacher records what was done, and the social worker doesn't agree: her receipt."""
    entry = stands(ref)
    head = visit(HEAD, ref)
    head.act("acknowledge-danger", f"{entry} westshire-primary")
    recorded = receipt(head.act("danger-passed", entry, **DONE))
    assert "is asked whether they agree that the child is safe now, by 10:30am: ring 0" in recorded
    return str(visit(SOCIAL_WORKER, ref).act("answer-danger", f"{entry} {CARE}", **NO))


def test_after_a_no_everybody_reads_who_has_to_act_again_by_when_and_their_number(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    assert f"{ACTS_AGAIN}, by 10:30am: ring 0" in receipt(refused(visit, ref))
    lists = ((RAISER, "my-work"), (SOCIAL_WORKER, "cases"), (acting.OFFICER, "board/sefton"))
    for reader, page in lists:
        listed = unescape(words(sign_in(reader).get(f"/{page}/").content.decode()))
        assert f"{ACTS_AGAIN}, by 10:30am." in listed, reader
        assert "does not agree that the child is safe now, said by " in listed
    assert f"{ACTS_AGAIN}, by 10:30am." in unescape(box(visit(RAISER, ref).case()))


def test_whoever_said_so_reads_first_what_it_waits_for(ref: str, visit: Any) -> None:
    raiser = visit(RAISER, ref)
    about = f"{stands(ref)} westshire-primary"
    page = raiser.act("acknowledge-danger", about, rung="999")
    assert "Ruth Abernathy (Head Teacher) is asked to say that they have read it" in receipt(page)
    shown = next_of(raiser.case())
    assert "Ruth Abernathy (Head Teacher) is asked to say that they have read it" in shown
    assert "You are waiting for this" in shown
    assert "07700" in shown or "01" in shown, "whom to ring"


def test_what_is_asked_by_a_time_goes_to_the_next_one_up(
    ref: str, visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordat.casework.sweep import sweep

    refused(visit, ref)
    later = NOW + timedelta(minutes=35)
    monkeypatch.setattr("concordat.clock.now", lambda: later)
    sweep(later)
    shown = unescape(box(visit(RAISER, ref).case()))
    assert "Ruth Abernathy (Head Teacher) is asked" not in shown
    assert "is asked to act again and record what was done, by 11am." in shown
    told = words(visit(RAISER, ref).client.get(f"/my-work/told/?case={ref}").content.decode())
    assert "though Ruth Abernathy (Head Teacher) was asked: " in unescape(told)


def test_what_is_overdue_has_on_every_list_who_was_asked_and_the_number_that_answers_then(
    ref: str, visit: Any, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordat.pages.dressing.ringing import answers_now_at

    refused(visit, ref)
    night = NOW + timedelta(hours=12)
    monkeypatch.setattr("concordat.clock.now", lambda: night)
    office = answers_now_at("sefton", night)
    assert office is not None
    listed = unescape(words(sign_in(RAISER).get("/my-work/").content.decode()))
    ring = listed.partition("No answer yet. Ring:")[2].partition("case SEF")[0]
    assert f"{office.name}: Ring {office.name} on {office.telephone}" in ring
    assert "Ruth Abernathy (Head Teacher): Ring Ruth Abernathy on 0" in ring
    assert ring.count(": Ring ") > len(("the head teacher", "the office"))


def test_whoever_said_so_records_their_own_call_though_somebody_else_rang(
    ref: str, visit: Any
) -> None:
    entry = stands(ref)
    visit(SOCIAL_WORKER, ref).act("acknowledge-danger", f"{entry} {CARE}", rung="front door")
    raiser = visit(RAISER, ref)
    about = f"{entry} westshire-primary"
    assert ">Say who was rung<" in raiser.case()
    assert "Not possible now" not in raiser.page("acknowledge-danger", about)
    raiser.act("acknowledge-danger", about, rung="999")
    shown = box(raiser.case())
    assert "the front door was rung (recorded by " in shown
    assert "999 was rung (recorded by " in shown


def test_who_cannot_record_what_was_done_reads_who_can(ref: str, visit: Any) -> None:
    page = unescape(words(visit(SOCIAL_WORKER, ref).page("danger-passed", stands(ref))))
    assert "Ruth Abernathy (Head Teacher)" in page
    assert "(Business Manager) can record this." in page


@pytest.mark.parametrize("kind", ["danger-passed", "answer-danger"])
def test_the_numbers_to_ring_stand_on_every_page_about_danger(
    kind: str, ref: str, visit: Any
) -> None:
    entry = stands(ref)
    head = visit(HEAD, ref)
    head.act("acknowledge-danger", f"{entry} westshire-primary")
    if kind == "answer-danger":
        head.act("danger-passed", entry, **DONE)
        page = visit(SOCIAL_WORKER, ref).page(kind, f"{entry} {CARE}")
    else:
        page = head.page(kind, entry)
    assert 'href="tel:999"' in page.split("<main", 1)[1].split("</main>", maxsplit=1)[0]


def test_without_a_board_in_the_address_somebodys_own_board_comes_first(
    sign_in: SignIn, settings: Any, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    danger.keep(tmp_path)
    page = words(sign_in(HEAD).get("/danger/").content.decode())
    numbers = page.split("Ring 999 now", 1)[1]
    assert numbers.index("Sefton") < numbers.index("Blackpool")


def test_the_manager_finds_that_an_agency_has_yet_to_say_whether_it_agrees(
    ref: str, visit: Any, sign_in: SignIn, later: Any
) -> None:
    from concordat.casework.sweep import sweep

    entry, manager = stands(ref), "colin-threlfall"
    head = visit(HEAD, ref)
    head.act("acknowledge-danger", f"{entry} westshire-primary")
    visit(SOCIAL_WORKER, ref).act("acknowledge-danger", f"{entry} {CARE}")
    head.act("danger-passed", entry, **DONE)
    asked = "Ring Sefton Children's Social Care: it has not said whether it agrees"
    found = []
    for hours in (2.75, 4):
        sweep(later(hours))
        work = unescape(words(sign_in(manager).get("/my-work/").content.decode()))
        case = unescape(words(visit(manager, ref).case()))
        found.append((asked in work, asked in case, "Nothing waits for you" in work))
    assert found == [(True, True, False)] * 2
