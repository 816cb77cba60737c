"""What pages say in words that somebody with two minutes follows at once."""

import re
from typing import Any

import pytest

from concordat.core.acts import CarriedOut
from tests.casework import acting
from tests.pages.cases import duty_id, raise_case, visit, words
from tests.pages.conftest import NOW

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
MOST = 55
"""Words that stand above the questions of a form that gives a case up, its heading included. What
happens is shown before it counts: see `test_what_weighs`.
"""


def done(ref: str, duty: str, person: str) -> None:
    acting.do(ref, CarriedOut((duty_id(ref, duty),)), person, NOW)


def test_why_opens_with_who_says_so_and_not_with_the_number_of_a_clause(visit: Any) -> None:
    page = words(visit(acting.RAISER, raise_case()).case())
    assert "Why? The procedure asks for it The procedure says, at 17.2, 1.1:" in page
    assert not re.search(r"Why\? \d", page)


def test_what_no_text_asks_for_says_whose_rule_it_is(visit: Any) -> None:
    ref = raise_case()
    done(ref, "practitioners.raise", acting.RAISER)
    done(ref, "practitioners.review", acting.TEAM_MANAGER)
    page = words(visit(acting.RAISER, ref).case())
    assert "Next Say, for each point in dispute, whether it is now agreed" in page
    assert "Why? Concordat's own rule, not in the procedure's text" in page
    assert "rule asks" not in page, "the heading is the thing to do"
    assert "Concordat asks you" not in page


def test_a_receipt_says_what_was_recorded_with_one_colon(visit: Any) -> None:
    ref = raise_case()
    done(ref, "practitioners.raise", acting.RAISER)
    review = str(duty_id(ref, "practitioners.review"))
    received = visit(acting.TEAM_MANAGER, ref).act(
        "done",
        review,
        acts=["read the file", "discuss"],
        channel="telephone",
        summary="We spoke.",
    )
    said = re.search(r"Recorded[^<]*", received)
    assert said
    assert said[0].startswith("Recorded. They spoke: read and review")
    assert said[0].count(":") == 1


@pytest.mark.parametrize("act", ["withdraw", "no-further"])
def test_a_form_that_gives_a_case_up_says_what_to_do_and_then_what_will_happen(
    visit: Any, act: str
) -> None:
    form = words(visit(acting.RAISER, raise_case()).page(act))
    lead = form.partition("Why are you")[0]
    assert "It ends at once, after two working days in which it can be kept going, or once" in lead
    assert "Before it counts you are shown which, and who is told." in lead
    assert len(lead.split()) <= MOST, lead
