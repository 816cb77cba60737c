"""Declaring a day and a time of day together, read as one instant.

London's clocks skip an hour in March and show one twice in October. A time that doesn't exist is
asked for again; for one that comes twice, another field asks which was meant.
"""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Self

from concordat.core.calendar import in_london, of_a_day, say_day, say_time
from concordat.core.labels import Written
from concordat.pages.components import fields
from concordat.pages.components.fields import Option
from concordat.pages.forms.dates import PARTS
from concordat.pages.forms.days import Day, TimeOfDay
from concordat.pages.forms.sheet import Answer, Wording
from concordat.pages.forms.times import instants
from concordat.pages.forms.typed import Typed

TWICE = {
    "first": "The first time, before the clocks go back",
    "second": "The second time, after the clocks have gone back",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, in UTC, in the boxes of a day and of a time of day; of a day alone where no
    `hour` is asked.

    A time without a day is asked for its day. A day without a time becomes the instant that
    `untimed` gives; without `untimed`, the time is asked for.
    """

    day: Day
    hour: TimeOfDay | None
    _: KW_ONLY
    untimed: Callable[[date], datetime] | None = None
    kept: Written | None = None

    @property
    def needed(self) -> str:
        return self.day.needed

    @property
    def boxes(self) -> tuple[str, ...]:
        if self.hour is None:
            return self.day.boxes
        return (*self.day.boxes, *self.hour.boxes, _which(self.hour.name))

    def said(self, said: Wording) -> Self:
        hour = self.hour.said(said) if self.hour else None
        return replace(self, day=self.day.said(said), hour=hour)

    def for_readers(self, who: str) -> Self:
        return replace(self, day=self.day.for_readers(who))

    def read(self, typed: Typed) -> Answer[datetime]:
        on = self.day.read(typed)
        if self.hour is None:
            found = self.untimed(on.value) if on.value and self.untimed else None
            return Answer(found, on.shown, on.told, self.kept)
        at = self.hour.read(typed)
        found = self._instant(typed, self.hour, on, at)
        return Answer(found, (*on.shown, *at.shown), (*on.told, *at.told), self.kept)

    def _instant(
        self, typed: Typed, hour: TimeOfDay, on: Answer[date], at: Answer[time]
    ) -> datetime | None:
        """The instant; None if there is none, or if something has to be put right first."""
        if on.value and not typed.text(hour.name):
            if self.untimed:
                return self.untimed(on.value)
            at.refuse("Give the time too, such as 2:30pm.")
        if at.value and not any(typed.text(box) for box in self.day.three):
            on.refuse(f"Give the day too. Today is {say_day(typed.today, year=True)}.")
        if on.value is None or at.value is None:
            return None
        return self._of_that_hour(typed, hour, on.value, at)

    def _of_that_hour(
        self, typed: Typed, hour: TimeOfDay, day: date, at: Answer[time]
    ) -> datetime | None:
        """The instant at which London's clocks show that time; if they show it twice, the one that
        was meant.
        """
        possible = instants(day, at.given)
        if len(possible) == 1:
            return possible[0]
        when, on = say_time(at.given), say_day(day, year=True)
        if not possible:
            at.refuse(
                f"There is no {when} on {on}: the clocks go forward over it. Give another time."
            )
            return None
        chosen = typed.text(_which(hour.name))
        twice = f"{when} comes twice on {on}"
        at.ask_beside(_first_or_second(_which(hour.name), twice, chosen))
        return dict(zip(TWICE, possible, strict=True)).get(chosen)


def _first_or_second(name: str, comes_twice: str, chosen: str) -> fields.Radios:
    question = f"{comes_twice}, because the clocks go back. Was it the first or the second?"
    error = "" if chosen in TWICE else "Say whether it was the first or the second."
    options = tuple(Option(value, words, chosen=value == chosen) for value, words in TWICE.items())
    return fields.Radios(name, question, options, error=error)


def sent_as(day: str, hour: str, instant: datetime) -> dict[str, str]:
    """What a browser sends for an instant, in the boxes of a day and of a time of those names."""
    at = in_london(instant)
    sent = {f"{day}_{part}": str(getattr(at, part)) for part in PARTS}
    sent[hour] = f"{at:%H:%M}"
    possible = instants(at.date(), at.time())
    if len(possible) > 1:
        which = dict(zip(possible, TWICE, strict=True))
        sent[_which(hour)] = which[instant.astimezone(UTC)]
    return sent


def only_the_day(on: date, now: datetime) -> datetime:
    """The instant of a day whose hour nobody said: midday, which is as fair to both sides as any
    hour, but never after `now`. It is shown as that day alone.
    """
    midday = instant_at(on, time(12))
    if on == in_london(now).date() and midday >= now:
        midday = now - timedelta(seconds=1)
    return of_a_day(midday)


def instant_at(day: date, at: time) -> datetime:
    """The instant, in UTC, of a time that London's clocks show once on that day, such as midday."""
    return instants(day, at)[0]


def _which(hour: str) -> str:
    """The name of the box that says which of two hours was meant."""
    return f"{hour}_which"
