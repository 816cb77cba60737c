"""What a form sent and did not record goes with its week, the draft or the case it belongs to, and
once the form is sent again.
"""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from concordat import clock
from concordat.casework.models import Unrecorded
from concordat.casework.sweep import sweep
from concordat.pages import returned
from concordat.people import queries as people
from concordat.vault import service as vault
from tests.casework.acting import OFFICER, RAISER
from tests.house.source import PACKAGE
from tests.pages.cases import once, raise_case, returned_forms
from tests.pages.conftest import NOW
from tests.pages.raising import IN_SHORT, answer, begin, raised

pytestmark = pytest.mark.usefixtures("demonstration")
TYPED = "Two pages of what the nurse saw."
DAY = timedelta(days=1)


def signed_in(person: str) -> Client:
    """A client that goes nowhere by itself."""
    client = Client()
    client.post("/sign-in/", {"person": person})
    return client


def sent(client: Client, address: str, **typed: Any) -> Any:
    return client.post(address, {"request": once(client, address), "seen": "1"} | typed)


def note_to_put_right(client: Client, ref: str) -> str:
    """Where a note that doesn't say who may read it comes back."""
    there: str = sent(client, f"/cases/{ref}/note/", text=TYPED)["Location"]
    assert TYPED in client.get(there).content.decode()
    return there


def draft_to_put_right(client: Client) -> tuple[str, str]:
    """A draft, and where its one page comes back that says too little."""
    draft = begin(client)
    there = client.post(f"{draft}/in-short/?board=sefton", IN_SHORT | {"outcome": ""})["Location"]
    assert returned_forms().count() == 1
    return draft, there


def opens(row: Unrecorded) -> bool:
    """Whether somebody who kept a copy of the sealed row could open it with the keys there are."""
    ring = vault.keyrings([row.sealed_by], [row.id])[row.sealed_by]
    return not (ring.erased or ring.destroyed(row.id))


# ── A week ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("swept", [False, True])
def test_after_a_week_nobody_can_read_it_any_more(
    monkeypatch: pytest.MonkeyPatch, *, swept: bool
) -> None:
    client = signed_in(RAISER)
    there = note_to_put_right(client, raise_case())
    row = returned_forms().get()
    for days, read in ((7, True), (8, False)):
        monkeypatch.setattr(clock, "now", lambda days=days: NOW + days * DAY)
        if swept:
            sweep(clock.now())
        client = signed_in(RAISER)
        assert (TYPED in client.get(there).content.decode()) is read
    assert returned_forms().exists() is not swept
    assert opens(row) is not swept, "the sweep destroys its key for good"


# ── Sent again ────────────────────────────────────────────────────────────────────────────────────


def test_sent_right_from_the_page_itself_a_raising_leaves_nothing() -> None:
    client = signed_in("molly-entwistle")
    draft, there = draft_to_put_right(client)
    row = returned_forms().get()
    page = client.get(there)
    assert page.status_code == 422
    [action] = re.findall(r'<form method="post" action="([^"]*)"', page.content.decode())
    assert client.post(unescape(action), IN_SHORT)["Location"] == f"{draft}/check/"
    assert not returned_forms().exists()
    assert not opens(row)


def test_sent_right_by_going_back_an_act_leaves_nothing() -> None:
    """Back leads to the form as it was first shown, whose address names nothing that was kept."""
    client, ref = signed_in(RAISER), raise_case()
    address = f"/cases/{ref}/note/"
    token = once(client, address)
    for more in ({}, {"audience": "both sides"}):
        client.post(address, {"request": token, "seen": "1", "text": TYPED} | more)
    assert not returned_forms().exists()


def test_another_form_leaves_it_be() -> None:
    client, ref = signed_in(RAISER), raise_case()
    there = note_to_put_right(client, ref)
    sent(client, f"/cases/{ref}/note/", text="Rang again.", audience="both sides")
    assert TYPED in client.get(there).content.decode()


def test_every_form_is_sent_to_the_address_of_its_page() -> None:
    """Or else what came back would not be thrown away with it."""
    # what can't be recorded any more, kept on the page of a note
    a_note = "{{ it.note.to }}{% if kept %}?returned={{ kept }}{% endif %}"
    elsewhere = {"{{ url('sign-in') }}", "{{ page.move_the_clock.post_to }}", a_note}
    forms = [
        (file.name, action)
        for file in Path(PACKAGE / "pages").rglob("*.html")
        for form in re.findall(r'<form [^>]*method="post"[^>]*>', file.read_text("utf-8"))
        for action in re.findall(r'action="([^"]*)"', form)
    ]
    assert len(forms) > 10
    assert [each for each in forms if each[1] not in elsewhere | {SAME_ADDRESS}] == []


SAME_ADDRESS = "{{ request.get_full_path() }}"


def test_a_draft_is_no_form_that_came_back() -> None:
    client = signed_in("molly-entwistle")
    draft = begin(client)
    assert client.get(f"/raise/?returned={draft.strip('/').split('/')[-1]}").status_code == 200


# ── What it belongs to ────────────────────────────────────────────────────────────────────────────


def test_it_goes_with_the_draft_that_is_thrown_away() -> None:
    client = signed_in("molly-entwistle")
    draft, _ = draft_to_put_right(client)
    row = returned_forms().get()
    client.post(f"{draft}/throw-away/")
    assert not returned_forms().exists()
    assert not opens(row)


def test_it_goes_with_the_draft_that_is_raised() -> None:
    client = signed_in("molly-entwistle")
    draft, _ = draft_to_put_right(client)
    row = returned_forms().get()
    answer(client, draft)
    assert returned_forms().exists()
    raised(client, draft)
    assert not returned_forms().exists()
    assert not opens(row)


def test_erasing_a_case_erases_what_was_typed_for_it() -> None:
    client, ref = signed_in(RAISER), raise_case()
    there = note_to_put_right(client, ref)
    row = returned_forms().get()
    vault.erase(ref, NOW)
    assert not opens(row)
    assert TYPED not in client.get(there).content.decode()
    again = sent(client, f"/cases/{ref}/note/", text=TYPED)
    assert again.status_code == 422, "it comes back in the page, and nothing is kept"
    assert TYPED in again.content.decode()
    assert returned_forms().count() == 1


@pytest.mark.parametrize("page", ["case", "draft", "board"])
def test_it_is_of_the_board_of_its_page(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    """For people of several boards, too."""
    client, draft = signed_in(OFFICER), ""
    if page == "draft":
        client = signed_in("molly-entwistle")
        draft = begin(client)
    ref = raise_case()
    monkeypatch.setattr(people, "boards_of", lambda *_: ("liverpool", "sefton"))
    address = {
        "case": f"/cases/{ref}/note/",
        "draft": f"{draft}/decision/",
        "board": "/board/sefton/closed-day/",
    }[page]
    assert client.post(address, {"text": TYPED, "outcome": TYPED, "why": TYPED}).status_code == 303
    assert returned_forms().get().board == "sefton"


# ── Where nothing can be kept ─────────────────────────────────────────────────────────────────────


def test_with_no_room_to_keep_it_the_page_itself_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: Any, **__: Any) -> str:
        error = OperationalError("disk full")
        error.sqlite_errorcode = 13  # type: ignore[attr-defined]
        raise error

    client, ref = signed_in(RAISER), raise_case()
    monkeypatch.setattr(returned.returned, "keep", full)
    page = sent(client, f"/cases/{ref}/note/", text=TYPED)
    assert page.status_code == 422
    assert TYPED in page.content.decode()
    assert "Say who may read it." in page.content.decode()
