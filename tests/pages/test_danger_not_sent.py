"""What somebody wrote of a child in danger and did not send: nobody was told, and every page on
which they meet it says so, with whom to ring, until it is sent.
"""

from typing import Any

import pytest

from tests.pages.cases import Visitor, once, words
from tests.pages.conftest import SignIn
from tests.pages.raising import begin
from tests.pages.test_acting_to_the_end import STARTS, opened
from tests.pages.test_danger_in_a_draft import numbers
from tests.pages.test_danger_rung import FRONT_DOOR, main
from tests.pages.test_sent_when_signed_out import come_back, shown_to, signed_out

pytestmark = pytest.mark.usefixtures("demonstration")
RAISER, _, SOCIAL_WORKER, _ = STARTS["sefton"]
TYPED = "He says that he will not be there tomorrow."
HEAD = "You wrote this and did not send it: nobody has been told"
TAG = "In danger, and nobody rung yet"
FORMS = {
    "sefton": ("risk", "", {"summary": TYPED}),
    "blackpool": ("fact", "uninvolved", {"summary": TYPED}),
}


def _at(sign_in: SignIn, board: str) -> tuple[Visitor, str, str]:
    """Whoever raised a case there, at the form by which they state danger."""
    kind, about, _ = FORMS[board]
    ref = opened(board)
    visitor = Visitor(sign_in(STARTS[board][0]), ref)
    return visitor, kind, about


def first(page: str) -> str:
    """What stands in red above everything else on My work."""
    red = main(page).split("c-notice--danger", 1)[1].split("</section>", maxsplit=1)[0]
    assert main(page).index("c-notice--danger") < main(page).index("c-places")
    return red


def _signed_out(visitor: Visitor, board: str, **more: str) -> Any:
    """What answers that form when it was sent after the session had ended."""
    kind, about, typed = FORMS[board]
    client, address = visitor.client, visitor._address(kind, about)
    whose, token = shown_to(client, address), once(client, address)
    signed_out(client)
    return client.post(
        address, typed | {"rung_on_day": "", "request": token} | more | whose_is(whose)
    )


def whose_is(whose: str) -> dict[str, str]:
    return {"shown_to": whose}


@pytest.mark.parametrize("board", FORMS)
def test_the_page_to_sign_in_again_says_to_ring_first(sign_in: SignIn, board: str) -> None:
    visitor, _, _ = _at(sign_in, board)
    sent = _signed_out(visitor, board, rung="nobody yet")
    page = main(visitor.client.get(sent["Location"]).content.decode())
    assert numbers(page)[0] == "tel:999"
    assert len(numbers(page)) == 2
    assert "nobody has been told: ring first" in page
    assert TYPED not in page
    assert page.index("tel:999") < page.index("Sign in again as yourself")
    other = page.split('c-count" href="', 1)[1].split('"', 1)[0].replace("&amp;", "&")
    assert "tel:999" in main(visitor.client.get(other).content.decode()), "of another board too"


@pytest.mark.parametrize("board", FORMS)
@pytest.mark.parametrize("rung", ["nobody yet", "", "999"])
def test_it_stands_in_red_above_everything_until_it_is_sent(
    sign_in: SignIn, board: str, rung: str
) -> None:
    visitor, kind, about = _at(sign_in, board)
    more = {"rung": rung} if rung else {}
    page = come_back(visitor.client, _signed_out(visitor, board, **more), STARTS[board][0])
    assert "Nothing was sent yet" in page.content.decode()
    client = page.client
    work = client.get("/my-work/").content.decode()
    assert HEAD in first(work)
    assert ("tel:999" in numbers(first(work))) == (rung != "999")
    assert (TAG in first(work)) == (rung != "999")
    assert "Nothing waits for you" not in work
    assert "You have no drafts" not in work
    filled = page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"]
    back = client.post(filled, FORMS[board][2] | {"rung": "999", "rung_on_day": "nonsense"})
    assert "Nothing was sent yet, and nobody has been told." in back.content.decode()
    assert HEAD in first(client.get("/my-work/").content.decode())
    again = Visitor(client, visitor.ref)
    again.act(kind, about, **FORMS[board][2], rung="999")
    assert again.status == 200
    assert HEAD not in client.get("/my-work/").content.decode(), "it was sent"


def test_what_is_only_kept_about_something_else_is_no_danger(sign_in: SignIn) -> None:
    visitor = Visitor(sign_in(RAISER), opened("sefton"))
    address = f"/cases/{visitor.ref}/note/"
    typed = {"text": TYPED, "audience": "both sides", "shown_to": shown_to(visitor.client, address)}
    signed_out(visitor.client)
    sent = visitor.client.post(address, typed)
    page = main(visitor.client.get(sent["Location"]).content.decode())
    assert "Nothing was sent yet" in page
    assert "tel:999" not in page
    page = come_back(visitor.client, sent, RAISER)
    assert HEAD not in page.client.get("/my-work/").content.decode()


def test_a_form_about_danger_is_sent_now_and_not_kept_for_later(sign_in: SignIn) -> None:
    ref = opened("sefton")
    raiser = Visitor(sign_in(RAISER), ref)
    assert "Keep it and go on later" in raiser.page("note")
    assert "Keep it and go on later" not in raiser.page("risk")
    raiser.act("risk", rung="nobody yet", summary=TYPED)
    reader = Visitor(sign_in(SOCIAL_WORKER), ref)
    about = main(reader.case()).split("acknowledge-danger/?about=", 1)[1].split('"', 1)[0]
    form = reader.page("acknowledge-danger", about.replace("+", " "))
    assert "Keep it and go on later" not in form
    assert "tel:999" in form


def test_a_raising_that_says_danger_when_signed_out_does_the_same(sign_in: SignIn) -> None:
    client = sign_in(RAISER)
    address = f"{begin(client, 'yes')}/ring-first/"
    whose = shown_to(client, address)
    signed_out(client)
    sent = client.post(address, {"rung": "nobody yet", "summary": TYPED} | whose_is(whose))
    page = main(client.get(sent["Location"]).content.decode())
    assert numbers(page)[:2] == ["tel:999", FRONT_DOOR]
    back = come_back(client, sent, RAISER)
    assert "Nothing was sent yet" in words(f"<main>{back.content.decode()}</main>")
    work = first(back.client.get("/my-work/").content.decode())
    assert numbers(work)[:2] == ["tel:999", FRONT_DOOR]
