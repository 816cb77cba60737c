"""When the limits of one case end: from which moment each counts, to which instant, and which clock
cuts it short.

Nothing here changes a case: `case.working` keeps the answers.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from msgspec.structs import replace

from concordat.core import periods
from concordat.core.calendar import Calendar
from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.moments import Knows, Log, Moment, Source
from concordat.core.duties.owed import Owed
from concordat.core.periods import Limit
from concordat.core.protocol import Anchor, Clock, Duty, Signal

# ── From when ─────────────────────────────────────────────────────────────────────────────────────


def source_of(spec: Duty, log: Log, agency: str | None, opening: Moment, knows: Knows) -> Source:
    """From what a duty's limit counts: from the opening, where what it counts from never
    happened.
    """
    return anchored(spec, log, agency, knows) or Source(opening)


def anchored(spec: Duty, log: Log, agency: str | None, knows: Knows) -> Source | None:
    """That from which a duty's limit counts, once those who owe it know of it; None where none of
    it happened.
    """
    found = [
        source
        for anchor in spec.anchors
        if (source := _source_of(anchor, log, agency, knows)) is not None
    ]
    if not found:
        return None
    return min(found, key=knows) if spec.whichever == "first" else max(found, key=knows)


def _source_of(anchor: Anchor, log: Log, agency: str | None, knows: Knows) -> Source | None:
    """The agency's own signal, else the case's, else any agency's; None if it never came."""
    moments = log.get((anchor.signal, agency)) or log.get((anchor.signal, None))
    if moments is None:
        moments = tuple(_from_any_agency(anchor.signal, log))
    if not moments:
        return None
    found = [Source(moment, anchor.received) for moment in moments]
    return min(found, key=knows) if anchor.occurrence == "first" else max(found, key=knows)


def _from_any_agency(wanted: Signal, log: Log) -> Iterator[Moment]:
    for (signal, _), moments in log.items():
        if signal == wanted:
            yield from moments


# ── A duty's limit ────────────────────────────────────────────────────────────────────────────────


def due_of(
    spec: Duty,
    limit: Limit | None,
    anchor: datetime,
    calendar: Calendar,
    *,
    start: datetime,
    until: date | None = None,
) -> datetime | None:
    """The instant at which a duty's limit ends, clocks left aside; None where there is no number.

    `limit` is the one of the duty's limits that applies to this case. `until` is a date that
    somebody set: it is the end of what has no limit, and may extend what has one.
    """
    days = calendar.of(spec.nation)
    if limit is None:
        return None if until is None else days.close_of(until)
    due = periods.due(limit, anchor, days, start=start, set_date=until)
    if until is not None and spec.extended_at_most is not None and due is not None:
        return max(due, days.close_of(until))
    return due


def capped(
    due: datetime | None, stage: str, known: datetime, clocks: Iterable[RunningClock]
) -> tuple[datetime | None, str | None]:
    """A ladder duty's due time as the clocks over its stage leave it, and the key of the clock that
    shortened it.

    A clock gives no number to a duty that has none, and doesn't shorten one that opened, or came to
    be `known` to those who owe it, after the clock had passed.
    """
    cap = None
    for clock in clocks:
        runs_here = clock.running and stage in clock.scope
        if not runs_here or clock.due is None or due is None:
            continue
        if known <= clock.due < due:
            due, cap = clock.due, clock.key
    return due, cap


def recounted(
    duty: Owed,
    spec: Duty,
    limit: Limit | None,
    calendar: Calendar,
    *,
    clocks: Iterable[RunningClock],
    until: date | None = None,
) -> Owed:
    """An open duty with its limit counted again, after a holiday or a date set; whether the new
    time is the one that holds is not asked here.
    """
    until = until or duty.until
    cap = None
    due = due_of(spec, limit, duty.anchor, calendar, start=duty.start, until=until)
    if spec.holds:
        due, cap = capped(due, duty.stage, duty.known, clocks)
    said = limit.said if limit else None
    return replace(duty, due=due, cap=cap, until=until, limit=said)


# ── A clock's limit ───────────────────────────────────────────────────────────────────────────────


def started(
    clock: Clock, limit: Limit, source: Source, start: Source, knows: Knows
) -> RunningClock:
    """A clock that begins to run at its anchor, with the limit that applies to this case, not yet
    counted. It binds both sides, so it runs from when both knew of it.
    """
    return RunningClock(
        clock.key,
        clock.clause,
        clock.over,
        clock.strength,
        limit.said,
        opened=knows(source),
        due=None,
        start=knows(start),
        sources=(source, start),
    )


def recounted_clock(
    running: RunningClock,
    clock: Clock,
    limit: Limit,
    calendar: Calendar,
    *,
    until: date | None = None,
) -> RunningClock:
    """A running clock counted again, as for a duty."""
    until = until or running.until
    days = calendar.of(clock.nation)
    due = periods.due(limit, running.opened, days, start=running.start, set_date=until)
    return replace(running, due=due, until=until, limit=limit.said)


def on_entering(
    running: RunningClock, stage: str, stages: tuple[str, ...], at: datetime
) -> RunningClock:
    """A clock once the case has entered a stage: it runs (again) inside its scope, and ends when
    the whole of its scope lies behind.

    `stages` are the labels of the ladder, lowest first.
    """
    if stage in running.scope:
        return replace(running, ended=None)
    to_come = stages[stages.index(stage) :]
    behind = not any(each in to_come for each in running.scope)
    return replace(running, ended=at) if behind and running.running else running
