"""Whoever said that a child is in danger reads what becomes of it: at each step up, once nobody is
left to be asked (as the board's chair does), and also once another agency took the case on; and the
forms that take a case from somebody say so before they are sent.
"""

import re
from typing import Any

import pytest

from tests.casework import acting
from tests.pages.cases import NOW, later, raise_case, visit, words
from tests.pages.test_supporting import RAISER, SUPPORTER, bring_in

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
ANSWERS, CHAIR, OFFICER = acting.SOCIAL_WORKER, acting.CHAIR, acting.OFFICER
SAID = {"rung": "999", "summary": "He says that he will not be there tomorrow."}
NO_LONGER = "St Brendan's High School no longer sees this case."
STILL_TOLD = "Whoever there said that a child is in danger is still told what becomes of that."


@pytest.fixture
def ref() -> str:
    return raise_case()


def there(visit: Any, person: str, ref: str, page: str) -> str:
    return words(visit(person, ref).client.get(page).content.decode())


def told(visit: Any, person: str, ref: str) -> str:
    return there(visit, person, ref, f"/my-work/told/?case={ref}")


def withdrawn(visit: Any, ref: str) -> str:
    """Danger was said, another agency shares the concern, and it is withdrawn: what names that."""
    visit(RAISER, ref).act("risk", **SAID)
    bring_in(visit, ref)
    form = words(visit(RAISER, ref).page("withdraw"))
    assert f"If Dunes Housing Association takes it on, {NO_LONGER} {STILL_TOLD}" in form
    visit(RAISER, ref).act("withdraw", reason="He is elsewhere.", safety="A visit.")
    leaving = acting.case_of(ref, NOW).leaving
    assert leaving is not None
    return f"{leaving.seq} dunes-housing"


def test_who_said_it_is_told_on_when_another_agency_takes_the_case_on(visit: Any, ref: str) -> None:
    entry = withdrawn(visit, ref)
    assert f"{NO_LONGER} {STILL_TOLD}" in words(visit(SUPPORTER, ref).page("take-on", entry))
    visit(SUPPORTER, ref).act("take-on", entry, reason="We see them every week.")
    case = visit(RAISER, ref)
    case.case()
    assert case.status == 302, "it doesn't open"
    assert f"case {ref}" in there(visit, RAISER, ref, "/my-work/").split("Your drafts")[0]
    page = told(visit, RAISER, ref)
    assert "You go on being told here what becomes of that" in page
    assert "You have no part in this case now" not in page
    danger = acting.case_of(ref, NOW).standing[0].seq
    visit(ANSWERS, ref).act(
        "acknowledge-danger", f"{danger} sefton-childrens-services", doing="I ring the family."
    )
    page = told(visit, RAISER, ref)
    assert "Somebody has read what you said of immediate danger" in page
    assert "it has been said what is being done" in page
    for hidden in ("Danielle", "Dunes", "I ring the family", SAID["summary"], "J.K."):
        assert hidden not in page.split("You go on being told here", 1)[1].replace(
            "Dunes Housing Association takes this on", ""
        ), hidden


def test_at_each_step_up_who_said_it_reads_who_did_not_answer_and_who_is_asked(
    visit: Any, later: Any, ref: str
) -> None:
    from concordat.casework.sweep import sweep

    visit(RAISER, ref).act("risk", **SAID)
    sweep(later(0.6))
    assert (
        "Nobody of Sefton Children's Social Care has said that they read what you said of "
        "immediate danger, though Danielle Kershaw (Social Worker) was asked: Helen Marsden "
        "(Team Manager) is asked now"
    ) in told(visit, RAISER, ref)
    assert "danger" not in there(visit, CHAIR, ref, "/my-work/told/")


def test_once_nobody_is_left_to_be_asked_the_chair_is_told_and_everybody_reads_it(
    visit: Any, later: Any, ref: str
) -> None:
    from concordat.casework.sweep import sweep

    visit(RAISER, ref).act("risk", **SAID)
    for hour in (0.6, 1.1, 1.6, 2.1, 2.6, 3.1, 3.6, 4.1, 6):
        sweep(later(hour))
    assert re.search("and nobody is left to be asked: the [^:]* is told", told(visit, RAISER, ref))
    page = told(visit, CHAIR, ref)
    assert page.count("everybody who was to be asked was. Make sure") == 2, "of each agency"
    assert SAID["summary"] not in page
    assert ref in there(visit, CHAIR, ref, "/my-work/").split("Your drafts")[0]
    assert "Margaret Oyelaran" in words(visit(RAISER, ref).case()).split("What happened")[0]
    assert "everybody who was to be asked was" in told(visit, OFFICER, ref)


def test_moving_a_case_to_another_agency_says_which_no_longer_sees_it(visit: Any, ref: str) -> None:
    form = words(visit(OFFICER, ref).page("answering"))
    assert (
        "If another agency answers in its place, Sefton Children's Social Care no longer sees this"
        in form
    )
    visit(ANSWERS, ref).act("risk", **SAID)
    assert STILL_TOLD in words(visit(OFFICER, ref).page("answering"))
