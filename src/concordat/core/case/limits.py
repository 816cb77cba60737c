"""Limits of a case counted again: after a holiday, a date set, a fact, or a clock that began."""

from datetime import date

from concordat.core.case.working import WorkingCase
from concordat.core.duties import deadlines
from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.deadlines import Moment
from concordat.core.duties.owed import Owed
from concordat.core.protocol import Clock


def recount(case: WorkingCase, duty: Owed, *, until: date | None = None) -> None:
    """Count an open duty's limit again."""
    spec = case.rule(duty)
    limit = spec.limit_in(case.attributes)
    if limit is None:
        return
    recounted = deadlines.recounted(
        duty,
        spec,
        limit,
        case.calendar,
        start=case.case.start,
        clocks=case.clocks.values(),
        until=until,
        now=case.now,
    )
    case.owing.keep(recounted)


def recount_all(case: WorkingCase) -> None:
    """Count the limits of all open duties again."""
    for duty in case.open_duties():
        recount(case, duty)


def recount_clock(case: WorkingCase, running: RunningClock, until: date | None = None) -> None:
    clock = next(each for each in case.protocol.clocks if each.key == running.key)
    case.clocks[running.key] = deadlines.recounted_clock(
        running,
        clock,
        clock.limit_in(case.attributes),
        case.calendar,
        start=case.case.start,
        until=until,
        now=case.now,
    )


def recount_everything(case: WorkingCase) -> None:
    """Count running clocks again, and then every duty that they may shorten."""
    for clock in list(case.clocks.values()):
        if clock.running:
            recount_clock(case, clock)
    recount_all(case)


def start_clock(case: WorkingCase, clock: Clock, moment: Moment) -> None:
    """Start a clock at its anchor. It may shorten what is open already."""
    limit = clock.limit_in(case.attributes)
    case.clocks[clock.key] = deadlines.started(clock, limit, moment, case.calendar, case.case.start)
    recount_all(case)
