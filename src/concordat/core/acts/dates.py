"""Dates that people set, and days that turn out to be closed."""

from datetime import date
from typing import Literal

from concordat.core.acts.base import Act, CaseSoFar, Names, Needed, Subject
from concordat.core.calendar import in_london
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.protocol import Protocol

__all__ = [
    "DateSet",
    "HolidayProclaimed",
    "LocalFigure",
]

DatesKind = Literal["set-date", "local-figure", "closed-day"]


class DateSet(Act, frozen=True, tag="date-set"):
    """The date that the parties (or the post that may) set for a duty, or for a clock by its
    key.
    """

    kinds = ("set-date",)
    writes = ("reason",)

    until: date
    duty: DutyId | None = None
    clock: str = ""

    @property
    def subject(self) -> Subject:
        return Subject(duties=(self.duty,) if self.duty else (), name=self.clock)

    def days(self) -> tuple[date, ...]:
        return (self.until,)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if (self.duty is None) == (self.clock == ""):
            return Refused("not-open", "Say for which limit the date is.")
        return _why_passed(self.until, case)

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
    until: date

    @property
    def subject(self) -> Subject:
        return Subject(duties=(self.duty,))

    def days(self) -> tuple[date, ...]:
        return (self.until,)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("reason", "Say why: both sides will read it."),)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        return _why_passed(self.until, case)

    def sentence(self, names: Names) -> str:
        return f"The board's own date, {names.day(self.until)}: {names.duty(self.duty)}"


class HolidayProclaimed(Act, frozen=True, tag="holiday-proclaimed"):
    """A day that had been open is closed: what is still open is counted again."""

    kinds = ("closed-day",)
    writes = ("reason",)

    day: date

    def days(self) -> tuple[date, ...]:
        return (self.day,)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("reason", "Say why the day is closed."),)

    def sentence(self, names: Names) -> str:
        return f"{names.day(self.day)} is a closed day. What was open was counted again"


def _why_passed(until: date, case: CaseSoFar) -> Refused | None:
    if until < in_london(case.now).date():
        return Refused("past-date", "This day has passed. Set a day that is still to come.")
    return None


DatesAct = DateSet | LocalFigure | HolidayProclaimed
