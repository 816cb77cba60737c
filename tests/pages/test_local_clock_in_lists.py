"""A time for a stage that the board sets itself is marked as the board's own in every list, and is
no must of a text once it is late.
"""

from datetime import timedelta

import pytest

from concordat.casework.values import AgencyCard, CaseLine, NextOwed, StageClock
from concordat.core.protocol import Strength
from concordat.pages.board.page import _late
from concordat.pages.dressing.lists import case_row
from tests.pages.demonstrated import MONDAY

SCHOOL, CARE = (AgencyCard(each, each, each) for each in ("school", "care"))
RAISED, LATE = MONDAY - timedelta(days=3), MONDAY - timedelta(hours=1)


@pytest.mark.parametrize(
    ("strength", "badge", "red"), [("must", "must", True), (None, "the board's local rule", False)]
)
def test_a_late_time_for_a_stage_is_red_only_where_a_text_makes_it_a_must(
    strength: Strength | None, badge: str, *, red: bool
) -> None:
    owed = NextOwed(
        key="talk",
        clause="1",
        what="talk",
        side="both",
        agency=None,
        strength="must",
        limit="",
        opened=RAISED,
        since=RAISED,
        due=None,
        left=None,
        local_until=None,
        late=False,
    )
    line = CaseLine(
        ref="X-1",
        board="x",
        stage="1",
        child="",
        raising=SCHOOL,
        answering=(CARE,),
        opened=RAISED,
        moved=RAISED,
        late=True,
        end="",
        ended=None,
        owed=owed,
        clock=StageClock("2 working days", strength, LATE),
        unsafe=False,
        safe_until=None,
        danger=None,
    )
    due = case_row(line, MONDAY).due
    assert (due.badge, due.is_late_must) == (badge, red)


@pytest.mark.parametrize(
    ("late", "said"),
    [
        ({}, "Nothing is overdue."),
        ({"must": 2}, "2 overdue."),
        ({"must": 2, "": 1}, "3 overdue, 1 of which no procedure asks for."),
    ],
)
def test_what_no_text_asks_for_is_told_apart_in_the_boards_count(
    late: dict[str, int], said: str
) -> None:
    assert _late(late) == said
