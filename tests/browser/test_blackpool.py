"""Blackpool: no answer, an absent manager's cover, the choice to go to the Head, and an end without
a decider.
"""

from datetime import date

import pytest

from tests.browser.conftest import TOLD, Begin
from tests.browser.hands import PLAIN
from tests.recorded import Recorded

pytestmark = pytest.mark.browser

CASE = {
    **PLAIN,
    "The child's full name": "T.W.",
    "Date of birth": date(2013, 9, 1),
    "Which agency do you disagree with?": ["Blackpool Children's Social Care"],
    "Which service?": "Safeguarding Teams",
    "Who made the decision?": "Nathan Pickup, Social Worker",
    "The decision, or what is not being done": "He was spoken to with his stepfather in the room.",
    "When was it clear you couldn't agree?": date(2026, 11, 23),
    "Point 1": "Whether he is seen alone",
    "The kind of disagreement": "Actions taken",
    "Why do you disagree?": "He told his tutor that he would not speak in front of him.",
    "What do you want to happen?": "He is seen alone this week.",
}


def test_from_no_answer_to_an_end_without_a_decider(begin: Begin, recorded: Recorded) -> None:
    we = begin("blackpool", 11, 23, 10)
    we.sign_in("Jerome Clarke")
    we.raise_case(CASE)
    assert "No safety plan known yet, says North Pier Academy" in we.main()
    assert "Deepak Joshi" in we.next(), "raised here, it is escalated to him in writing"
    assert "by 5pm on Monday 30 November" in we.next()
    assert we.is_shut_out("Anne-Marie Gill")  # it is not at her stage yet

    we.it_is(11, 30, 17, 1)  # a minute after the Practice Manager's five working days
    we.sign_in("Jerome Clarke")
    assert (
        "Vincent Oduya – away until Thursday 17 December Anne-Marie Gill is covering" in we.next()
    )
    we.record("consider involving the Group Manager", "A week has gone.", choice="Yes")
    assert we.told == (
        "Anne-Marie Gill (Group Manager), Babajide Alao (Head Teacher) and Vincent Oduya "
        "(Group Manager), away until Thursday 17 December"
    )
    we.it_is(12, 1, 9)
    we.sign_in("Jerome Clarke")
    we.move_up("No answer has come", "Nobody has rung.")
    we.record("refer the matter up to the Group Manager", "Wrote to Anne-Marie Gill.")

    we.it_is(12, 3, 9)
    we.sign_in("Anne-Marie Gill")
    assert "by 5pm on Tuesday 8 December" in we.next()
    we.record("consider the concern", "Rang Jerome Clarke. He was seen once, at home.")
    we.sign_in("Jerome Clarke")
    we.say("It is not agreed", "He has not been seen alone.")
    we.record("consider whether to take it to the Head", "He is frightened.", choice="Yes")
    we.record("tell Children's Social Care", "Told Anne-Marie Gill.")
    we.record("Monitoring Information Form", "Sent.")

    we.it_is(12, 8, 9)
    we.sign_in("Jonathan Pellew")
    we.record(
        "consider the concern, alert the Director",
        "Alerted Diane Rawcliffe and rang. It stays as it is.",
        {"What was done?": ["Spoke to each other", "Told them"]},
    )
    we.sign_in("Jerome Clarke")
    we.say("It is not agreed", "Our dissent stands.")
    assert "Terence Ogden (Business Manager)" in we.told
    assert "This case ended on Tuesday 8 December: no further stage." in we.main()
    assert "names nobody to decide" in we.main()
    recorded(TOLD / "blackpool.txt", we.reads())
    assert "No safety plan is known." in we.next(), "each stage is on record here"
