"""How something was done is asked in a way that fits what was ticked."""

import html
import re
from itertools import takewhile

import pytest

from tests.casework import acting
from tests.pages.cases import Visitor, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.reading import problem_at
from tests.pages.test_acting_to_the_end import act_once, opened, owers

pytestmark = pytest.mark.usefixtures("demonstration")
MEET = "directors.meet"


def owed(ref: str) -> set[str]:
    return {duty.key for duty in acting.case_of(ref, NOW).open_duties}


def test_a_meeting_that_is_said_to_have_been_a_letter_is_refused_at_its_field(
    sign_in: SignIn,
) -> None:
    """The Directors write and meet: both ways are offered, and one alone fits what was ticked."""
    ref = opened("sefton")
    for _ in takewhile(lambda _: MEET not in owed(ref), range(20)):
        assert act_once(ref, sign_in, ("not agreed", "yes"))
    visitors = (Visitor(sign_in(person), ref) for person in dict.fromkeys(owers(ref)))
    found = ((each, re.search(rf'/done/\?about=({MEET}[^"]*)"', each.case())) for each in visitors)
    director, link = next((each, link) for each, link in found if link)
    about = html.unescape(link[1]).replace("%2F", "/")
    met = {"acts": ["meet"], "summary": "We met for an hour."}
    page = director.act("done", about, channel="letter", **met)
    assert director.status == 422
    assert "Say how it was done by one of these: in person" in problem_at(page, "channel")
    assert "We met for an hour." in page, "nothing that was typed is lost"
    assert "By letter" in words(page)
    director.act("done", about, channel="in person", **met)
    assert director.status == 200
