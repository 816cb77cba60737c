"""The longest that a case can take in working days when everybody uses all the time they have, and
what has no end.
"""

from datetime import datetime, timedelta
from operator import itemgetter

import msgspec
from msgspec.structs import replace

from concordat.core.acts import NO_ANSWER, MovedUp, Subject
from concordat.core.case import Case, Owed
from concordat.core.case.fold import at
from concordat.core.explore.limits import clock_at_most, duty_at_most, working_days
from concordat.core.explore.model import MORE, START, TICK, WEEKDAYS, Model
from concordat.core.explore.moves import ANYBODY, acts
from concordat.core.explore.state import State
from concordat.core.protocol import Protocol
from concordat.core.who.allowed import why_not
from concordat.core.who.carrying_out import why_not_yet


class Longest(msgspec.Struct, frozen=True):
    """`days` are working days from the start to the last end, over all ways; 0 when no end is
    reached.

    Where a way waits for a duty that has no limit, it takes that duty as done at once, and
    `unlimited` names its key: with any of those, no number of days is certain. `loops`: some way
    goes round, and may go round again. `stages` holds for each stage the working day, from the
    start, on which it is left at the latest.
    """

    days: int
    unlimited: tuple[str, ...]
    loops: bool
    stages: dict[str, int]


def longest(protocol: Protocol, route: str | None = None, *, clocks: bool = True) -> Longest:
    """The longest way on that route (the default one unless named). Without `clocks`, as though
    none ran.
    """
    walk = _Walk(Model(_at_most(protocol, clocks=clocks), tick=timedelta(0)))
    walk.on(route or protocol.default_route.key)
    unlimited = tuple(key for key in protocol.duties if key in walk.unlimited)
    return Longest(walk.days, unlimited, walk.loops, walk.stages)


def _at_most(protocol: Protocol, *, clocks: bool) -> Protocol:
    """The protocol with the longest limits that any case is given, in working days."""
    duties = {key: duty_at_most(duty) for key, duty in protocol.duties.items()}
    running = tuple(map(clock_at_most, protocol.clocks)) if clocks else ()
    return replace(protocol, duties=duties, clocks=running)


Moment = tuple[State, frozenset[tuple[str, int | None]], int]
"""A state, the working days that each open duty has left, and those that have gone."""


class _Walk:
    """A walk along every way, with everything done at the last moment. A state met again on the
    same day isn't walked from again.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.days = 0
        self.unlimited: set[str] = set()
        self.loops = False
        self.stages: dict[str, int] = {}
        self.seen: set[Moment] = set()

    def on(self, route: str) -> None:
        """Walk from every case that may be raised on a route."""
        agencies = self.model.opponents(route)[0]
        for begin in self.model.beginnings(route, agencies, [self.model.relevant.facts]):
            ahead = [begin]
            while ahead:
                ahead += self._step(ahead.pop())

    def _step(self, case: Case) -> list[Case]:
        """Note when a case is where it is; return what can come next."""
        gone = working_days(START, case.now)
        self.stages[case.stage] = max(gone, self.stages.get(case.stage, 0))
        if case.end is not None:
            self.days = max(self.days, gone)
            return []
        moment = self._moment(case, gone)
        if moment in self.seen:
            return []
        self.seen.add(moment)
        if moment[0].loops == MORE:
            self.loops = True
            return []
        return self._next(case)

    def _moment(self, case: Case, gone: int) -> Moment:
        left = ((f"{duty.key}{duty.side}", duty.due) for duty in self.model.open(case))
        days = frozenset(
            (name, working_days(case.now, due) if due and due > case.now else None)
            for name, due in left
        )
        return self.model.state(case), days, gone

    # ── What comes next ───────────────────────────────────────────────────────────────────────────

    def _next(self, case: Case) -> list[Case]:
        """What comes of the next thing that is due, done at its last moment or not at all."""
        waiting = self._waiting(case)
        if all(duty.key in self.model.relevant.recurring for duty in waiting):
            # Once more takes no time, and leads on or back to where it was.
            return self._at(case, case.now, waiting)
        if said := [duty for duty in waiting if self.model.protocol.duty(duty.key).is_said]:
            return [after for _, after in acts(self.model, case, said[0])]
        dated = [(duty.due, duty) for duty in waiting if duty.due and duty.due >= case.now]
        if dated:
            last, duty = min(dated, key=itemgetter(0))
            first = self._first_of(case, duty)
            return [*self._at(case, last, first), *self._unanswered(case, last)]
        if clocks := _clocks_ending(case):
            return self._at(case, min(clocks), waiting)
        self.unlimited.update(duty.key for duty in waiting if not duty.passed(case.now))
        return self._at(case, case.now, waiting)

    def _waiting(self, case: Case) -> list[Owed]:
        """The open duties that the case waits for: not what is owed again and again, while there is
        anything else.
        """
        owed = self.model.open(case)
        return [duty for duty in owed if duty.key not in self.model.relevant.recurring] or owed

    def _first_of(self, case: Case, duty: Owed) -> list[Owed]:
        """The duty, or what has to be done before it and has not been."""
        if why_not_yet(self.model.protocol, case, duty.id) is None:
            return [duty]
        before = self.model.protocol.duty(duty.key).not_before
        ahead = [other for other in self.model.open(case) if other.key in before]
        return [first for other in ahead for first in self._first_of(case, other)]

    def _at(self, case: Case, instant: datetime, duties: list[Owed]) -> list[Case]:
        """Those duties done at that instant, one or another of them first."""
        moved = at(self.model.protocol, WEEKDAYS, case, instant)
        return [after for duty in duties for _, after in acts(self.model, moved, duty)]

    def _unanswered(self, case: Case, last: datetime) -> list[Case]:
        """Nothing came by then, and the raising side moved up, if it may; not where a clock would
        pass as well.
        """
        if any(due <= last for due in _clocks_ending(case)):
            return []
        late = at(self.model.protocol, WEEKDAYS, case, last + TICK)
        if late.visit != case.visit or late.end is not None:
            return [late]  # the text moves it up by itself
        unanswered = Subject(name=NO_ANSWER)
        if why_not(self.model.protocol, late, ANYBODY, "move-up", unanswered) is not None:
            return []
        return [self.model.after(late, MovedUp(NO_ANSWER))]


def _clocks_ending(case: Case) -> list[datetime]:
    """When the clocks end that run and have not passed."""
    dues = (clock.due for clock in case.clocks if clock.running)
    return [due for due in dues if due and due >= case.now]
