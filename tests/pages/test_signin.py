"""Signing in by choosing a person, in the demonstration only; and every address says whom it is
for.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from concordat import clock
from concordat.pages import access
from tests.asking import queries_of
from tests.pages.cases import Visitor
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import begin, in_short, raised
from tests.pages.reading import shown, title

PUBLIC = {"board-accent", "danger", "danger-in"}


def addresses(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern)
        else:
            yield pattern


def test_every_address_says_whom_it_is_for() -> None:
    """A view that forgets to ask for somebody signed in would show a case to anybody."""
    audiences = {
        pattern.name: access.audience(pattern.callback) for pattern in addresses(get_resolver())
    }
    assert [name for name, audience in audiences.items() if audience is None] == []
    assert {name for name, audience in audiences.items() if audience == access.PUBLIC} == PUBLIC


@pytest.mark.django_db
def test_a_real_installation_has_no_accounts_yet(client: Client, now: object) -> None:
    assert "Accounts are not set up yet" in shown(client.get("/sign-in/"))
    assert client.post("/sign-in/", {"person": "molly-entwistle"}).status_code == 404


@pytest.mark.django_db
def test_a_demonstration_without_people_says_so(
    client: Client, settings: object, now: object
) -> None:
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    assert "No board's directory has been loaded" in shown(client.get("/sign-in/"))


def test_people_stand_by_board_and_agency_with_what_is_particular(
    client: Client, demonstration: object
) -> None:
    page = shown(client.get("/sign-in/?board=sefton"))
    assert "Westshire Primary School" in page
    assert "Molly Entwistle Class Teacher" in page
    assert (
        "Ruth Abernathy Head Teacher and Designated Safeguarding Lead Holds 4 roles in the "
        "procedure here"
    ) in page
    assert "Helen Marsden Team Manager Covers for Yusuf Demir" in page
    assert "Away until" in page
    assert "Gareth Penhaligon Detective Inspector Also works with another board" in page
    assert page.index("Independent Chair") < page.index("Class Teacher"), (
        "the board's own people come first"
    )
    assert "Molly Entwistle" not in shown(client.get("/sign-in/?board=liverpool"))


def test_the_tab_says_the_service_once(client: Client, sign_in: SignIn) -> None:
    assert title(client.get("/sign-in/")) == "Choose who to be – Concordat"
    board = "Sefton Safeguarding Children Board"
    assert title(sign_in("molly-entwistle").get("/my-work/")) == f"My work – {board} – Concordat"


def test_whose_eyes_stand_on_the_page(sign_in: SignIn) -> None:
    page = sign_in("molly-entwistle").get("/help/").content.decode()
    assert "Molly Entwistle" in page
    assert "Class Teacher, Westshire Primary School" in page
    assert "Sefton Safeguarding Children Board" in page
    assert 'href="/danger/sefton/"' in page
    assert "Do not enter a real child" in page
    assert "Move the clock" in page


def test_only_the_board_has_a_page_for_the_board(sign_in: SignIn) -> None:
    assert 'href="/board/"' in sign_in("colin-threlfall").get("/help/").content.decode()
    assert 'href="/board/"' not in sign_in("molly-entwistle").get("/help/").content.decode()


def test_somebody_signed_out_is_sent_to_sign_in_and_back(
    client: Client, demonstration: object
) -> None:
    sent = client.get("/raise/")
    assert sent.status_code == 302
    assert sent["Location"] == "/sign-in/?next=%2Fraise%2F"
    assert 'name="next" value="/raise/"' in client.get(sent["Location"]).content.decode()
    back = client.post("/sign-in/", {"person": "molly-entwistle", "next": "/raise/"})
    assert back["Location"] == "/raise/"


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(
    client: Client, demonstration: object, elsewhere: str
) -> None:
    assert (
        client.post("/sign-in/", {"person": "molly-entwistle", "next": elsewhere})["Location"]
        == "/"
    )


def test_nobody_can_be_somebody_unknown(client: Client, demonstration: object) -> None:
    assert client.post("/sign-in/", {"person": "nobody-at-all"}).status_code == 404
    assert client.get("/raise/").status_code == 302


def test_being_someone_else_leaves_nothing_of_the_first(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    first = client.session.session_key
    client.post("/sign-in/", {"person": "helen-marsden"})
    assert client.session.session_key != first
    assert "Molly" not in client.get("/help/").content.decode()


def test_signing_out_is_asked_and_sent_by_form(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    assert client.get("/sign-out/").status_code == 200
    assert client.get("/raise/").status_code == 200, "asking is not doing"
    client.post("/sign-out/")
    assert client.get("/raise/").status_code == 302


def test_a_form_from_elsewhere_changes_nothing(demonstration: object) -> None:
    client = Client(enforce_csrf_checks=True)
    refused = client.post("/sign-in/", {"person": "molly-entwistle"})
    assert refused.status_code == 403
    assert "had been open too long" in shown(refused)
    assert client.get("/raise/").status_code == 302


def test_the_top_of_a_page_costs_one_query(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    client.get("/help/")
    _, queries = queries_of(lambda: client.get("/help/"))
    assert len(queries) == 1, queries


def test_a_new_day_is_looked_up_anew(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    from concordat.people import models

    client = sign_in("molly-entwistle")
    client.get("/help/")
    models.Seat.objects.filter(holder="molly-entwistle").update(title="Deputy Head")
    assert "Class Teacher" in client.get("/help/").content.decode()
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=1))
    assert "Deputy Head" in client.get("/help/").content.decode()


def test_somebody_who_is_gone_is_signed_out(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordat.people import models

    client = sign_in("molly-entwistle")
    models.Seat.objects.filter(holder="molly-entwistle").delete()
    models.Person.objects.filter(id="molly-entwistle").delete()
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=1))
    assert client.get("/raise/").status_code == 302


def test_what_is_not_there_says_what_to_do(sign_in: SignIn) -> None:
    missing = sign_in("molly-entwistle").get("/nowhere/")
    assert missing.status_code == 404
    assert "Page not found" in shown(missing)
    assert "Molly Entwistle" in missing.content.decode(), "one stays signed in"


def test_what_is_broken_says_what_to_do_without_the_database(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    settings.LOGGING_CONFIG = None  # type: ignore[attr-defined]
    monkeypatch.setattr("concordat.pages.danger.views.bare", broken)
    client.raise_request_exception = False
    failed = client.get("/danger/")
    assert failed.status_code == 500
    assert "Something is broken here" in shown(failed)
    assert "/danger/" in failed.content.decode()
    assert title(failed).startswith("Something is broken here")


def test_help_is_for_everybody(client: Client, demonstration: object) -> None:
    assert "Saying so is part of your work" in shown(client.get("/help/"))


def test_the_menu_counts_what_waits_at_most_every_two_minutes(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, elsewhere = sign_in("helen-marsden"), sign_in("helen-marsden")

    def waiting(client: Client) -> str:
        found = re.search(r"My work <span[^>]*>\((\d+)\)", client.get("/help/").content.decode())
        assert found
        return found[1]

    before = waiting(here)
    assert waiting(elsewhere) == before
    raiser = sign_in("molly-entwistle")
    draft = begin(raiser)
    in_short(raiser, draft)
    ref = raised(raiser, draft)
    more = str(int(before) + 1)
    assert waiting(elsewhere) == before
    there = Visitor(elsewhere, ref)
    there.act("note", text="We will ring today.", audience="both sides")
    assert waiting(elsewhere) == more, "after one's own act at once"
    assert waiting(here) == before
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=2))
    assert waiting(here) == more


def test_the_demonstration_opens_with_five_stories_to_step_into(
    client: Client, demonstration: object
) -> None:
    page = client.get("/sign-in/").content.decode()
    first, _ = page.split("Or be anybody", 1)
    offered = re.findall(r'name="person" value="([a-z-]+)"', first)
    assert len(offered) == 5
    for person in offered:
        assert client.post("/sign-in/", {"person": person})["Location"] == "/", person
    assert "stories to step into" not in client.get("/sign-in/?board=liverpool").content.decode()
