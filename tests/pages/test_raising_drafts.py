"""Nothing typed is lost, nothing is raised twice, and nothing about a child stands where it doesn't
belong.
"""

import re
from datetime import timedelta
from typing import Any

import pytest

from concordat import clock
from concordat.casework import service, writing
from concordat.core.errors import Refused
from concordat.pages.raising import checking
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import DECISION, answer, begin, case, in_short, own_safety, raised
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
    assert sent.status_code == 422
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
    assert f'href="{draft}/go-on/"' in again.get("/raise/").content.decode()
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
    assert client.post(f"{draft}/check/", {"anyone": "no"})["Location"] == f"{draft}/go-on/"
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


def test_a_draft_is_named_by_the_childs_initials_and_the_agency(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    assert "A disagreement, nothing written yet" in shown(client.get("/raise/"))
    in_short(client, draft, safe=[])
    page = client.get("/raise/")
    assert "J.K. · Sefton Children's Social Care" in shown(page)
    assert "Kaye" not in shown(page)
    assert f'href="{draft}/go-on/"' in page.content.decode()
    assert client.get(f"{draft}/go-on/")["Location"] == f"{draft}/in-short/"


@pytest.mark.parametrize("listed", ["/raise/", "/my-work/"])
def test_a_draft_in_which_nothing_is_missing_opens_where_it_is_checked(
    sign_in: SignIn, listed: str
) -> None:
    client = sign_in("molly-entwistle")
    short, long = begin(client), begin(client)
    in_short(client, short)
    answer(client, long)
    for draft, form in ((short, f"{short}/in-short/"), (long, f"{long}/")):
        assert f'href="{draft}/go-on/"' in client.get(listed).content.decode()
        opened = client.get(f"{draft}/go-on/", follow=True)
        assert opened.redirect_chain[-1][0] == f"{draft}/check/"
        page = opened.content.decode()
        assert page.count("Change") > 5
        assert f'href="{form}">Not yet' in page, "the form is one step away, and no circle"
        assert client.get(form).status_code == 200


def test_a_draft_that_holds_nothing_is_thrown_away_after_a_day(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in("molly-entwistle")
    empty, written = begin(client), begin(client)
    in_short(client, written, safe=[])
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=25))
    again = sign_in("molly-entwistle")
    again.get("/raise/")
    assert again.get(f"{empty}/").status_code == 404
    assert again.get(f"{written}/").status_code == 200


# ── Once ──────────────────────────────────────────────────────────────────────────────────────────


def test_sending_twice_raises_once(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    assert raised(client, draft) == raised(client, draft)
    assert draft not in client.get("/raise/").content.decode(), (
        "what was raised is no draft any more"
    )


@pytest.mark.parametrize(("room", "does"), [("told", "tell"), ("projections", "write")])
def test_broken_off_halfway_nothing_is_raised_and_sent_again_everything_is(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, room: str, does: str
) -> None:
    """The raising, what keeps the child safe and that there is danger are recorded together."""
    from concordat.casework.models import CaseHead

    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)

    def the_power_goes(*_: Any, **__: Any) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as cut:
        cut.setattr(getattr(writing, room), does, the_power_goes)
        with pytest.raises(RuntimeError, match="the power went"):
            client.post(f"{draft}/check/", {"anyone": "no"})
    assert not CaseHead.objects.exists()
    found, _ = case(raised(client, draft))
    assert (own_safety(found).side, own_safety(found).nothing) == ("raising", False)
    assert found.seq == 3


def test_a_refusal_is_told_and_the_draft_stays(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)

    def refuse(*_: Any, **__: Any) -> service.Done:
        raise Refused("not-now", "Choose another agency.")

    monkeypatch.setattr(checking.service, "raise_case", refuse)
    sent = client.post(f"{draft}/check/", {"anyone": "no"})
    assert sent.status_code == 422
    assert "Choose another agency." in shown(sent)
    assert "She was seen with a bruise" in shown(client.get(f"{draft}/check/"))


# ── Nothing about a child where it doesn't belong ─────────────────────────────────────────────────


def test_no_address_and_no_title_says_who_the_child_is(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    met = [f"{draft}/", *answer(client, draft)]
    titles = [title(client.get(address)) for address in met]
    met.append(client.post(f"{draft}/check/", {"anyone": "no"})["Location"])
    titles.append(title(client.get(met[-1])))
    for where in (*met, *titles):
        assert "J.K" not in where
        assert "Kaye" not in where
        assert "P-7713" not in where
    assert any("SEF-2026-" in each for each in titles)


def test_what_is_typed_is_nowhere_in_the_clear(sign_in: SignIn) -> None:
    from django.db import connection

    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    before = _everything(connection)
    client.post(f"{draft}/check/", {"anyone": "no"})
    for everything in (before, _everything(connection)):
        assert b"bruise on 11 December" not in everything
        assert b"J.K." not in everything
        assert b"Kaye" not in everything
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
