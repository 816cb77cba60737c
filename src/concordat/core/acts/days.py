"""When a day or an hour can be that an act names: one that has passed, or one to come, and how far
off.

A field says which by its type. What that refuses is refused of everybody, on every form; and the
forms ask once more about what it makes unlikely.
"""

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec.structs import replace

from concordat.core import sentences
from concordat.core.errors import Refused

__all__ = ["DayOfTheCase", "DayRule", "DayToCome", "PastDay", "RungAt"]

A_MONTH = 31  # days
YEARS = 5
"""How many years off anything can be that a board or an agency sets, or that somebody disagrees
with: what is further off is a slip of the year.
"""


class LongAgo(msgspec.Struct, frozen=True):
    """How many days before today something can have been, and how it is refused before that."""

    days: int
    refused: str


class DayRule(msgspec.Struct, frozen=True):
    """Whether a day is still to come, or has passed; today is both.

    `refused` is what is said of a day on the other side of today; "" where that is accepted.
    `long_ago` says how far it can have passed, None where only a calendar's years say so;
    `in_the_case` that it can't have been before its case began.
    """

    to_come: bool
    refused: str = ""
    long_ago: LongAgo | None = None
    in_the_case: bool = False

    def why_not(self, day: date, today: date, began: date | None = None) -> Refused | None:
        """Why that day can't be, for what is said today in a case that began then, where that is
        known; None where it can.
        """
        if self.refused and self.to_come and day < today:
            return Refused("past-date", self.refused)
        if self.refused and not self.to_come and day > today:
            return Refused("future-date", self.refused)
        if self.long_ago and (today - day).days > self.long_ago.days:
            return Refused("past-date", self.long_ago.refused)
        if self.in_the_case and began and day < began:
            return Refused("past-date", sentences.BEFORE_THE_CASE)
        if day.year > today.year + YEARS:
            return Refused("too-far-off", f"Give a day in or before {today.year + YEARS}.")
        return None

    def corrected(self, was: date | None, today: date) -> "DayRule":
        """The same for whoever puts it right today. What is still to come isn't put right to a day
        that has passed, for it would be late at once; but where that day has passed, so may the
        right one have.
        """
        has_passed = was is not None and was < today
        return replace(self, refused="") if self.to_come and has_passed else self


PastDay = Annotated[date, DayRule(to_come=False, refused=sentences.DAY_IS_TO_COME)]
"""A day that can only have passed: since when something is so."""
DayToCome = Annotated[date, DayRule(to_come=True, refused=sentences.DAY_HAS_PASSED)]
"""A day that has not passed when it is set."""
DayOfTheCase = Annotated[date, DayRule(to_come=True, in_the_case=True)]
"""A day to come that may also be written down after it has passed."""
RUNG = DayRule(to_come=False, long_ago=LongAgo(A_MONTH, sentences.RUNG_LONG_AGO))
RungAt = Annotated[datetime, RUNG]
"""When somebody was rung about a danger: a call from longer ago was about something else."""
ARISING = DayRule(to_come=False, long_ago=LongAgo(YEARS * 366, sentences.AROSE_LONG_AGO))
"""When what somebody disagrees with reached them, or when they raised it."""
