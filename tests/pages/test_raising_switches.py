"""Nothing typed is lost, whichever way one leaves a page of raising: for the other way of asking,
for another board, for the list, or for what is not for here.
"""

from typing import Any

import pytest
from django.test import Client

from tests.pages.conftest import SignIn
from tests.pages.raising import (
    ANSWERS,
    ASSESSMENT,
    CARE,
    CHILD,
    IN_SHORT,
    answer,
    begin,
    case,
    in_short,
    raised,
)
from tests.pages.reading import shown

NAMED_ONLY: dict[str, Any] = {"board": "sefton", "child_name": "Jasmine Kaye"}
"""The one page with no more than the child's name typed in it."""


def leave(client: Client, draft: str, typed: dict[str, Any]) -> Any:
    return client.post(f"{draft}/in-short/?board=sefton", typed)


def holds(client: Client, address: str, text: str) -> bool:
    return text in client.get(address).content.decode()


# ── From the one page ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("way", "leads"),
    [
        ({"leave": "at-length"}, "/procedure/"),
        ({"leave": "conduct"}, "/conduct/"),
        ({"leave": "later"}, "/raise/"),
        ({"to_board": "sefton"}, "/in-short/?board=sefton"),
        ({}, ""),
    ],
    ids=["one question a page", "conduct", "later", "another board", "an error"],
)
def test_the_childs_name_is_kept_whichever_way_one_leaves_the_one_page(
    sign_in: SignIn, way: dict[str, str], leads: str
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    sent = leave(client, draft, NAMED_ONLY | way)
    assert sent.status_code == (302 if leads else 422)
    assert not leads or sent["Location"].endswith(leads)
    assert holds(client, f"{draft}/in-short/", 'value="Jasmine Kaye"')
    assert holds(client, f"{draft}/child-1/", 'value="Jasmine Kaye"')


def test_every_way_off_the_one_page_sends_what_was_typed(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    page = client.get(f"{draft}/in-short/").content.decode()
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    assert "<a " not in main, "a link would leave behind what was typed"


def test_the_way_back_to_the_list_sends_what_was_typed(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    page = client.get(f"{draft}/child-1/").content.decode()
    assert f'href="{draft}/"' not in page
    assert 'name="later" value="yes">Back to the list</button>' in page
    sent = client.post(f"{draft}/child-1/", {"child_name": "Jasmine Kaye", "later": "yes"})
    assert sent["Location"] == f"{draft}/"
    assert holds(client, f"{draft}/child-1/", 'value="Jasmine Kaye"')


def test_a_date_in_one_box_is_a_date_in_three_at_length(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    leave(client, draft, NAMED_ONLY | {"born_day": "27 mar 2019", "leave": "at-length"})
    page = client.get(f"{draft}/child-1/").content.decode()
    for name, value in (("born_day", "27"), ("born_month", "3"), ("born_year", "2019")):
        assert f'name="{name}" type="text" inputmode="numeric" value="{value}"' in page


# ── And back to it ────────────────────────────────────────────────────────────────────────────────


def test_what_was_answered_at_length_is_on_the_one_page(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    born = {name: CHILD[name] for name in CHILD if name != "social-care"}
    client.post(f"{draft}/child-1/", born)
    client.post(f"{draft}/agencies/", {"answering": [CARE]})
    client.post(f"{draft}/agency-{CARE}/", {"service": ASSESSMENT, "decided_by": "not-known"})
    assert "On one page instead" in shown(client.get(f"{draft}/"))
    page = client.get(f"{draft}/in-short/").content.decode()
    assert 'value="Jasmine Kaye"' in page
    assert 'value="27 3 2019"' in page
    assert f'value="{CARE}/{ASSESSMENT}" selected' in page


MORE: dict[str, dict[str, Any]] = {
    "child-1": {"child_name": "Jasmine Kaye", "social-care": "P-7713"},
    "child-2": {"child_name": "Ben Kaye"},
    "agencies": {"answering": [CARE, "mersey-bay-police"]},
    f"agency-{CARE}": {"service": ASSESSMENT, "decided_by": "danielle-kershaw"},
    "points": {"point_1": "Whether an enquiry is needed"},
    "safety": {"safe": "something", "safe_what": "Her aunt.", "safe_by": "Her aunt"},
}


@pytest.mark.parametrize("page", MORE)
def test_what_the_one_page_has_no_room_for_keeps_the_draft_at_length(
    sign_in: SignIn, page: str
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    for key in ("child-1", "agencies"):
        client.post(f"{draft}/{key}/", {"child_name": "Jasmine Kaye", "answering": [CARE]})
    client.post(f"{draft}/{page}/", MORE[page])
    assert client.get(f"{draft}/in-short/")["Location"] == f"{draft}/"
    assert "On one page instead" not in shown(client.get(f"{draft}/"))


def test_an_old_one_page_sent_again_takes_nothing_out(sign_in: SignIn) -> None:
    """Somebody went on at length, then back in the browser to the one page, and sent that."""
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    sent = in_short(client, draft, reasons="She was seen twice.")
    assert sent.status_code == 302
    for page, text in (("child-1", "P-7713"), ("points", "Who visits this week")):
        assert holds(client, f"{draft}/{page}/", text)
    assert holds(client, f"{draft}/agency-{CARE}/", 'value="danielle-kershaw" selected')
    assert holds(client, f"{draft}/reasons/", "She was seen twice.")
    client.post(f"{draft}/safety/", ANSWERS["safety"])
    found, words = case(raised(client, draft))
    assert len(found.raised.issues) == 2
    assert words["reasons"] == "She was seen twice."


def test_a_whole_draft_is_named_and_goes_on_where_it_was_left(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    short, long = begin(client), begin(client)
    leave(client, short, IN_SHORT | {"leave": "later", "child_name": "Ann Short"})
    client.post(f"{long}/child-1/", {"child_name": "Ben Long", "later": "yes"})
    work = client.get("/my-work/").content.decode()
    for draft, initials, there in ((short, "A.S.", "check/"), (long, "B.L.", "")):
        assert f'href="{draft}/go-on/">{initials}' in work
        assert client.get(f"{draft}/go-on/")["Location"] == f"{draft}/{there}"
    assert "A.S. · Sefton Children's Social Care" in shown(client.get("/my-work/"))
