"""The longest that a case can take in working days when everybody uses all the time they have, and
what has no end.
"""

import math
from datetime import date, datetime, timedelta

import msgspec
from msgspec.structs import replace

from concordat.core.acts import NO_ANSWER, MovedUp, Subject
from concordat.core.case import Case, Owed
from concordat.core.case.fold import at
from concordat.core.explore.graph import ANYBODY, acts
from concordat.core.explore.states import MORE, START, TICK, WEEKDAYS, Ladder, State
from concordat.core.periods import (
    Hours,
    Limit,
    Months,
    Period,
    SetDate,
    WorkingDays,
    due,
    months_after,
)
from concordat.core.protocol import Duty, Protocol
from concordat.core.who.allowed import why_not


class Longest(msgspec.Struct, frozen=True):
    """`days` are working days from the start to the last end, over all ways; 0 when no end is
    reached.

    Where a way waits for a duty that has no limit, it takes that duty as done at once, and
    `unlimited` names its key: with any of those, no number of days is certain. `loops`: some way
    goes round, and may go round again.
    """

    days: int
    unlimited: tuple[str, ...]
    loops: bool
    stages: dict[str, int]


def longest(protocol: Protocol, route: str | None = None, *, clocks: bool = True) -> Longest:
    """The longest way on that route (the default one unless named). Without `clocks`, as though
    none ran.

    `stages` holds for each stage the working day, from the start, on which it is left at the
    latest.
    """
    plain = replace(
        protocol,
        duties={key: _at_most(duty) for key, duty in protocol.duties.items()},
        clocks=tuple(
            replace(it, limit=_in_days(most(it.limit, it.limits)), limits=())
            for it in protocol.clocks
            if clocks
        ),
    )
    walk = _Walk(Ladder(plain, tick=timedelta(0)))
    chosen = route or protocol.default_route.key
    for begin in walk.ladder.beginnings(
        chosen, walk.ladder.opponents(chosen)[0], [walk.ladder.facts]
    ):
        walk.follow(begin)
    return Longest(
        walk.days,
        tuple(key for key in protocol.duties if key in walk.unlimited),
        walk.loops,
        walk.stages,
    )


def _at_most(duty: Duty) -> Duty:
    """The duty with the longest limit that any case gives it, extended as far as it may be."""
    limit = duty.outer or duty.limit
    return replace(duty, limit=_in_days(most(limit, duty.limits)) if limit else None, limits=())


def most(limit: Limit, others: tuple[tuple[str, Limit], ...]) -> Limit:
    """The longest of several limits; one without a number is longer than any."""
    return max((limit, *(other for _, other in others)), key=lambda it: _known(working_days_of(it)))


def _known(days: int | None) -> float:
    return math.inf if days is None else days


def _in_days(limit: Limit) -> Limit:
    """The limit with its hours and months as working days, rounded up."""
    return replace(limit, periods=tuple(_ceiling(period) for period in limit.periods))


def _ceiling(period: Period) -> Period:
    """A period as the most working days that it can have, where hours or months are counted."""
    match period:
        case Hours(n=n):
            return WorkingDays(math.ceil(n / 24))
        case Months(n=n):
            return WorkingDays(_weekdays_in_months(n))
        case SetDate(otherwise=Months(n=n)):
            return replace(period, otherwise=WorkingDays(_weekdays_in_months(n)))
        case _:
            return period


def _weekdays_in_months(n: int) -> int:
    """How many weekdays n months have at most: 23 in one, for it may have 31 days."""
    begins = [
        date(START.year, month, 1) for month in range(1, 13)
    ]  # a leap year, so none are longer
    weeks, rest = divmod(max((months_after(day, n) - day).days for day in begins), 7)
    return 5 * weeks + min(rest, 5)


def working_days_of(limit: Limit) -> int | None:
    """The working days that a limit gives from a Monday morning; None while it has no number."""
    end = due(_in_days(limit), START, WEEKDAYS)
    return None if end is None else working_days(START, end)


