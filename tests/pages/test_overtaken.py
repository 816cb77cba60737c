"""Somebody acted while a form was open: what can't be recorded any more says so in one place, keeps
what was written, and leads on.
"""

import re
from typing import Any

import pytest

from concordat.core.acts import KeptGoing, Noted, Withdrawn
from tests.casework import acting
from tests.casework.acting import RAISER, TEAM_MANAGER
from tests.pages.cases import raise_case, visit, words
from tests.pages.conftest import NOW
from tests.pages.test_giving_up import LEAD, MANAGER, given_up

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
WHY = "Nobody has seen the child since Friday."


def about(visitor: Any) -> str:
    (found,) = re.findall(rf"/cases/{visitor.ref}/keep-going/\?about=(\d+)", visitor.case())
    return str(found)


def acts(ref: str, kind: type) -> int:
    return sum(isinstance(event.act, kind) for event in acting.record_of(ref, NOW).events)


@pytest.fixture
def overtaken(visit: Any) -> tuple[Any, str]:
    """The lead sends what the business manager recorded a moment before; the page that follows."""
    ref = given_up(visit)
    lead, manager = visit(LEAD, ref), visit(MANAGER, ref)
    asked = about(lead)
    typed = lead.hidden(lead.page("keep-going", asked)) | {"reason": WHY}
    manager.act("keep-going", asked, reason="It is not settled.")
    return lead, lead.send("keep-going", asked, **typed)


def test_it_says_in_one_place_what_happened_and_that_it_cannot_be_recorded(
    overtaken: tuple[Any, str],
) -> None:
    lead, page = overtaken
    said = words(page)
    assert lead.status == 409
    assert acts(lead.ref, KeptGoing) == 1
    assert said.startswith("This can’t be recorded any more This was recorded meanwhile")
    assert "This can't be done now: it has been done already" in said
    assert "Nothing of yours was recorded, and nothing you wrote is lost." in said
    assert "Kept the disagreement going" in said
    assert "send yours again" not in said
    assert "There is a problem" not in said
    assert page.count("autofocus") == 1


def test_what_was_written_is_kept_and_becomes_a_note(overtaken: tuple[Any, str]) -> None:
    lead, page = overtaken
    form = page.split("Keep it as a note", 1)[1]
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)
    assert text
    assert WHY in text[1]
    assert "checked" not in form, "who may read it is for its writer to say"
    sent = lead.hidden(form) | {"text": text[1], "audience": "both sides"}
    assert words(lead.send("note", **sent)).startswith("Recorded")
    assert acts(lead.ref, Noted) == 1
    assert WHY in lead.case()


def test_a_note_without_a_reader_is_asked_for_one_and_keeps_its_words(
    overtaken: tuple[Any, str],
) -> None:
    lead, page = overtaken
    sent = lead.hidden(page.split("Keep it as a note", 1)[1]) | {"text": WHY}
    again = lead.send("note", **sent)
    assert "Say who may read it." in words(again)
    assert WHY in again


def test_what_the_page_was_about_may_be_gone_altogether(visit: Any) -> None:
    ref = raise_case()
    lead = visit(LEAD, ref)
    raiser = visit(RAISER, ref)
    raiser.act("withdraw", reason="We see it otherwise now.", safety="A visit today.")
    asked = about(lead)
    typed = lead.hidden(lead.page("keep-going", asked)) | {"reason": WHY}
    visit(MANAGER, ref).act("keep-going", asked, reason="It is not settled.")
    raiser.act("withdraw", reason="Once more, we do.", safety="A visit today.")
    page = words(lead.send("keep-going", asked, **typed))
    assert WHY in page
    assert "Keep this going" in page.split("What you can do now", 1)[1].split("What you wrote")[0]
    assert acts(ref, KeptGoing) == 1


def test_what_still_holds_is_sent_again_as_before(visit: Any) -> None:
    ref = raise_case()
    raiser = visit(RAISER, ref)
    typed = raiser.hidden(raiser.page("withdraw")) | {"reason": "It is settled.", "safety": "Yes."}
    visit(TEAM_MANAGER, ref).act("misdirected", summary="It is for the other team.")
    page = raiser.send("withdraw", **typed)
    assert "can’t be recorded any more" not in words(page)
    assert acts(ref, Withdrawn) == 0
