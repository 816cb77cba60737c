"""The clocks of one case."""

from datetime import date, datetime

import msgspec

from concordat.core.protocol import Strength


class RunningClock(msgspec.Struct, frozen=True):
    """A clock over stages, from its anchor on. `ended` when the case left its stages or ended."""

    key: str
    clause: str | None
    scope: tuple[str, ...]
    strength: Strength
    limit: str
    opened: datetime
    due: datetime | None
    ended: datetime | None = None
    until: date | None = None

    @property
    def running(self) -> bool:
        return self.ended is None

    def late(self, at: datetime) -> bool:
        return self.due is not None and (self.ended or at) > self.due
