"""Berkshire: the ladder inside its week, then a meeting with an independent chair. In a browser
that runs no script.
"""

from datetime import date

import pytest

from tests.browser.conftest import TOLD, Begin
from tests.browser.hands import PLAIN, Hands
from tests.recorded import Recorded

pytestmark = pytest.mark.browser

CASE = {
    **PLAIN,
    "The child's full name": "R.S.",
    "Date of birth": date(2017, 1, 31),
    "Which agency do you disagree with?": ["Reading Children's Social Care"],
    "Which service?": "Access and Assessment",
    "Who made the decision?": "Hazel Pemberton, Social Worker",
    "The decision, or what is not being done": "Nobody visits until January.",
    "When did it reach you?": date(2026, 11, 30),
    "Point 1": "Who visits the family this week",
    "The kind of disagreement": "The roles and responsibilities of the different organisations",
    "Why do you disagree?": "The mother has not answered the door since Friday.",
    "What do you want to happen?": "A visit by Thursday.",
}
ASKED = {
    "The procedure asks for: what the problem is": "Nobody visits.",
    "The procedure asks for: what exactly the disagreement is about": "Who goes.",
    "The procedure asks for: the outcome wanted": "A visit.",
}
VISIT = {
    "What is to be done?": "Visit her, together with the school.",
    "Who does it?": "Reading Children's Social Care",
    "By when?": date(2026, 12, 8),
}
INDEPENDENT = (
    "Owain Pryce, Board member, police, Reading Safeguarding Children Board; "
    "Detective Superintendent, Thames Reach Police"
)


def test_from_raised_to_the_meeting_with_an_independent_chair(
    begin: Begin, recorded: Recorded
) -> None:
    we = begin("reading", 11, 30, 9, scripts=False)
    we.sign_in("Zac Holloway")
    we.raise_case(CASE)
    assert (
        we.main().count("by 5pm on Monday 7 December") == 2
    )  # its working week, and five days before the board
    we.choose(
        "Set the date for the whole stage",
        "She is alone with him after Friday.",
        {"Which day?": date(2026, 12, 4)},
    )
    assert we.main().count("by 5pm on Friday 4 December") == 1  # the shorter of the two
    inside_the_week(we)
    with_an_independent_chair(we)
    recorded(TOLD / "berkshire.txt", we.reads())
    assert "No safety plan is known." in we.next(), "nobody said what keeps the child safe"
    assert "This case is closed. Ended on Tuesday 8 December: agreed" in we.next()


def inside_the_week(we: Hands) -> None:
    we.record("discuss the concern with your own supervisor", "Told Yasmin Farah.", ASKED)
    we.record("discuss it with each other", "Hazel Pemberton has no time before January.")
    we.say("It is not agreed", "January is too late.")
    we.record("contact your own supervisor", "Rang Yasmin Farah.")
    we.it_is(12, 1, 11)
    we.sign_in("Yasmin Farah")
    we.record("discuss it with the equivalent", "Natasha Bird will look at the rota.")
    we.say("It is not agreed", "A rota is not a visit.")
    assert "Rashid Karim (Business Manager)" in we.told
    we.record("report it to your own operations manager", "Told Clare Bunting.")
    we.sign_in("Natasha Bird")
    we.record("report it to your own operations manager", "Told Lorraine Tapp.")
    we.it_is(12, 3, 10)
    we.sign_in("Clare Bunting")
    we.record("attempt to resolve", "Lorraine Tapp offers a telephone call.")
    we.say("It is not agreed", "She does not answer the telephone either.")


def with_an_independent_chair(we: Hands) -> None:
    we.record("approach the Chair", "Rang Elspeth Munro.")
    we.it_is(12, 4, 9)
    we.sign_in("Professor Elspeth Munro")
    we.record(
        "identify a Board member", "The police are not involved.", {"Who is it?": INDEPENDENT}
    )
    we.it_is(12, 8, 9)
    we.sign_in("Mark Osbourne-Lee")
    we.record("meet, with the independent chair", "Owain Pryce was in the chair.")
    we.say("It is agreed", "A social worker and the school go together today.", VISIT)
    we.sign_in("Beverley Quartey")
    we.confirm()
    we.sign_in("Zac Holloway")
    assert "Ended: agreed. Still to be done" in we.next()
    we.record("confirm to the other side", "What was agreed, and by whom.")
    we.sign_in("Natasha Bird")
    we.record("confirm to the other side", "The same.")
    we.sign_in("Owain Pryce")
    we.record("report the issues", "To Florence Adjei.")
    what_was_agreed(we)


def what_was_agreed(we: Hands) -> None:
    """Accepted, done and confirmed."""
    we.sign_in("Natasha Bird")
    we.accept()
    we.it_is(12, 8, 15)
    we.sign_in("Hazel Pemberton")
    we.record("Visit her", "We saw them both, with Zac Holloway.")
    we.sign_in("Zac Holloway")
    we.was_done()
