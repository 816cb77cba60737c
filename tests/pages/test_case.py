"""The page of a case: what is next comes first, and nobody sees a case in which they have no
part.
"""

import re
from typing import Any

import pytest

from concordat.core.acts import CarriedOut, Corrected, Note, Noted, Positioned, SafetyStated
from concordat.core.posts import Party
from tests.casework import acting
from tests.casework.acting import (
    OFFICER,
    RAISER,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    STRANGER,
    TEAM_MANAGER,
)
from tests.pages.cases import AGREEING, duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW
from tests.pages.reading import title

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def raised_and_told() -> str:
    """The matter has been raised with the other side; they must answer."""
    ref = raise_case()
    raise_ = duty_id(ref, "practitioners.raise")
    acting.do(ref, CarriedOut((raise_,)), RAISER, NOW)
    return ref


def test_what_is_next_comes_first_and_the_rest_in_order(visit: Any) -> None:
    page = words(visit(RAISER, raised_and_told()).case())
    parts = [
        "Next",
        "What keeps the child safe",
        "Where this is",
        "What is disagreed",
        "What happened",
        "Who is who",
    ]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_next_says_who_by_when_why_and_how_it_is_counted(visit: Any) -> None:
    page = words(visit(RAISER, raised_and_told()).case())
    assert "Sefton Children's Social Care must read and review the case file" in page
    assert "by 5pm on Thursday 24 December" in page
    assert "3 working days left" in page
    assert "Helen Marsden" in page
    assert "Ring Helen Marsden on" in page
    assert "The receiving agency must read and review the particular case file" in page, (
        "the clause in its own words"
    )
    assert "Three working days from the matter being raised under 1.1" in page, "the reading taken"
    assert "Monday 21 December is day 0" in page


def test_whoever_owes_it_is_told_you_must_and_whom_to_ring(visit: Any) -> None:
    page = words(visit(TEAM_MANAGER, raised_and_told()).case())
    assert "You must read and review the case file" in page
    assert page.index("Kwame Boateng") < page.index("Where this is"), "the one to speak to"
    assert "Remind them" not in page.split("Where this is")[0]


def test_what_one_cannot_do_stands_with_the_reason(visit: Any) -> None:
    page = visit(SOCIAL_WORKER, raised_and_told()).case()
    assert "Only the agency that raised this can take it to the next stage." in words(page)
    assert "/withdraw/" not in page
    assert "/withdraw/" in visit(RAISER, acting_ref(page)).case()


def acting_ref(page: str) -> str:
    return page.split("c-reference", 1)[1].split(">", 1)[1].split("<", 1)[0]


def test_the_child_stands_on_the_page_and_not_in_its_title(visit: Any) -> None:
    there = visit(RAISER, raised_and_told())
    assert "J.K., aged 7" in words(there.case())
    assert "J.K." not in title(there.answer)


def test_no_part_and_no_case_cannot_be_told_apart(visit: Any) -> None:
    ref = raised_and_told()
    stranger, nowhere = visit(STRANGER, ref), visit(STRANGER, "SEF-2026-9999")
    for kind in ("", "note/", "done/", "papers/notification/"):
        first = stranger.client.get(f"/cases/{ref}/{kind}")
        second = nowhere.client.get(f"/cases/SEF-2026-9999/{kind}")
        assert first.status_code == second.status_code == 404
        assert masked(first) == masked(second)


def masked(answer: Any) -> str:
    """A page without the tokens that are others on every page."""
    tokens = r'name="(?:csrfmiddlewaretoken|shown_to)" value="[^"]*"'
    return re.sub(tokens, "", answer.content.decode())


def test_what_keeps_the_child_safe_is_amber_where_nothing_does(visit: Any) -> None:
    ref = raised_and_told()
    both = "St Brendan's High School and Sefton Children's Social Care have not said yet"
    assert f"What keeps the child safe? {both}" in words(visit(RAISER, ref).case())
    acting.do(ref, SafetyStated("raising", None, nothing=True), RAISER, NOW)
    page = visit(OFFICER, ref).case()
    panel = page.split("No safety plan known yet")[0].rsplit("<section", 1)[1]
    assert "c-notice--amber" in panel


def test_both_times_are_told_where_they_differ(visit: Any, later: Any) -> None:
    ref = raise_case()
    now = later(26)
    raise_ = duty_id(ref, "practitioners.raise")
    acting.do(ref, CarriedOut((raise_,)), RAISER, now, happened=NOW)
    assert "10am on Monday 21 December written midday on Tuesday 22 December" in words(
        visit(RAISER, ref).case()
    )


