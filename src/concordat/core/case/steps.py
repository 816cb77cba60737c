"""The way of a case: steps entered and left, ends reached, time passing."""

from collections.abc import Collection, Iterable
from datetime import datetime

from msgspec.structs import replace

from concordat.core.case.confirming import ask_when
from concordat.core.case.following import Leaving
from concordat.core.case.given import UNSETTLED, WITHDRAWN, tell_of_withdrawal
from concordat.core.case.heard import HeardLate, Settled
from concordat.core.case.keeping_safe import ask, next_asked
from concordat.core.case.opening import close, emit
from concordat.core.case.passing_up import (
    nobody_calls_safe,
    pass_up,
    wait_for_a_look,
)
from concordat.core.case.said import no_plan_known
from concordat.core.case.visits import Visit
from concordat.core.case.working import WorkingCase
from concordat.core.duties import deadlines
from concordat.core.duties.moments import Moment
from concordat.core.duties.owed import Owed
from concordat.core.protocol import ANSWER, LATE, PAPERS, RISK, Duty, Protocol, Signal, Target

LEFT_UNDONE_IS_LATE_SINCE = 8
"""The edition of the rules from which a must that has no time is late once the case went on without
it; before, only what the case should have waited for was.
"""
IN_ERROR = "opened in error"


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


def _leave(case: WorkingCase, *, given_up: bool = False) -> None:
    """End what is open on the step and does not survive it, judged at this instant. What was to be
    done before the case went on is late from now on if it has no time of its own, and is still
    owed where it survives. A case that is given up doesn't go on.
    """
    case.visits[-1] = replace(case.visits[-1], left=case.at)
    for duty in case.open_duties():
        if duty.visit != case.visit:
            continue
        if _was_awaited(case, duty) or (not given_up and _is_a_must_left_undone(case, duty)):
            case.owing.keep(replace(duty, left=max(case.at, duty.opened)))
        if not duty.survives:
            close(case, case.owing.all[duty.id], "overtaken")


def _was_awaited(case: WorkingCase, duty: Owed) -> bool:
    """Whether the case should have waited for what survives, and goes on being owed."""
    return duty.survives and duty.holds and not case.rule(duty).is_said


def _is_a_must_left_undone(case: WorkingCase, duty: Owed) -> bool:
    """Whether a duty is a must of the step without a time, open before the case left: nothing else
    would ever make it late. What is written, told, filled in or recorded comes after what it is
    about, and danger asks for what it asks for at every step alike.
    """
    spec = case.rule(duty)
    of_the_step = spec.step is not None and RISK not in spec.opens and spec.act not in PAPERS
    undone = duty.strength == "must" and duty.due is None and duty.opened < case.at
    since = case.edition >= LEFT_UNDONE_IS_LATE_SINCE
    return since and of_the_step and undone and not _somebody_did_it(case, spec, duty)


def _somebody_did_it(case: WorkingCase, spec: Duty, duty: Owed) -> bool:
    """Whether one of several who each owe it did it, and the case waits for the first of them."""
    if duty.survives or spec.owed == "agency" or spec.waits_for == "all":
        return False
    here = case.owing.here.values()
    return any(each.key == duty.key and each.how == "done" for each in here)


def _tell_that_it_left(case: WorkingCase) -> None:
    """Signal that the step is left, for each agency that was in dispute on it: not for one with
    which everything had been agreed before.
    """
    here = case.talked_with() | set(case.disputing())
    agencies: list[str | None] = [party.id for party in case.answering if party.id in here]
    for agency in agencies or [None]:
        emit(case, Signal("left", case.step), agency)


def go(case: WorkingCase, step: str, how: str) -> None:
    """Leave the present step for another: what goes on is not being given up any more."""
    case.leaving = None
    _leave(case)
    _tell_that_it_left(case)
    enter(case, step, how)


