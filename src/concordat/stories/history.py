"""What a story's times were after each of its acts, and which act moved them."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from concordat.core.acts import (
    Alongside,
    DateSet,
    FactStated,
    HolidayProclaimed,
    Reminded,
    RiskStated,
    Used,
    say_beside,
)
from concordat.core.calendar import say_day, say_instant
from concordat.core.case import Case, Owed, RunningClock
from concordat.core.case.apply import RISK
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.library.telling.say import ADDED, say_condition

Timed = Owed | RunningClock
Name = DutyId | str  # of a duty, or the key of a clock


class Moved(msgspec.Struct, frozen=True):
    """A due time that became another: of a duty by its id or a clock by its key, as it then was."""

    of: Name
    old: datetime | None
    now: Timed


class Entry(msgspec.Struct, frozen=True):
    """The case after one act, and what that act moved; `event` is None for the time after the
    last.
    """

    event: Event | None
    case: Case
    moved: tuple[Moved, ...]

    @property
    def at(self) -> datetime:
        """When the act was recorded, from when on what it changed holds."""
        return self.event.recorded if self.event else self.case.now


class History(msgspec.Struct, frozen=True):
    """The entries of a story; and of each duty and clock the case when it began, and when it was
    last open.
    """

    entries: tuple[Entry, ...]
    began: dict[Name, Case]
    last: dict[Name, Case]


def history(record: Record, until: Case) -> History:
    """The history of a record with an event, up to the case that time has made of it."""
    entries: list[Entry] = []
    began: dict[Name, Case] = {}
    last: dict[Name, Case] = {}
    before: dict[Name, Timed] = {}
    for event, case in _cases(record, until):
        timed = dict(_timed(case))
        moved = [_moved(name, now, before.get(name)) for name, now in timed.items()]
        entries.append(Entry(event, case, tuple(each for each in moved if each is not None)))
        for name, now in timed.items():
            began.setdefault(name, case)
            if now.ended is None or name not in last:
                last[name] = case
        before = timed
    return History(tuple(entries), began, last)


def _cases(record: Record, until: Case) -> Iterator[tuple[Event | None, Case]]:
    so_far = replace(record, events=())
    for event in record.events:
        so_far = so_far.after(event)
        yield event, so_far.folded
    yield None, until


def _timed(case: Case) -> Iterator[tuple[Name, Timed]]:
    yield from ((duty.id, duty) for duty in case.duties)
    yield from ((clock.key, clock) for clock in case.clocks)


def _moved(name: Name, now: Timed, before: Timed | None) -> Moved | None:
    """How it stands beside what it was; what is new may have moved with the act that opened it."""
    first = now.first_due if isinstance(now, Owed) else now.due
    old = before.due if before is not None else first
    return None if old == now.due else Moved(name, old, now)


# ── In words ──────────────────────────────────────────────────────────────────────────────────────


def say_event(protocol: Protocol, entry: Entry) -> str | None:  # noqa: PLR0911 - one return for each kind of act
    """What was stated, proclaimed, agreed on or begun; None for an act that shows by what it did to
    duties.
    """
    match entry.event.act if entry.event else None:
        case FactStated(name=name, holds=holds):
            return f"{'Stated' if holds else 'No longer so'}: {say_condition(protocol, name)}"
        case HolidayProclaimed(day=day):
            return f"A holiday is proclaimed: {say_day(day, year=True)}"
        case DateSet(duty=duty, clock=clock, until=until):
            of = _named(entry.case, duty or clock)
            return f"A date is set for {of}: {say_day(until, year=True)}"
        case Reminded(duties=duties):
            return f"Reminded of {', '.join(_named(entry.case, each) for each in duties)}"
        case Alongside(what=what):
            return f"Alongside: {say_beside(what, protocol.words)}"
        case Used(permission=key):
            used = next(each for each in protocol.permissions if each.key == key)
            return f"{used.clause or ADDED}: used — {used.what}"
        case RiskStated():
            return "Immediate danger is stated"
        case _:
            return None


def say_change(protocol: Protocol, entry: Entry) -> str:
    """What an act changed: every due time that it moved, or that it moved none; "" where that
    needn't be said.
    """
    act = entry.event.act if entry.event else None
    own = (act.duty or act.clock) if isinstance(act, DateSet) else None
    moves = [
        ("" if each.of == own else f"{_called(entry.case, each.now)}, ")
        + say_move(entry.case, each)
        for each in entry.moved
    ]
    if moves:
        return "; ".join(moves)
    if isinstance(act, RiskStated):
        owed = protocol.listeners.get(RISK)
        return (
            "" if owed else "nothing is owed on danger in this protocol; the safety advice is shown"
        )
    return "" if isinstance(act, Used) else "no date changes"


def say_move(case: Case, moved: Moved) -> str:
    """“due X, now Y”, with the clock that makes it so."""
    cap = moved.now.cap if isinstance(moved.now, Owed) else None
    return (
        f"due {_when(moved.old)}, now "
        f"{_when(moved.now.due)}{f', when {say_which(case, cap)} ends' if cap else ''}"
    )


def say_which(case: Case, key: str) -> str:
    """A running clock by its clause and stages."""
    return _called(case, next(clock for clock in case.clocks if clock.key == key))


def _named(case: Case, of: Name) -> str:
    return next(_called(case, each) for name, each in _timed(case) if name == of)


def _called(case: Case, timed: Timed) -> str:
    if isinstance(timed, Owed):
        agency = (
            f" with {timed.agency}" if timed.agency is not None and len(case.answering) > 1 else ""
        )
        return f"{timed.clause or ADDED} ({timed.what}){agency}"
    return f"the clock of {timed.clause or ADDED} over stage {', '.join(timed.scope)}"


def _when(due: datetime | None) -> str:
    return "at no set time" if due is None else say_instant(due, year=True)
