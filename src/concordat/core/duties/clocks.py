"""The clocks of one case."""

from collections.abc import Iterable
from datetime import date, datetime
from operator import itemgetter

import msgspec

from concordat.core.duties.moments import Source
from concordat.core.duties.owed import Owed
from concordat.core.protocol import Strength


class RunningClock(msgspec.Struct, frozen=True):
    """A clock over stages, from when both sides knew of its anchor. `ended` when the case left its
    stages or ended.

    `start` is from when its day marks count; `sources` are what both counts begin with.
    `by_their_word` is when it would end if every side confirmed what others say of the times; None
    where that is no other time.
    `expected` is `due` as it was set, whatever holidays were proclaimed since. `recounted` is as
    for a duty.
    """

    key: str
    clause: str | None
    scope: tuple[str, ...]
    strength: Strength
    limit: str
    opened: datetime
    due: datetime | None
    start: datetime
    sources: tuple[Source, ...]
    ended: datetime | None = None
    until: date | None = None
    expected: datetime | None = None
    by_their_word: datetime | None = None
    recounted: datetime | None = None

    @property
    def counted(self) -> datetime | None:
        """Where its time leads as days are counted now."""
        return self.recounted or self.due

    @property
    def running(self) -> bool:
        return self.ended is None

    def runs_at(self, stage: str) -> bool:
        """Whether it runs over that stage."""
        return self.running and stage in self.scope

    def late(self, at: datetime) -> bool:
        return self.due is not None and (self.ended or at) > self.due


def stage_ends(clocks: Iterable[RunningClock], stage: str) -> RunningClock | None:
    """The clock over a stage that ends first; None where none with an end runs over it."""
    here = [(clock.due, clock) for clock in clocks if clock.due and clock.runs_at(stage)]
    return min(here, key=itemgetter(0))[1] if here else None


def clock_of(duty: Owed, clocks: Iterable[RunningClock]) -> RunningClock | None:
    """The clock by which an open duty is late that keeps the case on its step and has no limit of
    its own: it is as late as its stage is. None for any other duty.
    """
    own = duty.due or duty.left or duty.strength == "may"
    return None if own or not duty.holds or not duty.open else stage_ends(clocks, duty.stage)
