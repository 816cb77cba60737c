"""Whoever is asked for one thing in two of their posts is asked once: one task on My work, with the
time that counts now.
"""

from datetime import datetime

import pytest

from concordat.casework import absences, queries
from concordat.core.acts import RiskStated
from concordat.core.posts import Party
from tests.casework.acting import do, hours, raise_case, raised

pytestmark = pytest.mark.usefixtures("directory")
LINE_MANAGER, SENIOR_MANAGER, ABOVE = "debbie-parfitt", "alison-grewal", "sunita-varma"
RAISER = "zac-holloway"


@pytest.fixture
def ref() -> str:
    """A case of a trust's, whose line manager goes away once a child is said to be in danger: the
    post falls to the senior manager.
    """
    trust = Party("kennet-valley-nhs", "health", None, "ngozi-eze")
    act = raised(raising=Party("abbey-meadows-school", "school"), answering=(trust,))
    ref: str = raise_case(act, RAISER, hours(0), board="reading").ref
    do(ref, RiskStated(), RAISER, hours(1))
    today = hours(1).date()
    absences.take(LINE_MANAGER, today, today, None, by=LINE_MANAGER, now=hours(1.1))
    return ref


def asked(person: str, hour: float) -> list[datetime | None]:
    """By when somebody was told to say that they have read it, the first first."""
    rows = queries.news(person, hours(hour)).rows
    return [row.due for row in reversed(rows) if row.kind == "acknowledge"]


def test_it_is_one_task_with_the_time_that_counts_now(ref: str) -> None:
    from concordat.casework.sweep import sweep

    sweep(hours(1.6))
    assert queries.waits(SENIOR_MANAGER, hours(1.7)).work == 1
    assert asked(SENIOR_MANAGER, 1.7) == [hours(2)]
    sweep(hours(2.1))
    assert queries.waits(SENIOR_MANAGER, hours(2.2)).work == 1, "still one"
    assert asked(SENIOR_MANAGER, 2.2) == [hours(2), hours(2.5)], "told since the time is another"
    sweep(hours(2.2))
    assert asked(SENIOR_MANAGER, 2.3) == [hours(2), hours(2.5)]
    assert queries.waits(ABOVE, hours(2.2)).work == 0
    sweep(hours(2.6))
    assert asked(ABOVE, 2.7) == [hours(3)]
