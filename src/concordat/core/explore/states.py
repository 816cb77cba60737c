"""States without dates: what is left of a case when only what can still matter is kept.

A state is the step, the route, the open duties that hold it (each in time or late), clocks passed
or not, the facts that some later edge reads, and whether the case has gone round in a loop not at
all, once or more often. Where the text bounds a loop, the rounds taken are part of it too; and so
is what the first of several posts has said.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product

import msgspec
from msgspec.structs import replace

from concordat.core.acts import AnyAct, Raised
from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed
from concordat.core.case.fold import fold, resume
from concordat.core.events import EDITION, FORMAT, Event
from concordat.core.periods import Limit, NoNumber
from concordat.core.posts import Party
from concordat.core.protocol import Duty, Protocol, Signal

FIRST, LAST = date(2024, 1, 1), date(2033, 12, 31)
START = datetime(2024, 1, 8, 10, tzinfo=UTC)
TICK = timedelta(seconds=1)
MORE = 2
WEEKDAYS = Calendar("none", "weekdays", {}, FIRST, LAST)


class State(msgspec.Struct, frozen=True):
    """One state. `duties` are (key, side, agency, late); `clocks` (key, passed); `loops` 0, 1 or 2
    for more.

    `rounds` are visits of the steps that bound them; `said` the words of those who have done their
    own part of a duty.
    """

    step: str
    route: str
    duties: frozenset[tuple[str, str, str | None, bool]] = frozenset()
    clocks: frozenset[tuple[str, bool]] = frozenset()
    facts: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    loops: int = 0
    end: str | None = None
    rounds: frozenset[tuple[str, int]] = frozenset()
    said: frozenset[tuple[str, str | None]] = frozenset()


class Ladder:
    """What of a protocol moves a case: the duties that hold a step, and those that such duties wait
    for.

    `tick` is the time between one act and the next.
    """

    def __init__(self, protocol: Protocol, tick: timedelta = TICK) -> None:
        self.protocol = protocol = _with_plain_weeks(protocol)
        self.tick = tick
        self.moving = _moving(protocol)
        self.far_reaching = _far_reaching(protocol, self.moving)
        self.recurring = _recurring(protocol)
        read = _facts_read(protocol, self.moving)
        self.facts = frozenset(fact.key for fact in protocol.facts) & read
        self.matters = sorted(
            read - self.facts
        )  # a case has one kind and one level from the first, and keeps them
        self.hears_risk = any(
            signal.kind == "risk" for key in self.moving for signal in protocol.duties[key].opens
        )

    def counts(self, case: Case, duty: Owed) -> bool:
        """Whether an open duty belongs to the state: it can move the case from where it now
        stands.
        """
        spec = self.protocol.duty(duty.key)
        if duty.visit == case.visit and (spec.is_said or duty.key in self.moving):
            return True
        far_reaching = spec.step is None or duty.key in self.far_reaching
        return far_reaching and duty.key in self.moving

    def open(self, case: Case) -> list[Owed]:
        return [duty for duty in case.open_duties if self.counts(case, duty)]

    def state(self, case: Case) -> State:
        """What of a case can still matter."""
        if case.end is not None:
            return State(case.step, case.route, end=case.end)
        return State(
            step=case.step,
            route=case.route,
            duties=frozenset(
                (self.about(case, it), it.side, it.agency, it.late(case.now))
                for it in self.open(case)
            ),
            clocks=frozenset(
                (clock.key, clock.late(case.now)) for clock in case.clocks if clock.ended is None
            ),
            facts=case.attributes & (self.facts | frozenset(self.matters)),
            left=case.left,
            loops=min(self._loops(case), MORE),
            rounds=frozenset(
                (key, min(case.times_at(key), step.times))
                for key, step in self.protocol.steps.items()
                if step.times
            ),
            said=frozenset(
                (f"{duty.key}/{duty.id.owner}/{duty.id.agency}", duty.word)
                for duty in case.owing.here.values()
                if duty.post is not None and duty.how == "done"
            ),
        )

    def _loops(self, case: Case) -> int:
        """How often the case came back to a step, since it last stood on one that still bounded how
        often it may.
        """
        steps = [visit.step for visit in case.visits]
        times = {key: step.times or 0 for key, step in self.protocol.steps.items()}
        bounded = [
            place
            for place, step in enumerate(steps)
            if steps[: place + 1].count(step) <= times[step]
        ]
        since = steps[bounded[-1] :] if bounded else steps
        return len(since) - len(set(since))

    def about(self, case: Case, duty: Owed) -> str:
        """The duty's key, with the post where each of several owes it; for a side's duty to say
        where it stands, with the key of the discussion it is about.
        """
        if self.protocol.duty(duty.key).is_said:
            return f"{duty.key} {self.discussed(case, duty.agency)}"
        return f"{duty.key} ({duty.post})" if duty.post else duty.key

    def discussed(self, case: Case, agency: str | None) -> str:
        """The key of the last discussion held with that agency on this step; empty when there was
        none.
        """
        held = [
            duty.key
            for duty in case.owing.here.values()
            if duty.agency == agency
            and duty.how == "done"
            and self.protocol.duty(duty.key).settled == "positions"
        ]
        return held[-1] if held else ""

    def opponents(self, route: str) -> tuple[int, ...]:
        """With how many answering agencies a case on that route is looked at."""
        return (0,) if self.protocol.routes[route].alone else (1, 2)

    def beginnings(
        self, route: str, agencies: int, facts: Iterable[frozenset[str]]
    ) -> Iterator[Case]:
        """The cases just raised on that route, with that many answering agencies: one of each kind
        and of each level that is read, with those facts. What admission doesn't allow is left out;
        what it asks and nothing else reads is true in one case and not in the next, so that some
        begin twice.
        """
        asked = self.protocol.admission.conditions
        declared = {fact.key for fact in self.protocol.facts}
        others = [
            frozenset[str](),
            *(frozenset({each}) for each in asked if each in declared - self.facts),
        ]
        kinds, levels = (self._matters(sort) for sort in ("kind", "level"))
        if self.protocol.admission.closed:
            kinds = [kind.key for kind in self.protocol.kinds]
        for true, kind, level, other in product(facts, kinds, levels, others):
            raised = _raised(route, agencies, true | other, kind, level)
            if raised.why_not_about(self.protocol) is None:
                yield fold(self.protocol, WEEKDAYS, [_event(1, raised, START)])

    def _matters(self, sort: str) -> list[str]:
        """The kinds (or levels) that something reads; first "", for any other."""
        read = {*self.matters, *self.protocol.admission.conditions}
        return [
            "",
            *sorted(each.removeprefix(f"{sort} ") for each in read if each.startswith(f"{sort} ")),
        ]

    def after(self, case: Case, act: AnyAct, at: datetime | None = None) -> Case:
        """The case after one more act, a moment later or at the instant named."""
        event = _event(case.seq + 1, act, at or case.now + self.tick)
        return resume(self.protocol, WEEKDAYS, case, [event])


def _raised(route: str, agencies: int, facts: frozenset[str], kind: str, level: str) -> Raised:
    parties = tuple(Party(f"answering-{number}", "agency") for number in range(1, agencies + 1))
    return Raised(
        Party("raising", "agency"),
        parties,
        route=route,
        facts=tuple(sorted(facts)),
        matter=kind or None,
        level=level or None,
    )


def _with_plain_weeks(protocol: Protocol) -> Protocol:
    """The protocol with nobody's holidays: whose days count makes no difference to which states
    there are.
    """
    duties = {key: replace(duty, nation=None) for key, duty in protocol.duties.items()}
    return replace(
        protocol,
        duties=duties,
        clocks=tuple(replace(clock, nation=None) for clock in protocol.clocks),
    )


def can_be_late(spec: Duty, attributes: Collection[str] | None = None) -> bool:
    """Whether the limit has a number, or a date that somebody sets: in a case of which these
    attributes are true, or (without them) in any.
    """
    limits = (
        [spec.limit_in(attributes)]
        if attributes is not None
        else [spec.limit, *(it for _, it in spec.limits)]
    )
    return any(limit is not None and _has_number(limit) for limit in limits)


def _has_number(limit: Limit) -> bool:
    return not all(isinstance(period, NoNumber) for period in limit.periods)


def _event(seq: int, act: AnyAct, at: datetime) -> Event:
    return Event(FORMAT, EDITION, "case", seq, act, at, at, "somebody", "", "", "")


def _moving(protocol: Protocol) -> frozenset[str]:
    """Keys of the duties that hold their step or lead on, and of those whose doing or lateness
    opens such a duty.
    """
    found = {duty.key for duty in protocol.duties.values() if duty.holds or duty.then}
    while True:
        awaited = {
            signal.of for key in found for signal in _duty_signals(protocol.duties[key].opens)
        }
        if awaited <= found:
            return frozenset(found)
        found |= awaited


def _duty_signals(signals: tuple[Signal, ...]) -> list[Signal]:
    return [signal for signal in signals if signal.kind in ("done", "outcome", "late")]


def _far_reaching(protocol: Protocol, moving: frozenset[str]) -> frozenset[str]:
    """Keys of the duties for which a duty of another step waits."""
    return frozenset(
        signal.of
        for key in moving
        for signal in _duty_signals(protocol.duties[key].opens)
        if protocol.duties[signal.of].step != protocol.duties[key].step
    )


def _recurring(protocol: Protocol) -> frozenset[str]:
    """Keys of the duties of the whole case that open again when they have been done, by themselves
    or in a round.
    """
    waits = {
        duty.key: {signal.of for signal in _duty_signals(duty.opens)}
        for duty in protocol.duties.values()
        if duty.step is None
    }
    found = dict(waits)
    while True:
        further = {
            key: of.union(*(waits.get(each, set()) for each in of)) for key, of in found.items()
        }
        if further == found:
            return frozenset(key for key, of in found.items() if key in of)
        found = further


def _facts_read(protocol: Protocol, moving: frozenset[str]) -> frozenset[str]:
    """The facts and other attributes that open a duty, or that decide whether it can be late at
    all.
    """
    read = {fact for key in moving for fact in protocol.duties[key].conditions}
    for key in moving:
        spec = protocol.duties[key]
        read |= {signal.of for signal in spec.opens if signal.kind == "fact"}
        if (
            len(
                {
                    limit is not None and _has_number(limit)
                    for limit in (spec.limit, *(it for _, it in spec.limits))
                }
            )
            > 1
        ):
            read |= {fact for fact, _ in spec.limits}
    return frozenset(fact for fact in read if not fact.startswith("route "))