def finish(case: WorkingCase, end: str) -> None:
    """Reach an end. What survives is still owed and is followed until it is done; nobody has to
    answer any more what they were asked about the case. Whoever chairs the board hears of it where
    nobody decides, or no safety plan is known.
    """
    _leave(case, given_up=end in (WITHDRAWN, IN_ERROR))
    for duty in case.open_duties():
        if duty.key == ANSWER.key:
            close(case, duty, "overtaken")
    case.end, case.ended, case.leaving = end, case.at, None
    today = case.calendar.day_of(max(case.at, case.now))
    case.chair_hears = end == UNSETTLED or no_plan_known(case.safety.values(), today)
    case.clocks = {
        key: replace(clock, ended=clock.ended or case.at) for key, clock in case.clocks.items()
    }
    _tell_that_it_left(case)
    emit(case, Signal("end"))
    emit(case, Signal("end", end))


def give_up(case: WorkingCase, *, no_further: bool) -> None:
    """End the case as the raising side gives it up. That it was withdrawn is told to those whom
    that concerns; what is taken no further is agreed in part, where anything was agreed.
    """
    if no_further:
        finish(case, _end_without_the_rest(case))
    else:
        tell_of_withdrawal(case)
        finish(case, WITHDRAWN)


def _end_without_the_rest(case: WorkingCase) -> str:
    settled = any(positions.settled for positions in case.positions.values())
    return "agreed in part" if settled else "not taken further"


# ── Time ──────────────────────────────────────────────────────────────────────────────────────────


def advance(case: WorkingCase, to: datetime) -> None:
    """Let time pass. A duty that fell late before `to` gives its signal at the instant it fell due,
    what is being given up ends once its notice has run out or is passed up, and a side is asked
    again whose safety plan runs out. At the end itself both are in time.
    """
    while True:
        asked = next_asked(case.safety.values(), ended=case.end is not None)
        fallen = first_fallen(case.protocol, case.owing.open.values(), case.fired, to)
        leaving = case.leaving if case.leaving and case.leaving.passed(to) else None
        ends = leaving.effective if leaving else to
        first = min(ends, fallen[0]) if fallen else ends
        if asked is not None and asked < to and asked <= first:
            ask(case, asked)
        elif leaving is not None and leaving.effective == first:
            _stop(case, leaving)
        elif fallen is not None:
            _hear_late(case, *fallen)
            ask_when(case, max(fallen[0], fallen[1].opened, case.now))
        else:
            break
    case.now = max(case.now, to)


def _stop(case: WorkingCase, leaving: Leaving) -> None:
    """The notice of what is being given up has run out: it ends, unless somebody has to look."""
    if leaving.for_a_look:
        pass_up(case, leaving)
        return
    case.now = max(case.now, leaving.effective)
    if leaving.if_safe and nobody_calls_safe(case):
        wait_for_a_look(case, leaving, leaving.effective)
        return
    case.at = case.arrived = leaving.effective
    case.recorded, case.whose, case.entry = case.now, None, 0  # time alone ends it
    give_up(case, no_further=leaving.no_further)


def _hear_late(case: WorkingCase, due: datetime, duty: Owed) -> None:
    """The signal comes when the limit passed or, where it was late from the first, when it
    opened.
    """
    instant = max(due, duty.opened)
    case.fired.add(HeardLate(duty.visit, duty.id))
    moment = Moment(instant, instant, max(instant, case.now))
    emit(case, Signal("late", duty.key), duty.agency, at=moment, cause=duty.id)
    _go_by_rule(case, duty, instant)


def _go_by_rule(case: WorkingCase, duty: Owed, instant: datetime) -> None:
    """Where the text itself moves a case up when nothing comes, go at the instant at which the
    limit passed. An end is no earlier than what led to it was written down.
    """
    spec = case.rule(duty)
    if LATE not in spec.then or spec.step not in (None, case.step) or case.end is not None:
        return
    known = max(instant, case.now)
    case.at = case.arrived = known if spec.then[LATE].kind == "end" else instant
    case.recorded, case.whose, case.entry = known, None, 0
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
        and duty.opened <= to
        and duty.key in protocol.lateness_matters
        and HeardLate(duty.visit, duty.id) not in fired
    ]
    return min(fallen, key=lambda each: each[0], default=None)
