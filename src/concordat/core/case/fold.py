"""From events to the case they make: the whole meaning of the record, and nothing else.

`fold` reads a history with its corrections applied; `resume` goes on from a case; `at` lets time
pass. All are pure: the same protocol, calendar and events give the same case.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from concordat.core.acts import Corrected, Noted, Raised, TimeConfirmed, gist
from concordat.core.calendar import Calendar
from concordat.core.case.apply import apply
from concordat.core.case.confirming import ask_when
from concordat.core.case.danger import Danger
from concordat.core.case.keeping_safe import next_asked
from concordat.core.case.steps import advance, first_fallen
from concordat.core.case.unasked import Unasked, count_anew, not_asked_for
from concordat.core.case.values import Case
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.duties.owed import Owed, Owing
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.posts import PARTY_SIDES
from concordat.core.protocol import Protocol

__all__ = ["Unfit", "at", "corrections", "effective", "fold", "reading_of", "resume", "standing"]


def fold(protocol: Protocol, calendar: Calendar, events: Sequence[Event]) -> Case:
    """The case that these events make, corrections applied. Raises Unfit where one doesn't fit."""
    if not events:
        raise Unfit(0, "there is no event")
    if not any(isinstance(event.act, Corrected) for event in events):
        return _fold_plainly(protocol, calendar, events, {}, ())
    earlier, unasked = _at_corrections(protocol, calendar, events)
    case = _fold_corrected(protocol, calendar, events, unasked)
    case = replace(case, taken_back=_taken_back(earlier, case))
    return case.with_duties((*case.duties, *_voided(earlier, case)))


def resume(protocol: Protocol, calendar: Calendar, case: Case, events: Sequence[Event]) -> Case:
    """The case after these further events (none of them a correction)."""
    return _go_on(WorkingCase(protocol, calendar, case), events, {}, ())


def _go_on(
    working: WorkingCase,
    events: Sequence[Event],
    told: Mapping[int, datetime],
    unasked: Sequence[Unasked],
) -> Case:
    """The case after these events. `told` says from when a correction made one what it is now;
    `unasked` what nobody was asked for until a correction, in order of the entries corrected.
    """
    waiting = deque(unasked)
    for event in events:
        while waiting and waiting[0].entry <= event.seq:
            _ask_anew(working, waiting.popleft())
        advance(working, event.recorded)
        working.seq = working.entry = event.seq
        working.edition, working.request = event.edition, event.request
        working.at, working.arrived, working.whose = event.happened, event.arrived, event.whose
        working.recorded = told.get(event.seq, event.recorded)
        apply(working, event)
        _hear(working, event)
        ask_when(working, working.now)
    return working.frozen()


def _ask_anew(working: WorkingCase, unasked: Unasked) -> None:
    """Where an entry stood that was corrected: what it had ended counts from the correction."""
    advance(working, unasked.recorded)
    count_anew(working, unasked)


def _hear(working: WorkingCase, event: Event) -> None:
    """Keep who spoke for a side: whoever acted for it, or the person for whom it was typed."""
    for side in PARTY_SIDES:
        if event.whose is not None and event.whose.side == side:
            working.spoke.add((event.behalf or event.by, side))


def at(protocol: Protocol, calendar: Calendar, case: Case, now: datetime) -> Case:
    """The case at a later instant: what time alone brings (a duty falling late) has come."""
    leaves = case.leaving is not None and case.leaving.passed(now)
    asked = next_asked(case.safety.values(), ended=case.end is not None)
    comes = leaves or (asked is not None and asked < now)
    if not comes and first_fallen(protocol, case.owing.open.values(), case.fired, now) is None:
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


def standing(events: Sequence[Event]) -> list[Event]:
    """History as the case is made of it: as it should be read, and with what somebody said that the
    business manager is to follow up. Taking that out again doesn't see to it.
    """
    correcting = corrections(events)
    read = ((event, _as_corrected(event, correcting.get(event.seq))) for event in events)
    return [now or event for event, now in read if now or _is_to_follow_up(event)]


def _is_to_follow_up(event: Event) -> bool:
    return isinstance(event.act, Noted) and event.act.to_follow_up


def reading_of(events: Sequence[Event], seq: int) -> Event | None:
    """One entry as it should be read; None where it was taken out, or was never there."""
    found = next((event for event in events if event.seq == seq), None)
    return _as_corrected(found, corrections(events).get(seq)) if found else None


def corrections(events: Sequence[Event]) -> dict[int, Event]:
    """The entry whose correction counts, for each entry that was corrected: the latest. One that
    was itself taken out counts for none.
    """
    found: dict[int, Event] = {}
    for event in _that_count(events):
        if isinstance(event.act, Corrected):
            found.setdefault(event.act.target, event)
    return found


def _that_count(events: Sequence[Event]) -> Iterator[Event]:
    """The corrections that were not themselves taken out or put right, the latest first."""
    undone: set[int] = set()
    for event in reversed(events):
        if isinstance(event.act, Corrected) and event.seq not in undone:
            undone.add(event.act.target)
            yield event


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


