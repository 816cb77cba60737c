"""Whoever is away hears that their stand-in has read that a child is in danger: it stays theirs."""

import pytest

from concordat.casework import absences, queries
from concordat.core.acts import DangerAcknowledged, RiskStated
from tests.casework.acting import RAISER, SOCIAL_WORKER, TEAM_MANAGER, do, hours, open_case

pytestmark = pytest.mark.usefixtures("directory")
STAND_IN = "imran-qureshi"


def read_by(person: str, hour: float) -> list[str]:
    """Who somebody was told has read it."""
    rows = queries.news(person, hours(hour)).rows
    return [row.whom for row in rows if "has said that they read this" in row.what]


@pytest.mark.parametrize(("absent", "turn"), [(SOCIAL_WORKER, 1.1), (TEAM_MANAGER, 1.6)])
def test_the_absent_holder_hears_it_by_name_and_by_post(absent: str, turn: float) -> None:
    from concordat.casework.sweep import sweep

    ref, today = open_case(), hours(1).date()
    absences.take(absent, today, today, STAND_IN, by=absent, now=hours(0.5))
    do(ref, RiskStated(), RAISER, hours(1))
    sweep(hours(turn))
    assert read_by(absent, turn) == []
    do(ref, DangerAcknowledged(2), STAND_IN, hours(turn + 0.1))
    assert read_by(absent, turn + 0.2) == ["Imran Qureshi"]
    assert read_by(STAND_IN, turn + 0.2) == [], "nobody hears it of themselves"
