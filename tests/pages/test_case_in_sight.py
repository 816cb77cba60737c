"""What the page of a case keeps in sight: limits that passed in silence, safety that ran out, where
saying no leads.
"""

import re
from typing import Any

import pytest

from concordat.core.acts import CarriedOut, SafetyStated
from tests.casework import acting
from tests.casework.acting import RAISER, TEAM_MANAGER
from tests.pages.cases import duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def test_what_is_entered_after_its_limit_leaves_the_limit_in_sight(visit: Any, later: Any) -> None:
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    review = duty_id(ref, "practitioners.review")
    now = later(24 * 9)
    happened = NOW.replace(day=22)
    acting.do(ref, CarriedOut((review,)), TEAM_MANAGER, now, happened=happened)
    page = words(visit(RAISER, ref).case())
    assert (
        "Nothing was recorded by this time: Sefton Children's Social Care to read and review"
        in page
    )
    assert (
        "Recorded 10am on Wednesday 30 December as done 10am on Tuesday 22 December, as Helen "
        "Marsden"
    ) in page
    assert "open since Wednesday 30 December" in page, "nobody kept open what nobody knew of"
    assert "open since Tuesday 22 December" not in page


def test_what_is_entered_in_time_leaves_no_such_mark(visit: Any) -> None:
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    assert "Nothing was recorded by this time" not in words(visit(RAISER, ref).case())


def test_safety_that_has_run_out_is_amber(visit: Any, later: Any) -> None:
    ref = raise_case()
    acting.do(ref, SafetyStated("raising", until=NOW.date().replace(day=22)), RAISER, NOW)
    assert "ran out" not in visit(RAISER, ref).case()
    later(48)
    page = visit(RAISER, ref).case()
    panel = page.split("ran out on Tuesday 22 December")[0].rsplit("<section", 1)[1]
    assert "c-notice--amber" in panel


def test_papers_that_nothing_asks_for_yet_are_left_out(visit: Any) -> None:
    page = words(visit(RAISER, raise_case()).case())
    assert "Outcome of the discussion" not in page
    assert "not asked for yet" not in page


def test_saying_no_tells_beforehand_where_it_leads(visit: Any) -> None:
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.review"),)), TEAM_MANAGER, NOW)
    page = words(visit(RAISER, ref).page("say", acting.SOCIAL_CARE.id))
    assert "goes on at once to “Safeguarding leads and service managers”, where" in page


@pytest.mark.parametrize(
    ("act", "hours", "said"),
    [
        (SafetyStated("raising", nothing=True), 0, "No safety plan known yet"),
        (
            SafetyStated("raising", until=NOW.date()),
            24,
            "What kept the child safe ran out on Monday 21 December",
        ),
        (SafetyStated("raising", until=NOW.date()), 0, ""),
    ],
)
def test_a_child_whom_nothing_keeps_safe_stands_out_in_the_lists(
    sign_in: Any, later: Any, act: SafetyStated, hours: int, said: str
) -> None:
    acting.do(raise_case(), act, RAISER, NOW)
    later(hours)
    for address in ("/board/sefton/", "/cases/"):
        page = sign_in(acting.OFFICER).get(address).content.decode()
        assert ("c-unsafe" in page) == bool(said), address
        assert said in page, address


def test_what_the_other_side_says_can_be_answered_beside_it(visit: Any) -> None:
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.review"),)), TEAM_MANAGER, NOW)
    raiser = visit(RAISER, ref)
    page = raiser.case()
    assert page.count("Say how you remember it") == 1, "of the other side's entry, not of one's own"
    about = re.search(r"/note/\?about=(\d+)", page)
    assert about
    form = raiser.page("note", about[1])
    assert "I remember this differently. </textarea>" in form
    said = words(
        raiser.act("note", about[1], text="We did not speak that day.", audience="both sides")
    )
    assert "We did not speak that day." in said


def test_what_keeps_the_child_safe_stays_in_sight_after_the_end(visit: Any) -> None:
    ref = raise_case()
    acting.do(ref, SafetyStated("answering", acting.SOCIAL_CARE.id), TEAM_MANAGER, NOW)
    raiser = visit(RAISER, ref)
    raiser.act("withdraw", reason="They began it today.", safety="His aunt has him.")
    assert acting.case_of(ref, NOW).end == "withdrawn"
    safety = words(raiser.case()).split("What happened", 1)[0]
    assert "What keeps the child safe, as Sefton Children's Social Care says" in safety
    assert "said when stopping this His aunt has him." in safety
    assert "has not said" not in safety


def test_a_number_stands_where_one_rings_next_and_under_people_and_nowhere_else(
    visit: Any,
) -> None:
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    for person in (RAISER, TEAM_MANAGER, acting.OFFICER):
        main = visit(person, ref).case().split("<main", 1)[1]
        before, people = main.split('id="people-heading"', 1)
        parts = before.split('id="open-heading"', 1)
        rung_next = re.findall(r'href="(tel:[^"]+)"', parts[0])
        assert len(rung_next) == len(set(rung_next)), "whom to ring next"
        assert re.findall(r'href="(tel:[^"]+)"', parts[-1] if len(parts) > 1 else "") == []
        assert set(rung_next) <= set(re.findall(r'href="(tel:[^"]+)"', people))