def test_a_struck_entry_stays_with_who_struck_it_and_why(visit: Any) -> None:
    from concordat.casework.service import Words

    ref = raised_and_told()
    reason = "a" * 32
    acting.do(
        ref,
        Corrected(2, notes=(Note(reason, "reason"),)),
        RAISER,
        NOW,
        words={reason: Words("That was another child.")},
    )
    page = visit(RAISER, ref).case()
    assert "<s>Done: raise the matter" in page
    assert "Taken out by Kwame Boateng, Monday 21 December. That was another child." in words(page)


def test_a_note_for_one_agency_is_not_there_for_the_other(visit: Any) -> None:
    from concordat.casework.service import Words

    ref = raised_and_told()
    note, own = "b" * 32, acting.SCHOOL.id
    secret = Words("Head has rung the parents.")
    acting.do(ref, Noted("own agency", note, agency=own), RAISER, NOW, words={note: secret})
    assert "Head has rung the parents." in words(visit(RAISER, ref).case())
    theirs = words(visit(TEAM_MANAGER, ref).case())
    assert "Head has rung" not in theirs
    assert "A note" not in theirs.split("What happened")[1].split("Who is who")[0]


def test_late_is_told_in_the_record_without_blame(visit: Any, later: Any) -> None:
    ref = raised_and_told()
    later(24 * 9)
    page = words(visit(RAISER, ref).case())
    assert "Late was due by 5pm on Thursday 24 December" in page
    assert "The time for this passed: Sefton Children's Social Care to read" in page
    assert "Move up a step: no answer" in page
    assert "failed" not in page


def test_after_the_end_what_is_still_owed_comes_first(visit: Any) -> None:
    ref = raised_and_told()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.review"),)), TEAM_MANAGER, NOW)
    acting.disagree(ref, NOW, word="agreed")
    acting.do(
        ref,
        Positioned("answering", SOCIAL_CARE.id, {"1": "agreed", "2": "agreed"}),
        TEAM_MANAGER,
        NOW,
    )
    page = words(visit(TEAM_MANAGER, ref).case())
    assert (
        "Ended: agreed. Still to be done You must tell the agency that raised it the outcome by "
        "letter" in page
    )
    assert "This case ended on Monday 21 December: agreed." in page


def test_the_raising_side_disagrees_from_the_start(visit: Any) -> None:
    page = words(visit(TEAM_MANAGER, raise_case()).case())
    table = page.split("What is disagreed", 1)[1].split("What was written when it was raised")[0]
    assert "Disagrees, Monday 21 December." in table
    assert "In dispute" in table


def test_the_day_the_decision_reached_them_is_told_apart_from_the_raising(visit: Any) -> None:
    ref = raise_case(received=NOW.replace(day=1))
    page = visit(RAISER, ref)
    said = words(page.case())
    reached = "The decision reached them on Tuesday 1 December 2026"
    assert f"Monday 21 December 2026 · {reached}" in said
    assert reached in said.split("What happened", 1)[1]
    assert reached.removeprefix("The decision reached them on ") in words(
        page.page("papers/notification")
    )


def test_one_person_to_ring_stands_first_and_the_others_are_folded(visit: Any) -> None:
    unknown = Party(SOCIAL_CARE.id, SOCIAL_CARE.kind)
    page = visit(RAISER, raise_case(answering=(unknown,))).case()
    first, after = page.split('class="c-next c-first__next"', 1)[1].split("</section>", 1)
    folded = after.split("c-others", 1)[1].split("</details>", 1)[0]
    assert first.count("Ring ") == 1
    assert folded.count("Ring ") > 1
    assert "Manager" in words(f"<main>{first}</main>"), "the highest post that the procedure names"


def test_what_was_asked_for_stands_in_the_record_in_the_procedures_words(visit: Any) -> None:
    ref = raise_case()
    raise_ = duty_id(ref, "practitioners.raise")
    raiser = visit(RAISER, ref)
    form = raiser.page("done", raise_)
    assert "He has come to school hungry on nine of ten days.</textarea>" in form, (
        "as written when it was raised"
    )
    page = raiser.act("done", raise_, need__1="Hungry on nine of ten days.", summary="Rang them.")
    assert "Clear, evidence-based reasons: Hungry on nine of ten days." in words(page)


def test_agreeing_before_the_other_side_spoke_confirms_nothing(visit: Any) -> None:
    ref = raised_and_told()
    manager = visit(TEAM_MANAGER, ref)
    manager.act(
        "done",
        duty_id(ref, "practitioners.review"),
        acts=["read the file", "discuss"],
        summary="Read, spoke.",
    )
    page = words(manager.act("say", acting.SOCIAL_CARE.id, **AGREEING))
    assert "Sefton Children's Social Care said that it is agreed" in page
    assert "St Brendan's High School has not said yet" in page
    assert "confirmed what was agreed" not in page
