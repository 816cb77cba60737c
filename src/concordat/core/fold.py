"""From events to the case they make: the whole meaning of the record, and nothing else.

`fold` reads a history with its corrections applied; `resume` goes on from a case; `at` lets time pass. All are pure:
the same protocol, calendar and events give the same case.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from concordat.core import outcomes
from concordat.core.calendar import Calendar
from concordat.core.case import ACTION, Case, Owed
from concordat.core.events import (
    ActionAgreed,
    Advised,
    Alongside,
    Answering,
    Appointed,
    Asked,
    CarriedOut,
    Corrected,
    DateSet,
    Event,
    FactStated,
    HolidayProclaimed,
    LocalFigure,
    Misdirected,
    MovedUp,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    SamePerson,
    TakenNoFurther,
    Used,
    Withdrawn,
)
from concordat.core.folding import RISK, START, Folding
from concordat.core.protocol import Protocol, Signal


class Unfit(Exception):
    """An event that has nothing to stand on: the duty it names is not open, or there is no case yet."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(f"event {seq}: {why}")
        self.seq = seq
        self.why = why


def fold(protocol: Protocol, calendar: Calendar, events: Sequence[Event]) -> Case:
    """The case that these events make, corrections applied. Raises Unfit where one has nothing to stand on."""
    if not events:
        raise Unfit(0, "there is no event")
    corrections = [event for event in events if isinstance(event.act, Corrected)]
    case = _fold_plainly(protocol, calendar, effective(events))
    if not corrections:
        return case
    return replace(
        case, duties=(*case.duties, *_voided(protocol, calendar, events, corrections, case)), seq=events[-1].seq
    )


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
            history.append(replace(event, act=correction.instead, happened=correction.happened or event.happened))
    return history


def _voided(
    protocol: Protocol, calendar: Calendar, events: Sequence[Event], corrections: list[Event], case: Case
) -> list[Owed]:
    """What wrong events had opened: duties that stood before a correction and no longer do."""
    standing = {duty.id for duty in case.duties}
    void: dict[str, Owed] = {}
    for correction in corrections:
        before = _fold_plainly(protocol, calendar, effective([e for e in events if e.seq < correction.seq]))
        before = at(protocol, calendar, before, correction.recorded)
        for duty in before.duties:
            if duty.id not in standing and duty.id not in void:
                void[duty.id] = replace(duty, ended=correction.recorded, how="void")
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
        duties=(),
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
        _apply(folding, event)
    return folding.frozen()


def at(protocol: Protocol, calendar: Calendar, case: Case, now: datetime) -> Case:
    """The case at a later instant: what time alone brings (a duty falling late) has come."""
    folding = Folding(protocol, calendar, case)
    folding.advance(now)
    return folding.frozen()


def _apply(folding: Folding, event: Event) -> None:  # noqa: C901, PLR0912, PLR0915 - one arm for each act
    match event.act:
        case Raised(facts=facts):
            folding.emit(START)
            folding.enter(folding.step, "raised")
            for fact in facts:
                folding.emit(Signal("fact", fact))
        case CarriedOut(duties=ids, word=word, acts=acts):
            _carry_out(folding, event.seq, _completed(folding, event.seq, ids, acts), word)
        case SamePerson(duties=ids):
            _carry_out(folding, event.seq, ids, None, mark="same person")
        case Positioned(side=side, agency=agency, said=said):
            outcomes.say(folding, side, agency, dict(said))
        case MovedUp(ground=ground):
            above = folding.protocol.steps[folding.step].above
            if above is None or folding.end is not None:
                raise Unfit(event.seq, "there is no step above")
            folding.go(above, ground)
        case Withdrawn():
            folding.finish("withdrawn")
        case TakenNoFurther():
            settled = any(stand.settled for stand in folding.positions.values())
            folding.finish("agreed in part" if settled else "not taken further")
        case OpenedInError():
            folding.finish("opened in error")
        case RiskStated():
            folding.case = replace(folding.case, risks=(*folding.case.risks, folding.at))
            folding.emit(RISK)
        case FactStated(name=name, holds=holds):
            _state(folding, name, holds)
        case HolidayProclaimed():
            _proclaim(folding, event.act)
        case DateSet(of=of, until=until):
            if of in folding.clocks:
                folding.recount_clock(folding.clocks[of], until)
            else:
                folding.recount(_open(folding, event.seq, of), until=until)
        case LocalFigure(duty=duty, until=until):
            folding.duties[duty] = replace(_open(folding, event.seq, duty), local_until=until)
        case Reminded(duties=ids):
            folding.reminded.update(dict.fromkeys(ids, folding.at))
        case Appointed(duties=ids):
            folding.case = replace(folding.case, appointed=(*folding.case.appointed, event.act))
            _carry_out(folding, event.seq, ids, None)
        case Advised(person=person):
            folding.case = replace(folding.case, advisers=folding.case.advisers | {person})
        case SafetyStated(side=side, agency=agency):
            key = side if agency is None else f"{side}/{agency}"
            safety = folding.case.safety | {key: event.act}
            stages = folding.case.safety_stage | {key: folding.visit}
            folding.case = replace(folding.case, safety=safety, safety_stage=stages)
        case ActionAgreed():
            _agree_action(folding, event.act)
        case Answering():
            _answering(folding, event.act)
        case Noted() | Used() | Asked() | Misdirected() | Alongside() | Corrected():
            pass
        case _ as never:
            assert_never(never)


