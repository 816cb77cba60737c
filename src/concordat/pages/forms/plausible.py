"""Which dates are likely for a field. An unlikely one is asked about once, and accepted if it is
confirmed.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from concordat.core.acts import DayRule
from concordat.pages.words import plain_date

BACK = 3  # months before something, from which on a date is asked about
AHEAD = 12  # months from today, after which a day to come is asked about
LONG_AGO = 60  # months: proceedings about a child may have begun years before
ABOUT_A_YEAR = 11  # months: so far off, it is the year that is likely to be wrong


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a date may be a slip: how far away it is, and whether the year is probably wrong."""

    day: date
    far: str
    about: str

    @property
    def question(self) -> str:
        return f"{self.far} Is the {self.about} right?"

    @property
    def yes(self) -> str:
        return f"Yes, {plain_date(self.day)} is right"

    @property
    def mend(self) -> str:
        """What to do, for people who left the question open."""
        return f"Put the {self.about} right, or tick that {plain_date(self.day)} is right."


@dataclass(frozen=True, slots=True)
class Plausible:
    """The days, both included, that need no confirming. None means no bound at that end."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def doubt(self, day: date, today: date) -> Doubt | None:
        """What to ask about a day; None if it is likely."""
        if self.holds(day):
            return None
        about = "year" if _months_between(day, today) >= ABOUT_A_YEAR else "date"
        return Doubt(day, how_far(day, today), about)


ANY = Plausible()


def around(day: date) -> Plausible:
    """From three months before a day, such as the day on which a case began. Dates that must be in
    the past are checked elsewhere.
    """
    return Plausible(months_after(day, -BACK))


def to_come(today: date) -> Plausible:
    """From today to a year from now."""
    return Plausible(today, months_after(today, AHEAD))


def by_rule(rule: DayRule, today: date) -> Plausible:
    """What is likely for a day that an act names."""
    return to_come(today) if rule.to_come else Plausible(months_after(today, -LONG_AGO))


def how_far(day: date, today: date) -> str:
    """Such as "That is a year ago.", "That is in 4 months.", in whole months or years."""
    months = _months_between(day, today)
    if not months:
        return "That day has passed." if day < today else "That day is still to come."
    number, unit = (months // 12, "year") if months >= 12 else (months, "month")
    long = f"a {unit}" if number == 1 else f"{number} {unit}s"
    return f"That is {long} ago." if day < today else f"That is in {long}."


def months_after(day: date, months: int) -> date:
    """The same day a number of months later, or earlier if negative; the last day of a shorter
    month.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months_between(one: date, other: date) -> int:
    """Whole months from the earlier of two days to the later."""
    first, last = sorted((one, other))
    whole = (last.year - first.year) * 12 + last.month - first.month
    return whole - (last.day < first.day)
