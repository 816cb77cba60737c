"""A case of the demonstration as browsers meet it: raised through the service, acted in through its
pages.
"""

import html
import re
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.test import Client

from concordat import clock
from concordat.casework.models import Unrecorded
from concordat.core.acts import CarriedOut, Child, Issue, Note
from concordat.core.ids import DutyId
from tests.casework import acting
from tests.pages.conftest import NOW, SignIn

REFERRAL, VISITS = "1" * 32, "2" * 32
WORDS = {
    "d" * 32: "The referral of 18 December was closed without an assessment.",
    "e" * 32: "He has come to school hungry on nine of ten days.",
    "f" * 32: "An assessment, begun this week.",
    REFERRAL: "Whether the threshold for an assessment is met",
    VISITS: "Who visits the family this week",
    "c" * 32: '{"initials": "J.K.", "born": "2019-03-04", "numbers": {"number": "W-17"}}',
}
NOTES = (
    Note("d" * 32, "decision"),
    Note("e" * 32, "reasons"),
    Note("f" * 32, "outcome"),
)
AGREEING = {
    "said-1": "agreed",
    "said-2": "agreed",
    "words-1": "An assessment begins on Monday.",
    "words-2": "The social worker visits every day.",
}
DIFFERING = {
    "said-1": "not agreed",
    "words-1": "They say that it is not met.",
    "said-2": "agreed",
    "words-2": "The social worker visits every day.",
}


def raise_case(received: datetime | None = None, **more: Any) -> str:
    """Raises a case with two points in dispute about one child, and returns its reference.
    `received` is when the decision reached the raiser.
    """
    from concordat.casework.service import Words

    act = acting.raised(
        **{
            "issues": (Issue("1", note=REFERRAL), Issue("2", note=VISITS)),
            "children": (Child("1", "c" * 32),),
            "notes": NOTES,
            "matter": "safeguarding-needs",
        }
        | more
    )
    words = {note: Words(text) for note, text in WORDS.items()}
    ref: str = acting.raise_case(act, at=NOW, received=received, words=words).ref
    return ref


def once(client: Client, address: str) -> str:
    """The token that the form at an address of a case carries for whoever is signed in."""
    from concordat.casework.requests import Form

    parts = urlsplit(address)
    ref, kind = parts.path.strip("/").split("/")[1:]
    about = parse_qs(parts.query).get("about", [""])[0]
    return Form(client.session["person"], f"{kind}/{ref}/{about}").token()


class Visitor:
    """Somebody at a case's pages, with what their last page said."""

    def __init__(self, client: Client, ref: str) -> None:
        self.client, self.ref = client, ref
        self.answer: HttpResponseBase | None = None

    def case(self) -> str:
        return self._said(self.client.get(f"/cases/{self.ref}/"))

    def page(self, kind: str, about: str = "") -> str:
        """The page of an act."""
        return self._said(self.client.get(self._address(kind, about)))

    def act(self, kind: str, about: str = "", **typed: Any) -> str:
        """Fills the page of an act and sends it; the page that follows."""
        return self.send(kind, about, **(self.hidden(self.page(kind, about)) | typed))

    def send(self, kind: str, about: str = "", **sent: Any) -> str:
        data = {name.replace("__", "-"): value for name, value in sent.items()}
        data.setdefault("request", once(self.client, self._address(kind, about)))
        return self._said(self.client.post(self._address(kind, about), data, follow=True))

    @staticmethod
    def hidden(page: str) -> dict[str, str]:
        """What goes with the form without being typed."""
        return dict(
            re.findall(
                r'<input type="hidden" name="(request|seen|ground|way|word)" value="([^"]*)"', page
            )
        )

    @property
    def status(self) -> int:
        assert self.answer is not None
        return self.answer.status_code

    def _address(self, kind: str, about: str) -> str:
        from django.utils.http import urlencode

        return f"/cases/{self.ref}/{kind}/" + (f"?{urlencode({'about': about})}" if about else "")

    def _said(self, answer: HttpResponseBase) -> str:
        self.answer = answer
        return answer.content.decode()  # type: ignore[attr-defined]


def words(page: str) -> str:
    """The main part of a page as it is read."""
    main = page.split("<main", 1)[1].split(">", 1)[1].split("</main>", maxsplit=1)[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture
def visit(sign_in: SignIn) -> Any:
    """`visit(person, ref)`: that person at that case."""
    return lambda person, ref: Visitor(sign_in(person), ref)


@pytest.fixture
def ref() -> str:
    """A case that has been raised with the other side."""
    made = raise_case()
    acting.do(made, CarriedOut((duty_id(made, "practitioners.raise", NOW),)), acting.RAISER, NOW)
    return made


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`later(hours)`: the clock, so many hours after the case was raised."""

    def later(hours: float) -> datetime:
        now = NOW + timedelta(hours=hours)
        monkeypatch.setattr(clock, "now", lambda: now)
        return now

    return later


def returned_forms() -> QuerySet[Unrecorded]:
    """What forms sent and did not record, of anybody."""
    return Unrecorded.objects.filter(until__isnull=False)


def duty_id(ref: str, key: str, now: datetime | None = None) -> DutyId:
    """The id of the open duty of that key."""
    case = acting.case_of(ref, now or clock.now())
    return next(duty.id for duty in case.open_duties if duty.key == key)
