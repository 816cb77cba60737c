"""The way of a case: steps entered and left, ends reached, time passing."""

from collections.abc import Collection, Iterable
from datetime import datetime

from msgspec.structs import replace

from concordat.core.case.opening import close, emit
from concordat.core.case.values import HeardLate, Settled, Visit
from concordat.core.case.working import WorkingCase
from concordat.core.duties import deadlines
from concordat.core.duties.deadlines import Moment
from concordat.core.duties.owed import Owed
from concordat.core.protocol import LATE, Protocol, Signal, Target


def enter(case: WorkingCase, step: str, how: str) -> None:
    """Enter a step and open its duties."""
    case.step, case.stage = step, case.protocol.steps[step].stage
    case.visits.append(Visit(step, case.stage, case.at, how))
    case.visit = len(case.visits)
    case.owing.here = {}
    stages = case.protocol.stages
    case.clocks = {
        key: deadlines.on_entering(clock, case.stage, stages, case.at)
        for key, clock in case.clocks.items()
    }
    emit(case, Signal("entered", step))


def follow(case: WorkingCase, target: Target, how: str) -> None:
    """Go where an outcome leads."""
    match target.kind:
        case "step":
            go(case, target.name, how)
        case "end":
            finish(case, target.name)
        case "stay":
            pass


def _leave(case: WorkingCase) -> None:
    """End what is open on the step and does not survive it, judged at this instant."""
    case.visits[-1] = replace(case.visits[-1], left=case.at)
    for duty in case.open_duties():
        if duty.visit == case.visit and not duty.survives:
            close(case, duty, "overtaken", at=max(case.at, duty.opened))


def go(case: WorkingCase, step: str, how: str) -> None:
    """Leave the present step for another."""
    _leave(case)
    enter(case, step, how)


def finish(case: WorkingCase, end: str) -> None:
    """Reach an end. What survives is still owed and is followed until it is done."""
    _leave(case)
    case.end, case.ended = end, case.at
    case.clocks = {
        key: replace(clock, ended=clock.ended or case.at) for key, clock in case.clocks.items()
    }
    emit(case, Signal("end"))
    emit(case, Signal("end", end))


# ── Time ──────────────────────────────────────────────────────────────────────────────────────────


def advance(case: WorkingCase, to: datetime) -> None:
    """Let time pass. A duty that fell late before `to` gives its signal at the instant it fell
    due.
    """
    while fallen := first_fallen(case.protocol, case.owing.open.values(), case.fired, to):
        due, duty = fallen
        case.fired.add(HeardLate(duty.visit, duty.id))
        emit(
            case,
            Signal("late", duty.key),
            duty.agency,
            at=Moment(due, due),
            cause=duty.id,
        )
        _go_by_rule(case, duty, due)
    case.now = max(case.now, to)


def _go_by_rule(case: WorkingCase, duty: Owed, due: datetime) -> None:
    """Where the text itself moves a case up when nothing comes, go at the instant the limit
    passed.
    """
    spec = case.rule(duty)
    if LATE in spec.then and spec.step in (None, case.step) and case.end is None:
        case.at = case.reached = due
        case.owing.keep(replace(case.owing.all[duty.id], word=LATE))
        follow(case, spec.then[LATE], LATE)


def first_fallen(
    protocol: Protocol,
    duties: Iterable[Owed],
    fired: Collection[Settled | HeardLate],
    to: datetime,
) -> tuple[datetime, Owed] | None:
    """The first of these duties to fall late before `to`, with the instant at which it fell due.

    Only those count whose lateness matters to the protocol and hasn't been heard yet.
    """
    fallen = [
        (duty.due, duty)
        for duty in duties
        if duty.due is not None
        and duty.due < to
        and duty.key in protocol.lateness_matters
        and HeardLate(duty.visit, duty.id) not in fired
    ]
    return min(fallen, key=lambda each: each[0], default=None)
