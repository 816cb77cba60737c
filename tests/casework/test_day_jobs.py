"""A closed day in more cases than are done at once: a job, carried on until it is done."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from concordat.core.acts import Corrected
from tests.casework.acting import (
    BOARD,
    MONDAY,
    OFFICER,
    RAISER,
    do,
    hours,
    open_case,
    withdraw,
)
from tests.casework.test_closed_days import first_due, kinds

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

TUESDAY = (MONDAY + timedelta(days=1)).date()
CLOSED = "holiday-proclaimed"


@pytest.fixture
def two_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cases in a transaction, and one transaction while somebody waits."""
    from concordat.casework import closed_days, day_jobs

    monkeypatch.setattr(day_jobs, "BATCH", 2)
    monkeypatch.setattr(closed_days, "SECONDS", 0.0)


def told_in(refs: list[str]) -> list[str]:
    return [ref for ref in refs if CLOSED in kinds(ref)]


def test_what_is_not_done_at_once_is_done_by_the_sweep_and_the_board_sees_how_far_it_is(
    two_at_a_time: None,
) -> None:
    from concordat.casework.closed_days import proclaim
    from concordat.casework.day_jobs import Going, going_on
    from concordat.casework.sweep import sweep

    refs = [open_case() for _ in range(5)]
    was = first_due(refs[4], 1).due
    done = proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    assert (done.recorded, done.left) == (tuple(refs[:2]), 3)
    assert going_on(BOARD) == (Going(TUESDAY, closes=True, recorded=2, left=3),)
    sweep(hours(2))
    assert told_in(refs) == refs
    assert going_on(BOARD) == ()
    assert first_due(refs[4], 2).due > was
    sweep(hours(3))
    assert [kinds(ref).count(CLOSED) for ref in refs] == [1] * 5


def test_after_a_fault_it_goes_on_with_the_batch_that_failed(
    two_at_a_time: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordat.casework import day_jobs
    from concordat.casework.closed_days import proclaim
    from concordat.casework.sweep import sweep

    refs = [open_case() for _ in range(4)]
    real = day_jobs.perform

    def perform(ref: str, *args: Any, **more: Any) -> Any:
        if ref == refs[3]:
            raise OperationalError("disk I/O error")
        return real(ref, *args, **more)

    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    with monkeypatch.context() as patch:
        patch.setattr(day_jobs, "perform", perform)
        with pytest.raises(OperationalError):
            sweep(hours(2))
    assert told_in(refs) == refs[:2], "a batch is recorded whole or not at all"
    sweep(hours(3))
    assert told_in(refs) == refs


def test_a_day_taken_back_before_it_was_recorded_everywhere_ends_open_in_every_case(
    two_at_a_time: None,
) -> None:
    from concordat.casework.closed_days import proclaim, take_back
    from concordat.casework.sweep import sweep

    refs = [open_case() for _ in range(5)]
    was = [first_due(ref, 1).due for ref in refs]
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    take_back(BOARD, TUESDAY, "It was to be next year", OFFICER, hours(2))
    sweep(hours(3))
    assert [first_due(ref, 3).due for ref in refs] == was


def test_a_fault_while_the_day_is_closed_leaves_neither_the_day_nor_the_job(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from concordat.casework import models
    from concordat.casework.closed_days import proclaim
    from concordat.people import queries

    def crash(**_columns: object) -> None:
        raise OperationalError("disk I/O error")

    before = queries.closed_days(BOARD)
    monkeypatch.setattr(models.DayJob.objects, "create", crash)
    with pytest.raises(OperationalError):
        proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    assert queries.closed_days(BOARD) == before


def test_the_reason_is_destroyed_once_every_case_counts_the_day_again() -> None:
    from concordat.casework import models
    from concordat.casework.closed_days import proclaim, take_back
    from concordat.vault.models import CaseKey

    open_case()
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    assert CaseKey.objects.get(case__startswith="day/").erased is None
    take_back(BOARD, TUESDAY, "Dry again", OFFICER, hours(2))
    assert [each.closes for each in models.DayJob.objects.all()] == [False]
    assert {each.erased is None for each in CaseKey.objects.filter(case__startswith="day/")} == {
        False
    }


def test_what_is_typed_of_a_closed_day_is_sealed(two_at_a_time: None) -> None:
    from django.apps import apps

    from concordat.casework.closed_days import proclaim
    from concordat.casework.day_jobs import why_closed
    from concordat.casework.sweep import sweep

    refs = [open_case() for _ in range(3)]
    proclaim(BOARD, TUESDAY, "The funeral of Kai Mercer", OFFICER, hours(1))
    sweep(hours(2))
    refs.append(open_case())
    for model in apps.get_models():
        for row in model.objects.values_list():
            assert "Kai Mercer" not in repr(row), model
    assert why_closed(BOARD, TUESDAY) == "The funeral of Kai Mercer"
    assert told_in(refs) == refs[:3], "the last began with the day closed"


def test_a_case_that_could_not_be_done_is_done_once_it_can_be(
    two_at_a_time: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordat.casework import day_jobs
    from concordat.casework.closed_days import proclaim
    from concordat.casework.sweep import sweep

    refs = [open_case() for _ in range(4)]
    real = day_jobs.perform

    def perform(ref: str, *args: Any, **more: Any) -> Any:
        if ref == refs[1]:
            raise LookupError("its protocol's file is gone")
        return real(ref, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(day_jobs, "perform", perform)
        proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
        sweep(hours(2))
        assert told_in(refs) == [refs[0], *refs[2:]]
        assert day_jobs.going_on(BOARD), "it is not said to be finished"
    sweep(hours(3))
    sweep(hours(4))
    assert [kinds(ref).count(CLOSED) for ref in refs] == [1] * 4
    assert day_jobs.going_on(BOARD) == ()


def test_a_case_that_goes_on_after_all_counts_the_day_that_was_closed_meanwhile(
    two_at_a_time: None,
) -> None:
    from concordat.casework.closed_days import proclaim
    from concordat.casework.sweep import sweep

    first, other = open_case(), open_case()
    ended = withdraw(first, hours(1)).events[0].seq
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(2))
    sweep(hours(3))
    assert told_in([first, other]) == [other]
    do(first, Corrected(ended), RAISER, hours(4))
    sweep(hours(5))
    assert told_in([first, other]) == [first, other]
    assert first_due(first, 6).due == first_due(other, 6).due
    assert kinds(other).count(CLOSED) == 1
