"""The clocks of one case."""

from datetime import date, datetime

import msgspec

from concordat.core.duties.moments import Source
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
