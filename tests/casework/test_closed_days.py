"""A day on which a board is closed, and one that was a mistake."""

from datetime import date, timedelta
from typing import Any

import pytest

from concordat.core.errors import Refused
from tests.casework.acting import (
    BOARD,
    MONDAY,
    OFFICER,
    case_of,
    hours,
    open_case,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

TUESDAY = (MONDAY + timedelta(days=1)).date()


def first_due(ref: str, n: float) -> Any:
    """What is due first in a case with a date, after so many hours."""
    duties = [each for each in case_of(ref, hours(n)).open_duties if each.due is not None]
    return min(duties, key=lambda each: each.due)


def kinds(ref: str) -> list[str]:
    from concordat.casework import store

    return [str(event.act.__struct_config__.tag) for event in store.events(ref)]


@pytest.mark.parametrize("day", [None, "2026-12-23", 20261223, hours(2)])
def test_what_is_no_day_is_refused(day: Any) -> None:
    from concordat.casework.closed_days import proclaim, take_back

    for change in (proclaim, take_back):
        with pytest.raises(Refused, match="no-such-thing"):
            change(BOARD, day, "Flooded", OFFICER, hours(1))


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(9999, 12, 31), "too-far-off"),
        (date(2046, 1, 3), "too-far-off"),
        (date(2032, 1, 5), "too-far-off"),
        (MONDAY.date() - timedelta(days=32), "past-date"),
        (date(2026, 12, 25), "closed-anyway"),
        (date(2026, 12, 26), "closed-anyway"),
    ],
)
def test_a_day_that_can_not_be_closed_is_refused_before_anything_is_written(
    day: date, code: str
) -> None:
    from concordat.casework.closed_days import proclaim
    from concordat.people import queries

    ref, before = open_case(), queries.closed_days(BOARD)
    with pytest.raises(Refused) as refused:
        proclaim(BOARD, day, "A slip of the year", OFFICER, hours(1))
    assert refused.value.code == code
    assert queries.closed_days(BOARD) == before
    assert "holiday-proclaimed" not in kinds(ref)


@pytest.mark.parametrize("why", ["", ".", "x" * 1_000_000, "Why\x00", None])
def test_nobody_closes_or_opens_a_day_without_a_reason_that_cases_can_keep(why: Any) -> None:
    from concordat.casework.closed_days import proclaim, take_back
    from concordat.people import queries

    open_case()
    before = queries.closed_days(BOARD)
    with pytest.raises(Refused):
        proclaim(BOARD, TUESDAY, why, OFFICER, hours(1))
    assert queries.closed_days(BOARD) == before
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    closed = queries.closed_days(BOARD)
    with pytest.raises(Refused):
        take_back(BOARD, TUESDAY, why, OFFICER, hours(2))
    assert queries.closed_days(BOARD) == closed


def test_a_mistyped_closed_day_is_taken_back_in_the_cases_that_are_open() -> None:
    from concordat.casework import models
    from concordat.casework.closed_days import proclaim, take_back

    ref = open_case()
    was = first_due(ref, 1)
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(2))
    assert first_due(ref, 2).due > was.due
    done = take_back(BOARD, TUESDAY, "It was to be next year", OFFICER, hours(3))
    assert done.recorded == (ref,)
    now = first_due(ref, 3)
    assert (now.due, now.first_due, now.expected) == (was.due, was.first_due, was.expected)
    assert kinds(ref)[-2:] == ["holiday-proclaimed", "holiday-taken-back"]
    jobs = [*models.DayJob.objects.values_list("pk")]
    again = take_back(BOARD, TUESDAY, "It was to be next year", OFFICER, hours(4))
    assert again.recorded == ()
    assert [*models.DayJob.objects.values_list("pk")] == jobs, "sent twice it begins nothing"


def test_a_day_taken_back_can_be_closed_again() -> None:
    from concordat.casework.closed_days import proclaim, take_back

    ref = open_case()
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, hours(1))
    moved = first_due(ref, 1).due
    take_back(BOARD, TUESDAY, "Dry again", OFFICER, hours(2))
    assert proclaim(BOARD, TUESDAY, "Flooded once more", OFFICER, hours(3)).recorded == (ref,)
    assert first_due(ref, 3).due == moved


def test_a_case_raised_meanwhile_counts_the_day_again_as_well() -> None:
    from concordat.casework.closed_days import proclaim, take_back

    first = open_case()
    was = first_due(first, 1).due
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, MONDAY)
    second = open_case()
    assert first_due(second, 1).due > was
    assert take_back(BOARD, TUESDAY, "Dry again", OFFICER, hours(2)).recorded == (first, second)
    assert first_due(second, 2).due == was


def test_taking_a_day_back_brings_no_date_into_the_past() -> None:
    from concordat.casework.closed_days import proclaim, take_back

    ref = open_case()
    was = first_due(ref, 1)
    last = was.due.date()
    proclaim(BOARD, last, "Flooded", OFFICER, hours(2))
    late = was.due + timedelta(hours=3)  # on the same day, after it would have ended
    take_back(BOARD, last, "Dry again", OFFICER, late)
    duty = next(each for each in case_of(ref, late).open_duties if each.id == was.id)
    assert duty.due == late
    assert duty.expected == was.expected, "the right to move up from the first date stays"


def test_a_day_stored_badly_long_ago_stops_no_board() -> None:
    from concordat.casework.closed_days import take_back
    from concordat.people import models, queries

    models.ClosedDay.objects.create(
        board_id=BOARD, day=date(2999, 1, 1), why="A slip", proclaimed=MONDAY.date()
    )
    ref = open_case()
    assert first_due(ref, 1).due
    assert take_back(BOARD, date(2999, 1, 1), "A slip", OFFICER, hours(1)).recorded == ()
    assert date(2999, 1, 1) not in [each.day for each in queries.closed_days(BOARD)]


def test_only_the_business_manager_takes_a_closed_day_back() -> None:
    from concordat.casework.closed_days import proclaim, take_back

    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, MONDAY)
    with pytest.raises(Refused) as refused:
        take_back(BOARD, TUESDAY, "Dry again", "helen-marsden", hours(1))
    assert refused.value.code == "officer-only"


def test_loading_the_directory_again_loses_no_day_closed_or_taken_back_on_the_page() -> None:
    from concordat.casework.closed_days import proclaim, take_back
    from concordat.people import load
    from tests.house.source import ROOT

    wednesday = TUESDAY + timedelta(days=1)
    first_of_all = first_due(open_case(), 1).due
    proclaim(BOARD, TUESDAY, "Flooded", OFFICER, MONDAY)
    proclaim(BOARD, wednesday, "A slip", OFFICER, MONDAY)
    take_back(BOARD, wednesday, "A slip", OFFICER, hours(1))
    before = first_due(open_case(), 2).due
    assert before > first_of_all
    load.load(ROOT / "demo" / "directory", MONDAY.date())
    assert first_due(open_case(), 2).due == before, "a new case counts as one raised before"


def test_a_day_that_has_just_passed_is_closed_by_the_same_rule_as_in_the_engine() -> None:
    from concordat.casework.closed_days import proclaim
    from concordat.people import queries

    ref, passed = open_case(), MONDAY.date() - timedelta(days=3)
    done = proclaim(BOARD, passed, "The office was flooded", OFFICER, hours(1))
    assert done.recorded == (ref,)
    assert passed in {each.day for each in queries.closed_days(BOARD)}
