"""What was agreed is owed by its date once its agency has accepted it, and the answer is owed by
then; both are shown to whoever waits for them until they are done, also after the end.
"""

from typing import Any

import pytest

from concordat.casework import queries
from tests.casework.acting import (
    OFFICER,
    RAISER,
    SOCIAL_CARE,
    TEAM_MANAGER,
)
from tests.pages.cases import AGREEING, later, ref, visit, words
from tests.pages.conftest import NOW
from tests.pages.test_acting import spoke

__all__ = ["later", "ref", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
BY = {"action-1-by_day": "24", "action-1-by_month": "12", "action-1-by_year": "2026"}
VISIT = BY | {
    "action-1-what": "Visit him at home.",
    "action-1-owner": f"answering/{SOCIAL_CARE.id}",
}


@pytest.fixture
def agreed(visit: Any, ref: str) -> str:
    """A case that ended agreed, with a visit by 24 December that nobody has accepted."""
    spoke(ref)
    visit(RAISER, ref).act("say", SOCIAL_CARE.id, **(AGREEING | VISIT))
    both = {"said-1": "agreed", "said-2": "agreed"}
    visit(TEAM_MANAGER, ref).act("confirm", SOCIAL_CARE.id, **both)
    view = queries.case(ref, RAISER, NOW)
    assert view.case.end == "agreed"
    return ref


def work_of(visit: Any, person: str) -> str:
    return words(visit(person, "").client.get("/my-work/").content.decode())


def waiting_of(visit: Any, person: str) -> str:
    page = work_of(visit, person)
    return page[page.index("What you are waiting for") : page.index("Your drafts")]


def test_before_its_date_whoever_raised_it_reads_for_whom_they_wait_and_until_when(
    visit: Any, agreed: str
) -> None:
    waiting = waiting_of(visit, RAISER)
    assert "to carry out what was agreed (not accepted yet): Visit him at home" in waiting
    assert "to accept this action, or say why not: Visit him at home" in waiting
    assert "by 5pm on Thursday 24 December" in waiting
    accept(visit, agreed)
    waiting = waiting_of(visit, RAISER)
    assert "to carry out what was agreed: Visit him at home" in waiting
    assert "by 5pm on Thursday 24 December" in waiting
    assert "accept this action" not in waiting


def accept(visit: Any, ref: str) -> None:
    (action,) = queries.case(ref, TEAM_MANAGER, NOW).case.actions
    visit(TEAM_MANAGER, ref).act("action-answer", action, accepts="yes")


@pytest.mark.parametrize("accepted", [True, False])
def test_past_its_date_it_is_late_on_the_case_in_every_list_and_on_the_board(
    visit: Any, later: Any, agreed: str, accepted: bool
) -> None:
    if accepted:
        accept(visit, agreed)
    asked = "to carry out what was agreed" if accepted else "to accept this action, or say why not"
    later(24 * 9)
    late = "Late was due by 5pm on Thursday 24 December"
    assert late in waiting_of(visit, RAISER)
    assert late in work_of(visit, TEAM_MANAGER)
    for person in (RAISER, TEAM_MANAGER):
        reader = visit(person, agreed)
        case = words(reader.case())
        assert late in case
        assert ("has not accepted it yet" in case) is not accepted
        cases = words(reader.client.get("/cases/?state=ended").content.decode())
        assert "Late was due by 5pm" in cases, "the longest late of this case, in its row"
        assert "The others" not in cases
    board = visit(OFFICER, agreed).client.get("/board/sefton/after-the-end/")
    rows = words(board.content.decode())
    row = rows[rows.index(f"{asked.removeprefix('to ').capitalize()}: Visit him at home") :]
    assert late in row[:160]
    assert rows.count(late) == 1
