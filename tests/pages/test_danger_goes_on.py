"""What a danger asks of each reader, in its box, as Next and on My work, and what is known of it
now.
"""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.casework import acting
from tests.pages.cases import later, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_acting_to_the_end import STARTS, opened

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
RAISER, CARE, SOCIAL_WORKER, _ = STARTS["sefton"]
LEAD = "ruth-abernathy"
OFFICER = "colin-threlfall"
SAID = {"rung": "nobody yet", "summary": "He says that he will not be there tomorrow."}
ON_THEIR_WAY = "Two workers are on their way with police."
WITH_HIS_NAN = "Police have Jordan with his nan."
READ = "Say that you have read this"
DOING = "Say what is being done about the danger"
RECORD = "Record the immediate action taken, once the child is safe"
AGREE = "Say whether you agree that the child is safe now"
RUNG = "Say who was rung"


@pytest.fixture
def ref(visit: Any) -> str:
    found = opened("sefton")
    visit(RAISER, found).act("risk", **SAID)
    return found


def next_of(page: str) -> str:
    """What is next, with its button."""
    return text(page.split(" c-first__next", 1)[1].split("</section>", maxsplit=1)[0])


def text(part: str) -> str:
    return words(f"<main>{part}</main>")


def box(page: str) -> str:
    """What of the red box is in sight while its details are closed."""
    red = page.split(' c-danger"', 1)[1].split("</section>", maxsplit=1)[0]
    return text(re.sub(r"<details.*?</details>", "", red, flags=re.DOTALL))


def line(sign_in: SignIn, person: str, ref: str) -> tuple[str, str]:
    """The line of somebody's work about the danger: its words and where it leads."""
    page = sign_in(person).get("/my-work/").content.decode()
    red = page.split("c-notice--danger", 1)[1].split("</section>", maxsplit=1)[0]
    found = re.search(rf'href="([^"]*)">([^<]*): case {ref}<', red)
    assert found
    return found[2], unescape(found[1])


def about(href: str) -> str:
    return parse_qs(urlsplit(href).query)["about"][0]


def act(visit: Any, sign_in: SignIn, person: str, ref: str, asks: str, **said: str) -> None:
    """Do what somebody is asked: Next says so, and the line of their work leads to its form."""
    there = visit(person, ref)
    assert f"Next {asks}" in next_of(there.case())
    label, href = line(sign_in, person, ref)
    assert label.startswith(asks)
    kind = href.split("/")[3]
    there.act(kind, about(href), **said)
    assert there.status == 200