def told_anew(events: Sequence[Event]) -> dict[int, datetime]:
    """From when a correction made an entry say another thing than it did, by the entry: nobody knew
    of that before.

    Another time alone, or other words, are the same thing said rightly.
    """
    written = {event.seq: event.act for event in events}
    found: dict[int, datetime] = {}
    for seq, correcting in corrections(events).items():
        act = correcting.act
        if not isinstance(act, Corrected) or act.instead is None or seq not in written:
            continue
        if gist(act.instead) != gist(written[seq]):
            found[seq] = correcting.recorded
    return found


def _still_answers(events: Sequence[Event], event: Event) -> bool:
    """Whether an answer about the times of an entry is about those that it has now: with others,
    the question is another one.
    """
    act = event.act
    if not isinstance(act, TimeConfirmed):
        return True
    earlier = [each for each in events if each.seq < event.seq]
    return _times(reading_of(earlier, act.entry)) == _times(reading_of(events, act.entry))


def _times(event: Event | None) -> tuple[datetime, datetime] | None:
    return (event.happened, event.arrived) if event else None


def _at_corrections(
    protocol: Protocol, calendar: Calendar, events: Sequence[Event]
) -> tuple[list[Case], list[Unasked]]:
    """The case as it was at the instant of each correction, without it, and what it asks for that
    nobody was asked for until then.
    """
    earlier: list[Case] = []
    unasked: list[Unasked] = []

    def then(history: Sequence[Event], correction: Event) -> Case:
        case = _fold_corrected(protocol, calendar, history, unasked)
        return at(protocol, calendar, case, correction.recorded)

    for correction in events:
        if isinstance(correction.act, Corrected):
            before = then([each for each in events if _came_before(each, correction)], correction)
            after = then([each for each in events if not _came_after(each, correction)], correction)
            earlier.append(before)
            unasked += not_asked_for(events, correction, before, after)
    return earlier, unasked


def _voided(earlier: Iterable[Case], case: Case) -> list[Owed]:
    """What wrong events had opened: duties that were there before a correction and no longer
    are.
    """
    remaining = {duty.id for duty in case.duties}
    void: dict[DutyId, Owed] = {}
    for before in earlier:
        for duty in before.duties:
            if duty.id not in remaining and duty.id not in void:
                void[duty.id] = replace(duty, ended=before.now, how="void", undone=True)
    return list(void.values())


def _taken_back(earlier: Iterable[Case], case: Case) -> tuple[Danger, ...]:
    """Danger that was stated before a correction, and no longer is: nobody is asked to acknowledge
    it from then on.
    """
    found: dict[int, Danger] = {}
    for before in earlier:
        for danger in before.dangers:
            if case.danger(danger.seq) is None:
                found.setdefault(danger.seq, replace(danger, over=danger.over or before.now))
    return tuple(found.values())


def _came_before(event: Event, correction: Event) -> bool:
    """Whether an entry was there before a correction: what was put right with it was not, because
    either alone might not fit.
    """
    together = event.request == correction.request
    return event.seq < correction.seq and not (together and isinstance(event.act, Corrected))


def _came_after(event: Event, correction: Event) -> bool:
    """Whether an entry came after a correction, and what was recorded with it."""
    return event.seq > correction.seq and event.request != correction.request


# ── From the first event ──────────────────────────────────────────────────────────────────────────


def _fold_corrected(
    protocol: Protocol, calendar: Calendar, events: Sequence[Event], unasked: Iterable[Unasked]
) -> Case:
    read = [event for event in standing(events) if _still_answers(events, event)]
    counting = {event.seq for event in _that_count(events)}
    anew = sorted((each for each in unasked if each.correction in counting), key=_by_entry)
    return _fold_plainly(protocol, calendar, read, told_anew(events), anew)


def _by_entry(unasked: Unasked) -> tuple[int, int]:
    return unasked.entry, unasked.correction


def _fold_plainly(
    protocol: Protocol,
    calendar: Calendar,
    history: Sequence[Event],
    told: Mapping[int, datetime],
    unasked: Sequence[Unasked],
) -> Case:
    first = history[0] if history else None
    if first is None or not isinstance(first.act, Raised):
        raise Unfit(first.seq if first else 0, "a case begins with a disagreement raised")
    bare = _unopened(protocol, first, first.act)
    return _go_on(WorkingCase(protocol, calendar, bare), history, told, unasked)


def _unopened(protocol: Protocol, event: Event, act: Raised) -> Case:
    """The bare case before its first event is applied."""
    route = act.route_in(protocol)
    if route not in protocol.routes:
        raise Unfit(event.seq, f"this protocol has no route “{route}”")
    step = protocol.routes[route].first
    return Case(
        raised=act,
        raiser=event.behalf or event.by,
        start=event.happened,
        arising=event.arrived,
        route=route,
        step=step,
        stage=protocol.steps[step].stage,
        visits=(),
        answering=act.answering,
        left=frozenset(),
        issues=act.issues,
        positions={},
        facts=dict.fromkeys(act.facts, event.happened),
        dangers=(),
        owing=Owing(),
        clocks=(),
        told=(),
        reminded={},
        safety={},
        appointed=(),
        consulted=(),
        took_over=(),
        advisers=frozenset(),
        closed={},
        log={},
        fired=frozenset(),
        answers={},
        seq=0,
        now=event.happened,
    )
