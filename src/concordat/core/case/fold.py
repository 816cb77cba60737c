"""From events to the case they make: the whole meaning of the record, and nothing else.

`fold` reads a history with its corrections applied; `resume` goes on from a case; `at` lets time
pass. All are pure: the same protocol, calendar and events give the same case.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from concordat.core.acts import Corrected, Raised
from concordat.core.calendar import Calendar
from concordat.core.case.apply import apply
from concordat.core.case.steps import advance, first_fallen
from concordat.core.case.values import Case
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.duties.owed import Owed, Owing
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.protocol import Protocol

__all__ = ["Unfit", "at", "corrections", "effective", "fold", "reading_of", "resume"]


def fold(protocol: Protocol, calendar: Calendar, events: Sequence[Event]) -> Case:
    """The case that these events make, corrections applied. Raises Unfit where one doesn't fit."""
    if not events:
        raise Unfit(0, "there is no event")
    if not any(isinstance(event.act, Corrected) for event in events):
        return _fold_plainly(protocol, calendar, events)
    case = _fold_plainly(protocol, calendar, effective(events))
    return case.with_duties((*case.duties, *_voided(protocol, calendar, events, case)))


def resume(protocol: Protocol, calendar: Calendar, case: Case, events: Sequence[Event]) -> Case:
    """The case after these further events (none of them a correction)."""
    working = WorkingCase(protocol, calendar, case)
    for event in events:
        advance(working, event.recorded)
        working.seq, working.at, working.reached = event.seq, event.happened, event.reached
        apply(working, event)
    return working.frozen()


def at(protocol: Protocol, calendar: Calendar, case: Case, now: datetime) -> Case:
    """The case at a later instant: what time alone brings (a duty falling late) has come."""
    if first_fallen(protocol, case.owing.open.values(), case.fired, now) is None:
        return replace(case, now=max(case.now, now))
    working = WorkingCase(protocol, calendar, case)
    advance(working, now)
    return working.frozen()


# ── Corrections ───────────────────────────────────────────────────────────────────────────────────


def effective(events: Sequence[Event]) -> list[Event]:
    """History as it should be read: what was corrected replaced or left out, in its own place."""
    correcting = corrections(events)
    read = (_as_corrected(event, correcting.get(event.seq)) for event in events)
    return [event for event in read if event is not None]


def reading_of(events: Sequence[Event], seq: int) -> Event | None:
    """One entry as it should be read; None where it was taken out, or was never there."""
    return next((event for event in effective(events) if event.seq == seq), None)


def corrections(events: Sequence[Event]) -> dict[int, Event]:
    """The entry whose correction counts, for each entry that was corrected: the latest. One that
    was itself taken out counts for none.
    """
    found: dict[int, Event] = {}
    undone: set[int] = set()
    for event in reversed(events):
        if isinstance(event.act, Corrected) and event.seq not in undone:
            undone.add(event.act.target)
            found.setdefault(event.act.target, event)
    return found


def _as_corrected(event: Event, correcting: Event | None) -> Event | None:
    correction = correcting.act if correcting else None
    if not isinstance(correction, Corrected):
        return event
    if correction.instead is None:
        return None
    return replace(
        event,
        act=correction.instead,
        happened=correction.happened or event.happened,
        received=correction.received or event.received,
    )


def _voided(
    protocol: Protocol, calendar: Calendar, events: Sequence[Event], case: Case
) -> list[Owed]:
    """What wrong events had opened: duties that were there before a correction and no longer
    are.
    """
    remaining = {duty.id for duty in case.duties}
    void: dict[DutyId, Owed] = {}
    for correction in events:
        if not isinstance(correction.act, Corrected):
            continue
        history = [event for event in events if event.seq < correction.seq]
        before = _fold_plainly(protocol, calendar, effective(history))
        for duty in at(protocol, calendar, before, correction.recorded).duties:
            if duty.id not in remaining and duty.id not in void:
                void[duty.id] = replace(duty, ended=correction.recorded, how="void", undone=True)
    return list(void.values())


# ── From the first event ──────────────────────────────────────────────────────────────────────────


def _fold_plainly(protocol: Protocol, calendar: Calendar, history: Sequence[Event]) -> Case:
    first = history[0] if history else None
    if first is None or not isinstance(first.act, Raised):
        raise Unfit(first.seq if first else 0, "a case begins with a disagreement raised")
    return resume(protocol, calendar, _unopened(protocol, first, first.act), history)


def _unopened(protocol: Protocol, event: Event, act: Raised) -> Case:
    """The bare case before its first event is applied."""
    route = act.route or protocol.default_route.key
    if route not in protocol.routes:
        raise Unfit(event.seq, f"this protocol has no route “{route}”")
    step = protocol.routes[route].first
    return Case(
        raised=act,
        raiser=event.behalf or event.by,
        start=event.happened,
        arising=event.reached,
        route=route,
        step=step,
        stage=protocol.steps[step].stage,
        visits=(),
        answering=act.answering,
        left=frozenset(),
        issues=act.issues,
        positions={},
        facts=dict.fromkeys(act.facts, event.happened),
        risks=(),
        owing=Owing(),
        clocks=(),
        told=(),
        reminded={},
        safety={},
        appointed=(),
        advisers=frozenset(),
        closed={},
        log={},
        fired=frozenset(),
        seq=0,
        now=event.happened,
    )
