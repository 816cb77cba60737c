"""Dates that people set, and days that turn out to be closed."""

from datetime import date
from typing import Annotated, Literal

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.days import A_MONTH, DayRule, DayToCome, LongAgo
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.protocol import Protocol

__all__ = [
    "DateSet",
    "HolidayProclaimed",
    "HolidayTakenBack",
    "LocalFigure",
    "why_not_closed_day",
]

DatesKind = Literal["set-date", "local-figure", "closed-day", "open-day"]
CLOSED = DayRule(to_come=True, long_ago=LongAgo(A_MONTH, sentences.CLOSED_TOO_LONG_AGO))
"""A day that has just passed may be proclaimed late: what is still open is counted again, never
into the past, and no right that the first date gave is taken away. One further off is a slip of the
month or the year.
"""


class DateSet(Act, frozen=True, tag="date-set"):
    """The date that the parties (or the post that may) set for a duty, or for a clock by its
    key.
    """

    kinds = ("set-date",)
    for_somebody = True
    writes = ("reason",)

    until: DayToCome
    duty: DutyId | None = None
    clock: str = ""

    @property
    def subject(self) -> Subject:
        return Subject(duties=(self.duty,) if self.duty else (), name=self.clock)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if (self.duty is None) == (self.clock == ""):
            return Refused("not-open", "Say for which deadline the date is.")
        return None

    def sentence(self, names: Names) -> str:
        of = names.duty(self.duty) if self.duty else names.clock(self.clock)
        return f"A date was set, {names.day(self.until)}: {of}"


class LocalFigure(Act, frozen=True, tag="local-figure"):
    """The business manager put a date where the text has no number. It is shown as the board's own,
    never as the text's.
    """

    kinds = ("local-figure",)
    writes = ("reason",)

    duty: DutyId
    until: DayToCome

    @property
    def subject(self) -> Subject:
        return Subject(duties=(self.duty,))

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("reason", sentences.SAY_WHY_TO_BOTH),)

    def sentence(self, names: Names) -> str:
        return f"The board's own date, {names.day(self.until)}: {names.duty(self.duty)}"


class HolidayProclaimed(Act, frozen=True, tag="holiday-proclaimed"):
    """A day that had been open is closed: what is still open is counted again."""

    kinds = ("closed-day",)
    writes = ("reason",)
    day_asked = "Which day is closed?"

    day: Annotated[date, CLOSED]

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("reason", sentences.SAY_WHY_CLOSED),)

    def sentence(self, names: Names) -> str:
        return f"{names.day(self.day)} is a closed day. What was open was counted again"


class HolidayTakenBack(Act, frozen=True, tag="holiday-taken-back"):
    """A day that the board had closed by mistake is open after all: what is still open is counted
    again, as it was before.
    """

    kinds = ("open-day",)
    writes = ("reason",)

    day: Annotated[date, DayRule(to_come=True, refused=sentences.CLOSED_DAY_HAS_PASSED)]

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("reason", sentences.SAY_WHY_OPEN),)

    def sentence(self, names: Names) -> str:
        return f"{names.day(self.day)} is open after all. What was open was counted again"


def why_not_closed_day(day: date, today: date) -> Refused | None:
    """Why a day can't be closed on a day; None where it can."""
    return CLOSED.why_not(day, today)


DatesAct = DateSet | LocalFigure | HolidayProclaimed | HolidayTakenBack
