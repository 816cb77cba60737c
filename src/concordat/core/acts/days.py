"""When a day can be that an act names: one that has passed, or one to come.

A field says which by its type. What that refuses is refused of everybody, on every form; and the
forms ask once more about what it makes unlikely.
"""

from datetime import date
from typing import Annotated

import msgspec

from concordat.core import sentences
from concordat.core.errors import Refused

__all__ = ["DayMostlyToCome", "DayRule", "DayToCome", "PastDay"]


class DayRule(msgspec.Struct, frozen=True):
    """Whether a day is still to come, or has passed; today is both.

    `refused` is what is said of a day on the other side of today; "" where that is accepted.
    """

    to_come: bool
    refused: str = ""

    def why_not(self, day: date, today: date) -> Refused | None:
        """Why that day can't be, for what is said today; None where it can."""
        if not self.refused:
            return None
        if self.to_come:
            return Refused("past-date", self.refused) if day < today else None
        return Refused("future-date", self.refused) if day > today else None


PastDay = Annotated[date, DayRule(to_come=False, refused=sentences.DAY_IS_TO_COME)]
"""A day that can only have passed: since when something is so."""
DayToCome = Annotated[date, DayRule(to_come=True, refused=sentences.DAY_HAS_PASSED)]
"""A day that has not passed when it is set."""
DayMostlyToCome = Annotated[date, DayRule(to_come=True)]
"""A day to come that may also be written down after it has passed."""
