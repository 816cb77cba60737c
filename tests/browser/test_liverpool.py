"""Liverpool: a child on a plan, the Independent Reviewing Officer told, a mediator, and the Chair's
panel.

On a telephone: no page is wider than 320 pixels.
"""

from datetime import date

import pytest

from tests.browser.conftest import Begin
from tests.browser.hands import PLAIN, Hands

pytestmark = pytest.mark.browser

CASE = {
    **PLAIN,
    "The child's initials": "A.M.",
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
STATED = {
    "The procedure asks for: what the problem is": "New bruises.",
    "The procedure asks for: the nature of the professional challenge": "The plan may not end yet.",
    "The procedure asks for: what the worker aims to achieve": "The plan goes on.",
}


def test_from_raised_to_the_chairs_panel(begin: Begin) -> None:
    we = begin("liverpool", 11, 30, 10, width=320)
    we.sign_in("Zainab Siddiqui")
    we.raise_case(CASE)
    between_workers_and_line_managers(we)
    between_representatives(we)
    before_the_chair(we)
    assert we.reads() == RECORD
    assert (
        "Nothing more is owed. This case is closed. Ended on Friday 18 December: decided"
        in we.next()
    )
    both_appendices(we)


def between_workers_and_line_managers(we: Hands) -> None:
    we.record("talk about the reasons", "Grace Ekwueme thinks that the bruises are from play.")
    we.say("It is not agreed", "They are where she can't have bruised herself.")
    we.record("write the outcome of the discussion", "In her clinic notes.")
    we.record("record the escalation on the child's case records", "In her clinic notes.")
    we.sign_in("Grace Ekwueme")
    we.record("write the outcome of the discussion", "In the file.")
    assert we.is_shut_out("Bronwen Tudor")  # nothing has gone to the second stage yet
    we.it_is(12, 1, 9)
    we.sign_in("Rob Ashcroft")
    assert "5pm on Wednesday 2 December" in we.main()  # day 2 of the stage
    we.record("state explicitly", answers=STATED)
    we.record("consider convening", "The conference was last week.", choice="No")
    we.sign_in("Trudy Maddocks")  # Farid Rahimi is away
    we.record("discuss what is unresolved", "Rang Rob Ashcroft. We wait for the review.")
    we.sign_in("Rob Ashcroft")
    we.say("It is not agreed", "The review is in March.")
    assert "Bronwen Tudor (Independent Reviewing Officer)" in we.told
    we.record("complete the Escalation Summary Log", "On the Log.")
    we.record("record the escalation on the child's case records", "In her file.")
    we.sign_in("Trudy Maddocks")
    we.record("complete the Escalation Summary Log", "On ours.")


def between_representatives(we: Hands) -> None:
    we.sign_in("Bronwen Tudor")
    assert "A.M., aged 4" in we.main()
    we.it_is(12, 7, 11)
    we.sign_in("Theresa Okonjo")
    we.record("guide the line managers", "Rang Angela Prendergast.")
    we.say("It is not agreed", "She keeps to the decision.")
    we.it_is(12, 9, 9)
    we.sign_in("Ingrid Solberg")
    we.record("complete the Report to LSCB and send it", "With Nikhil Banerjee.")
    we.record("try to resolve it", "Met Simone Baptiste.")
    we.say("It is not agreed", "Closer, and not there.")
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
    we.choose("Resolve it directly with senior managers", "A panel on Friday.")
    we.sign_in("Simone Baptiste")
    we.choose("Give written representations", "Our view is with the Chair.")
    we.it_is(12, 18, 15)
    we.sign_in("Alan Whitcombe")
    decision = {"The decision, in your words": "The panel: the plan goes on until March."}
    we.record(
        "consider written representations", "The injuries are new.", decision, choice="Decided"
    )
    we.sign_in("Ingrid Solberg")
    we.record("complete the Report to LSCB with how", "The panel decided.")


def both_appendices(we: Hands) -> None:
    """Filled from the case, and on paper nothing but the form."""
    for link, heading, filled in (
        (
            "AGENCY ESCALATION SUMMARY LOG",
            "AGENCY ESCALATION SUMMARY LOG",
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


RECORD = """\
10am on Monday 30 November: Zainab Siddiqui, Health Visitor, Rivermouth NHS Trust
    Rivermouth NHS Trust raised a disagreement with Liverpool Children's Services
10am on Monday 30 November: Zainab Siddiqui, Health Visitor, Rivermouth NHS Trust
    Rivermouth NHS Trust: nothing keeps the child safe for now
10:05am on Monday 30 November: Zainab Siddiqui, Health Visitor, Rivermouth NHS Trust
    They spoke: talk about the reasons for the difference, by telephone or face to face
10:10am on Monday 30 November: Zainab Siddiqui, Health Visitor, Rivermouth NHS Trust
    Rivermouth NHS Trust said that it is not agreed
10:10am on Monday 30 November: Concordat
    Now at: Line managers
10:15am on Monday 30 November: Zainab Siddiqui, Health Visitor, Rivermouth NHS Trust
    Written down: write the outcome of the discussion in the child's case file
10:20am on Monday 30 November: Zainab Siddiqui, Health Visitor, Rivermouth NHS Trust
    Written down: record the escalation on the child's case records
10:25am on Monday 30 November: Grace Ekwueme, Social Worker, Liverpool Children's Services
    Written down: write the outcome of the discussion in the child's case file
9am on Tuesday 1 December: Rob Ashcroft, Safeguarding Specialist Practitioner, Rivermouth NHS Trust
    Done: state explicitly the problem, the nature of the challenge and the aim
9:05am on Tuesday 1 December: Rob Ashcroft, Safeguarding Specialist Practitioner, Rivermouth NHS Trust
    Considered: consider convening a professionals' meeting – no
9:10am on Tuesday 1 December: Trudy Maddocks, Team Manager, Liverpool Children's Services, covering for Farid
        Rahimi
    They spoke: discuss what is unresolved with the counterpart
9:15am on Tuesday 1 December: Rob Ashcroft, Safeguarding Specialist Practitioner, Rivermouth NHS Trust
    Rivermouth NHS Trust said that it is not agreed
9:15am on Tuesday 1 December: Concordat
    Now at: Safeguarding representatives
9:15am on Tuesday 1 December: Concordat
    Told the Independent Reviewing Officer: a disagreement about a child on a Child Protection Plan or looked
    after has gone to the second stage
9:20am on Tuesday 1 December: Rob Ashcroft, Safeguarding Specialist Practitioner, Rivermouth NHS Trust
    Written down: complete the Escalation Summary Log and detail what was agreed on the child's case file
9:25am on Tuesday 1 December: Rob Ashcroft, Safeguarding Specialist Practitioner, Rivermouth NHS Trust
    Written down: record the escalation on the child's case records
9:30am on Tuesday 1 December: Trudy Maddocks, Team Manager, Liverpool Children's Services, covering for Farid
        Rahimi
    Written down: complete the Escalation Summary Log and detail what was agreed on the child's case file
11am on Monday 7 December: Theresa Okonjo, Named Nurse for Safeguarding, Rivermouth NHS Trust
    They spoke: guide the line managers' escalation, or discuss it with the counterpart
11:05am on Monday 7 December: Theresa Okonjo, Named Nurse for Safeguarding, Rivermouth NHS Trust
    Rivermouth NHS Trust said that it is not agreed
11:05am on Monday 7 December: Concordat
    Now at: LSCB representatives
9am on Wednesday 9 December: Ingrid Solberg, Designated Nurse, Rivermouth NHS Trust
    The form was completed: complete the Report to LSCB and send it to the LSCB Business Officer
9:05am on Wednesday 9 December: Ingrid Solberg, Designated Nurse, Rivermouth NHS Trust
    They spoke: try to resolve it
9:10am on Wednesday 9 December: Ingrid Solberg, Designated Nurse, Rivermouth NHS Trust
    Rivermouth NHS Trust said that it is not agreed
9am on Thursday 10 December: Carmel Docherty, Business Manager, Liverpool Safeguarding Children Board
    Oluwaseun Lawal was brought in: partnership representative (mediator)
2pm on Monday 14 December: Ingrid Solberg, Designated Nurse, Rivermouth NHS Trust
    They met: meet with a partnership representative who mediates
2:05pm on Monday 14 December: Ingrid Solberg, Designated Nurse, Rivermouth NHS Trust
    Rivermouth NHS Trust said that it is not agreed
2:05pm on Monday 14 December: Concordat
    Now at: The Independent Chair
2:10pm on Monday 14 December: Ingrid Solberg, Designated Nurse, Rivermouth NHS Trust
    Done: refer it to the Independent Chair, e-mailing the detail to the Business Manager through the Business
    Officer
9am on Tuesday 15 December: Alan Whitcombe, Independent Chair, Liverpool Safeguarding Children Board
    Used what the procedure offers: resolve it directly with senior managers, or convene a resolution panel
9:05am on Tuesday 15 December: Simone Baptiste, Assistant Director, Children's Services, Liverpool Children's
        Services
    Used what the procedure offers: give written representations to the Chair or panel
3pm on Friday 18 December: Alan Whitcombe, Independent Chair, Liverpool Safeguarding Children Board
    Done: consider written representations and resolve the differences, with senior managers or a resolution
    panel
3pm on Friday 18 December: Concordat
    The case ended: decided
3:05pm on Friday 18 December: Ingrid Solberg, Designated Nurse, Rivermouth NHS Trust
    The form was completed: complete the Report to LSCB with how it was resolved, and send it to the LSCB Team
"""
