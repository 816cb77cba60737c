"""What somebody kept of an act that is not offered any more says so on My work, and its words can
be taken into a note; nothing of it is lost.
"""

import re
from html import unescape
from typing import Any

import pytest

from concordat.core.acts import Withdrawn
from tests.casework import acting
from tests.casework.acting import RAISER, TEAM_MANAGER
from tests.pages.cases import raise_case, returned_forms, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_listed_until_sent import drafts

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
WHY = "Nobody has seen the child since Friday."
COPY = "Copy your words to a note"


def kept(visitor: Any, kind: str, about: str = "", **typed: str) -> None:
    """Keep the form of an act, to go on with it later."""
    whole = visitor.hidden(visitor.page(kind, about)) | typed | {"keep_it": "yes"}
    visitor.send(kind, about, **whole)


@pytest.fixture
def ended(visit: Any) -> Any:
    """Somebody kept their words for giving a case up; then it ended."""
    raiser = visit(RAISER, raise_case())
    acting.carry_out(raiser.ref, RAISER, NOW)
    kept(raiser, "withdraw", reason=WHY, safety="His aunt has him.")
    acting.do(raiser.ref, Withdrawn(), RAISER, NOW)
    return raiser


def test_my_work_says_why_it_cannot_be_sent_and_leads_to_a_note(
    ended: Any, sign_in: SignIn
) -> None:
    [(label, there, away)] = drafts(sign_in(RAISER))
    assert "not sent, kept" in label
    assert "It can’t be sent any more: " in label
    assert COPY in label
    assert "not sent yet" not in label
    assert away.endswith("/throw-away/")
    assert there.startswith(f"/cases/{ended.ref}/withdraw/?")


def test_what_was_written_becomes_a_note_and_leaves_my_work(ended: Any, sign_in: SignIn) -> None:
    client = sign_in(RAISER)
    [(_, there, _)] = drafts(client)
    page = client.get(there).content.decode()
    assert words(page).startswith("This can’t be recorded")
    form = page.split("Keep it as a note", 1)[1]
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)
    to = re.search(r'action="([^"]*)"', form)
    assert text
    assert to
    assert WHY in text[1]
    assert "His aunt has him." in text[1]
    sent = ended.hidden(form) | {"text": unescape(text[1]), "audience": "both sides"}
    client.post(unescape(to[1]), sent)
    assert WHY in ended.case()
    assert drafts(client) == []


def test_what_can_still_be_sent_is_gone_on_with_as_before(visit: Any, sign_in: SignIn) -> None:
    raiser = visit(RAISER, raise_case())
    kept(raiser, "withdraw", reason=WHY)
    [(label, there, _)] = drafts(sign_in(RAISER))
    assert "not sent yet" in label
    assert COPY not in label
    page = sign_in(RAISER).get(there).content.decode()
    assert WHY in page
    assert "This can’t be recorded" not in words(page)


def test_what_was_refused_says_on_my_work_why(visit: Any, sign_in: SignIn) -> None:
    raiser = visit(RAISER, raise_case())
    entry = "1"
    again = raiser.hidden(raiser.page("correct", entry))
    raiser.send("correct", entry, **again | {"way": "otherwise", "reason": "A slip, as I think."})
    [(label, _, _)] = drafts(sign_in(RAISER))
    assert "It was not recorded: Nothing would change" in label


def test_of_a_case_that_opens_no_more_it_says_so(visit: Any, sign_in: SignIn) -> None:
    ref = raise_case()
    manager = visit(TEAM_MANAGER, ref)
    acting.carry_out(ref, RAISER, NOW)
    kept(manager, "note", text=WHY, audience="both sides")
    manager.act("step-aside", "team manager", reason="I know the family well.")
    [(label, there, _)] = drafts(sign_in(TEAM_MANAGER))
    assert "It can’t be sent any more: This case doesn’t open to you any more." in label
    assert there == ""
    assert returned_forms().exists(), "it is theirs to throw away"
