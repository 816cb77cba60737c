"""What the page promises of an agreement that is denied happens, and the table says what each side
said.
"""

from typing import Any

import pytest

from tests.casework.acting import RAISER, SOCIAL_CARE, TEAM_MANAGER
from tests.pages.cases import AGREEING, DIFFERING, visit, words
from tests.pages.test_acting import events, ref, review, spoke

__all__ = ["ref", "visit"]
NO = {
    "said-1": "not agreed",
    "words-1": "Nothing was said of an assessment.",
    "said-2": "not agreed",
    "words-2": "Twice a week.",
}
pytestmark = pytest.mark.usefixtures("demonstration")

TABLE = "What was written when it was raised"


def points(page: str) -> str:
    """What the table of what is disagreed says."""
    return words(page).split("What is disagreed", 1)[1].split(TABLE)[0]


def test_denied_after_the_case_moved_up_it_is_dealt_with_there_and_nobody_is_asked(
    visit: Any, ref: str
) -> None:
    spoke(ref)
    raiser, manager = visit(RAISER, ref), visit(TEAM_MANAGER, ref)
    raiser.act("say", SOCIAL_CARE.id, **DIFFERING)
    page = words(manager.page("confirm", SOCIAL_CARE.id))
    assert "asked again" not in page
    assert (
        "it is in dispute again: St Brendan's High School is told, and it is dealt with now, at: "
        "Safeguarding leads and service managers."
    ) in page
    manager.act("confirm", SOCIAL_CARE.id, **{"said-2": "not agreed", "words-2": "Twice a week."})
    page = raiser.case()
    assert "say, for each point" not in words(page)
    table = points(page)
    assert "Agreed, Monday 21 December. The social worker visits every day." in table
    assert "Not agreed, Monday 21 December. Twice a week." in table
    assert "Now Not agreed" in table


def test_denied_at_once_who_raised_it_is_asked_again(visit: Any, ref: str) -> None:
    spoke(ref)
    raiser, manager = visit(RAISER, ref), visit(TEAM_MANAGER, ref)
    raiser.act("say", SOCIAL_CARE.id, **AGREEING)
    page = words(manager.page("confirm", SOCIAL_CARE.id))
    assert "in dispute again: St Brendan's High School is told, and asked again." in page
    manager.act("confirm", SOCIAL_CARE.id, **NO)
    assert "Next Say, for each point in dispute" in words(raiser.case())


def test_denied_after_the_end_nobody_is_asked(visit: Any, ref: str) -> None:
    spoke(ref)
    raiser, manager = visit(RAISER, ref), visit(TEAM_MANAGER, ref)
    raiser.act("say", SOCIAL_CARE.id, **DIFFERING)
    raiser.act("safety", what="His aunt has him.")
    raiser.act("withdraw", reason="They began it today.", safety="A visit this afternoon.")
    page = words(manager.page("confirm", SOCIAL_CARE.id))
    assert "This has ended, so nobody is asked again." in page
    manager.act("confirm", SOCIAL_CARE.id, **{"said-2": "not agreed", "words-2": "Twice a week."})
    assert "Next Say" not in words(raiser.case())


@pytest.mark.parametrize("words_", ["", ".", "-"])
def test_no_needs_words_and_yes_needs_none(visit: Any, ref: str, words_: str) -> None:
    spoke(ref)
    raiser, manager = visit(RAISER, ref), visit(TEAM_MANAGER, ref)
    page = words(raiser.page("say", SOCIAL_CARE.id))
    asked = page.partition("What was agreed, or what prevents it?")[2]
    assert "Needed whichever you say." in asked.partition("Record it")[0]
    prevents = DIFFERING | {"words-1": words_}
    page = words(raiser.act("say", SOCIAL_CARE.id, **prevents))
    assert (raiser.status, "Say what prevents it: one or two sentences." in page) == (422, True)
    raiser.act("say", SOCIAL_CARE.id, **AGREEING)
    page = words(manager.page("confirm", SOCIAL_CARE.id))
    asked = page.partition("What was agreed instead, or anything to add?")[2]
    assert "Needed if you say no." in asked.partition("Record it")[0]
    page = words(manager.act("confirm", SOCIAL_CARE.id, **(NO | {"words-1": words_})))
    assert "Say what was agreed instead, or that nothing was." in page
    assert manager.status == 422
    yes = {"said-1": "agreed", "said-2": "agreed"}
    assert "confirmed what was agreed" in words(manager.act("confirm", SOCIAL_CARE.id, **yes))


