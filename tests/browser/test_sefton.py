"""Sefton: a school against Children's Social Care, up the whole ladder to the Chair's binding
decision.
"""

from datetime import date

import pytest

from tests.browser.conftest import TOLD, Begin
from tests.browser.hands import PLAIN, Hands
from tests.recorded import Recorded

pytestmark = pytest.mark.browser

CASE = {
    **PLAIN,
    "The child's full name": "J.K.",
    "Date of birth": date(2019, 3, 27),
    "Which agency do you disagree with?": ["Sefton Children's Social Care"],
    "Which service?": "Assessment",
    "Who made the decision?": "Danielle Kershaw, Social Worker",
    "The decision, or what is not being done": (
        "The referral of 18 December was closed without an assessment."
    ),
    "When did it reach you?": date(2026, 12, 18),
    "Point 1": "Whether an assessment is needed",
    "The kind of disagreement": "A decision by Children's Social Care",
    "Why do you disagree?": "He has come to school hungry on nine of ten days.",
    "What do you want to happen?": "An assessment, begun this week.",
    "Is anything keeping the child safe?": "Yes",
    "What is it?": "He has breakfast at school.",
    "Who sees to it?": "The school",
    "Until when?": date(2027, 2, 12),
}


def test_from_raised_to_the_chairs_binding_decision(begin: Begin, recorded: Recorded) -> None:
    we = begin("sefton", 12, 21, 10)
    we.sign_in("Molly Entwistle")
    we.raise_case(CASE)
    assert "by 5pm on Thursday 24 December" in we.next(), "raised here, it is raised in writing"
    assert (
        "What keeps the child safe, as Westshire Primary School says He has breakfast at school."
        in we.main()
    )
    between_practitioners(we)
    between_service_managers(we)
    between_directors(we)
    before_the_chair(we)
    recorded(TOLD / "sefton.txt", we.reads())
    assert "Nothing is left to do. This case is closed." in we.next()
    on_paper(we)


def between_practitioners(we: Hands) -> None:
    we.it_is(12, 23, 14)
    we.sign_in("Helen Marsden")
    assert "by 5pm on Thursday 24 December" in we.next()
    we.record(
        "read and review the case file",
        "The file was read. A letter to the parents is all.",
        {"What was done?": ["Read the file", "Spoke to each other"]},
    )
    we.say("It is not agreed", "A letter is what this needs.")
    we.sign_in("Molly Entwistle")
    we.say("It is not agreed", "A letter does not feed him.")
    assert "Colin Threlfall (Business Manager)" in we.told


def between_service_managers(we: Hands) -> None:
    we.record("raise the concern with", "Told Ruth Abernathy.")
    we.sign_in("Danielle Kershaw")
    we.record("raise the concern with", "Told Adaeze Nwosu.")
    we.it_is(12, 24, 11)
    we.sign_in("Patrick Cullen")
    we.record("seek agreement", "Rang Ruth Abernathy. A family support worker, from January.")
    we.sign_in("Ruth Abernathy")
    we.say("It is not agreed", "January is three weeks away.")
    we.record("complete the Notification form", "Sent to Colin Threlfall.")
    we.it_is(12, 30, 10)
    we.sign_in("Patrick Cullen")
    we.record(
        "convene a meeting", "Met at the school. He was last seen in October, for ten minutes."
    )
    we.sign_in("Ruth Abernathy")
    we.say("It is not agreed", "Nobody has assessed anything.")


def between_directors(we: Hands) -> None:
    we.it_is(1, 4, 9)
    we.sign_in("Patrick Cullen")
    we.record("raise the disagreement with the Director", "Briefed Rosalind Fairclough.")
    we.it_is(1, 7, 15)
    we.sign_in("Rosalind Fairclough")
    we.record(
        "write to the other agency's Director",
        "Wrote to Desmond Achebe, and met.",
        {"What was done?": ["Met", "Wrote"]},
    )
    we.sign_in("Desmond Achebe")
    we.say("It is not agreed", "We still have no assessment.")
    we.sign_in("Rosalind Fairclough")
    we.record("with the outcome and the rationale", "Not agreed: the threshold is not met.")
    assert not we.may("write to the Chair")  # only the side that raised it takes it to the Chair


def before_the_chair(we: Hands) -> None:
    we.it_is(1, 8, 10)
    we.sign_in("Desmond Achebe")
    assert "by 5pm on Monday 11 January" in we.next()
    we.record("write to the Chair", "Wrote to Margaret Oyelaran.")
    we.it_is(1, 11, 10)
    we.sign_in("Margaret Oyelaran")
    we.record("seek written representations", "Asked both Directors, by Wednesday.")
    we.it_is(1, 14, 15)
    we.record(
        "make a final and binding decision",
        "Hunger on nine of ten days is a sign of need.",
        {"The decision, in your words": "An assessment, begun by Monday."},
    )
    assert "Molly Entwistle" in we.told
    assert "Danielle Kershaw" in we.told
    assert "This case ended on Thursday 14 January: decided and binding." in we.main()
    we.sign_in("Colin Threlfall")
    action = {
        "What is to be done?": "Begin an assessment.",
        "Whose is it?": "Sefton Children's Social Care",
    }
    we.choose("Add an agreed action", answers={**action, "By when?": date(2027, 1, 18)})
    we.sign_in("Helen Marsden")
    we.accept()
    we.it_is(1, 18, 12)
    we.sign_in("Danielle Kershaw")
    we.record("Begin an assessment", "Visited this morning.")
    we.sign_in("Molly Entwistle")
    we.was_done()


def on_paper(we: Hands) -> None:
    """Printed, the page of the case is the record, and nothing that can only be pressed."""
    we.page.emulate_media(media="print")
    shown = {
        part: we.page.locator(part).first.is_visible()
        for part in (".c-timeline", ".c-issues", ".c-opposite")
    }
    assert all(shown.values()), shown
    pressed = we.page.locator(
        "nav, form, button, .c-actions, .c-danger-link, .c-entry__correct"
    ).all()
    assert not [each.inner_text() for each in pressed if each.is_visible()]
    we.page.emulate_media(media="screen")
