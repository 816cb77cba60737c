"""A closed day in more cases than are done at once: a job, carried on until it is done."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from concordat.core.acts import Corrected, HolidayProclaimed, SafetyStated, SteppedAside
from tests.casework.acting import (
    BOARD,
    MONDAY,
    OFFICER,
    RAISER,
    do,
    hours,
    open_case,
    raise_case,
    raised,
    view,
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
    assert going_on(BOARD, OFFICER) == (Going(TUESDAY, closes=True, recorded=2, left=3),)
    sweep(hours(2))
    assert told_in(refs) == refs
    assert going_on(BOARD, OFFICER) == ()
    assert first_due(refs[4], 2).due > was
    sweep(hours(3))
    assert [kinds(ref).count(CLOSED) for ref in refs] == [1] * 5


def test_after_a_fault_it_goes_on_with_the_batch_that_failed(
    two_at_a_time: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordat.casework import day_in_case
    from concordat.casework.closed_days import proclaim
    from concordat.casework.sweep import sweep

    refs = [open_case() for _ in range(4)]
    real = day_in_case.record_day

    def record(ref: str, *args: Any) -> bool:
        if ref == refs[3]:
            raise OperationalError("disk I/O error")
        return real(ref, *args)

    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    with monkeypatch.context() as patch:
        patch.setattr(day_in_case, "record_day", record)
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


@pytest.fixture
def second_is_broken(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """Four cases, of which the second can't be read; and those that a job was to be recorded in."""
    from concordat.casework import day_in_case

    refs, tried = [open_case() for _ in range(4)], list[str]()
    real = day_in_case.record_day

    def record(ref: str, *args: Any) -> bool:
        tried.append(ref)
        if ref == refs[1]:
            raise LookupError("its protocol's file is gone")
        return real(ref, *args)

    monkeypatch.setattr(day_in_case, "record_day", record)
    return refs, tried


def test_a_case_that_could_not_be_done_is_done_once_it_can_be(
    second_is_broken: tuple[list[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordat.casework import day_jobs
    from concordat.casework.closed_days import proclaim
    from concordat.casework.sweep import sweep

    refs, _tried = second_is_broken
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    sweep(hours(2))
    assert told_in(refs) == [refs[0], *refs[2:]]
    assert day_jobs.going_on(BOARD, OFFICER), "it is not said to be finished"
    monkeypatch.undo()
    sweep(hours(3))
    sweep(hours(4))
    assert [kinds(ref).count(CLOSED) for ref in refs] == [1] * 4
    assert day_jobs.going_on(BOARD, OFFICER) == ()


def test_a_job_begun_again_looks_only_at_the_case_that_could_not_be_done(
    two_at_a_time: None, second_is_broken: tuple[list[str], list[str]]
) -> None:
    from concordat.casework import day_jobs
    from concordat.casework.closed_days import proclaim
    from concordat.casework.sweep import sweep

    refs, tried = second_is_broken
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    sweep(hours(2))
    open_case(at=hours(48))
    tried.clear()
    sweep(hours(49))
    sweep(hours(50))
    assert set(tried) == {refs[1]}
    assert day_jobs.going_on(BOARD, OFFICER)[0].left <= 3, "none before it is looked at again"


# ── Who decided it ────────────────────────────────────────────────────────────────────────────────


def entry_of_the_day(ref: str) -> Any:
    from concordat.casework import store

    return next(each for each in store.events(ref) if isinstance(each.act, HolidayProclaimed))


def test_a_day_is_closed_in_a_case_from_which_whoever_closed_it_is_kept_out() -> None:
    from concordat.casework.closed_days import proclaim
    from concordat.casework.day_jobs import going_on
    from concordat.casework.service import Exclusion

    other = open_case()
    kept_out = raise_case(raised(), excluded=[Exclusion(OFFICER, "The child’s aunt")]).ref
    aside = open_case()
    do(aside, SteppedAside("business officer"), OFFICER, hours(0.5))
    done = proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    assert set(done.recorded) == {other}, "no count tells them that there are others"
    assert told_in([other, kept_out, aside]) == [other, kept_out, aside]
    assert going_on(BOARD, OFFICER) == ()
    assert first_due(kept_out, 2).due == first_due(other, 2).due
    said = entry_of_the_day(kept_out)
    assert (said.by, said.post, said.side) == (OFFICER, "business officer", "board")
    assert said.title == entry_of_the_day(other).title == "Business Officer"
    assert view(kept_out, OFFICER) is None, "they see as little of it as before"


def test_what_is_left_is_counted_without_the_cases_that_are_kept_from_the_reader(
    two_at_a_time: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordat.casework import day_jobs
    from concordat.casework.closed_days import proclaim
    from concordat.casework.service import Exclusion

    monkeypatch.setattr(day_jobs, "carry_on", lambda *_, **__: ())
    open_case()
    raise_case(raised(), excluded=[Exclusion(OFFICER, "The child’s aunt")])
    assert proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1)).left == 1
    assert [each.left for each in day_jobs.going_on(BOARD, OFFICER)] == [1]


def test_a_day_is_closed_everywhere_also_once_whoever_closed_it_holds_no_post(
    two_at_a_time: None,
) -> None:
    from concordat.casework.closed_days import proclaim
    from concordat.casework.day_jobs import going_on
    from concordat.casework.sweep import sweep
    from concordat.people.models import Seat

    refs = [open_case() for _ in range(4)]
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    Seat.objects.filter(holder=OFFICER).update(holder=None)
    sweep(hours(2))
    assert told_in(refs) == refs
    assert going_on(BOARD, OFFICER) == ()
    assert {entry_of_the_day(ref).by for ref in refs} == {OFFICER}


def test_a_day_taken_back_on_that_day_is_open_in_a_case_that_is_reached_the_day_after(
    two_at_a_time: None,
) -> None:
    from concordat.casework.closed_days import proclaim, take_back
    from concordat.casework.sweep import sweep

    refs = [open_case() for _ in range(4)]
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    sweep(hours(2))
    take_back(BOARD, TUESDAY, "It is dry", OFFICER, hours(36))
    do(refs[3], SafetyStated("raising"), RAISER, hours(48))
    sweep(hours(49))
    assert "holiday-taken-back" in kinds(refs[3])


def test_what_time_told_before_a_day_was_recorded_is_told_once() -> None:
    from concordat.casework import closed_days, day_jobs, models
    from concordat.casework.sweep import sweep

    ref = open_case()
    late = first_due(ref, 1).due + timedelta(minutes=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(day_jobs, "carry_on", lambda *_, **__: ())
        closed_days.proclaim(
            BOARD, late.date() + timedelta(days=1), "Flooded", OFFICER, late - timedelta(hours=1)
        )
        sweep(late)
    told = models.ToldRow.objects.filter(case=ref).count()
    sweep(late + timedelta(minutes=1))
    assert told_in([ref]) == [ref]
    sweep(late + timedelta(minutes=2))
    assert models.ToldRow.objects.filter(case=ref).count() == told


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
