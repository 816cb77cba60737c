"""Correcting entries through their pages: what stays, what changes, and what the record then
shows.
"""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from concordat.core.acts import CarriedOut, Note
from concordat.core.calendar import of_a_day
from concordat.core.labels import REACHED
from tests.casework import acting
from tests.casework.acting import RAISER, SOCIAL_CARE, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages.cases import NOTES, WORDS, duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW
from tests.pages.reading import problem_at

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")

REACHED_NOTE = "9" * 32
FRIDAY = of_a_day(datetime(2026, 12, 18, 12, tzinfo=UTC))


@pytest.fixture
def ref(later: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case raised with the other side at 10am, at 3pm of the same day."""
    monkeypatch.setitem(WORDS, REACHED_NOTE, "18 December 2026, 12:00")
    made = raise_case(FRIDAY, notes=(*NOTES, Note(REACHED_NOTE, REACHED.key)))
    acting.do(made, CarriedOut((duty_id(made, "practitioners.raise"),)), RAISER, NOW)
    later(5)
    return made


def entry(page: str, number: int) -> str:
    """An entry of the timeline, as it is read."""
    found = re.search(rf'<li class="c-entry[^>]*id="entry-{number}">.*?</li>', page, re.DOTALL)
    assert found
    return words(f"<main>{found[0]}</main>")


def rather(hour: str, day: str = "21 12 2026") -> dict[str, str]:
    return {"rather_on_day": day, "rather_at": hour, "reason": "I gave the wrong hour."}


def test_a_second_correction_leaves_what_the_first_put_right(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.act("correct", "1", way="otherwise", **rather("9.30"))
    again = {"note-outcome": "An assessment, begun today.", "reason": "I meant today."}
    page = raiser.act("correct", "1", way="otherwise", **again)
    told = entry(page, 1)
    assert "9:30am on Monday 21 December" in told
    assert "It happened at 9:30am on Monday 21 December 2026, not at 10am" in told
    assert "“The outcome wanted” was changed." in told
    assert "An assessment, begun today." in words(page)
    assert acting.case_of(ref, NOW).start.hour == 9


def test_the_form_starts_from_what_the_entry_reads_now(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.act("correct", "1", **{"way": "otherwise", "note-outcome": "Now.", "reason": "Now."})
    raiser.act("correct", "1", way="otherwise", **rather("9.30"))
    page = raiser.page("correct", "1")
    assert re.search(r">\s*Now\.</textarea>", page)
    assert "It now reads 9:30am on Monday 21 December. Leave this empty if that is right." in page


def test_a_correction_that_changes_nothing_is_refused(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    before = acting.record_of(ref, NOW).events
    page = raiser.act("correct", "1", way="otherwise", **rather("10am"))
    assert raiser.status == 409
    assert "Nothing would change: the entry reads like this already." in words(page)
    assert acting.record_of(ref, NOW).events == before


def test_the_date_of_receipt_is_a_date_and_is_counted_from(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    asked = raiser.page("correct", "1")
    assert "When did the decision reach them?" in words(asked)
    assert "note-decided-when" not in asked, "it is no text to write nonsense in"
    sent = {"reached_on_day": "soon", "reason": "It came a day earlier."}
    assert "Write the date itself" in words(raiser.act("correct", "1", way="otherwise", **sent))
    sent["reached_on_day"] = "17 12 2026"
    page = raiser.act("correct", "1", way="otherwise", **sent)
    assert acting.case_of(ref, NOW).arising == of_a_day(datetime(2026, 12, 17, 12, tzinfo=UTC))
    assert "The decision reached them on Thursday 17 December 2026" in words(page)
    told = entry(page, 1)
    assert "The decision reached them on Thursday 17 December 2026, not on Friday 18" in told


def test_it_did_not_reach_them_after_they_raised_it(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    sent = {"reached_on_day": "21 12 2026", "reached_at": "2pm", "reason": "It was later."}
    page = raiser.act("correct", "1", way="otherwise", **sent)
    assert "This is later than they raised it." in words(page)
    assert "This is later" in problem_at(page, "reached_on_day")


def test_a_corrected_time_is_shown_at_its_entry(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.act("correct", "1", way="otherwise", **rather("9.30"))
    page = raiser.act("correct", "2", way="otherwise", **rather("9.45"))
    told = entry(page, 2)
    assert "9:45am on Monday 21 December written 10am" in told
    assert "It happened at 9:45am on Monday 21 December 2026, not at 10am on Monday 21" in told
    assert "It now reads: Done" not in told, "its sentence is the same"


def test_a_correction_says_which_entry_it_corrected(visit: Any, ref: str) -> None:
    page = visit(RAISER, ref).act("correct", "2", way="out", reason="That was another child.")
    assert "Taken out: “Done: raise the matter with the other agency" in entry(page, 3)


def test_a_correction_is_taken_back_and_not_rewritten(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.act("correct", "2", way="out", reason="That was another child.")
    asked = raiser.page("correct", "3")
    assert "The entry then reads as it did before this correction." in words(asked)
    page = raiser.act("correct", "3", reason="It was this child.")
    assert "Taken out by" not in entry(page, 2)


def test_the_days_of_a_safety_plan_and_an_action_are_asked_as_days(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    said = {"what": "His aunt has him.", "until_day": "24 12 2026"}
    page = manager.act("safety", SOCIAL_CARE.id, **said)
    assert "Until Thursday 24 December." in entry(page, 3)
    page = manager.act("correct", "3", until_day="28 12 2026", reason="Until Monday.")
    assert manager.status == 422, "it asks what is wrong with it"
    changed = {"way": "otherwise", "until_day": "28 12 2026", "reason": "Until Monday."}
    page = manager.act("correct", "3", **changed)
    assert "The day until which it holds is “Monday 28 December 2026”, not “Thursday 24" in entry(
        page, 3
    )
    assert "His aunt has him. Until Monday 28 December." in words(page)
    raiser = visit(RAISER, ref)
    action = {"what": "Ring the grandmother", "owner": "raising/", "by_day": "23 12 2026"}
    raiser.act("action", **action)
    changed = {"way": "otherwise", "by_day": "29 12 2026", "reason": "We meant the 29th."}
    changed["note-what"] = "Ring the aunt"
    page = raiser.act("correct", "5", **changed)
    assert "by Tuesday 29 December 2026" in entry(page, 5)
    assert "You are to carry out what was agreed: Ring the aunt" in words(page)


def test_what_runs_beside_the_case_has_its_day_corrected(visit: Any, ref: str) -> None:
    worker = visit(SOCIAL_WORKER, ref)
    worker.act("alongside", what="court proceedings", on_day="1 12 2026")
    assert re.search(r'name="on_month"[^>]*value="12"', worker.page("correct", "3"))
    changed = {"way": "otherwise", "on_day": "2 12 2026", "reason": "It was the second."}
    page = worker.act("correct", "3", **changed)
    assert "court proceedings, since Wednesday 2 December 2026" in entry(page, 3)
