"""When the limits of one case end: from which moment each counts, to which instant, and which clock
cuts it short.

Answers about values, which change nothing; `folding` keeps what they say.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec.structs import replace

from concordat.core import periods
from concordat.core.calendar import Calendar
from concordat.core.case import Owed, RunningClock
from concordat.core.periods import Limit
from concordat.core.protocol import Anchor, Clock, Duty, Signal

Moment = tuple[datetime, datetime]  # when it happened, and when it was received
Log = Mapping[tuple[Signal, str | None], tuple[Moment, ...]]


def anchor_of(spec: Duty, log: Log, agency: str | None, opened: datetime) -> datetime:
    """From when a duty's limit counts; what counts from something that never happened counts from
    the opening.
    """
    found = anchored(spec, log, agency)
    return opened if found is None else found


def anchored(spec: Duty, log: Log, agency: str | None) -> datetime | None:
    """When that came from which a duty's limit counts; None where none of it did."""
    found = [
        instant for anchor in spec.anchors if (instant := _instant(anchor, log, agency)) is not None
    ]
    if not found:
        return None
    return min(found) if spec.whichever == "first" else max(found)


def _instant(anchor: Anchor, log: Log, agency: str | None) -> datetime | None:
    """When the agency's own signal came, else the case's, else any agency's; None when it never
    did.
    """
    own = log.get((anchor.signal, agency)) or log.get((anchor.signal, None))
    moments = own or [
        each for (signal, _), all_ in log.items() if signal == anchor.signal for each in all_
    ]
    instants = [reached if anchor.received else happened for happened, reached in moments]
    if not instants:
        return None
    return min(instants) if anchor.occurrence == "first" else max(instants)


def due_of(  # the parts of one question
    spec: Duty,
    limit: Limit | None,
    anchor: datetime,
    calendar: Calendar,
    *,
    start: datetime,
    until: date | None = None,
) -> datetime | None:
    """The instant at which a duty's limit ends, any clock left aside; None where there is no number
    or no limit.

    `limit` is the one of the duty's limits that applies to this case. A date that the parties
    agreed extends it.
    """
    if limit is None:
        return None
    days = calendar.of(spec.nation)
    due = periods.due(limit, anchor, days, start=start, set_date=until)
    if until is not None and spec.outer is not None and due is not None:
        return max(due, days.close_of(until))
    return due


def capped(
    due: datetime | None, stage: str, opened: datetime, clocks: Iterable[RunningClock]
) -> tuple[datetime | None, str | None]:
    """A ladder duty's due time as the clocks over its stage leave it, and the key of the clock that
    shortened it.

    A clock gives no number to what has none, and leaves alone what opened after it had passed.
    """
    cap = None
    for clock in clocks:
        running = stage in clock.scope and clock.ended is None
        if running and clock.due is not None and due is not None and opened <= clock.due < due:
            due, cap = clock.due, clock.key
    return due, cap


def recounted(
    duty: Owed,
    spec: Duty,
    limit: Limit | None,
    calendar: Calendar,
    *,
    start: datetime,
    clocks: Iterable[RunningClock],
    until: date | None = None,
    now: datetime,
) -> Owed:
    """An open duty with its limit counted again (a holiday, a date set); the first date that it had
    is kept.

    A new due time never lies before `now`, when it is counted again.
    """
    until = until or duty.until
    due, cap = due_of(spec, limit, duty.anchor, calendar, start=start, until=until), None
    if spec.holds:
        due, cap = capped(due, duty.stage, duty.opened, clocks)
    due = _not_before(now, duty.due, due)
    first = duty.first_due if duty.first_due is not None else due
    words = limit.words if limit else None
    return replace(duty, due=due, first_due=first, cap=cap, until=until, limit=words)


def started(
    clock: Clock, limit: Limit, moment: Moment, calendar: Calendar, start: datetime
) -> RunningClock:
    """A clock that begins to run at its anchor, with the limit that applies to this case."""
    anchor = moment[1] if clock.anchor.received else moment[0]
    due = periods.due(limit, anchor, calendar.of(clock.nation), start=start)
    return RunningClock(
        clock.key, clock.clause, clock.over, clock.strength, limit.words, anchor, due
    )


def recounted_clock(
    running: RunningClock,
    clock: Clock,
    limit: Limit,
    calendar: Calendar,
    *,
    start: datetime,
    until: date | None = None,
    now: datetime,
) -> RunningClock:
    """A running clock counted again (a holiday, a date set)."""
    until = until or running.until
    due = periods.due(limit, running.opened, calendar.of(clock.nation), start=start, set_date=until)
    due = _not_before(now, running.due, due)
    return replace(running, due=due, until=until, limit=limit.words)


def _not_before(now: datetime, old: datetime | None, new: datetime | None) -> datetime | None:
    return new if new is None or new == old else max(new, now)


def on_entering(
    running: RunningClock, stage: str, stages: tuple[str, ...], at: datetime
) -> RunningClock:
    """A clock once the case stands at a stage: it runs (again) inside its scope, and ends when all
    of that is behind.

    `stages` are the labels of the ladder, lowest first.
    """
    if stage in running.scope:
        return replace(running, ended=None)
    to_come = stages[stages.index(stage) :]
    behind = not any(each in to_come for each in running.scope)
    return replace(running, ended=at) if behind and running.ended is None else running
