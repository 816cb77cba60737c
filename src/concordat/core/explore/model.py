"""A protocol played without dates: where a case begins, what one more act makes of it, and which of
its states that is.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import product

from concordat.core.acts import AnyAct, Raised
from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed
from concordat.core.case.fold import fold, resume
from concordat.core.case.opening import emit
from concordat.core.case.steps import advance
from concordat.core.case.working import WorkingCase
from concordat.core.events import EDITION, FORMAT, Event
from concordat.core.explore.relevant import relevant, with_plain_weeks
from concordat.core.explore.state import State
from concordat.core.posts import Party
from concordat.core.protocol import Protocol, Signal

FIRST, LAST = date(2024, 1, 1), date(2033, 12, 31)
START = datetime(2024, 1, 8, 10, tzinfo=UTC)
TICK = timedelta(seconds=1)
MORE = 2
WEEKDAYS = Calendar("none", "weekdays", {}, FIRST, LAST)


class Model:
    """A protocol without dates. `tick` is the time between one act and the next."""

    def __init__(self, protocol: Protocol, tick: timedelta = TICK) -> None:
        self.protocol = with_plain_weeks(protocol)
        self.tick = tick
        self.relevant = relevant(self.protocol)

    # ── States ────────────────────────────────────────────────────────────────────────────────────

    def open(self, case: Case) -> list[Owed]:
        """The open duties that can move the case from where it is."""
        return [duty for duty in case.open_duties if self._can_move(case, duty)]

    def _can_move(self, case: Case, duty: Owed) -> bool:
        spec = self.protocol.duty(duty.key)
        moving = duty.key in self.relevant.moving
        if duty.visit == case.visit:
            return spec.is_said or moving
        far_reaching = spec.step is None or duty.key in self.relevant.far_reaching
        return far_reaching and moving

    def state(self, case: Case) -> State:
        """The parts of a case that can still matter."""
        if case.end is not None:
            return State(case.step, case.route, end=case.end)
        running = (clock for clock in case.clocks if clock.ended is None)
        duties = ((self.about(case, duty), duty) for duty in self.open(case))
        return State(
            step=case.step,
            route=case.route,
            duties=frozenset(
                (about, duty.side, duty.agency, duty.passed(case.now)) for about, duty in duties
            ),
            clocks=frozenset((clock.key, clock.late(case.now)) for clock in running),
            facts=case.attributes & (self.relevant.facts | self.relevant.matters),
            left=case.left,
            loops=min(self._loops(case), MORE),
            rounds=self._rounds(case),
            said=_said(case),
        )

    def _rounds(self, case: Case) -> frozenset[tuple[str, int]]:
        """How often the case was on each step whose visits the text limits."""
        limited = ((key, step.times) for key, step in self.protocol.steps.items() if step.times)
        return frozenset((key, min(case.times_at(key), times)) for key, times in limited)

    def _loops(self, case: Case) -> int:
        """How often the case came back to a step, since it was last on one that it may come back to
        only so often.
        """
        steps = [visit.step for visit in case.visits]
        limited = [
            place
            for place, step in enumerate(steps)
            if steps[: place + 1].count(step) <= (self.protocol.steps[step].times or 0)
        ]
        since = steps[limited[-1] :] if limited else steps
        return len(since) - len(set(since))

    def about(self, case: Case, duty: Owed) -> str:
        """A duty's key, with the post where each of several owes it.

        Where a side owes its word, the key of the discussion that its word is about.
        """
        if self.protocol.duty(duty.key).is_said:
            return f"{duty.key} {self.discussed(case, duty.agency)}"
        return f"{duty.key} ({duty.post})" if duty.post else duty.key

    def discussed(self, case: Case, agency: str | None) -> str:
        """The key of the last discussion held with that agency on this step; "" where there was
        none.
        """
        done = [duty for duty in case.owing.here.values() if duty.how == "done"]
        held = [
            duty.key
            for duty in done
            if duty.agency == agency and self.protocol.duty(duty.key).settled == "positions"
        ]
        return held[-1] if held else ""

    # ── Beginnings ────────────────────────────────────────────────────────────────────────────────

    def opponents(self, route: str) -> tuple[int, ...]:
        """With how many answering agencies a case on that route is looked at."""
        return (0,) if self.protocol.routes[route].alone else (1, 2)

    def beginnings(
        self, route: str, agencies: int, facts: Iterable[frozenset[str]]
    ) -> Iterator[Case]:
        """The cases just raised on that route, with that many answering agencies: one of each kind
        and of each level that something reads, with each of these sets of facts.

        What admission doesn't allow is left out. A fact that only admission asks about is true in
        one case and not in the next, so some begin twice.
        """
        kinds, levels = self._kinds, self._values_read("level")
        for true, kind, level, asked in product(facts, kinds, levels, self._only_asked):
            raised = _raised(route, agencies, true | asked, kind, level)
            if raised.why_not_about(self.protocol) is None:
                yield fold(self.protocol, WEEKDAYS, [_event(1, raised, START)])

    @cached_property
    def _only_asked(self) -> list[frozenset[str]]:
        """The facts that only admission asks about, each alone; and none of them."""
        declared = {fact.key for fact in self.protocol.facts} - self.relevant.facts
        asked = [each for each in self.protocol.admission.conditions if each in declared]
        return [frozenset(), *(frozenset({each}) for each in asked)]

    @property
    def _kinds(self) -> list[str]:
        if self.protocol.admission.closed:
            return [kind.key for kind in self.protocol.kinds]
        return self._values_read("kind")

    def _values_read(self, sort: str) -> list[str]:
        """The kinds (or levels) that something reads; first "", for any other."""
        read = self.relevant.matters.union(self.protocol.admission.conditions)
        named = (each for each in read if each.startswith(f"{sort} "))
        return ["", *sorted(each.removeprefix(f"{sort} ") for each in named)]

    # ── One more act ──────────────────────────────────────────────────────────────────────────────

    def after(self, case: Case, act: AnyAct) -> Case:
        """The case after one more act, a tick later."""
        event = _event(case.seq + 1, act, case.now + self.tick)
        return resume(self.protocol, WEEKDAYS, case, [event])

    def after_signal(self, case: Case, signal: Signal) -> Case:
        """The case after somebody stated something, a tick later, whatever act that is."""
        working = WorkingCase(self.protocol, WEEKDAYS, case)
        advance(working, case.now + self.tick)
        working.at = working.arrived = working.now
        emit(working, signal)
        return working.frozen()


def _said(case: Case) -> frozenset[tuple[str, str | None]]:
    """The words of those who have done their own part of a duty that several owe."""
    own_part = (duty for duty in case.owing.here.values() if duty.post is not None)
    done = (duty for duty in own_part if duty.how == "done")
    return frozenset((f"{duty.key}/{duty.id.owner}/{duty.id.agency}", duty.word) for duty in done)


def _raised(route: str, agencies: int, facts: frozenset[str], kind: str, level: str) -> Raised:
    answering = (f"answering-{number}" for number in range(1, agencies + 1))
    return Raised(
        Party("raising", "agency"),
        tuple(Party(each, "agency") for each in answering),
        route=route,
        facts=tuple(sorted(facts)),
        matter=kind or None,
        level=level or None,
    )


def _event(seq: int, act: AnyAct, at: datetime) -> Event:
    return Event(FORMAT, EDITION, "case", seq, act, at, at, "somebody", "", "", "")
