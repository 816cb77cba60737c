"""The order of the sweep: danger first, and nothing that fails holds up the others."""

import logging
from typing import Any

import pytest
from django.db import OperationalError

from concordat.casework import alone, day_jobs, queries, returned, turns
from concordat.casework.sweep import sweep
from concordat.core.acts import RiskStated
from tests.casework.acting import RAISER, TEAM_MANAGER, do, hours, open_case

pytestmark = pytest.mark.usefixtures("directory")


def fail(*_: object, **__: object) -> None:
    raise OperationalError("disk I/O error")


def in_danger() -> str:
    ref = open_case()
    do(ref, RiskStated(), RAISER, hours(1))
    return ref


def asked(person: str) -> set[str]:
    rows = queries.news(person, hours(5)).rows
    return {row.ref for row in rows if row.kind == "acknowledge"}


def test_whoever_is_next_is_asked_before_a_closed_day_is_recorded_and_though_that_fails(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ref = in_danger()
    for module, name in ((day_jobs, "boards"), (returned, "forget"), (alone, "tell")):
        monkeypatch.setattr(module, name, fail)
    before = asked(TEAM_MANAGER)
    with caplog.at_level(logging.ERROR), pytest.raises(OperationalError, match="disk I/O error"):
        sweep(hours(4))
    assert asked(TEAM_MANAGER) - before == {ref}
    assert "finding closed days to record" in caplog.text
    assert "throwing returned forms away" in caplog.text


def test_danger_is_gone_on_with_first(monkeypatch: pytest.MonkeyPatch) -> None:
    from concordat.casework import sweep as module

    done: list[str] = []
    in_danger()
    for room, name in (
        (turns, "in_danger"),
        (day_jobs, "boards"),
        (module, "_waiting"),
        (returned, "forget"),
    ):

        def note(*_: Any, name: str = name) -> tuple[()]:
            done.append(name)
            return ()

        monkeypatch.setattr(room, name, note)
    sweep(hours(4))
    assert done == ["in_danger", "boards", "_waiting", "forget"]


def test_what_fails_in_a_case_in_danger_holds_up_neither_it_nor_another(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, other = in_danger(), in_danger()
    before = asked(TEAM_MANAGER)
    real = turns.pass_over_in

    def pass_over(ref: str, now: Any) -> None:
        if ref == first:
            fail()
        real(ref, now)

    monkeypatch.setattr(turns, "pass_over_in", pass_over)
    with caplog.at_level(logging.ERROR), pytest.raises(OperationalError):
        sweep(hours(4))
    assert asked(TEAM_MANAGER) - before == {first, other}
    assert f"passing over who is away in case {first}" in caplog.text


def test_a_board_that_fails_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    from concordat.people import queries as people

    boards = [each.id for each in people.boards()]
    told: list[str] = []

    def tell(board: str, _now: Any) -> None:
        if board == boards[0]:
            fail()
        told.append(board)

    monkeypatch.setattr(alone, "tell", tell)
    with pytest.raises(OperationalError):
        sweep(hours(4))
    assert len(boards) > 1
    assert told == boards[1:]
