"""Sussex: dissent at a conference, its decision upheld in one run, by keyboard alone, and
reconvened in another.
"""

from datetime import date

import pytest

from tests.browser.conftest import TOLD, Begin
from tests.browser.hands import PLAIN, Hands
from tests.recorded import Recorded

pytestmark = pytest.mark.browser

CASE = {
    **PLAIN,
    "The child's full name": "Q.N.",
    "Date of birth": date(2012, 2, 29),
    "Is the child one of these, as far as you know?": ["On a child protection plan"],
    "Which agency do you disagree with?": ["Brighton & Hove Children's Social Care"],
    "Which service?": "Assessment and Child Protection",
    "Who made the decision?": "Winston Agyeman, Conference Chair",
    "The decision, or what is not being done": "The conference ended the plan.",
    "When did it reach you?": date(2026, 11, 30),
    "Point 1": "Whether the plan ends",
    "The kind of disagreement": "Something else in the handling of concerns",
    "Where in the procedure does it arise?": (
        "Professional dissent at a Child Protection Conference"
    ),
    "Why do you disagree?": "The father came back last month.",
    "What do you want to happen?": "The decision is looked at again.",
}


CHAIRS = {
    "The procedure asks for: the decision on the plan": "The plan ends.",
    "The procedure asks for: any dissenting views and whose they are, or that there were none": (
        "The school dissents."
    ),
}


def test_upheld(begin: Begin, recorded: Recorded) -> None:
    we = begin("brighton-and-hove", 11, 30, 14, keys=True)
    up_to_the_review(we)
    reviewed(we, "Upheld", "What was known then bears it out.")
    we.sign_in("Dylan Amadi")
    we.record(
        "consider whether to take it to the professional leads", "It was looked at.", choice="No"
    )
    assert "This case ended on Wednesday 2 December: upheld." in we.main()
    recorded(TOLD / "sussex-upheld.txt", we.reads())


def test_reconvened(begin: Begin, recorded: Recorded) -> None:
    we = begin("brighton-and-hove", 11, 30, 14)
    up_to_the_review(we)
    reviewed(we, "Reconvene", "The conference was not told that he is back.")
    assert "Winston Agyeman (Conference Chair)" in we.told
    we.it_is(12, 9, 10)
    the_conference_decides(we, "The plan goes on.")
    we.sign_in("Dylan Amadi")
    we.record("consider whether to challenge", "The plan goes on, as we asked.", choice="No")
    assert "This case ended on Wednesday 9 December: not taken further." in we.main()
    recorded(TOLD / "sussex-reconvened.txt", we.reads())


def up_to_the_review(we: Hands) -> None:
    we.sign_in("Dylan Amadi")
    we.raise_case(CASE)
    the_conference_decides(we, "The plan ends. The school dissents.")
    we.sign_in("Dylan Amadi")
    we.record("consider whether to challenge", "He is back.", choice="Yes")
    we.record("raise the matter formally", "Wrote to Prudence Okoro.", RISK)
    we.it_is(12, 2, 10)


def the_conference_decides(we: Hands, decision: str) -> None:
    we.sign_in("Winston Agyeman")
    we.record("decide on the plan", decision, CHAIRS)


def reviewed(we: Hands, choice: str, why: str) -> None:
    we.sign_in("Prudence Okoro")
    we.record(
        "review the documents",
        why,
        {
            "What was done?": ["Decided", "Read the file", "Spoke to each other"],
            "The decision, in your words": "Read, and spoken of.",
        },
        choice=choice,
    )


RISK = {"The procedure asks for: the risk to the child": "Violence at home."}