def test_each_reader_is_asked_for_their_own_next_thing_until_it_is_over(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    act(visit, sign_in, SOCIAL_WORKER, ref, READ)
    act(visit, sign_in, SOCIAL_WORKER, ref, DOING, doing=ON_THEIR_WAY)
    assert DOING not in next_of(visit(SOCIAL_WORKER, ref).case()), "it was said"
    act(visit, sign_in, LEAD, ref, READ)
    act(visit, sign_in, LEAD, ref, RECORD, done=WITH_HIS_NAN, safe="He is with his nan.")
    page = visit(SOCIAL_WORKER, ref).case()
    assert READ not in next_of(page)
    assert "Say what is being done" not in box(page)
    act(visit, sign_in, SOCIAL_WORKER, ref, AGREE, agrees="yes")
    assert "c-notice--danger" not in visit(RAISER, ref).case()


def receipt(page: str) -> str:
    """What a receipt says is next."""
    flash = page.split("c-flash", 1)[1].split("</section>", maxsplit=1)[0]
    return text(flash.split("<dt>Next</dt>", 1)[1].split("</dd>", maxsplit=1)[0])


def test_a_receipt_says_what_the_case_says_is_next(ref: str, visit: Any, sign_in: SignIn) -> None:
    """Also of what has nothing to do with danger, while danger asks for something first."""
    there = visit(LEAD, ref)
    _, href = line(sign_in, LEAD, ref)
    page = there.act("acknowledge-danger", about(href))
    assert receipt(page) == f"{RECORD}, or say what is being done, by 10:30am."
    assert f"Next {RECORD}" in next_of(page)
    page = visit(SOCIAL_WORKER, ref).act("safety", CARE, what="With his nan.")
    label, _ = line(sign_in, SOCIAL_WORKER, ref)
    assert receipt(page) == f"{label}."
    assert f"Next {label}" in next_of(page)


def test_who_only_waits_reads_who_has_to_do_what(ref: str, visit: Any, sign_in: SignIn) -> None:
    waits = (
        "Westshire Primary School has to record what was done; then Sefton Children's Social Care "
        "has to agree."
    )
    assert waits in unescape(box(visit(RAISER, ref).case()))
    assert waits in words(sign_in(RAISER).get("/my-work/").content.decode())
    assert "has to record what was done" not in box(visit(LEAD, ref).case()), "she is asked herself"
    act(visit, sign_in, LEAD, ref, READ)
    act(visit, sign_in, LEAD, ref, RECORD, done=WITH_HIS_NAN, safe="He is with his nan.")
    assert "has to record what was done" not in box(visit(RAISER, ref).case())


def test_the_end_of_raising_begins_with_what_danger_asks_of_the_raiser(
    visit: Any, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The head teacher, who also records what was done."""
    monkeypatch.setitem(STARTS, "sefton", (LEAD, CARE, SOCIAL_WORKER, None))
    ref = opened("sefton")
    visit(LEAD, ref).act("risk", **SAID | {"rung": "999"})
    page = words(sign_in(LEAD).get(f"/raise/raised/{ref}/").content.decode())
    assert f"What happens next Next {RECORD}" in page
    assert f"Next {RECORD}" in next_of(visit(LEAD, ref).case())


def test_who_has_not_read_it_is_asked_to_agree_once_action_was_taken(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    act(visit, sign_in, LEAD, ref, READ)
    act(visit, sign_in, LEAD, ref, RECORD, done=WITH_HIS_NAN, safe="He is with his nan.")
    assert READ not in next_of(visit(SOCIAL_WORKER, ref).case())
    act(visit, sign_in, SOCIAL_WORKER, ref, AGREE, agrees="no", reason="Nobody saw him.")
    shown = box(visit(RAISER, ref).case())
    assert "does not agree that the child is safe now" in shown
    assert "Nobody saw him." in shown
    again = f"Act again. {RECORD}, or say what is being done, by 10:30am"
    act(visit, sign_in, LEAD, ref, again, done=WITH_HIS_NAN, safe="He is with his nan.")


def test_the_number_of_what_waits_counts_what_is_asked_of_danger(ref: str, visit: Any) -> None:
    from concordat.casework import queries

    before = queries.waits(SOCIAL_WORKER, NOW).work
    there = visit(SOCIAL_WORKER, ref)
    subject = f"{acting.case_of(ref, NOW).standing[0].seq} {CARE}"
    there.act("acknowledge-danger", subject)
    assert queries.waits(SOCIAL_WORKER, NOW).work == before, "what is being done is asked"
    there.act("acknowledge-danger", subject, doing=ON_THEIR_WAY)
    assert queries.waits(SOCIAL_WORKER, NOW).work == before - 1


def test_the_red_box_says_how_it_stands_and_what_was_written_last(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    there = visit(SOCIAL_WORKER, ref)
    assert "Not read yet." in box(there.case())
    assert "Ring 999 now if nobody has" in box(there.case())
    act(visit, sign_in, SOCIAL_WORKER, ref, READ, doing=ON_THEIR_WAY)
    shown = box(there.case())
    assert ON_THEIR_WAY in shown
    assert re.search(r"Read only by [^.]*Social Care, 10am", shown)
    assert "Ring 999 now if nobody has" in shown, "what is being done is no call"
    act(visit, sign_in, LEAD, ref, READ)
    act(visit, sign_in, LEAD, ref, RECORD, done=WITH_HIS_NAN, safe="He is with his nan.")
    shown = box(there.case())
    assert "Ring 999 now if nobody has" not in shown, "the child is said to be safe"
    assert "Immediate action taken, 10am. " in shown
    assert "is asked whether it agrees" in shown
    assert WITH_HIS_NAN in shown
    assert ON_THEIR_WAY not in shown, "only what is newest"


def test_whoever_said_so_can_be_rung_by_everybody_else(ref: str, visit: Any) -> None:
    number = "tel:07700900130"
    assert number in visit(SOCIAL_WORKER, ref).case().split(' c-danger"', 1)[1][:3000]
    assert number not in visit(RAISER, ref).case().split(' c-danger"', 1)[1].split("</section>")[0]


def test_who_had_rung_nobody_says_who_was_rung_since_in_one_short_form(
    ref: str, visit: Any, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("concordat.clock.now", lambda: NOW + timedelta(minutes=12))
    raiser = visit(RAISER, ref)
    page = raiser.case()
    (about,) = re.findall(rf'/cases/{ref}/acknowledge-danger/\?about=([^"]+)">{RUNG}<', page)
    about = about.replace("+", " ")
    form = raiser.page("acknowledge-danger", about)
    assert "What is wrong with it?" not in form
    assert "Nobody yet" not in form
    assert "Who will be told" in form
    given = {"taken-by": "PC Amara Lee", "reference": "YP-3310"}
    assert "Say who was rung." in raiser.act("acknowledge-danger", about, **given)
    just_before = {"rung_on_day": "today", "rung_at": "10:07am"}
    raiser.act("acknowledge-danger", about, rung="999", **given, **just_before)
    shown = box(raiser.case())
    assert "10:07am: 999 was rung (recorded by " in shown
    assert "Taken by PC Amara Lee. Their reference: YP-3310." in shown
    assert "Nobody had been rung" not in shown
    assert "Not read yet." in shown, "whoever stated it is no second pair of eyes"
    assert f">{RUNG}<" in raiser.case(), "a call is recorded whoever else was rung"
    for reader in (SOCIAL_WORKER, LEAD):
        told = words(sign_in(reader).get("/my-work/told/").content.decode())
        assert "999 was rung at 10:07am" in told, "those who were told are told"


def test_a_correction_of_danger_says_where_a_call_made_since_belongs(
    ref: str, visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("concordat.clock.now", lambda: NOW + timedelta(minutes=12))
    raiser, entry = visit(RAISER, ref), f"{acting.case_of(ref, NOW).standing[0].seq}"
    since = {"rung_on_day": "today", "rung_at": "10:07am"}
    wrong = raiser.act(
        "correct", entry, way="otherwise", rung="999", reason="I rang them.", **since
    )
    assert "This is in the future" not in wrong
    assert "They were rung after this was said." in wrong


def test_others_of_that_side_say_so_where_they_say_what_is_being_done(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    act(visit, sign_in, LEAD, ref, READ)
    assert "Say that 999 was rung, or what is being done" in visit(LEAD, ref).case()
    assert RUNG not in visit(SOCIAL_WORKER, ref).case()


@pytest.mark.parametrize("person", [RAISER, SOCIAL_WORKER])
def test_signed_in_the_page_for_danger_names_ones_own_lead(sign_in: SignIn, person: str) -> None:
    page = sign_in(person).get("/danger/sefton/").content.decode()
    own = page.split("Then tell your own safeguarding lead", 1)[1].split("</section>")[0]
    assert 'href="tel:' in own
    assert "Sign in to see your own lead" not in own
    if person == RAISER:
        assert "Ruth Abernathy" in own


def test_the_last_word_on_what_keeps_the_child_safe_replaces_the_earlier(visit: Any) -> None:
    ref = opened("sefton")
    raiser = visit(RAISER, ref)
    raiser.act("safety", "", nothing="nothing")
    assert "No safety plan known yet" in words(raiser.case())
    raiser.act("withdraw", reason="We agree after all.", safety="With his nan.")
    page = words(raiser.case())
    assert "said when stopping this" in page
    assert "With his nan." in page
    assert "No safety plan known yet" not in page


def test_next_names_what_danger_waits_for_to_who_owes_nothing(
    ref: str, visit: Any, sign_in: SignIn
) -> None:
    """Whoever recorded what was done; after a no, who said so on the other side."""
    act(visit, sign_in, LEAD, ref, READ)
    act(visit, sign_in, LEAD, ref, RECORD, done=WITH_HIS_NAN, safe="He is with his nan.")
    agrees = "is asked whether they agree that the child is safe now, by"
    assert agrees in next_of(visit(LEAD, ref).case())
    act(visit, sign_in, SOCIAL_WORKER, ref, AGREE, agrees="no", reason="Nobody saw him.")
    again = "is asked to act again and record what was done, by"
    assert again in next_of(visit(OFFICER, ref).case()), "the board's office owes nothing"


def test_who_reads_it_for_the_board_is_asked_to_record_what_was_done(
    ref: str, visit: Any, sign_in: SignIn, later: Any
) -> None:
    from concordat.casework.sweep import sweep

    act(visit, sign_in, SOCIAL_WORKER, ref, READ)
    sweep(later(4))
    visit(OFFICER, ref).act("acknowledge-danger", about="2")
    later(60)
    asked = f"{RECORD}, or say what is being done. Overdue since"
    assert asked in line(sign_in, OFFICER, ref)[0]
    assert asked in next_of(visit(OFFICER, ref).case())
