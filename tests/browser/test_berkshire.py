"""Berkshire: the ladder inside its week, then a meeting with an independent chair. In a browser
that runs no script.
"""

from datetime import date

import pytest

from tests.browser.conftest import Begin
from tests.browser.hands import PLAIN, Hands

pytestmark = pytest.mark.browser

CASE = {
    **PLAIN,
    "The child's initials": "R.S.",
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
INDEPENDENT = "Owain Pryce, Board member, police, Reading Safeguarding Children Board"


def test_from_raised_to_the_meeting_with_an_independent_chair(begin: Begin) -> None:
    we = begin("reading", 11, 30, 9, scripts=False)
    we.sign_in("Zac Holloway")
    we.raise_case(CASE)
    assert (
        we.main().count("by 5pm on Monday 7 December") == 2
    )  # its working week, and five days before the board
    we.choose(
        "Set the date of the limit",
        "She is alone with him after Friday.",
        {"Which day?": date(2026, 12, 4)},
    )
    assert we.main().count("by 5pm on Friday 4 December") == 1  # the shorter of the two
    inside_the_week(we)
    with_an_independent_chair(we)
    assert we.reads() == RECORD
    assert (
        "Nothing more is owed. This case is closed. Ended on Tuesday 8 December: agreed"
        in we.next()
    )


def inside_the_week(we: Hands) -> None:
    we.record("discuss the concern with your own supervisor", "Told Yasmin Farah.", ASKED)
    we.record("discuss it with each other", "Hazel Pemberton has no time before January.")
    we.say("It is not agreed", "January is too late.")
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
    we.say("It is agreed", "A social worker and the school go together today.")
    we.sign_in("Beverley Quartey")
    we.confirm()
    we.sign_in("Zac Holloway")
    assert "Ended: agreed. Still owed" in we.next()
    we.record("confirm to the other side", "What was agreed, and by whom.")
    we.sign_in("Natasha Bird")
    we.record("confirm to the other side", "The same.")
    we.sign_in("Owain Pryce")
    we.record("report the issues", "To Florence Adjei.")


RECORD = """\
9am on Monday 30 November: Zac Holloway, Learning Mentor, Abbey Meadows School
    Abbey Meadows School raised a disagreement with Reading Children's Social Care
9am on Monday 30 November: Zac Holloway, Learning Mentor, Abbey Meadows School
    Abbey Meadows School: nothing keeps the child safe for now
9:05am on Monday 30 November: Zac Holloway, Learning Mentor, Abbey Meadows School
    A date was set, Friday 4 December 2026: the limit over the stage (the shorter of 1 working week or set by
    the raiser or their manager)
9:10am on Monday 30 November: Zac Holloway, Learning Mentor, Abbey Meadows School
    Done: discuss the concern with their own supervisor or manager
9:10am on Monday 30 November: Concordat
    Now at: The two professionals
9:15am on Monday 30 November: Zac Holloway, Learning Mentor, Abbey Meadows School
    They spoke: discuss it with each other, by telephone or face to face
9:20am on Monday 30 November: Zac Holloway, Learning Mentor, Abbey Meadows School
    Abbey Meadows School said that it is not agreed
9:20am on Monday 30 November: Concordat
    Now at: Line manager to line manager
11am on Tuesday 1 December: Yasmin Farah, Head of Year, Abbey Meadows School
    They spoke: discuss it with the equivalent supervisor or manager in the other agency
11:05am on Tuesday 1 December: Yasmin Farah, Head of Year, Abbey Meadows School
    Abbey Meadows School said that it is not agreed
11:05am on Tuesday 1 December: Concordat
    Now at: Operations managers or safeguarding leads
11:05am on Tuesday 1 December: Concordat
    Told the LSCB business unit: an issue has been escalated, so that it can be reported to the LSCB
11:10am on Tuesday 1 December: Yasmin Farah, Head of Year, Abbey Meadows School
    Done: report it to their own operations manager or named or designated safeguarding representative
11:15am on Tuesday 1 December: Natasha Bird, Team Manager, Reading Children's Social Care
    Done: report it to their own operations manager or named or designated safeguarding representative
10am on Thursday 3 December: Clare Bunting, Designated Safeguarding Lead, Abbey Meadows School
    They spoke: attempt to resolve the differences through discussion
10:05am on Thursday 3 December: Clare Bunting, Designated Safeguarding Lead, Abbey Meadows School
    Abbey Meadows School said that it is not agreed
10:05am on Thursday 3 December: Concordat
    Now at: A meeting with an independent chair
10:10am on Thursday 3 December: Clare Bunting, Designated Safeguarding Lead, Abbey Meadows School
    Done: approach the Chair of the LSCB to identify a Board member from an uninvolved agency
9am on Friday 4 December: Professor Elspeth Munro, Independent Chair, Reading Safeguarding Children Board
    Owain Pryce was brought in: board member from an uninvolved agency
9am on Tuesday 8 December: Mark Osbourne-Lee, Head Teacher, Abbey Meadows School
    They met: meet, with the independent chair, to review the issues before a decision is finalised
9:05am on Tuesday 8 December: Mark Osbourne-Lee, Head Teacher, Abbey Meadows School
    Abbey Meadows School said that it is agreed
9:10am on Tuesday 8 December: Beverley Quartey, Director of Children's Services, Reading Children's Social
        Care
    Reading Children's Social Care confirmed what was agreed
9:10am on Tuesday 8 December: Concordat
    The case ended: agreed
9:15am on Tuesday 8 December: Zac Holloway, Learning Mentor, Abbey Meadows School
    Written: confirm to the other side in writing what was agreed and how anything outstanding will be pursued
9:20am on Tuesday 8 December: Natasha Bird, Team Manager, Reading Children's Social Care
    Written: confirm to the other side in writing what was agreed and how anything outstanding will be pursued
9:25am on Tuesday 8 December: Owain Pryce, Board member, police, Reading Safeguarding Children Board
    Written: report the issues that arose to the Serious Case Review Subgroup
"""
