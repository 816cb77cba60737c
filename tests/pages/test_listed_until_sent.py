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
    assert label.startswith(
        "Raise a disagreement: J.K. · Sefton Children's Social Care, not sent yet"
    )
    assert "She was seen with a bruise on 11 December." in client.get(there).content.decode()


def test_one_question_of_a_raising_is_named_with_what_was_kept_before(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    client.post(f"{draft}/in-short/?board=sefton", IN_SHORT)
    whose = shown_to(client, f"{draft}/reasons/")
    signed_out(client)
    client.post(f"{draft}/reasons/", {"reasons": "Half a sent", SHOWN_TO: whose})
    client = sign_in("molly-entwistle")
    labels = [label for label, _, _ in drafts(client)]
    assert len(labels) == 2, "the draft, and what was sent of it when signed out"
    assert all("J.K. · Sefton Children's Social Care" in label for label in labels)


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
    assert "Jasmine Kaye" in client.get(there).content.decode()
