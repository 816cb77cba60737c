"""Words that were put right are read as they are now, by everybody; those that were replaced, or
taken out by emptying their box, stay sealed.
"""

from typing import Any

import pytest

from concordat.core.acts import Note
from concordat.core.labels import NOT_TO_REACH
from tests.casework import acting
from tests.casework.acting import RAISER, SOCIAL_CARE, TEAM_MANAGER
from tests.pages.cases import NOTES, WORDS, raise_case, ref, visit, words
from tests.pages.conftest import NOW
from tests.pages.reading import problem_at
from tests.pages.test_acting import review
from tests.pages.test_correcting import entry

__all__ = ["ref", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
BOX = "note-not-to-reach"
SECRET = "They must not know that his sister rang us."
SAID = {"rung": "999", "summary": "His uncle Zebedee has him.", "reference": "INC 4711"}
RANG = {"rung": "999"}


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> str:
    """A case raised with what must be kept private, and a level of need."""
    note = "8" * 32
    monkeypatch.setitem(WORDS, note, SECRET)
    notes = (*NOTES, Note(note, NOT_TO_REACH.key))
    made = raise_case(notes=notes, level="early-help")
    acting.carry_out(made, RAISER, NOW)
    return made


def put_right(visitor: Any, number: int, **typed: str) -> str:
    page: str = visitor.act("correct", str(number), way="otherwise", reason="A slip.", **typed)
    return page


@pytest.mark.parametrize("more", [{}, {"note-outcome": "An assessment, begun today."}])
def test_an_emptied_box_takes_its_words_out_for_everybody(
    visit: Any, secret: str, more: dict[str, str]
) -> None:
    assert SECRET in words(visit(TEAM_MANAGER, secret).case())
    page = put_right(visit(RAISER, secret), 1, **{BOX: "", **more})
    assert "“What the family or others must not find out” was taken out." in entry(page, 1)
    assert all(each in words(page) for each in more.values())
    for reader in (RAISER, TEAM_MANAGER):
        assert SECRET not in words(visit(reader, secret).case())


def test_a_box_that_was_not_sent_was_not_emptied(visit: Any, secret: str) -> None:
    page = put_right(visit(RAISER, secret), 1, **{"note-outcome": "An assessment, begun today."})
    assert SECRET in words(page)


def test_the_form_says_that_an_emptied_box_takes_the_words_out(visit: Any, secret: str) -> None:
    asked = words(visit(RAISER, secret).page("correct", "1"))
    assert (
        "What the family or others must not find out All agencies in the case and the board read "
        "this. Empty this box to take the words out." in asked
    )
    assert asked.count("Empty this box") == 1, "only of what may be left out"


def test_words_that_are_needed_are_asked_for_at_their_box(visit: Any, secret: str) -> None:
    raiser = visit(RAISER, secret)
    page = put_right(raiser, 1, **{"note-outcome": ""})
    assert raiser.status == 422
    assert "Say what you want to happen" in problem_at(page, "note-outcome")


def test_an_entry_that_is_taken_out_needs_no_words(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.act("note", text="He came to school.", audience="both sides")
    sent = {"way": "out", "note-note": "", "reason": "It was another child."}
    assert "Recorded. Taken out" in words(raiser.act("correct", "3", **sent))


def test_the_level_of_need_is_unsaid(visit: Any, secret: str) -> None:
    put_right(visit(RAISER, secret), 1, level="")
    case = acting.case_of(secret, NOW)
    assert case.raised.level is None
    assert case.raised.matter == "safeguarding-needs"


def test_all_that_was_added_is_taken_out_with_its_entry(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.act("add", **{"not-to-reach": SECRET})
    page = put_right(raiser, 3, **{BOX: ""})
    assert "Answer at least one of these" in words(page)
    raiser.act("correct", "3", way="out", reason="They must not read this.")
    for reader in (RAISER, TEAM_MANAGER):
        assert SECRET not in words(visit(reader, ref).case())


def test_what_was_optional_of_each_entry_is_taken_out(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    manager.act("safety", SOCIAL_CARE.id, what="His aunt has him.", by__whom="Mrs Quillfeather")
    put_right(manager, 3, **{"note-by-whom": ""})
    manager.act("done", review(ref), acts=["read the file"], summary="Volume two is missing.")
    put_right(manager, 5, **{"note-summary": ""})
    page = words(visit(RAISER, ref).case())
    assert "His aunt has him." in page
    assert "Quillfeather" not in page
    assert "Volume two" not in page


def test_corrected_words_of_danger_are_read_by_nobody(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.act("risk", **SAID)
    put_right(raiser, 3, **RANG, **{"note-summary": "His uncle Ptolemy has him."})
    put_right(raiser, 3, **RANG, **{"note-summary": "His grandmother.", "note-reference": ""})
    for reader in (RAISER, TEAM_MANAGER):
        page = words(visit(reader, ref).case())
        told = entry(visit(reader, ref).case(), 3)
        assert "His grandmother." in told
        assert "was changed. “Their reference” was taken out. A slip." in told
        assert not [each for each in ("Zebedee", "Ptolemy", "4711") if each in page]


def test_a_correction_taken_back_lets_the_first_words_be_read(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.act("risk", **SAID)
    put_right(raiser, 3, **RANG, **{"note-summary": "His uncle Ptolemy has him."})
    page = raiser.act("correct", "4", reason="It was right.")
    assert "Zebedee" in entry(page, 3)
    assert "Ptolemy" not in words(page)


def test_the_words_of_a_note_that_was_taken_out_are_read_by_nobody(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.act("note", text=SECRET, audience="both sides")
    page = raiser.act("correct", "3", way="out", reason="They must not read this.")
    assert "Struck out: A note" in entry(page, 3)
    assert SECRET not in words(page)
    assert SECRET not in words(visit(TEAM_MANAGER, ref).case())


def test_what_was_recorded_meanwhile_is_read_as_it_reads_now(visit: Any, ref: str) -> None:
    manager, raiser = visit(TEAM_MANAGER, ref), visit(RAISER, ref)
    form = manager.hidden(manager.page("done", review(ref)))
    raiser.act("risk", **SAID)
    put_right(raiser, 3, **RANG, **{"note-summary": "His grandmother."})
    page = manager.send("done", review(ref), acts=["discuss"], summary="We spoke.", **form)
    assert manager.status == 409
    assert "recorded meanwhile" in words(page)
    assert "His grandmother." in words(page)
    assert "Zebedee" not in words(page)
