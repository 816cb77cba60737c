"""Declaring a date or a time of day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from concordat.core.acts import DayRule
from concordat.library.files.calendars import FIRST, reaches
from concordat.pages.components import fields
from concordat.pages.components.fields import Option
from concordat.pages.forms.dates import EXAMPLE, PARTS, Unread, Years, read_date
from concordat.pages.forms.fields import Declared
from concordat.pages.forms.plausible import ANY, Plausible
from concordat.pages.forms.sheet import Answer
from concordat.pages.forms.times import read_time
from concordat.pages.forms.typed import Typed
from concordat.pages.words import plain_date

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Day(Declared[date]):
    """A date, in three boxes or whole in one of them. `start` is shown in them at first. Asked
    `whole`, it has one box, which a telephone's keyboard can fill without going from box to box.

    Without `years`, it may be in any that calendars reach. A date that is not `plausible` is asked
    about once, in a box of its own. `rule` refuses a day that can't be, in a case that `began`
    then. `offers` are days that can be chosen in the one box instead of typed.
    """

    start: date | None = None
    years: Years | None = None
    plausible: Plausible = ANY
    example: str = EXAMPLE
    rule: DayRule | None = None
    began: date | None = None
    whole: bool = False
    offers: tuple[date, ...] = ()

    @property
    def three(self) -> tuple[str, str, str]:
        """The names of the boxes for day, month and year."""
        day, month, year = (f"{self.name}_{part}" for part in PARTS)
        return day, month, year

    @property
    def boxes(self) -> tuple[str, ...]:
        return (*self.three, self._sure)

    @property
    def _sure(self) -> str:
        return f"{self.name}_sure"

    def read(self, typed: Typed) -> Answer[date]:
        if not typed.sent:
            return self._at_first()
        day, month, year = (typed.text(box) for box in self.three)
        boxes = (day, month, year)
        years = self.years or Years(FIRST.year, reaches(typed.today).year, near=typed.today)
        found, error = _read(lambda: read_date(boxes, years, self.example), self.needed)
        if found and boxes.count("") == 2 and not self.whole:  # in a box too small to show it
            boxes = _in_three(found)
        words = plain_date(found) if found else " ".join(filter(None, boxes))
        answer = self._answer(found, self._show(boxes, error), words)
        if found and self.rule and (refused := self.rule.why_not(found, typed.today, self.began)):
            answer.refuse(refused.sentence)
            answer.value = None
        self._ask_if_unlikely(answer, typed)
        return answer

    def _at_first(self) -> Answer[date]:
        """The boxes before anything was sent."""
        boxes = _in_three(self.start) if self.start else ("", "", "")
        return self._answer(None, self._show(boxes, ""), "")

    def _show(self, boxes: tuple[str, str, str], error: str) -> fields.Field:
        if not self.whole:
            return fields.Date(self.name, self.question, *boxes, self.hint, error)
        typed = " ".join(filter(None, boxes))
        return fields.Text(
            self.three[0],
            self.question,
            typed,
            self.hint,
            error,
            width=20,  # letters: “27 September 2026” has 17
            autocomplete="off",
            offers=tuple(map(plain_date, self.offers)),
        )

    def _ask_if_unlikely(self, answer: Answer[date], typed: Typed) -> None:
        """Ask whether an unlikely date is right, and accept it only when the box is ticked. The
        tick is for that very date: another date is asked about again.
        """
        found = answer.value
        doubt = self.plausible.doubt(found, typed.today) if found else None
        if found is None or doubt is None:
            return
        value = found.isoformat()
        sure = value in typed.many(self._sure)
        tick = Option(value, doubt.yes, chosen=sure)
        error = "" if sure else doubt.mend
        answer.ask_beside(fields.Checkboxes(self._sure, doubt.question, (tick,), error=error))
        answer.value = found if sure else None


@dataclass(frozen=True, slots=True)
class TimeOfDay(Declared[time]):
    """A time of day. `start` is shown in it at first."""

    start: time | None = None

    def read(self, typed: Typed) -> Answer[time]:
        if not typed.sent:
            start = f"{self.start:%H:%M}" if self.start else ""
            return self._answer(None, self._show(start, ""), "")
        text = typed.text(self.name)
        found, error = _read(lambda: read_time(text), self.needed)
        words = f"{found:%H:%M}" if found else text
        return self._answer(found, self._show(text, error), words)

    def _show(self, text: str, error: str) -> fields.Text:
        return fields.Text(
            self.name, self.question, text, self.hint, error, width=10, autocomplete="off"
        )


def _in_three(day: date) -> tuple[str, str, str]:
    return str(day.day), str(day.month), str(day.year)


def _read(read: Callable[[], T | None], needed: str) -> tuple[T | None, str]:
    """What was read, and what has to be put right, in what was typed or because nothing was."""
    try:
        found = read()
    except Unread as unread:
        return None, str(unread)
    return found, needed if found is None else ""
