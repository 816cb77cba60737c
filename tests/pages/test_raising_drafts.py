"""Nothing typed is lost, nothing is raised twice, and nothing about a child stands where it doesn't
belong.
"""

import re
from typing import Any

import pytest

from concordat.casework import service
from concordat.core.errors import Refused
from concordat.pages.raising import views
from tests.pages.conftest import SignIn
from tests.pages.raising import ANSWERS, DECISION, QUICK, answer, begin, case, own_safety, raised
from tests.pages.reading import shown, title

# ── Nothing typed is lost ─────────────────────────────────────────────────────────────────────────


def test_a_wrong_answer_is_kept_and_told_with_what_to_do(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    wrong = DECISION | {
        "decision": "They <closed> it.",
        "reached_you_day": "31",
        "reached_you_month": "2",
    }
    sent = client.post(f"{draft}/decision/", wrong)
    assert sent.status_code == 200
    assert title(sent).startswith("Error: ")
    assert "Give a real date: February 2026 has 28 days" in shown(sent)
    for page in (sent, client.get(f"{draft}/decision/")):
        assert "They &lt;closed&gt; it." in page.content.decode()
        assert (
            'id="reached_you_day" name="reached_you_day" type="text" inputmode="numeric" value="31"'
            in (page.content.decode())
        )


def test_a_draft_is_left_and_gone_on_with(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    sent = client.post(f"{draft}/reasons/", {"reasons": "Half a sent", "later": "yes"})
    assert sent["Location"] == f"{draft}/"
    again = sign_in("molly-entwistle")
    assert f'href="{draft}/"' in again.get("/raise/").content.decode()
    tasks = again.get(f"{draft}/")
    assert re.search(r"Your reasons.{0,400}?Done", tasks.content.decode(), re.DOTALL)
    assert "Not yet" in shown(tasks)
    assert "Half a sent" in again.get(f"{draft}/reasons/").content.decode()


def test_somebody_elses_draft_is_not_there(sign_in: SignIn) -> None:
    draft = begin(sign_in("molly-entwistle"))
    other = sign_in("ruth-abernathy")
    for address in (
        f"{draft}/",
        f"{draft}/reasons/",
        f"{draft}/check/",
        f"{draft}/instead/",
        f"{draft}/ring-first/",
    ):
        assert other.get(address).status_code == 404
    assert other.post(f"{draft}/throw-away/").status_code == 404
    assert other.post(f"{draft}/reasons/", {"reasons": "mine now"}).status_code == 404
    assert draft not in other.get("/raise/").content.decode()


def test_a_draft_is_thrown_away_for_good(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    assert "gone for good" in shown(client.get(f"{draft}/throw-away/")), "asking is not doing"
    assert client.get(f"{draft}/").status_code == 200
    client.post(f"{draft}/throw-away/")
    assert client.get(f"{draft}/").status_code == 404


def test_nothing_is_raised_before_all_that_is_needed_is_there(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    client.post(f"{draft}/reasons/", {"reasons": " "})
    assert client.post(f"{draft}/check/")["Location"] == f"{draft}/"
    assert client.get(f"{draft}/").status_code == 200


def test_an_answer_is_changed_from_checking_and_leads_back(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    check = client.get(f"{draft}/check/")
    assert "She was seen with a bruise" in shown(check)
    assert f'href="{draft}/reasons/?then=check"' in check.content.decode()
    sent = client.post(f"{draft}/reasons/?then=check", {"reasons": "Seen twice."})
    assert sent["Location"] == f"{draft}/check/"
    assert "Seen twice." in shown(client.get(sent["Location"]))


# ── Once ──────────────────────────────────────────────────────────────────────────────────────────


def test_sending_twice_raises_once(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    assert raised(client, draft) == raised(client, draft)
    assert draft not in client.get("/raise/").content.decode(), (
        "what was raised is no draft any more"
    )


def test_broken_off_halfway_the_rest_follows_when_sent_again(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    perform = service.perform

    def only_the_first(ref: str | None, *rest: Any, **more: Any) -> service.Done:
        if ref is not None:
            raise RuntimeError("the power went")
        return perform(ref, *rest, **more)

    monkeypatch.setattr(views.service, "perform", only_the_first)
    with pytest.raises(RuntimeError, match="the power went"):
        client.post(f"{draft}/check/")
    monkeypatch.setattr(views.service, "perform", perform)
    found, _ = case(raised(client, draft))
    assert (own_safety(found).side, own_safety(found).nothing) == ("raising", False)
    assert found.seq == 2


def test_a_refusal_is_told_and_the_draft_stays(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)

    def refuse(*_: Any, **__: Any) -> service.Done:
        raise Refused("not-now", "Choose another agency.")

    monkeypatch.setattr(views.service, "perform", refuse)
    sent = client.post(f"{draft}/check/")
    assert sent.status_code == 200
    assert "Choose another agency." in shown(sent)
    assert "She was seen with a bruise" in shown(client.get(f"{draft}/check/"))


# ── All on one page ───────────────────────────────────────────────────────────────────────────────


def test_all_on_one_page_raises_the_same(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    page = client.get("/raise/all-on-one-page/").content.decode()
    assert re.search(r'name="request" value="[0-9a-f]{32}"', page)
    sent = client.post("/raise/all-on-one-page/?board=sefton", QUICK)
    assert sent.status_code == 302, shown(sent)
    ref = sent["Location"].rstrip("/").rsplit("/", 1)[-1]
    found, words = case(ref)
    assert words["reasons"] == ANSWERS["reasons"]["reasons"]
    assert own_safety(found).nothing
    assert (
        client.post("/raise/all-on-one-page/?board=sefton", QUICK)["Location"] == sent["Location"]
    )


def test_all_on_one_page_tells_every_problem_and_keeps_every_word(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    sent = client.post(
        "/raise/all-on-one-page/?board=sefton",
        QUICK | {"initials": "", "answering": [], "safe": ""},
    )
    assert sent.status_code == 200
    page = shown(sent)
    for sentence in (
        "Give the child's initials.",
        "Choose the agency",
        "Say whether anything keeps the child safe",
    ):
        assert sentence in page
    assert "She was seen with a bruise" in sent.content.decode()
    draft = re.search(r'name="draft" value="([0-9a-f]+)"', sent.content.decode())
    assert draft, "what was typed is in a draft already"
    assert (
        "She was seen with a bruise" in client.get(f"/raise/{draft[1]}/reasons/").content.decode()
    )
    again = client.post("/raise/all-on-one-page/?board=sefton", QUICK | {"draft": draft[1]})
    assert again.status_code == 302
    assert draft[1] not in client.get("/raise/").content.decode(), (
        "the same draft, and it was raised"
    )


# ── Nothing about a child where it doesn't belong ─────────────────────────────────────────────────


def test_no_address_and_no_title_says_who_the_child_is(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    met = [f"{draft}/", *answer(client, draft)]
    titles = [title(client.get(address)) for address in met]
    met.append(client.post(f"{draft}/check/")["Location"])
    titles.append(title(client.get(met[-1])))
    for where in (*met, *titles):
        assert "J.K" not in where
        assert "P-7713" not in where
    assert any("SEF-2026-" in each for each in titles)


def test_what_is_typed_is_nowhere_in_the_clear(sign_in: SignIn) -> None:
    from django.db import connection

    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    before = _everything(connection)
    client.post(f"{draft}/check/")
    for everything in (before, _everything(connection)):
        assert b"bruise on 11 December" not in everything
        assert b"J.K." not in everything
        assert b"P-7713" not in everything


def _everything(connection: Any) -> bytes:
    """Every cell of every table."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [
                bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                for row in cursor
                for cell in row
            ]
    assert len(found) > 100
    return b"\n".join(found)
