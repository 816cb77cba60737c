"""Whatever is kept of what somebody typed is on their My work, named by child and agency, to be
gone on with or thrown away.
"""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from concordat import clock
from concordat.casework.models import Event, PartRow
from tests.casework.acting import RAISER
from tests.pages.cases import once, raise_case, returned_forms
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import IN_SHORT, begin
from tests.pages.reading import shown
from tests.pages.test_sent_when_signed_out import SHOWN_TO, shown_to, signed_out

TYPED = "Two pages of what the nurse saw."


def note_when_signed_out(client: Client, ref: str, **more: Any) -> None:
    address = f"/cases/{ref}/note/"
    typed = {"text": TYPED, "audience": "both sides", "request": once(client, address)} | more
    whose = shown_to(client, address)
    signed_out(client)
    client.post(address, typed | {SHOWN_TO: whose})


def drafts(client: Client) -> list[tuple[str, str, str]]:
    """Each line of what is not sent yet: what it says, where it leads, where it is thrown away."""
    page = client.get("/my-work/").content.decode()
    part = page.split("Your drafts</h2>", 1)[1].split("<h2", 1)[0]
    found = []
    for line in re.findall(r"<li>(.*?)</li>", part, re.DOTALL):
        links = [unescape(each) for each in re.findall(r'href="([^"]*)"', line)]
        label = unescape(re.sub(r"<[^>]+>", "", line.split("Throw it away")[0])).strip()
        found.append((label, links[0] if len(links) > 1 else "", links[-1]))
    return found


def test_a_note_sent_when_signed_out_is_on_my_work_and_opens_filled(sign_in: SignIn) -> None:
    ref = raise_case()
    note_when_signed_out(sign_in(RAISER), ref)
    client = sign_in(RAISER)
    [(label, there, _)] = drafts(client)
    assert ref in label
    assert "J.K., St Brendan's High School with Sefton Children's Social Care" in label
    assert "not sent yet" in label
    assert TYPED not in label, "only what it is about"
    page = client.get(there)
    assert TYPED in page.content.decode()
    assert Event.objects.filter(case=ref).count() == 1, "looking sends nothing"


def test_once_it_is_sent_it_is_listed_no_more(sign_in: SignIn) -> None:
    ref = raise_case()
    note_when_signed_out(sign_in(RAISER), ref)
    client = sign_in(RAISER)
    [(_, there, _)] = drafts(client)
    typed = {"text": TYPED, "audience": "both sides", "seen": "1", "request": once(client, there)}
    assert client.post(there, typed).status_code == 302
    assert Event.objects.filter(case=ref).count() == 2
    assert drafts(client) == []


def test_it_can_be_thrown_away_after_one_question(sign_in: SignIn) -> None:
    ref = raise_case()
    note_when_signed_out(sign_in(RAISER), ref)
    client = sign_in(RAISER)
    [(label, _, away)] = drafts(client)
    asked = client.get(away)
    assert "Throw this away?" in shown(asked)
    assert label in unescape(shown(asked))
    assert returned_forms().exists(), "asking throws nothing away"
    assert client.post(away)["Location"] == "/my-work/"
    assert not returned_forms().exists()
    assert drafts(client) == []


def test_nobody_else_lists_it_opens_it_or_throws_it_away(sign_in: SignIn) -> None:
    ref = raise_case()
    note_when_signed_out(sign_in(RAISER), ref)
    [(_, there, away)] = drafts(sign_in(RAISER))
    other = sign_in("ruth-abernathy")
    assert drafts(other) == []
    assert other.get(away).status_code == 404
    assert TYPED not in other.get(there).content.decode()
    other.post(away)
    assert returned_forms().exists()


def test_a_raising_sent_when_signed_out_is_named_by_the_child_and_the_agency_typed(
    sign_in: SignIn,
) -> None:
    client = sign_in("molly-entwistle")
    address = f"{begin(client)}/in-short/?board=sefton"
    whose = shown_to(client, address)
    signed_out(client)
    client.post(address, IN_SHORT | {SHOWN_TO: whose})
    client = sign_in("molly-entwistle")
    [(label, there, _)] = drafts(client)
    assert label.startswith("J.K. · Sefton Children's Social Care, kept")
    filled = client.get(there, follow=True)
    assert "She was seen with a bruise on 11 December." in filled.content.decode()


