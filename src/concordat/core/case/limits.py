"""Limits of a case counted again: after a holiday, a date set, a fact, or a clock that began."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from msgspec.structs import replace

from concordat.core.case.working import WorkingCase
from concordat.core.duties import deadlines
from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.moments import BOTH, Moment, Source, by_its_word
from concordat.core.duties.owed import Owed
from concordat.core.periods import Limit
from concordat.core.protocol import Clock

Timed = TypeVar("Timed", Owed, RunningClock)

PASSED_STAYS_SINCE = 4
"""The edition of the rules from which a time that has passed stays passed, whatever is counted
again; before, a day that was closed afterwards made it one that had not.
"""
NO_LONGER_ON_THAT_DAY_SINCE = 5
"""The edition from which a day that is closed afterwards gives nobody longer on that very day;
before, what was due at its close was due at its end instead.
"""


def counted(
    case: WorkingCase,
    duty: Owed,
    *,
    until: date | None = None,
    anew: bool = True,
    closed: bool = False,
) -> Owed:
    """A duty with its limit counted. `anew`: it had been counted before, so that no new time is in
    the past. `closed`: because a day was closed, which moves the date and not when an answer was
    expected.
    """
    found = _counted(case, duty, until)
    if closed:
        found = _no_longer(case, duty, found, case.rule(duty).limit_in(case.attributes))
    found = _redated(case, duty, found, anew=anew, closed=closed)
    found = replace(found, first_due=duty.first_due or found.due)
    if not closed and found.due != duty.due:
        found = replace(found, expected=found.due)
    anchor, start, known = map(by_its_word, duty.sources)
    if (anchor, start, known) == (duty.anchor, duty.start, duty.known):
        return replace(found, by_their_word=None)
    by_their_word = replace(duty, anchor=anchor, start=start, known=known)
    due = _redated(case, by_their_word, _counted(case, by_their_word, until), anew=False).due
    return replace(found, by_their_word=None if due == found.due else due)


def _counted(case: WorkingCase, duty: Owed, until: date | None) -> Owed:
    spec = case.rule(duty)
    limit, clocks = spec.limit_in(case.attributes), case.clocks.values()
    return deadlines.recounted(duty, spec, limit, case.calendar, clocks=clocks, until=until)


def _redated(
    case: WorkingCase, was: Timed, found: Timed, *, anew: bool, closed: bool = False
) -> Timed:
    """What was counted again, with the time that holds. One that has passed stays passed; a new one
    is not before now, where it is counted `anew`.
    """
    if found.due == was.due:
        return found
    passed = was.due is not None and was.due < case.now
    if passed and case.edition >= PASSED_STAYS_SINCE:
        return _stays(case, was, found.due, anew=anew, closed=closed)
    if found.due is None or not anew:
        return found
    return replace(found, due=max(found.due, case.now))


def _no_longer(case: WorkingCase, was: Timed, found: Timed, limit: Limit | None) -> Timed:
    """What was counted again because a day was closed; not later where it ends with that very day,
    for danger waits for no open day.
    """
    if limit is None or not limit.of_that_day or case.edition < NO_LONGER_ON_THAT_DAY_SINCE:
        return found
    if was.due is None or found.due is None:
        return found
    return replace(found, due=min(was.due, found.due))


def _stays(
    case: WorkingCase, was: Timed, due: datetime | None, *, anew: bool, closed: bool
) -> Timed:
    """What has passed stays so: only a word of those who owe it makes that an earlier instant.
    Where the count leads, now that a day was closed, is kept beside it.
    """
    if due is None or was.due is None or was.counted is None:
        return was
    if due < was.due and not anew:
        return replace(was, due=due)
    later = closed and due > was.counted
    return replace(was, recounted=max(due, case.now)) if later else was


def recount(
    case: WorkingCase, duty: Owed, *, until: date | None = None, closed: bool = False
) -> None:
    """Count an open duty's limit again."""
    if case.rule(duty).limit_in(case.attributes) is not None:
        case.owing.keep(counted(case, duty, until=until, closed=closed))


def recount_all(case: WorkingCase, *, closed: bool = False) -> None:
    """Count the limits of all open duties again."""
    for duty in case.open_duties():
        recount(case, duty, closed=closed)


def recount_clock(
    case: WorkingCase, running: RunningClock, until: date | None = None, *, closed: bool = False
) -> None:
    """Count a running clock again; `closed` as for a duty."""
    _count_clock(case, running, until=until, closed=closed)


def _count_clock(
    case: WorkingCase,
    running: RunningClock,
    *,
    until: date | None = None,
    anew: bool = True,
    closed: bool = False,
) -> None:
    clock = next(each for each in case.protocol.clocks if each.key == running.key)
    limit, days = clock.limit_in(case.attributes), case.calendar
    raw = deadlines.recounted_clock(running, clock, limit, days, until=until)
    raw = _no_longer(case, running, raw, limit) if closed else raw
    found = _redated(case, running, raw, anew=anew, closed=closed)
    if not closed and found.due != running.due:
        found = replace(found, expected=found.due)
    anchor, start = map(by_its_word, running.sources)
    said = replace(running, opened=anchor, start=start)
    raw = deadlines.recounted_clock(said, clock, limit, days, until=until)
    due = _redated(case, said, raw, anew=False).due
    unsaid = said == running or due == found.due
    case.clocks[running.key] = replace(found, by_their_word=None if unsaid else due)


def recount_everything(case: WorkingCase, *, closed: bool = False) -> None:
    """Count running clocks again, and then every duty that they may shorten."""
    for clock in list(case.clocks.values()):
        if clock.running:
            recount_clock(case, clock, closed=closed)
    recount_all(case, closed=closed)


def start_clock(case: WorkingCase, clock: Clock, moment: Moment) -> None:
    """Start a clock at its anchor. It may shorten what is open already."""
    limit, source = clock.limit_in(case.attributes), Source(moment, clock.anchor.received)
    begun = deadlines.started(clock, limit, source, case.start, case.knows(BOTH, None))
    _count_clock(case, begun, anew=False)
    recount_all(case)


# ── What a side confirms of another's word ────────────────────────────────────────────────────────


def recount_from(case: WorkingCase, entry: int) -> None:
    """Count again whatever counts from an entry, now that somebody has confirmed its times. What
    they say themselves may make them late.
    """
    for running in list(case.clocks.values()):
        if running.running and _counts_from(running.sources, entry):
            _recount_clock_from_sources(case, running)
    for duty in case.open_duties():
        if _counts_from(duty.sources, entry):
            _recount_from_sources(case, duty)
        else:
            recount(case, duty)


def _recount_clock_from_sources(case: WorkingCase, running: RunningClock) -> None:
    anchor, start = map(case.knows(BOTH, None), running.sources)
    _count_clock(case, replace(running, opened=anchor, start=start), anew=False)


def _counts_from(sources: Iterable[Source], entry: int) -> bool:
    return any(source.moment.seq == entry for source in sources)


def _recount_from_sources(case: WorkingCase, duty: Owed) -> None:
    knows = case.knows(duty.side, duty.agency)
    anchor, start, known = map(knows, duty.sources)
    again = replace(duty, anchor=anchor, start=start, known=known)
    case.owing.keep(counted(case, again, anew=False))
