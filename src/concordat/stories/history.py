"""What the times of a story were after each of its acts, and which act moved them."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from concordat.core.case import Case, Owed, RunningClock
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.record import Record

Timed = Owed | RunningClock
Name = DutyId | str
"""A duty's id, or the key of a clock."""


class Moved(msgspec.Struct, frozen=True):
    """A due time that changed. `of` is the duty's id or the clock's key, `now` the duty or clock
    after the change.
    """

    of: Name
    old: datetime | None
    now: Timed


class AfterAct(msgspec.Struct, frozen=True):
    """The case after one act, and the times that the act moved. `event` is None for the time after
    the last act.
    """

    event: Event | None
    case: Case
    moved: tuple[Moved, ...]

    @property
    def at(self) -> datetime:
        """When the act was recorded, which is when its changes take effect."""
        return self.event.recorded if self.event else self.case.now


class History(msgspec.Struct, frozen=True):
    """The case after each act of a story, and the case when each duty and clock began and was last
    counted.
    """

    entries: tuple[AfterAct, ...]
    began: dict[Name, Case]
    last: dict[Name, Case]


def history(record: Record, until: Case) -> History:
    """The history of a record that has at least one event, up to the case `until`."""
    entries: list[AfterAct] = []
    began: dict[Name, Case] = {}
    last: dict[Name, Case] = {}
    before: dict[Name, Timed] = {}
    for event, case in _cases(record, until):
        timed = timed_in(case)
        entries.append(AfterAct(event, case, tuple(_moves(timed, before))))
        for name, now in timed.items():
            began.setdefault(name, case)
            if name not in last or not _is_over(now, before.get(name), case.now):
                last[name] = case
        before = timed
    return History(tuple(entries), began, last)


def _cases(record: Record, until: Case) -> Iterator[tuple[Event | None, Case]]:
    so_far = replace(record, events=())
    for event in record.events:
        so_far = so_far.after(event)
        yield event, so_far.folded
    yield None, until


def _is_over(now: Timed, before: Timed | None, at: datetime) -> bool:
    """Whether a time is counted no more: it has ended, or had passed and was left as it was."""
    passed = now.due is not None and now.due < at
    stays = before is not None and now.counted == before.counted
    return now.ended is not None or (passed and stays)


def timed_in(case: Case) -> dict[Name, Timed]:
    """The duties and clocks of a case, by id and key."""
    found: dict[Name, Timed] = {duty.id: duty for duty in case.duties}
    for clock in case.clocks:
        found[clock.key] = clock
    return found


def _moves(timed: dict[Name, Timed], before: dict[Name, Timed]) -> Iterator[Moved]:
    """Every due time that changed. A new one may have been moved by the act that opened it."""
    for name, now in timed.items():
        first = now.first_due if isinstance(now, Owed) else now.due
        old = before[name].counted if name in before else first
        if old != now.counted:
            yield Moved(name, old, now)
