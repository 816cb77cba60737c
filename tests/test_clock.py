"""The clock: the machine's, unless the demonstration was moved on."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from concordat import clock
from concordat.core.calendar import of_a_day, says_no_hour

NOON = datetime(2026, 12, 21, 12, tzinfo=UTC)


@pytest.fixture
def demonstration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "_ahead", None)
    clock.allow_moving(tmp_path / "clock")
    with time_machine.travel(NOON, tick=False):
        yield


@time_machine.travel(NOON, tick=False)
def test_now_is_the_machines_instant_in_utc() -> None:
    assert clock.now() == NOON
    assert clock.now().tzinfo is UTC


@time_machine.travel(of_a_day(NOON), tick=False)
def test_an_instant_of_the_clock_never_stands_for_a_whole_day() -> None:
    assert says_no_hour(of_a_day(NOON))
    assert not says_no_hour(clock.now())


def test_a_real_clock_cannot_be_moved() -> None:
    with pytest.raises(clock.ClockStands):
        clock.move_forward(timedelta(hours=1))


@pytest.mark.usefixtures("demonstration")
def test_moves_add_up() -> None:
    assert clock.move_forward(timedelta(hours=1)) == NOON + timedelta(hours=1)
    assert clock.move_forward(timedelta(days=1)) == NOON + timedelta(days=1, hours=1)
    assert clock.now() == NOON + timedelta(days=1, hours=1)


@pytest.mark.usefixtures("demonstration")
def test_time_never_goes_back() -> None:
    with pytest.raises(ValueError, match="only moves forward"):
        clock.move_forward(timedelta(seconds=-1))
    assert clock.now() == NOON
