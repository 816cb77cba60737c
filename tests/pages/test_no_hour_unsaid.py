"""No time of day is shown that nobody gave: what was said to be on a day reads as that day."""

from datetime import UTC, datetime
from typing import Any

import pytest

from concordat.core.calendar import of_a_day, say_instant, say_when
from concordat.pages.forms.moments import only_the_day
from tests.casework.acting import RAISER
from tests.pages.cases import raise_case, visit, words
from tests.pages.conftest import SignIn
from tests.pages.raising import answer, begin, in_short, raised
from tests.pages.test_raising_for_somebody import COLIN, MOLLY
from tests.pages.test_raising_for_somebody import begin as take_down

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
NOON = datetime(2026, 12, 18, 12, tzinfo=UTC)


def test_a_day_without_its_hour_is_said_as_a_day() -> None:
    assert say_instant(of_a_day(NOON)) == "Friday 18 December"
    assert say_when(of_a_day(NOON)) == "on Friday 18 December"
    assert say_when(NOON) == "at midday on Friday 18 December"


def test_it_is_never_later_than_now_and_never_a_time() -> None:
    for now in (NOON.replace(hour=9), NOON, NOON.replace(hour=17)):
        found = only_the_day(NOON.date(), now)
        assert found <= now
        assert say_instant(found) == "Friday 18 December"


def test_the_correction_form_says_the_day_that_was_given_and_no_hour(
    sign_in: SignIn, visit: Any
) -> None:
    client = sign_in(MOLLY)
    draft = begin(client)
    answer(client, draft)
    page = words(visit(MOLLY, raised(client, draft)).page("correct", "1"))
    asked = page.split("When did the decision reach them?", 1)[1]
    assert asked.split("It now reads ", 1)[1].startswith("Friday 18 December.")


def test_where_nobody_gave_a_time_none_is_shown(visit: Any) -> None:
    ref = raise_case()
    page = words(visit(RAISER, ref).page("correct", "1"))
    asked = page.split("When did the decision reach them?", 1)[1].split("Why is this", 1)[0]
    assert "Nobody has given a time for this." in asked
    assert "It now reads" not in asked


@pytest.mark.parametrize(("hour", "said"), [("", ""), ("9am", "9am on ")])
def test_an_hour_at_which_somebody_rang_is_shown_where_it_was_given(
    sign_in: SignIn, visit: Any, hour: str, said: str
) -> None:
    client = sign_in(COLIN)
    draft = take_down(client, told_on_day="20", told_at=hour)
    in_short(client, draft)
    ref = raised(client, draft)
    case = words(visit(MOLLY, ref).case())
    assert f", {said}Sunday 20 December written 10am on Monday" in case
    form = words(visit(COLIN, ref).page("correct", "1"))
    assert f"It now reads {said}Sunday 20 December." in form
    assert "midday" not in case + form
