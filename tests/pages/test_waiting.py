"""My work also holds what somebody waits for, their drafts and their open cases."""

from datetime import timedelta
from typing import Any

import pytest

from concordat.casework import closed_days, queries
from concordat.core.acts import CarriedOut, RiskStated
from concordat.core.who.ladder import may_go_on
from tests.casework import acting
from tests.casework.acting import RAISER, TEAM_MANAGER
from tests.pages.cases import duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.reading import own_tasks

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def raised_and_told() -> str:
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    return ref


def work_of(visit: Any, person: str) -> str:
    return words(visit(person, "").client.get("/my-work/").content.decode())


def test_a_raiser_sees_for_whom_they_wait_and_by_when(visit: Any) -> None:
    raised_and_told()
    page = work_of(visit, RAISER)
    waiting = page[page.index("What you are waiting for") :]
    assert "You are waiting for Sefton Children's Social Care to " in waiting
    assert "You can now take this on" not in waiting
    assert "What you are waiting for" not in work_of(visit, TEAM_MANAGER)


def test_once_it_is_late_a_raiser_reads_that_they_can_take_it_on(visit: Any, later: Any) -> None:
    raised_and_told()
    later(24 * 20)
    assert "You can now take this on: open the case to move it up." in work_of(visit, RAISER)


def test_the_end_of_raising_names_everybody_who_was_told(visit: Any) -> None:
    ref = raise_case()
    page = words(visit(RAISER, ref).client.get(f"/raise/raised/{ref}/").content.decode())
    assert "Who has been told Danielle Kershaw" in page


def test_open_cases_are_always_on_my_work(visit: Any) -> None:
    ref = raised_and_told()
    page = work_of(visit, RAISER)
    assert ref in page[page.index("Your open cases") :]
    assert "You have no drafts." in page


def test_what_else_the_words_could_mean_is_not_quoted_to_practitioners(visit: Any) -> None:
    page = visit(RAISER, raised_and_told()).case()
    assert "How this is read here" in page
    assert "It could also mean" not in page


@pytest.mark.parametrize("closed", [None, 1])
def test_my_work_says_so_exactly_when_the_case_can_be_taken_on(closed: int | None) -> None:
    """Also where the board closes a day meanwhile, which takes away no right to go on."""
    ref = raised_and_told()
    if closed is not None:
        day = (NOW + timedelta(days=closed)).date()
        closed_days.proclaim("sefton", day, "Snow.", "priya-nambiar", NOW + timedelta(hours=1))
    said = []
    for hours in range(2, 24 * 16, 6):
        now = NOW + timedelta(hours=hours)
        view = queries.case(ref, RAISER, now)
        can = may_go_on(view.record.protocol, view.case)
        assert can == any(each.may_go_on for each in queries.awaited(RAISER, now)), hours
        said.append(can)
    assert (said[0], said[-1]) == (False, True)


def test_what_somebody_else_did_a_moment_ago_is_counted_where_it_is_listed(
    sign_in: SignIn, later: Any
) -> None:
    manager = sign_in(TEAM_MANAGER)
    manager.get("/cases/")
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    counted, listed = own_tasks(manager.get("/my-work/").content.decode())
    assert (counted, listed) == (1, 1)


def test_what_is_asked_about_danger_is_counted_once(sign_in: SignIn, later: Any) -> None:
    ref = raise_case()
    now = later(1)
    danger = RiskStated("999", rung_at=now - timedelta(minutes=5))
    acting.do(ref, danger, RAISER, now)
    for person in (RAISER, TEAM_MANAGER):
        counted, listed = own_tasks(sign_in(person).get("/my-work/").content.decode())
        assert counted == listed, person
