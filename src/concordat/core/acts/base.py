"""What every act can say of itself: its words, whom it names, what is wrong with it, and how it
reads in the record.
"""

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from typing import ClassVar, get_args

import msgspec
from msgspec.structs import FieldInfo

from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.days import DayRule
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import SideOf
from concordat.core.protocol import Protocol as Procedure

__all__ = [
    "Act",
    "Needed",
    "Note",
    "RecordedOnly",
    "Subject",
]


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """Sealed words that an act refers to, by their opaque id.

    `about` says what they are: "reason", "summary". `point` is the issue, or the number of the
    thing asked for, where there are several.
    """

    id: str
    about: str
    point: str = ""


class Needed(msgspec.Struct, frozen=True):
    """Words that an act can't do without. `sentence` is for whoever leaves them out."""

    about: str
    sentence: str
    point: str = ""


class Subject(msgspec.Struct, frozen=True):
    """What an act is about, as far as it decides who may do it.

    Duties; a side and its agency; a ground, permission, fact, role or clock by name; or an entry of
    the record by its number.
    """

    duties: tuple[DutyId, ...] = ()
    side: str = ""
    agency: str = ""
    name: str = ""
    entry: int = 0

    def __str__(self) -> str:
        """The subject as an address carries it. It is never parsed back."""
        if self.duties:
            return " ".join(map(str, self.duties))
        entry = str(self.entry) if self.entry else ""
        return self.name or " ".join(filter(None, (entry, self.agency)))


NOTHING = Subject()


class Act(msgspec.Struct, frozen=True, tag_field="kind", omit_defaults=True, kw_only=True):
    """An act: the root of everything that can be in the record.

    `kinds` are the ways in which somebody can set about it, as offers and pages name them.
    `only_adds`: it takes nothing away from what somebody else was about to do. `may_end`: the case
    may end by it, whatever the procedure says. `on_the_step`: it is about the step the case is on,
    and can't have happened before that was entered. `writes` are the words it may hold, by what
    they are about; `least` how many different words each has at least. `day_asked` is the question
    for the day that it names, on its form and where it is put right; the type of that field says
    whether it is still to come. `for_somebody`: it can be the word of somebody who told the board's
    business manager, who records it for them. `asked_again` are the choices in it that a correction
    may change, beside its days and its words. `own_words` are those of its words that only the
    agency of whoever writes them reads.
    """

    kinds: ClassVar[tuple[str, ...]]
    only_adds: ClassVar[bool] = False
    may_end: ClassVar[bool] = False
    on_the_step: ClassVar[bool] = False
    writes: ClassVar[tuple[str, ...]] = ()
    least: ClassVar[Mapping[str, int]] = {}
    day_asked: ClassVar[str] = "Which day?"
    for_somebody: ClassVar[bool] = False
    asked_again: ClassVar[tuple[str, ...]] = ()
    own_words: ClassVar[tuple[str, ...]] = ()

    notes: tuple[Note, ...] = ()

    @property
    def attempt(self) -> str:
        """Which of its kinds this is."""
        return self.kinds[0]

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return NOTHING

    @property
    def for_the_board(self) -> bool:
        """Whether only the board may know of it: nobody of either side."""
        return False

    def noted(self) -> tuple[Note, ...]:
        """All the words it refers to."""
        return self.notes

    def people(self) -> tuple[str, ...]:
        """The people it names."""
        return ()

    def agencies(self) -> tuple[str, ...]:
        """The agencies it names."""
        return ()

    def days(self) -> tuple[date, ...]:
        """The days it names."""
        found = (getattr(self, each.name) for each in day_fields(type(self)))
        return tuple(day for day in found if day is not None)

    def needed(self, protocol: Procedure, case: CaseSoFar) -> tuple[Needed, ...]:
        """The words that it can't do without."""
        return ()

    def unknown(self, protocol: Procedure) -> Refused | None:
        """What it says that the procedure knows nothing of; None where it knows all. A person can't
        say that, because no form offers it; a story may.
        """
        return None

    def problem(self, protocol: Procedure, case: CaseSoFar) -> Refused | None:
        """What makes it impossible in this case, or nonsense in any; None where nothing does."""
        return None

    @property
    def only_by(self) -> SideOf | None:
        """The one side whose word it is, of that agency: the business unit records it only for
        somebody there who rang. None where it is not one side's alone, or the case says whose.
        """
        return None

    def sentence(self, names: Names) -> str:
        """What happened, as the record tells it."""
        raise NotImplementedError

    def note(self, about: str, point: str = "") -> str | None:
        """The id of the words about that; None where nothing was written."""
        return note_about(self.notes, about, point)


@cache
def day_fields(kind: type[Act]) -> tuple[FieldInfo, ...]:
    """The fields of an act that hold a day."""
    return tuple(each for each in msgspec.structs.fields(kind) if _is_day(each.type))


@cache
def when_ruled(kind: type[Act]) -> tuple[tuple[str, DayRule], ...]:
    """The fields of an act that hold a day or an hour, with when those can be."""
    rules = (
        (each.name, [part for part in parts_of(each.type) if isinstance(part, DayRule)])
        for each in msgspec.structs.fields(kind)
    )
    return tuple((name, rule) for name, found in rules for rule in found)


@cache
def day_rule(kind: type[Act]) -> DayRule:
    """When the day can be that an act names. Raises TypeError where its type doesn't say it."""
    said = (part for each in day_fields(kind) for part in parts_of(each.type))
    found = next((part for part in said if isinstance(part, DayRule)), None)
    if found is None:
        raise TypeError(f"Say in {kind.__name__} when its day can be: see core/acts/days.py.")
    return found


def _is_day(hint: object) -> bool:
    return date in parts_of(hint)


def parts_of(hint: object) -> tuple[object, ...]:
    """A type, with everything that it is put together from."""
    return (hint, *(part for each in get_args(hint) for part in parts_of(each)))


class RecordedOnly(Act, frozen=True):
    """An act that changes nothing in its case: it is read in the record, and may tell somebody."""


def note_about(notes: Collection[Note], about: str, point: str = "") -> str | None:
    """The id of the words among these that are about that; None where none are."""
    found = (note.id for note in notes if (note.about, note.point) == (about, point))
    return next(found, None)
