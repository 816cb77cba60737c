"""From events to the case they make: the whole meaning of the record, and nothing else.

`fold` reads a history with its corrections applied; `resume` goes on from a case; `at` lets time
pass. All are pure: the same protocol, calendar and events give the same case. Which act does what
stands in `applying`.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from concordat.core.applying import Unfit, apply
from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed, Owing
from concordat.core.events import Corrected, Event, Raised
from concordat.core.folding import Folding, first_fallen
from concordat.core.protocol import Protocol

__all__ = ["Unfit", "at", "effective", "fold", "resume"]


def fold(protocol: Protocol, calendar: Calendar, events: Sequence[Event]) -> Case:
    """The case that these events make, corrections applied. Raises Unfit where one has nothing to
    stand on.
    """
    if not events:
        raise Unfit(0, "there is no event")
    corrections = [event for event in events if isinstance(event.act, Corrected)]
    if not corrections:
        return _fold_plainly(protocol, calendar, events)
    case = _fold_plainly(protocol, calendar, effective(events))
    voided = _voided(protocol, calendar, events, corrections, case)
    return case.with_duties((*case.duties, *voided))


def effective(events: Sequence[Event]) -> list[Event]:
    """History as it should be read: what was corrected replaced or left out, in its own place."""
    corrected: dict[int, Corrected] = {}
    undone: set[int] = set()
    for event in reversed(events):
        if isinstance(event.act, Corrected) and event.seq not in undone:
            undone.add(event.act.target)
            corrected.setdefault(event.act.target, event.act)
    history = []
    for event in events:
        correction = corrected.get(event.seq)
        if correction is None:
            history.append(event)
        elif correction.instead is not None:
            history.append(
                replace(
                    event, act=correction.instead, happened=correction.happened or event.happened
                )
            )
    return history


def _voided(
    protocol: Protocol,
    calendar: Calendar,
    events: Sequence[Event],
    corrections: list[Event],
    case: Case,
) -> list[Owed]:
    """What wrong events had opened: duties that stood before a correction and no longer do."""
    standing = {duty.id for duty in case.duties}
    void: dict[str, Owed] = {}
    for correction in corrections:
        before = _fold_plainly(
            protocol, calendar, effective([e for e in events if e.seq < correction.seq])
        )
        before = at(protocol, calendar, before, correction.recorded)
        for duty in before.duties:
            if duty.id not in standing and duty.id not in void:
                void[duty.id] = replace(duty, ended=correction.recorded, how="void", undone=True)
    return list(void.values())


def _fold_plainly(protocol: Protocol, calendar: Calendar, history: Sequence[Event]) -> Case:
    first = history[0] if history else None
    if first is None or not isinstance(first.act, Raised):
        raise Unfit(first.seq if first else 0, "a case begins with a disagreement raised")
    return resume(protocol, calendar, _opened(protocol, first, first.act), history)


def _opened(protocol: Protocol, event: Event, act: Raised) -> Case:
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
        safety_stage={},
        appointed=(),
        advisers=frozenset(),
        closed={},
        log={},
        fired=frozenset(),
        seq=0,
        now=event.happened,
    )


def resume(protocol: Protocol, calendar: Calendar, case: Case, events: Sequence[Event]) -> Case:
    """The case after these further events (none of them a correction)."""
    folding = Folding(protocol, calendar, case)
    for event in events:
        folding.advance(event.recorded)
        folding.seq, folding.at, folding.reached = event.seq, event.happened, event.reached
        apply(folding, event)
    return folding.frozen()


def at(protocol: Protocol, calendar: Calendar, case: Case, now: datetime) -> Case:
    """The case at a later instant: what time alone brings (a duty falling late) has come."""
    if first_fallen(protocol, case.owing.open.values(), case.fired, now) is None:
        return replace(case, now=max(case.now, now))
    folding = Folding(protocol, calendar, case)
    folding.advance(now)
    return folding.frozen()
