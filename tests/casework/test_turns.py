"""Whose turn it is to read of danger is looked at once more when the case is held: somebody may
have acted since.
"""

from typing import Any

import pytest

from concordat.casework import queries, store, turns
from concordat.core.acts import DangerAcknowledged, RiskStated
from tests.casework.acting import RAISER, TEAM_MANAGER, do, hours, open_case

pytestmark = pytest.mark.usefixtures("directory")
OTHER = "imran-qureshi"


def asked(person: str) -> list[str]:
    rows = queries.news(person, hours(2)).rows
    return [row.what for row in rows if row.kind == "acknowledge"]


def to_be_asked_next() -> str:
    """A case in which danger stands, and whoever was asked has left their post to another."""
    from concordat.casework.sweep import sweep
    from concordat.people.models import Seat

    ref = open_case()
    theirs = Seat.objects.get(holder=TEAM_MANAGER, service__isnull=False)
    beside = Seat.objects.get(pk=theirs.pk)
    beside.pk, beside.holder_id, beside.place, beside._state.adding = None, OTHER, 999, True
    beside.save()
    do(ref, RiskStated(), RAISER, hours(1))
    sweep(hours(1.6))
    theirs.delete()
    return ref


def test_whoever_reads_it_while_the_next_is_looked_for_leaves_nobody_to_be_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ref, held = to_be_asked_next(), store.lock

    def after_somebody_acted(case: str) -> Any:
        monkeypatch.setattr(store, "lock", held)
        do(ref, DangerAcknowledged(2), OTHER, hours(1.7))
        return held(case)

    monkeypatch.setattr(store, "lock", after_somebody_acted)
    turns.ask(hours(1.7))
    assert store.lock is held, "the next was found before the case was held"
    assert asked(OTHER) == []


def test_where_nobody_has_the_next_is_asked() -> None:
    to_be_asked_next()
    turns.ask(hours(1.7))
    assert len(asked(OTHER)) == 1
