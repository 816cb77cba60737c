"""Liverpool: a child on a plan, the Independent Reviewing Officer told, a mediator, and the Chair's
panel.

On a telephone: no page is wider than 320 pixels.
"""

from datetime import date

import pytest

from tests.browser.conftest import TOLD, Begin
from tests.browser.hands import PLAIN, Hands
from tests.recorded import Recorded

pytestmark = pytest.mark.browser

CASE = {
    **PLAIN,
    "The child's full name": "A.M.",
    "Date of birth": date(2022, 5, 4),
    "Is the child one of these, as far as you know?": [
        "The child is subject to a Child Protection Plan"
    ],
    "Which agency do you disagree with?": ["Liverpool Children's Services"],
    "Which service?": "Assessment",
    "Who made the decision?": "Grace Ekwueme, Social Worker",
    "The decision, or what is not being done": "The plan is to end at the next review.",
    "When did it reach you?": date(2026, 11, 26),
    "Point 1": "Whether the plan may end while she is still seen with bruises",
    "The kind of disagreement": (
        "Dissent arising from the implementation of a Child Protection Plan"
    ),
    "Why do you disagree?": "Two bruises in November, seen at the clinic.",
    "What do you want to happen?": "The plan goes on until the spring.",
}
STATED_BACK = {
    "The procedure asks for: what the problem is": "The bruises may be from play.",
    "The procedure asks for: the nature of the professional challenge": "A plan needs a reason.",
    "The procedure asks for: what the worker aims to achieve": "A decision at the review.",
}
PANEL = (
    "Hester Bamford, Chair of the Executive Group, Liverpool Safeguarding Children Board",
    (
        "Graham Tattersall, Director of School Improvement, Mersey School Improvement; "
        "Schools' representative on the board, Mersey School Improvement"
    ),
)
STATED = {
    "The procedure asks for: what the problem is": "New bruises.",
    "The procedure asks for: the nature of the professional challenge": "The plan may not end yet.",
    "The procedure asks for: what the worker aims to achieve": "The plan goes on.",
}


def test_from_raised_to_the_chairs_panel(begin: Begin, recorded: Recorded) -> None:
    we = begin("liverpool", 11, 30, 10, width=320)
    we.sign_in("Zainab Siddiqui")
    we.raise_case(CASE)
    between_workers_and_line_managers(we)
    between_representatives(we)
    before_the_chair(we)
    recorded(TOLD / "liverpool.txt", we.reads())
    assert "No safety plan is known." in we.next(), "nobody said what keeps the child safe"
    assert "This case is closed. Ended on Friday 18 December: decided" in we.next()
    both_appendices(we)


def between_workers_and_line_managers(we: Hands) -> None:
    we.record("talk about the reasons", "Grace Ekwueme thinks that the bruises are from play.")
    we.say("It is not agreed", "They are where she can't have bruised herself.")
    we.record("write the outcome of the discussion", "In her clinic notes.")
    we.record("record the escalation to the line manager", "In her clinic notes.")
    we.sign_in("Grace Ekwueme")
    we.record("write the outcome of the discussion", "In the file.")
    assert we.is_shut_out("Bronwen Tudor")  # nothing has gone to the second stage yet
    we.it_is(12, 1, 9)
    we.sign_in("Rob Ashcroft")
    assert "5pm on Wednesday 2 December" in we.main()  # day 2 of the stage
    we.record("state explicitly", answers=STATED)
    we.record("consider convening", "The conference was last week.", choice="No")
    we.sign_in("Trudy Maddocks")  # Farid Rahimi is away
    we.record("state explicitly", answers=STATED_BACK)
    we.record("consider convening", "The review comes first.", choice="No")
    we.record("discuss what is unresolved", "Rang Rob Ashcroft. We wait for the review.")
    we.sign_in("Rob Ashcroft")
    we.say("It is not agreed", "The review is in March.")
    assert "Bronwen Tudor (Independent Reviewing Officer)" in we.told
    we.record("complete the Escalation Summary Log", "On the Log.")
    we.record("record the escalation to the safeguarding representative", "In her file.")
    we.sign_in("Trudy Maddocks")
    we.record("complete the Escalation Summary Log", "On ours.")


