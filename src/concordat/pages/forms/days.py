"""Declaring a date, a time of day, or both together as one instant.

What may be a slip is asked about once, with a field of its own: a date that is implausibly far
away, an hour that comes twice because the clocks go back.
"""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Self

from concordat.brief.labels import Written
from concordat.core.calendar import in_london, say_day, say_time
from concordat.library.files.calendars import FIRST, LAST
from concordat.pages.components import fields
from concordat.pages.components.fields import Option
from concordat.pages.forms import dates, times
from concordat.pages.forms.dates import PARTS, Unread, Years
from concordat.pages.forms.fields import Declared
from concordat.pages.forms.plausible import ANY, Plausible
from concordat.pages.forms.sheet import Answer, Said
from concordat.pages.forms.typed import Typed
from concordat.pages.words import plain_date

CALENDARS = Years(FIRST.year, LAST.year)
TWICE = {
    "first": "The first time, before the clocks go back",
    "second": "The second time, after the clocks have gone back",
}


# ── A day ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Day(Declared[date]):
    """A date, in three boxes or whole in one of them. `start` stands in them at first."""

    start: date | None = None
    years: Years = CALENDARS
    plausible: Plausible = ANY
    example: str = dates.EXAMPLE

    @property
    def three(self) -> tuple[str, ...]:
        """The names of the boxes for day, month and year."""
        return tuple(f"{self.name}_{part}" for part in PARTS)

    @property
    def boxes(self) -> tuple[str, ...]:
        return (*self.three, self._sure)

    @property
    def _sure(self) -> str:
        return f"{self.name}_sure"

    def read(self, typed: Typed) -> Answer[date]:
        day, month, year = self._typed(typed)
        found, error = None, ""
        if typed.sent:
            found, error = self._read((day, month, year))
        shown = fields.Date(self.name, self.question, day, month, year, self.hint, error)
        words = plain_date(found) if found else " ".join(filter(None, (day, month, year)))
        doubt = self._doubt(typed, found)
        certain = None if any(each.error for each in doubt) else found
        return self._answer(certain, shown, words, doubt)

    def _typed(self, typed: Typed) -> tuple[str, ...]:
        if typed.sent:
            return tuple(typed.text(box) for box in self.three)
        return tuple(str(getattr(self.start, part)) if self.start else "" for part in PARTS)

    def _read(self, typed: tuple[str, str, str]) -> tuple[date | None, str]:
        """The date, or what has to be put right."""
        try:
            found = dates.read_date(typed, self.years, self.example)
        except Unread as unread:
            return None, str(unread)
        return found, "" if found else self.needed

    def _doubt(self, typed: Typed, found: date | None) -> tuple[fields.Checkboxes, ...]:
        """The question whether an unlikely date is right; () for a likely one. The tick is for that
        very date: another one is asked about again.
        """
        doubt = self.plausible.doubt(found, typed.today) if found else None
        if found is None or doubt is None:
            return ()
        value = found.isoformat()
        sure = value in typed.many(self._sure)
        tick = Option(value, f"Yes, {plain_date(found)} is right", chosen=sure)
        error = "" if sure else doubt.mend
        return (fields.Checkboxes(self._sure, doubt.question, (tick,), error=error),)


# ── A time of day ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class TimeOfDay(Declared[time]):
    """A time of day. `start` stands in it at first."""

    start: time | None = None

    def read(self, typed: Typed) -> Answer[time]:
        text, found, error = typed.text(self.name), None, ""
        if typed.sent:
            found, error = self._read(text)
        elif self.start:
            text = f"{self.start:%H:%M}"
        shown = fields.Text(
            self.name, self.question, text, self.hint, error, width=10, autocomplete="off"
        )
        return self._answer(found, shown, f"{found:%H:%M}" if found else text)

    def _read(self, typed: str) -> tuple[time | None, str]:
        """The time, or what has to be put right."""
        try:
            found = times.read_time(typed)
        except Unread as unread:
            return None, str(unread)
        return found, self.needed if found is None else ""


# ── Both ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a time of day, read together as an instant in UTC.

    A time without a day is today's, unless the day is needed. A day without a time is the instant
    that `untimed` gives; without that, the time is asked for.
    """

    day: Day
    hour: TimeOfDay
    _: KW_ONLY
    untimed: Callable[[date], datetime] | None = None
    kept: Written | None = None

    @property
    def needed(self) -> str:
        return self.day.needed

    @property
    def boxes(self) -> tuple[str, ...]:
        return (*self.day.boxes, *self.hour.boxes, _which(self.hour.name))

    def said(self, said: Said) -> Self:
        return replace(self, day=self.day.said(said), hour=self.hour.said(said))

    def read(self, typed: Typed) -> Answer[datetime]:
        on, at = self.day.read(typed), self.hour.read(typed)
        found, asked = self._instant(typed, on, at)
        return Answer(found, (*on.shown, *at.shown, *asked), (*on.told, *at.told), self.kept)

    def _instant(
        self, typed: Typed, on: Answer[date], at: Answer[time]
    ) -> tuple[datetime | None, tuple[fields.Field, ...]]:
        """The instant, as far as it can be read, and what is asked about it."""
        if on.value and not typed.text(self.hour.name):
            if self.untimed:
                return self.untimed(on.value), ()
            at.refuse("Give the time too, such as 2:30pm.")
        day = on.value
        if not self.needed and not any(typed.text(box) for box in self.day.three):
            day = typed.today
        if day is None or at.value is None:
            return None, ()
        return self._of_that_hour(typed, day, at)

    def _of_that_hour(
        self, typed: Typed, day: date, at: Answer[time]
    ) -> tuple[datetime | None, tuple[fields.Field, ...]]:
        """The instant of a time that London's clocks show once; of one that comes twice, the one
        that was meant.
        """
        possible = times.instants(day, at.given)
        when = f"{say_time(at.given)}", say_day(day, year=True)
        if not possible:
            at.refuse(_NEVER.format(*when))
            return None, ()
        if len(possible) == 1:
            return possible[0], ()
        box = _which(self.hour.name)
        chosen = typed.text(box)
        meant = dict(zip(TWICE, possible, strict=True)).get(chosen)
        return meant, (_first_or_second(box, _BOTH.format(*when), chosen),)


_NEVER = "There is no {} on {}: the clocks go forward over it. Give another time."
_BOTH = "{} comes twice on {}, because the clocks go back. Was it the first or the second?"


def sent_as(day: str, hour: str, instant: datetime) -> dict[str, str]:
    """What a browser sends for an instant, in the boxes of the day and of the hour of those
    names.
    """
    at = in_london(instant)
    sent = {f"{day}_{part}": str(getattr(at, part)) for part in PARTS} | {hour: f"{at:%H:%M}"}
    possible = times.instants(at.date(), at.time())
    if len(possible) > 1:
        sent[_which(hour)] = dict(zip(possible, TWICE, strict=True))[instant.astimezone(UTC)]
    return sent


def _which(hour: str) -> str:
    """The box in which it is said which of two hours was meant."""
    return f"{hour}_which"


def _first_or_second(name: str, question: str, chosen: str) -> fields.Radios:
    options = tuple(Option(value, words, chosen=value == chosen) for value, words in TWICE.items())
    error = "" if chosen in TWICE else "Say whether it was the first or the second."
    return fields.Radios(name, question, options, error=error)


def instant_at(day: date, at: time) -> datetime:
    """The instant, in UTC, of a time that London's clocks show once on that day, such as midday."""
    return times.instants(day, at)[0]
