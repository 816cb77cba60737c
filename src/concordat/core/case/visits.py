"""The steps on which a case has been."""

from datetime import datetime

import msgspec


class Visit(msgspec.Struct, frozen=True):
    """A step while the case was on it; `how` it came there: entered by an outcome, or the ground of
    moving up.
    """

    step: str
    stage: str
    entered: datetime
    how: str
    left: datetime | None = None