def test_what_was_sent_of_a_draft_when_signed_out_is_no_draft_of_its_own(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    client.post(f"{draft}/in-short/?board=sefton", IN_SHORT)
    whose = shown_to(client, f"{draft}/reasons/")
    signed_out(client)
    client.post(f"{draft}/reasons/", {"reasons": "Half a sent", SHOWN_TO: whose})
    client = sign_in("molly-entwistle")
    [(label, there, away)] = drafts(client)
    assert "J.K. · Sefton Children's Social Care" in label
    assert away == f"{draft}/throw-away/"
    filled = client.get(there, follow=True)
    assert "Half a sent" in filled.content.decode(), "it is gone on with there"
    client.post(f"{draft}/reasons/", {"reasons": "Half a sentence."})
    assert not returned_forms().exists()
    assert client.get(there)["Location"] == f"{draft}/", "and once it is sent, as ever"


def test_a_draft_that_is_listed_is_not_listed_again_for_what_was_wrong_in_it(
    sign_in: SignIn,
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    client.post(f"{draft}/in-short/?board=sefton", IN_SHORT | {"outcome": ""})
    [(label, there, away)] = drafts(client)
    assert label.startswith("J.K. · Sefton Children's Social Care, kept")
    assert (there, away) == (f"{draft}/go-on/", f"{draft}/throw-away/")


def test_what_was_left_to_be_put_right_is_listed(sign_in: SignIn) -> None:
    ref, client = raise_case(), sign_in(RAISER)
    address = f"/cases/{ref}/note/"
    client.post(address, {"text": TYPED, "request": once(client, address), "seen": "1"})
    [(label, there, _)] = drafts(client)
    assert ref in label
    assert TYPED in client.get(there).content.decode()


def test_a_form_in_which_nothing_was_typed_is_not_listed(sign_in: SignIn) -> None:
    ref, client = raise_case(), sign_in(RAISER)
    address = f"/cases/{ref}/note/"
    client.post(address, {"text": " ", "request": once(client, address), "seen": "1"})
    assert drafts(client) == []


def test_a_page_of_no_case_is_named_by_its_title(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    whose = shown_to(client, "/my-work/away/")
    signed_out(client)
    client.post("/my-work/away/", {"cover": "ruth-abernathy", SHOWN_TO: whose})
    [(label, there, _)] = drafts(sign_in("molly-entwistle"))
    assert label.startswith("I'm away, not sent yet")
    assert there.startswith("/my-work/away/?returned=")


def test_without_a_part_in_its_case_it_names_nobody_and_can_only_be_thrown_away(
    sign_in: SignIn,
) -> None:
    ref = raise_case()
    note_when_signed_out(sign_in(RAISER), ref)
    PartRow.objects.filter(case=ref, duty__isnull=True).delete()
    [(label, there, away)] = drafts(sign_in(RAISER))
    assert "J.K." not in label
    assert (there, bool(away)) == ("", True)


def test_an_empty_draft_stays_while_something_sent_of_it_is_kept(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in("molly-entwistle")
    address = f"{begin(client)}/in-short/?board=sefton"
    whose = shown_to(client, address)
    signed_out(client)
    client.post(address, IN_SHORT | {SHOWN_TO: whose})
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=2))
    client = sign_in("molly-entwistle")
    client.get("/raise/")
    [(_, there, _)] = drafts(client)
    assert "Jasmine Kaye" in client.get(there, follow=True).content.decode()


# ── One copy of each form, named by its act ───────────────────────────────────────────────────────


def fails(client: Client, ref: str, words: str, act: str = "safety") -> None:
    """Sends the form of an act, opened afresh, with too little to be recorded."""
    address = f"/cases/{ref}/{act}/"
    client.post(address, {"by-whom": words, "request": once(client, address), "seen": "1"})


def test_of_one_act_in_one_case_the_latest_copy_is_kept(sign_in: SignIn) -> None:
    ref, client = raise_case(), sign_in(RAISER)
    fails(client, ref, "Her aunt")
    fails(client, ref, "Her grandmother")
    [(label, there, _)] = drafts(client)
    assert label.startswith("What keeps the child safe")
    assert "Her grandmother" in client.get(there).content.decode()
    client.post(f"/cases/{ref}/note/", {"text": TYPED, "request": "x", "seen": "1"})
    assert len(drafts(client)) == 2, "another act is another one"


def test_it_goes_when_the_act_is_recorded_from_a_form_opened_afresh(sign_in: SignIn) -> None:
    ref, client = raise_case(), sign_in(RAISER)
    fails(client, ref, "Her aunt")
    address = f"/cases/{ref}/safety/"
    typed = {"what": "She stays with her aunt.", "request": once(client, address), "seen": "1"}
    assert client.post(address, typed).status_code == 302
    assert drafts(client) == []


def test_notes_of_one_case_are_kept_beside_each_other(sign_in: SignIn) -> None:
    ref, client = raise_case(), sign_in(RAISER)
    address = f"/cases/{ref}/note/"
    for text in (TYPED, "Rang again."):
        client.post(address, {"text": text, "request": once(client, address), "seen": "1"})
    assert len(drafts(client)) == 2


# ── What keeps what is typed ──────────────────────────────────────────────────────────────────────


def test_an_act_is_kept_by_a_button_of_its_own_and_gone_on_with(sign_in: SignIn) -> None:
    ref, client = raise_case(), sign_in(RAISER)
    address = f"/cases/{ref}/note/"
    form = shown(client.get(address))
    assert "What you type is kept only once you press a button." in form
    assert "Keep it and go on later" in form
    typed = {"text": TYPED, "audience": "both sides", "seen": "1", "keep_it": "yes"}
    sent = client.post(address, typed | {"request": once(client, address)})
    assert sent["Location"] == "/my-work/#drafts"
    assert Event.objects.filter(case=ref).count() == 1, "nothing is recorded"
    [(_, there, _)] = drafts(client)
    again = client.get(there)
    assert TYPED in again.content.decode()
    assert "What you kept is here again." in again.content.decode()
    assert "There is a problem" not in shown(again)
    assert "because you had been signed out" not in again.content.decode()


def test_nothing_typed_is_not_kept(sign_in: SignIn) -> None:
    ref, client = raise_case(), sign_in(RAISER)
    address = f"/cases/{ref}/note/"
    client.post(address, {"text": "", "request": once(client, address), "keep_it": "yes"})
    assert drafts(client) == []


def test_a_disagreement_is_listed_from_the_first_button_on(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    [(label, there, _)] = drafts(client)
    assert label.startswith("A disagreement, nothing written yet")
    assert there == f"{draft}/go-on/"
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=1))
    assert drafts(sign_in("molly-entwistle")) == [], "left empty for a day it goes"


def test_my_work_says_what_keeps_a_draft(sign_in: SignIn) -> None:
    page = shown(sign_in(RAISER).get("/my-work/"))
    assert "from the first button you press" in page
    assert "what you type is kept only once you press a button" in page
