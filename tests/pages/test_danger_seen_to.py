"""Who was rung since a child was said to be in danger, and who took it: asked of whoever does what
the procedure asks then, and said wherever the warning stands.
"""

import re
from typing import Any

import pytest

from tests.casework import acting
from tests.pages.cases import visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_acting_to_the_end import STARTS, opened
from tests.pages.test_danger_goes_on import SAID, box

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
RANG = {
    "rung": "999",
    "taken-by": "PC Amara Lee",
    "reference": "YP-3310",
    "summary": "Officers are with him.",
}
HEAD = "peter-olatunji"
RECORD = "Record the immediate action taken"
RING = "Ring 999 now if nobody has"


def emergency(ref: str) -> str:
    (owed,) = (each for each in acting.case_of(ref, NOW).open_duties if each.key == "emergency")
    return str(owed.id)


@pytest.fixture
def ref(visit: Any) -> str:
    found = opened("liverpool")
    visit(STARTS["liverpool"][0], found).act("risk", **SAID)
    return found


def test_the_warning_says_everywhere_who_was_rung_when_and_who_took_it(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    raiser, _, decided, _ = STARTS["liverpool"]
    there = visit(raiser, ref)
    assert RING in box(there.case())
    assert RING in words(sign_in(decided).get("/my-work/").content.decode())
    assert ">Say who was rung<" in there.case()
    there.act("done", emergency(ref), **RANG)
    assert "Next Ring 999" not in words(there.case()), "it is asked no more"
    for reader in (raiser, decided):
        shown = box(visit(reader, ref).case())
        assert RING not in shown
        assert "Nobody had been rung" not in shown
        assert re.search(r"10am: 999 was rung; this was done: escalate .* \(recorded by ", shown)
        assert "Taken by PC Amara Lee. Their reference: YP-3310." in shown
        assert "Officers are with him." in shown
        for page in ("/my-work/", "/cases/"):
            listed = words(sign_in(reader).get(page).content.decode())
            assert "10am: 999 was rung" in listed
            assert RING not in listed
            assert "Taken by PC Amara Lee." in listed
    told = words(sign_in(decided).get("/my-work/told/").content.decode())
    assert "999 was rung at 10am" in told


def test_whoever_does_it_has_to_say_who_was_rung(ref: str, visit: Any) -> None:
    there = visit(STARTS["liverpool"][0], ref)
    page = there.act("done", emergency(ref), summary="I told the lead.")
    assert "Say who was rung, or nobody yet." in page
    there.act("done", emergency(ref), summary="I told the lead.", rung="nobody yet")
    shown = box(there.case())
    assert "this was done: escalate" in shown
    assert RING in shown, "no call is recorded"


def test_a_manager_who_said_so_is_led_first_to_what_the_procedure_asks_the_same_day(
    visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(STARTS, "liverpool", (HEAD, *STARTS["liverpool"][1:]))
    ref = opened("liverpool")
    there = visit(HEAD, ref)
    there.act("risk", **SAID | {"rung": "999"})
    assert "Next You must escalate" in words(there.case())
    assert f"/cases/{ref}/danger-passed/" in there.case(), "it can be recorded all the same"
    there.act("done", emergency(ref), **RANG)
    assert f"Next {RECORD}" in words(there.case())


def test_another_reader_who_rang_says_so_where_they_say_that_they_read_it(
    ref: str, visit: Any
) -> None:
    raiser, care, decided, _ = STARTS["liverpool"]
    about = f"{acting.case_of(ref, NOW).standing[0].seq} {care}"
    there = visit(decided, ref)
    assert "Who was rung?" in there.page("acknowledge-danger", about)
    there.act("acknowledge-danger", about, rung="999", **{"taken-by": "PC Amara Lee"})
    shown = box(visit(raiser, ref).case())
    assert "999 was rung (recorded by " in shown
    assert "Say that 999 was rung" not in shown
    assert "Who was rung?" in there.page("acknowledge-danger", about), "somebody may ring as well"
