"""Which days are open, and at what instant a day closes.

Days are London dates, instants are aware and in UTC. Weekends are closed by rule; every other
closed day is in the calendar with the reason. A calendar's version says what it was built from,
so that a due time can be explained later.
"""

import hashlib
from array import array
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo

import msgspec

from concordat.core.errors import BeyondCalendar

LONDON = ZoneInfo("Europe/London")
CLOSE = time(17)
LAST_SECOND = time(23, 59, 59)
A_CLOSED_DAY = "added to the closed days"
"""Why a day is closed that a board closed itself: its own words are in the record alone."""
_SATURDAY = 5


class Calendar(msgspec.Struct, frozen=True, dict=True):
    """The open days of one nation or board, from `first` to `last`; asking beyond them raises
    BeyondCalendar.

    `closed` holds the weekdays that are closed, with the reason. `beside` are other nations'
    calendars, for a limit that counts by theirs.
    """

    nation: str
    version: str
    closed: dict[date, str]
    first: date
    last: date
    close: time = CLOSE
    beside: dict[str, "Calendar"] = {}

    def of(self, nation: str | None) -> "Calendar":
        """The calendar of a nation: this one, unless another is named; KeyError where that is not
        known here.
        """
        return self if nation in (None, self.nation) else self.beside[nation or ""]

    @cached_property
    def _index(self) -> tuple[tuple[datetime, ...], "array[int]", int]:
        """When each open day closes, in order; for each day from `first` how many open days there
        are up to it; and `first`'s number.
        """
        closes: list[datetime] = []
        passed = array("i")
        first = self.first.toordinal()
        for day in map(date.fromordinal, range(first, self.last.toordinal() + 1)):
            if day.weekday() < _SATURDAY and day not in self.closed:
                closes.append(self.close_of(day))
            passed.append(len(closes))
        return tuple(closes), passed, first

    @cached_property
    def _extended(self) -> "dict[tuple[tuple[date, str], ...], Calendar]":
        """Calendars made from this one, kept with their indexes: a case with a proclaimed day is
        folded often.
        """
        return {}

    def check(self, instant: datetime) -> None:
        """Raises BeyondCalendar for an instant outside the years of this calendar."""
        near_the_end = instant.year in (MINYEAR, MAXYEAR)  # no clock can be asked there
        self.check_day(instant.date() if near_the_end else self.day_of(instant))

    def check_day(self, day: date) -> None:
        """Raises BeyondCalendar for a day outside the years of this calendar."""
        if not self.covers(day):
            raise self._beyond(say_day(day, year=True))

    def covers(self, day: date) -> bool:
        """Whether that day is within the years of this calendar."""
        return self.first <= day <= self.last

    def is_open(self, day: date) -> bool:
        """Whether that London date is an open day."""
        return self.why_closed(day) is None

    def why_closed(self, day: date) -> str | None:
        """Why that day is closed, as words ("Saturday", "Christmas Day"); None when it is open."""
        self.check_day(day)
        return f"{day:%A}" if day.weekday() >= _SATURDAY else self.closed.get(day)

    def nth_open_after(self, day: date, n: int) -> date:
        """The n-th open day after `day`, which is itself never counted; n is 1 or more."""
        return self.day_of(self.nth_close_after(day, n))

    def nth_close_after(self, day: date, n: int) -> datetime:
        """The instant, in UTC, at which the n-th open day after `day` closes."""
        if n < 1:
            raise ValueError(f"Open days are counted from 1, not from {n}.")
        closes, passed, first = self._index
        offset = day.toordinal() - first
        if offset < 0:
            raise self._beyond(say_day(day, year=True))
        try:
            return closes[passed[offset] + n - 1]
        except IndexError:
            raise self._beyond(f"Working day {n} after {say_day(day, year=True)}") from None

    def open_days_between(self, day: date, last: date) -> int:
        """How many days are open after `day`, up to and with `last`."""
        _, passed, first = self._index
        return passed[last.toordinal() - first] - passed[day.toordinal() - first]

    def day_of(self, instant: datetime) -> date:
        """The London date of an instant; ValueError if the instant has no time zone."""
        return in_london(instant).date()

    def start_of(self, day: date) -> datetime:
        """The first instant of that London date, in UTC."""
        return datetime.combine(day, time(), LONDON).astimezone(UTC)

    def close_of(self, day: date) -> datetime:
        """The instant, in UTC, at which that day closes, whether it is an open day or not."""
        return datetime.combine(day, self.close, LONDON).astimezone(UTC)

    def end_of(self, day: date) -> datetime:
        """The last second of that London date, in UTC."""
        return datetime.combine(day, LAST_SECOND, LONDON).astimezone(UTC)

    def with_closed(self, days: Mapping[date, str | None]) -> "Calendar":
        """This calendar with more closed days, under a new version; a day that was closed already
        keeps its reason, and one without a reason is open after all.

        The version depends on what is closed and not on the order in which it was said.
        """
        for day in days:
            self.check_day(day)
        shut = {day: why for day, why in days.items() if why is not None and self.is_open(day)}
        back = {day for day, why in days.items() if why is None and day in self.closed}
        if not (shut or back):
            return self
        added = (*sorted(shut.items()), *((day, "") for day in sorted(back)))
        if added not in self._extended:
            known = (self.closed | shut).items()
            closed = dict(sorted(each for each in known if each[0] not in back))
            version = f"{self.version.partition('+')[0]}+{days_fingerprint(closed)}"
            self._extended[added] = msgspec.structs.replace(self, closed=closed, version=version)
        return self._extended[added]

    def _beyond(self, what: str) -> BeyondCalendar:
        years = f"{self.first.year} to {self.last.year}"
        return BeyondCalendar(f"{what} is outside the years this calendar covers ({years}).")