def test_who_corrects_a_yes_to_a_no_is_asked_for_the_words_it_lacks(visit: Any, ref: str) -> None:
    spoke(ref)
    raiser, manager = visit(RAISER, ref), visit(TEAM_MANAGER, ref)
    raiser.act("say", SOCIAL_CARE.id, **AGREEING)
    manager.act("confirm", SOCIAL_CARE.id, **(NO | {"said-1": "agreed", "words-1": ""}))
    entry = str(len(events(ref)))
    assert "note-position1" not in manager.page("correct", entry)
    no = {"way": "otherwise", "said-1": "not agreed", "said-2": "not agreed"}
    no |= {"note-position2": "Twice a week.", "reason": "I ticked the wrong box."}
    page = manager.act("correct", entry, **no)
    assert "Say what was agreed instead, or that nothing was." in words(page)
    assert 'name="note-position1"' in page
    manager.act("correct", entry, **no, **{"note-position1": "Nothing was said of it."})
    assert "Not agreed, Monday 21 December. Nothing was said of it." in points(raiser.case())


WRITTEN = {
    "action-1-what": "Visit him at home.",
    "action-1-owner": f"answering/{SOCIAL_CARE.id}",
    "action-1-by_day": "24",
    "action-1-by_month": "12",
    "action-1-by_year": "2026",
}


def test_what_was_written_down_with_it_is_asked_of_nobody_any_more(visit: Any, ref: str) -> None:
    spoke(ref)
    raiser, manager = visit(RAISER, ref), visit(TEAM_MANAGER, ref)
    raiser.act("say", SOCIAL_CARE.id, **(AGREEING | WRITTEN))
    assert "Accept this action" in words(manager.case())
    page = words(manager.page("confirm", SOCIAL_CARE.id))
    assert "If you say yes to any of them, it stays." in page
    receipt = manager.act("confirm", SOCIAL_CARE.id, **NO)
    assert "carry out what was agreed" not in words(receipt)
    for reader in (raiser, manager):
        page = words(reader.case())
        assert "Accept this action" not in page
        assert "Not to be done: the agreement that it came with was denied." in page
    told = words(raiser.client.get("/my-work/told/").content.decode())
    assert "Visit him at home”), for the agreement that it came with was denied" in told


def test_what_came_with_several_points_stays_while_one_of_them_does(visit: Any, ref: str) -> None:
    spoke(ref)
    raiser, manager = visit(RAISER, ref), visit(TEAM_MANAGER, ref)
    raiser.act("say", SOCIAL_CARE.id, **(AGREEING | WRITTEN))
    manager.act("confirm", SOCIAL_CARE.id, **(NO | {"said-1": "agreed"}))
    page = words(manager.case())
    assert "Accept this action" in page
    assert "Not to be done" not in page
    page = words(raiser.page("say", SOCIAL_CARE.id))
    assert "“Visit him at home.” – Sefton Children's Social Care, by Thursday 24 December" in page
    assert "This stands already" in page


# ── Before: recording that they spoke ─────────────────────────────────────────────────────────────


def test_who_answers_reads_that_the_other_side_says_what_is_agreed(visit: Any, ref: str) -> None:
    page = words(visit(TEAM_MANAGER, ref).page("done", review(ref)))
    assert "you say what is agreed" not in page
    assert (
        "Once everything that is asked here is done, St Brendan's High School says what is agreed "
        "and what is not, point by point; you are asked to confirm what they call agreed."
    ) in page


def test_who_raised_it_reads_what_the_other_side_has_to_record_first(visit: Any, ref: str) -> None:
    raiser, manager = visit(RAISER, ref), visit(TEAM_MANAGER, ref)
    page = words(raiser.page("done", review(ref)))
    assert (
        "Once Sefton Children's Social Care has also recorded “read the file”, you say what is "
        "agreed"
    ) in page
    manager.act("done", review(ref), acts=["read the file"])
    page = words(raiser.page("done", review(ref)))
    assert "Next you say what is agreed and what is not, point by point." in page
    raiser.act("done", review(ref), acts=["discuss"], summary="We spoke.")
    assert "Next Say, for each point in dispute" in words(raiser.case())


def test_what_was_said_when_they_spoke_stands_once_and_under_no_point(visit: Any, ref: str) -> None:
    said = {"acts": ["read the file", "discuss"], "summary": "It stays as it is."}
    visit(TEAM_MANAGER, ref).act("done", review(ref), **said)
    table = points(visit(RAISER, ref).case())
    assert table.count("It stays as it is.") == 1
    heading = "What was said, Monday 21 December, as Sefton Children's Social Care recorded it"
    assert table.index("Nothing yet") < table.index(heading) < table.index("It stays as it is.")