def working_days(since: datetime, until: datetime) -> int:
    """The open days after the first day, up to and with the last."""
    _, passed, first = WEEKDAYS._index  # noqa: SLF001
    day, last = (
        WEEKDAYS.day_of(since).toordinal() - first,
        WEEKDAYS.day_of(until).toordinal() - first,
    )
    return passed[last] - passed[day]


Key = tuple[State, frozenset[tuple[str, int | None]], int]


class _Walk:
    """A walk along every way, at each place at the last moment; what was seen at the same moment
    isn't walked again.
    """

    def __init__(self, ladder: Ladder) -> None:
        self.ladder = ladder
        self.days = 0
        self.unlimited: set[str] = set()
        self.loops = False
        self.stages: dict[str, int] = {}
        self.seen: set[Key] = set()

    def follow(self, begin: Case) -> None:
        ahead = [begin]
        while ahead:
            case = ahead.pop()
            gone = working_days(START, case.now)
            self.stages[case.stage] = max(gone, self.stages.get(case.stage, 0))
            if case.end is not None:
                self.days = max(self.days, gone)
                continue
            if (key := self._key(case, gone)) in self.seen:
                continue
            self.seen.add(key)
            if self.ladder.state(case).loops == MORE:
                self.loops = True
                continue
            ahead += self._next(case)

    def _key(self, case: Case, gone: int) -> Key:
        dues = frozenset(
            (
                duty.key + str(duty.side),
                working_days(case.now, duty.due) if duty.due and duty.due > case.now else None,
            )
            for duty in self.ladder.open(case)
        )
        return self.ladder.state(case), dues, gone

    def _next(self, case: Case) -> list[Case]:
        """What comes of the next thing that is due, done at its last moment or not at all."""
        waiting = self._waiting(case)
        if all(duty.key in self.ladder.recurring for duty in waiting):
            return self._at(
                case, case.now, waiting
            )  # once more takes no time, and leads on or is where it was
        if said := [duty for duty in waiting if self.ladder.protocol.duty(duty.key).is_said]:
            return [after for _, after in acts(self.ladder, case, said[0])]
        dated = [
            (duty.due, duty) for duty in waiting if duty.due is not None and duty.due >= case.now
        ]
        if dated:
            last, duty = min(dated, key=lambda each: each[0])
            return [*self._at(case, last, [duty]), *self._unanswered(case, last)]
        if dues := _clocks_ending(case):
            return self._at(case, min(dues), waiting)
        self.unlimited.update(duty.key for duty in waiting if not duty.late(case.now))
        return self._at(case, case.now, waiting)

    def _waiting(self, case: Case) -> list[Owed]:
        """The open duties that the case waits for: not what is owed again and again, while there is
        anything else.
        """
        owed = self.ladder.open(case)
        return [duty for duty in owed if duty.key not in self.ladder.recurring] or owed

    def _at(self, case: Case, instant: datetime, duties: list[Owed]) -> list[Case]:
        """Those duties done at that instant, one or another of them first."""
        moved = at(self.ladder.protocol, WEEKDAYS, case, instant)
        return [after for duty in duties for _, after in acts(self.ladder, moved, duty)]

    def _unanswered(self, case: Case, last: datetime) -> list[Case]:
        """Nothing came by then, and the raising side moved up, if it may; not where a clock would
        be broken as well.
        """
        if any(due <= last for due in _clocks_ending(case)):
            return []
        late = at(self.ladder.protocol, WEEKDAYS, case, last + TICK)
        if late.visit != case.visit or late.end is not None:
            return [late]  # the text moves it up by itself
        unanswered = Subject(name=NO_ANSWER)
        if why_not(self.ladder.protocol, late, ANYBODY, "move-up", unanswered) is not None:
            return []
        return [self.ladder.after(late, MovedUp(NO_ANSWER))]


def _clocks_ending(case: Case) -> list[datetime]:
    """When the clocks end that run and have not passed."""
    return [
        clock.due
        for clock in case.clocks
        if clock.ended is None and clock.due and clock.due >= case.now
    ]
