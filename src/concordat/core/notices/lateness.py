"""Who is told that a time has passed: so that the same people are told what becomes of it."""

from collections.abc import Iterator
from datetime import datetime

from concordat.core.case import Case, Owed
from concordat.core.duties.clocks import RunningClock
from concordat.core.notices.kinds import NewsKind
from concordat.core.notices.values import Telling
from concordat.core.protocol import KEEP_SAFE, Protocol
from concordat.core.who.ladder import may_go_on
from concordat.core.who.recipients import Recipient, involved, leads, officers, owners


def newly_late(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """A duty or a clock whose time has passed now."""
    if before is None:
        return
    for duty in after.open_duties:
        known = before.duty(duty.id)
        had_passed = known is not None and known.passed(before.now)
        if duty.passed(after.now) and not had_passed:
            for to, kind in told_of_lateness(protocol, after, duty, after.now):
                yield Telling(to, kind, duty.what, duty.due, duty.clause)
    waiting = _waiting(protocol, after)
    for clock in _newly_passed(before, after):
        goes_on = may_go_on(protocol, after) and clock in after.clocks_here
        for to in dict.fromkeys((*involved(protocol, after, "answering"), *waiting)):
            yield Telling(to, _late(to, goes_on=goes_on), clock.limit, clock.due, clock.clause)


def told_of_lateness(
    protocol: Protocol, case: Case, duty: Owed, at: datetime
) -> Iterator[tuple[Recipient, NewsKind]]:
    """Who is told that the time of a duty has passed, and how: who owes it, who answers for them,
    who may go on for it, and the board. What is only permitted is late for nobody: there only who
    may go on is told.
    """
    answers = duty.side in ("answering", "both")
    answer_for_it = leads(case, "answering", duty.agency) if answers else ()
    told = owners(protocol, case, duty)
    if duty.key != KEEP_SAFE.key:  # everybody else reads what has run out
        told = (*told, *answer_for_it, *_waiting(protocol, case))
    goes_on = may_go_on(protocol, case) and duty in case.answers_awaited
    for to in dict.fromkeys(told):
        kind = _late(to, goes_on=goes_on)
        if kind == "go on" or duty.late(at):
            yield to, kind


def _waiting(protocol: Protocol, case: Case) -> tuple[Recipient, ...]:
    """Those who wait for whatever is late: who raised it, and the board."""
    return (*involved(protocol, case, "raising"), *officers())


def _late(to: Recipient, *, goes_on: bool) -> NewsKind:
    """Lateness, as it is told to whoever can take the case on because of it, and to others."""
    return "go on" if goes_on and to.side == "raising" else "late"


def _newly_passed(before: Case, after: Case) -> Iterator[RunningClock]:
    """The clocks that run, had time left, and have none now."""
    had_passed = {clock.key for clock in before.clocks if clock.late(before.now)}
    for clock in after.clocks:
        if clock.running and clock.late(after.now) and clock.key not in had_passed:
            yield clock
