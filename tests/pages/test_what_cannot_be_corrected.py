"""A page that corrects an entry offers nothing that would be refused, says why, and leads to what
can be done instead.
"""

import re
from typing import Any

import pytest

from concordat.core.acts import Noted
from tests.casework import acting
from tests.pages.cases import visit, words
from tests.pages.conftest import NOW
from tests.pages.test_acting_to_the_end import STARTS, opened
from tests.pages.test_danger_told import SAID

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
RAISER, AGENCY, DECIDED, _ = STARTS["sefton"]
OUT = "It should not be there at all"
ADD_A_NOTE = "Add a note about this entry"


@pytest.fixture
def danger(visit: Any) -> tuple[Any, str]:
    """Whoever stated danger, at their case, and the number of that entry."""
    raiser = visit(RAISER, opened("sefton"))
    raiser.act("risk", **SAID)
    return raiser, str(acting.case_of(raiser.ref, NOW).standing[0].seq)


@pytest.fixture
def read(danger: tuple[Any, str], visit: Any) -> tuple[Any, str]:
    """The same, once the other agency has said that they read it."""
    raiser, entry = danger
    visit(DECIDED, raiser.ref).act("acknowledge-danger", f"{entry} {AGENCY}", doing="")
    return raiser, entry


def test_what_nothing_rests_on_can_be_taken_out_and_danger_can_not(
    danger: tuple[Any, str],
) -> None:
    raiser, entry = danger
    page = words(raiser.page("correct", entry))
    assert OUT not in page
    assert "It can’t be taken out. Danger is not taken out: others were told of it" in page
    raiser.act("note", text="It was his brother.", audience="both sides")
    page = words(raiser.page("correct", str(int(entry) + 1)))
    assert OUT in page
    assert ADD_A_NOTE not in page


def test_danger_that_was_read_is_not_offered_to_be_taken_out_and_the_page_says_why(
    read: tuple[Any, str],
) -> None:
    raiser, entry = read
    page = raiser.page("correct", entry)
    assert OUT not in words(page)
    assert "It can’t be taken out. Later entries rest on this one (the first was written at " in (
        words(page)
    )
    assert not re.search(r"entry \d", words(page)), "entries show no number"
    assert "It should read differently" not in words(page)
    again = raiser.hidden(page) | {"rung": "999", "note-summary": "He was locked out at night."}
    assert words(raiser.send("correct", entry, **again, reason="A slip.")).startswith("Recorded.")


def test_it_leads_to_a_note_about_that_entry_that_disputes_nothing(read: tuple[Any, str]) -> None:
    raiser, entry = read
    page = raiser.page("correct", entry)
    (there,) = re.findall(rf'href="([^"]*)">{ADD_A_NOTE}<', page)
    assert there == f"/cases/{raiser.ref}/note/?about={entry}"
    note = words(raiser.page("note", entry))
    assert "About “A child is thought to be in immediate danger” (10am on Monday 21 December):" in (
        note
    )
    assert "I remember this differently" not in note
    raiser.act("note", entry, text="It was his brother.", audience="both sides")
    assert isinstance(acting.record_of(raiser.ref, NOW).events[-1].act, Noted)


def test_an_entry_of_somebody_else_says_so_and_leads_to_a_note(
    danger: tuple[Any, str], visit: Any
) -> None:
    raiser, entry = danger
    page = words(visit(DECIDED, raiser.ref).page("correct", entry))
    assert "Only whoever wrote an entry, or the board's business manager, can correct it." in page
    assert ADD_A_NOTE in page
    assert "Why is this a correction?" not in page


def test_whoever_sent_it_before_that_was_known_reads_why_and_what_they_wrote(
    danger: tuple[Any, str], visit: Any
) -> None:
    raiser, entry = danger
    typed = raiser.hidden(raiser.page("correct", entry)) | {"way": "out", "rung": "999"}
    visit(DECIDED, raiser.ref).act("acknowledge-danger", f"{entry} {AGENCY}", doing="")
    page = words(raiser.send("correct", entry, **typed, reason="It was his brother."))
    assert "Later entries rest on this one" in page
    assert "It was his brother." in page