def _open(folding: Folding, seq: int, duty_id: str) -> Owed:
    duty = folding.duties.get(duty_id)
    if duty is None or not duty.open:
        raise Unfit(seq, f"the duty {duty_id} is not open")
    return duty


def _completed(folding: Folding, seq: int, ids: tuple[str, ...], acts: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the duties that are done with these acts; the others have come some way and stay open."""
    if not acts:
        return ids
    completed = []
    for duty in [_open(folding, seq, duty_id) for duty_id in ids]:
        spec = folding.protocol.duties.get(duty.key)
        did = tuple(dict.fromkeys((*duty.did, *acts)))
        folding.duties[duty.id] = replace(duty, did=did)
        if spec is None or set(spec.acts) <= set(did):
            completed.append(duty.id)
    return tuple(completed)


def _carry_out(folding: Folding, seq: int, ids: tuple[str, ...], word: str | None, mark: str | None = None) -> None:
    done = [_open(folding, seq, duty_id) for duty_id in ids]
    for duty in done:
        folding.close(duty, "done", word=mark)
    for duty in done:
        folding.follow_up(duty)
    outcomes.conclude(folding, done, word)


def _state(folding: Folding, name: str, holds: bool) -> None:
    if not holds:
        folding.facts.pop(name, None)
        return
    folding.facts.setdefault(name, folding.at)
    folding.emit(Signal("fact", name))


def _proclaim(folding: Folding, act: HolidayProclaimed) -> None:
    folding.closed[act.day] = act.why
    folding.calendar = folding.base.with_closed(folding.closed)
    for clock in list(folding.clocks.values()):
        if clock.ended is None:
            folding.recount_clock(clock)
    for duty in folding.open_duties():
        folding.recount(duty)


def _agree_action(folding: Folding, act: ActionAgreed) -> None:
    due = folding.calendar.close_of(act.by) if act.by else None
    owed = Owed(
        id=f"{ACTION}/{act.id}",
        key=ACTION,
        clause=None,
        step=folding.step,
        stage=folding.stage,
        visit=folding.visit,
        side=act.side,
        agency=act.agency,
        what="carry out what was agreed",
        strength="must",
        limit=None,
        opened=folding.at,
        anchor=folding.at,
        due=due,
        first_due=due,
        seq=folding.seq,
        holds=False,
        survives=True,
        until=act.by,
    )
    folding.duties[owed.id] = owed


def _answering(folding: Folding, act: Answering) -> None:
    """Another agency answers: the clock keeps its start, its own limits run from when it was told."""
    moment = (folding.at, folding.reached)
    old = act.instead_of
    keys = dict.fromkeys(
        duty.key for duty in folding.open_duties() if duty.agency is not None and old in (None, duty.agency)
    )
    for duty in folding.open_duties():
        if old is not None and duty.agency == old:
            folding.close(duty, "overtaken", at=max(folding.at, duty.opened))
    folding.answering = [party for party in folding.answering if party.id != old] + [act.agency]
    for key in keys:
        spec = folding.protocol.duties.get(key)
        if spec is not None and spec.step == folding.step and spec.owed != "once":
            side = "answering" if spec.owed == "party" else spec.side
            folding.open(spec, side, act.agency.id, moment, anchored=True)
