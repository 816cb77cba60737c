"""What can't be recorded as it is comes back: filled, with what is wrong, by a redirect."""

from typing import Any

import pytest
from django.test import Client

from concordat.casework.models import Event
from tests.casework import acting
from tests.casework.acting import OFFICER, RAISER, TEAM_MANAGER
from tests.pages.cases import once, raise_case, returned_forms, visit, words
from tests.pages.conftest import NOW
from tests.pages.test_acting import review

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
TYPED = "Two pages of what the nurse saw."


@pytest.fixture
def client() -> Client:
    """A client that goes nowhere by itself."""
    client = Client()
    client.post("/sign-in/", {"person": RAISER})
    return client


def sent(client: Client, address: str, **typed: Any) -> Any:
    return client.post(address, {"request": once(client, address), "seen": "1"} | typed)


def test_a_mistake_is_answered_with_a_redirect_that_tells_nothing(client: Client) -> None:
    address = f"/cases/{raise_case()}/note/"
    answer = sent(client, address, text=TYPED)
    assert answer.status_code == 303
    assert answer["Location"].startswith(f"{address}?returned=")
    assert "nurse" not in answer["Location"]
    assert b"nurse" not in bytes(returned_forms().get().sealed), "it is sealed"
    page = client.get(answer["Location"])
    assert page.status_code == 422
    assert TYPED in page.content.decode()
    assert "Say who may read it." in words(page.content.decode())
    assert "Nothing was sent yet" not in page.content.decode(), "they were signed in"


def test_put_right_it_is_recorded_once_and_nothing_of_it_is_kept(client: Client) -> None:
    ref = raise_case()
    address = f"/cases/{ref}/note/"
    there = sent(client, address, text=TYPED)["Location"]
    again = sent(client, there, text=TYPED)["Location"]
    assert again != there
    assert returned_forms().count() == 1, "only what was sent last is kept"
    done = sent(client, again, text=TYPED, audience="both sides")
    assert done.status_code == 302
    assert Event.objects.filter(case=ref).count() == 2
    assert not returned_forms().exists()


def test_what_only_recording_shows_is_said_where_it_comes_back(visit: Any) -> None:
    ref = raise_case()
    acting.carry_out(ref, RAISER, NOW)
    page = visit(RAISER, ref).act("move-up", ground="no answer", reason=TYPED, checked="yes")
    assert "They still have time to answer." in words(page)
    assert TYPED in page


def test_what_was_recorded_meanwhile_is_shown_with_what_was_typed(visit: Any) -> None:
    ref = raise_case()
    acting.carry_out(ref, RAISER, NOW)
    manager = visit(TEAM_MANAGER, ref)
    about = review(ref)
    form = manager.hidden(manager.page("done", about))
    acting.carry_out(ref, TEAM_MANAGER, NOW)
    page = manager.send("done", about, acts=["discuss"], summary=TYPED, **form)
    assert manager.status == 409
    assert "This was recorded meanwhile" in words(page)
    assert TYPED in page, "though it can't be done any more"


def test_nobody_else_comes_to_it(client: Client) -> None:
    there = sent(client, f"/cases/{raise_case()}/note/", text=TYPED)["Location"]
    other = Client()
    other.post("/sign-in/", {"person": OFFICER})
    assert TYPED not in other.get(there).content.decode()
