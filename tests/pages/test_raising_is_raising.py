"""Raising a disagreement here is raising it in writing, where the procedure says so: nobody has to
record it a second time.
"""

from typing import Any

import pytest
from msgspec.structs import replace

from concordat.casework import queries
from concordat.core.protocol import Protocol
from concordat.library.files import load
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import DECISION, begin, in_short, raised
from tests.pages.reading import shown

RAISE = "practitioners.raise"
REVIEW = "practitioners.review"
EARLIER = {
    "told": "already",
    "told_on_day": "19",
    "told_on_month": "12",
    "told_on_year": "2026",
    "told_at": "11:00",
    "told_how": "telephone",
}


@pytest.fixture(autouse=True)
def _in_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sefton's procedure, of which a reading says that raising it here is raising it in writing."""
    known = load.load

    def written(*named: Any) -> Protocol:
        protocol = known(*named)
        duty = protocol.duties.get(RAISE)
        if duty is None:
            return protocol
        met = replace(duty, met_by_raising=True)
        return replace(protocol, duties={**protocol.duties, RAISE: met})

    monkeypatch.setattr(load, "load", written)


def _raised(sign_in: SignIn, told: dict[str, str] | None = None) -> Any:
    """The case as its raiser sees it, raised in the short way."""
    client = sign_in("molly-entwistle")
    draft = begin(client)
    assert in_short(client, draft).status_code == 302
    if told:
        sent = client.post(f"{draft}/telling/", told)
        assert sent.status_code == 302, shown(sent)
    view = queries.case(raised(client, draft), "molly-entwistle", NOW)
    assert view is not None
    return view


def test_raising_it_tells_them_and_they_owe_an_answer_at_once(sign_in: SignIn) -> None:
    case = _raised(sign_in).case
    assert {duty.key for duty in case.open_duties} == {REVIEW}
    assert [duty.how for duty in case.duties if duty.key == RAISE] == ["done"]


def test_the_check_page_says_that_raising_it_here_is_raising_it(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft)
    page = shown(client.get(f"{draft}/check/"))
    assert "This does what the procedure asks first: raise the matter" in page
    assert "Danielle Kershaw" in page or "Team Manager" in page


def test_whoever_will_speak_to_them_first_raises_it_without_that(sign_in: SignIn) -> None:
    case = _raised(sign_in, {"told": "first"}).case
    assert {duty.key for duty in case.open_duties} == {RAISE}


def test_what_was_raised_earlier_is_theirs_to_confirm(sign_in: SignIn) -> None:
    view = _raised(sign_in, EARLIER)
    review = next(duty for duty in view.case.open_duties if duty.key == REVIEW)
    assert view.case.start.isoformat() == "2026-12-19T11:00:00+00:00"
    assert review.anchor == NOW
    assert review.by_their_word is not None
    assert review.by_their_word < review.due


def test_when_and_how_it_was_raised_has_to_be_said(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft)
    page = shown(client.post(f"{draft}/telling/", {"told": "already"}))
    assert "Give the day on which you raised it with them." in page
    assert "Say how you raised it with them." in page


def test_it_was_not_raised_before_it_reached_them(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft, **(DECISION | {"reached_you_day": "20"}))
    client.post(f"{draft}/telling/", EARLIER)
    page = shown(client.post(f"{draft}/check/", {"anyone": "no"}))
    assert "This is later than they raised it." in page