def in_london(instant: datetime) -> datetime:
    """The same instant on London's clocks; ValueError if it has no time zone, for it would then
    mean the machine's.
    """
    if instant.tzinfo is None:
        raise ValueError(f"The instant {instant.isoformat()} has no time zone.")
    return instant.astimezone(LONDON)


def days_fingerprint(days: Mapping[date, str]) -> str:
    """Eight letters and digits that change when a day or its reason changes."""
    lines = "\n".join(f"{day.isoformat()} {why}" for day, why in sorted(days.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:8]


def say_day(day: date, *, year: bool = False) -> str:
    """A date in words: "Tuesday 29 December", with the year when asked."""
    return f"{day:%A} {day.day} {day:%B}" + (f" {day.year}" if year else "")


def say_time(moment: time) -> str:
    """A time of day in words: "5pm", "9:30am", "midday", "midnight"."""
    if moment in (time(0), time(12)):
        return "midday" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute or moment.second else ""
    seconds = f":{moment.second:02}" if moment.second else ""
    return f"{moment.hour % 12 or 12}{minutes}{seconds}{'am' if moment.hour < 12 else 'pm'}"


_HOUR_UNSAID = 1  # microseconds past a full second: no clock is read so finely by anybody


def of_a_day(instant: datetime) -> datetime:
    """An instant that stands for a day whose hour nobody gave. Time is counted from it as from any
    other; only its day is shown.
    """
    return instant.replace(microsecond=_HOUR_UNSAID)


def says_no_hour(instant: datetime) -> bool:
    """Whether an instant stands for a day whose hour nobody gave."""
    return instant.microsecond == _HOUR_UNSAID


def say_when(instant: datetime, *, year: bool = False) -> str:
    """When something was, in words that go on from what it was: "at 5pm on …", or "on …"."""
    said = say_instant(instant, year=year)
    return f"on {said}" if says_no_hour(instant) else f"at {said}"


def say_instant(instant: datetime, *, year: bool = False) -> str:
    """An instant in words, on London's clocks and to the minute: "5pm on Tuesday 29 December"; of
    one that stands for a day, that day.
    """
    local = in_london(instant).replace(second=0, microsecond=0)
    day = say_day(local.date(), year=year)
    if says_no_hour(instant):
        return day
    if local.time() == time(0):
        return f"midnight at the start of {day}"
    return f"{say_time(local.time())}{say_which(local)} on {day}"


def say_which(local: datetime) -> str:
    """Which of the two hours that London's clocks show twice: " GMT" or " BST"; "" of any other."""
    before, after = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    twice = before is not None and after is not None and before > after
    return f" {local.tzname()}" if twice else ""