def between_representatives(we: Hands) -> None:
    we.sign_in("Bronwen Tudor")
    assert "A.M., aged 4" in we.main()
    we.it_is(12, 7, 11)
    we.sign_in("Theresa Okonjo")
    assert "You should choose whether to guide" in we.next()
    we.record("choose whether to guide", "Their managers have talked twice.", choice="Discuss")
    we.record("discuss what is unresolved", "Rang Angela Prendergast.")
    we.say("It is not agreed", "She keeps to the decision.")
    we.it_is(12, 9, 9)
    we.sign_in("Ingrid Solberg")
    we.record("complete the Report to LSCB and send it", "With Nikhil Banerjee.")
    we.record("try to resolve it", "Met Simone Baptiste.")
    we.say("It is not agreed", "Closer, and not there.")
    we.record("contact the LSCB Business Manager", "Rang Carmel Docherty.")
    we.it_is(12, 10, 9)
    we.sign_in("Carmel Docherty")
    mediator = "Oluwaseun Lawal, Partnership Representative, Liverpool Safeguarding Children Board"
    we.record("identify the partnership representative", answers={"Who is it?": mediator})
    we.it_is(12, 14, 14)
    we.sign_in("Oluwaseun Lawal")
    assert "meet with a partnership representative who mediates" in we.next()
    we.sign_in("Ingrid Solberg")
    we.record("meet with a partnership representative", "Oluwaseun Lawal mediated.")
    we.say("It is not agreed", "Both of us hold to it.")


def before_the_chair(we: Hands) -> None:
    we.record("refer it to the Independent Chair", "The detail, by e-mail.")
    we.it_is(12, 15, 9)
    we.sign_in("Alan Whitcombe")
    for member in PANEL:
        we.choose("Convene a resolution panel", "No part in it so far.", {"Who is it?": member})
    we.sign_in("Hester Bamford")
    assert "Chair of the Executive Group, as member of the resolution panel" in we.main()
    we.sign_in("Simone Baptiste")
    we.choose("Give written representations", "Our view is with the Chair.")
    we.it_is(12, 18, 15)
    we.sign_in("Alan Whitcombe")
    decision = {
        "The decision, in your words": "The panel: the plan goes on until March.",
        "What is to be done?": "Call the core group, with the health visitor.",
        "Who does it?": "Liverpool Children's Services",
        "By when?": date(2026, 12, 22),
    }
    we.record(
        "consider written representations", "The injuries are new.", decision, choice="Decided"
    )
    we.sign_in("Ingrid Solberg")
    assert "Ended: decided. Still to be done" in we.next()
    we.record("complete the Report to LSCB with how", "The panel decided.")
    what_was_decided(we)


def what_was_decided(we: Hands) -> None:
    """Taken on, done and confirmed."""
    assert we.reads_only_what_was_told("Trudy Maddocks")  # she covered for him, who is back
    we.sign_in("Farid Rahimi")
    we.take_on()
    we.it_is(12, 21, 15)
    we.sign_in("Grace Ekwueme")
    we.record("Call the core group", "It met this afternoon, Zainab Siddiqui with it.")
    we.sign_in("Zainab Siddiqui")
    we.was_done()


def both_appendices(we: Hands) -> None:
    """Filled from the case, and on paper nothing but the form."""
    for link, heading, filled in (
        (
            "AGENCY ESCALATION SUMMARY LOG",
            "*AGENCY ESCALATION SUMMARY LOG",
            ("A.M.", "Whether the plan may end"),
        ),
        (
            "Report to LSCB",
            "Report to LSCB",
            ("A.M.", "Ingrid Solberg", "The panel: the plan goes on until March."),
        ),
    ):
        we.see_case()
        we.fingers.press(we.page.locator(".c-papers").last.get_by_role("link", name=link))
        we.meet()
        assert heading in we.heading()
        assert not [words for words in filled if words not in we.main()], we.main()
        we.page.emulate_media(media="print")
        assert we.page.locator(".c-form-print").is_visible()
        assert not [
            each for each in we.page.locator("nav, form, button").all() if each.is_visible()
        ]
        we.page.emulate_media(media="screen")
