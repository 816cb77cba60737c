"""What was written is not lost when a session ended meanwhile: nothing was sent, it is kept sealed,
and the filled page is there again after signing in.
"""

import html
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

from concordat.casework.models import Event
from concordat.pages.returned import SHOWN_TO
from tests.casework.acting import RAISER
from tests.pages.cases import once, raise_case, returned_forms
from tests.pages.conftest import SignIn
from tests.pages.raising import IN_SHORT, begin
from tests.pages.reading import shown


def shown_to(client: Client, address: str) -> str:
    """The box that says to whom a page was shown."""
    page = client.get(address).content.decode()
    return page.split(f'name="{SHOWN_TO}" value="', 1)[1].split('"', 1)[0]


def signed_out(client: Client) -> None:
    del client.cookies[configured.SESSION_COOKIE_NAME]


def come_back(client: Client, sent: Any, person: str = "molly-entwistle") -> Any:
    """Signs in where one was sent, and goes on to where that leads."""
    chooser = client.get(sent["Location"])
    assert "Nothing was sent yet" in shown(chooser)
    written = chooser.content.decode().split('name="next" value="', 1)[1].split('"', 1)[0]
    after = html.unescape(written)
    signed_in = client.post("/sign-in/", {"person": person, "next": after})
    return client.get(signed_in["Location"])


def test_a_raising_sent_when_signed_out_comes_back_filled(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    address = f"{begin(client)}/in-short/?board=sefton"
    whose = shown_to(client, address)
    signed_out(client)
    sent = client.post(address, IN_SHORT | {SHOWN_TO: whose})
    assert not Event.objects.exists()
    page = come_back(client, sent)
    assert "Nothing was sent yet, because you had been signed out." in page.content.decode()
    for words in ("She was seen with a bruise on 11 December.", "Jasmine Kaye"):
        assert words in page.content.decode()
    assert not Event.objects.exists(), "looking sends nothing"


def test_an_act_sent_when_signed_out_comes_back_filled_and_is_then_sent_once(
    sign_in: SignIn,
) -> None:
    ref = raise_case()
    client = sign_in(RAISER)
    address = f"/cases/{ref}/note/"
    whose, token = shown_to(client, address), once(client, address)
    signed_out(client)
    typed = {"text": "Two pages of what the nurse saw.", "audience": "both sides"}
    typed |= {"request": token, "seen": "1"}
    sent = client.post(address, typed | {SHOWN_TO: whose})
    page = come_back(client, sent, RAISER)
    assert "Two pages of what the nurse saw." in page.content.decode()
    assert f'name="request" value="{token}"' in page.content.decode()
    assert Event.objects.filter(case=ref).count() == 1
    filled = page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"]
    assert client.post(filled, typed).status_code == 302
    assert Event.objects.filter(case=ref).count() == 2
    assert not returned_forms().exists(), "it was sent"


def test_nobody_else_comes_to_what_was_written(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    address = f"{begin(client)}/in-short/?board=sefton"
    whose = shown_to(client, address)
    signed_out(client)
    sent = client.post(address, IN_SHORT | {SHOWN_TO: whose})
    other = come_back(client, sent, "ruth-abernathy")
    assert other.status_code == 404, "the draft is somebody else's"
    kept = returned_forms().get()
    page = other.client.get(f"/raise/?returned={kept.id}").content.decode()
    assert "bruise" not in page
    assert b"bruise" not in bytes(kept.sealed), "it is sealed"


@pytest.mark.parametrize("whose", ["", "molly-entwistle", "forged:1abc:xyz"])
def test_words_can_not_be_left_for_somebody(sign_in: SignIn, whose: str) -> None:
    client = sign_in("molly-entwistle")
    address = f"{begin(client)}/in-short/"
    signed_out(client)
    assert "returned" not in client.post(address, IN_SHORT | {SHOWN_TO: whose})["Location"]
    assert not returned_forms().exists()


def test_a_form_without_its_token_comes_back_filled_too(sign_in: SignIn) -> None:
    """The browser was closed, and its cookies with it: the form came back from memory."""
    first = sign_in("molly-entwistle")
    address = f"{begin(first)}/in-short/?board=sefton"
    whose = shown_to(first, address)
    client = Client(enforce_csrf_checks=True)
    sent = client.post(address, IN_SHORT | {SHOWN_TO: whose})
    assert sent.status_code == 302
    assert "returned" in sent["Location"]
    assert returned_forms().count() == 1
    assert Client(enforce_csrf_checks=True).post(address, IN_SHORT).status_code == 403


def test_the_danger_and_absence_pages_do_nothing_when_they_come_back(sign_in: SignIn) -> None:
    from concordat.people.models import Absence

    client = sign_in("molly-entwistle")
    whose = shown_to(client, "/my-work/away/")
    signed_out(client)
    typed = {"since_day": "22 12 2026", "until_day": "23 12 2026", "cover": "ruth-abernathy"}
    sent = client.post("/my-work/away/", typed | {SHOWN_TO: whose})
    come_back(client, sent)
    assert not Absence.objects.filter(person="molly-entwistle").exists()


def test_the_page_to_sign_in_opens_with_the_board_of_whoever_it_was_shown_to(
    sign_in: SignIn,
) -> None:
    client = sign_in("molly-entwistle")
    whose = shown_to(client, "/my-work/away/")
    signed_out(client)
    sent = client.post("/my-work/away/", {"cover": "nobody", SHOWN_TO: whose})
    assert 'value="molly-entwistle"' in client.get(sent["Location"]).content.decode()


def test_the_footer_names_no_board_where_none_is_known(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    signed_out(client)
    page = client.get("/sign-in/").content.decode()
    assert "Concordat. Raising a disagreement" in page
    assert "for Concordat" not in page
