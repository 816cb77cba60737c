"""What every act can say of itself: its words, whom it names, what is wrong with it, and how it
reads in the record.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import ClassVar, Protocol

import msgspec

from concordat.core import sentences
from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.owed import Owed
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import Party, PostRef, SideOf
from concordat.core.protocol import Protocol as Procedure
from concordat.core.wording import worded

__all__ = [
    "Act",
    "Names",
    "Needed",
    "Note",
    "RecordedOnly",
    "Subject",
    "gist",
]

LONGEST = 200
"""The characters of the longest name or choice; a procedure's own titles are shorter."""
_OPAQUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)


def is_opaque(id_: str) -> bool:
    """Whether a text can be an id: one to 64 letters, digits, dots, hyphens and underscores."""
    return _OPAQUE.fullmatch(id_) is not None


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


class Vacated(Protocol):
    """A role whose holder stepped aside."""

    @property
    def side(self) -> str | None: ...
    @property
    def post(self) -> str: ...


class Supporter(Protocol):
    """Somebody of an agency that shares the concern."""

    @property
    def person(self) -> str: ...
    @property
    def agency(self) -> str | None: ...


class CaseSoFar(Protocol):
    """What an act may ask of the case it is done in."""

    @property
    def raising(self) -> Party: ...
    @property
    def answering(self) -> tuple[Party, ...]: ...
    @property
    def route(self) -> str: ...
    @property
    def step(self) -> str: ...
    @property
    def now(self) -> datetime: ...
    @property
    def seq(self) -> int: ...
    @property
    def end(self) -> str | None: ...
    @property
    def clocks(self) -> tuple[RunningClock, ...]: ...
    @property
    def open_duties(self) -> tuple[Owed, ...]: ...
    @property
    def answer_is_late(self) -> bool: ...
    @property
    def left_open(self) -> Collection[str]: ...
    @property
    def vacated(self) -> Collection[Vacated]: ...
    @property
    def supporters(self) -> Collection[Supporter]: ...

    def duty(self, duty_id: DutyId) -> Owed | None: ...
    def times_at(self, step: str) -> int: ...
    def goes_on(self, side: str, agency: str | None = None) -> str | None: ...
    def issue_ids(self, agency: str) -> Collection[str]: ...


class Names(Protocol):
    """How people and things are called where an act is read."""

    def agency(self, agency: str | None) -> str: ...
    def agency_and_service(self, party: Party) -> str: ...
    def side(self, side: str, agency: str | None) -> str: ...
    def person(self, person: str | None) -> str: ...
    def title(self, post: PostRef, agency: str | None = None) -> str: ...
    def duty(self, duty_id: DutyId) -> str: ...
    def clock(self, key: str) -> str: ...
    def entry(self, seq: int) -> str: ...
    def other_case(self, ref: str) -> str: ...
    def day(self, day: date) -> str: ...
    def said(self, text: str) -> str: ...
    def confirmed(self, agency: str, points: Collection[str]) -> bool: ...

    @property
    def went_on(self) -> bool: ...

    @property
    def protocol(self) -> Procedure: ...


class Act(msgspec.Struct, frozen=True, tag_field="kind", omit_defaults=True, kw_only=True):
    """An act: the root of everything that can be in the record.

    `kinds` are the ways in which somebody can set about it, as offers and pages name them.
    `only_adds`: it takes nothing away from what somebody else was about to do. `on_the_step`: it is
    about the step the case is on, and can't have happened before that was entered. `writes` are the
    words it may hold, by what they are about; `least` how many different words each has at least.
    """

    kinds: ClassVar[tuple[str, ...]]
    only_adds: ClassVar[bool] = False
    on_the_step: ClassVar[bool] = False
    writes: ClassVar[tuple[str, ...]] = ()
    least: ClassVar[Mapping[str, int]] = {}

    notes: tuple[Note, ...] = ()

    @property
    def attempt(self) -> str:
        """Which of its kinds this is."""
        return self.kinds[0]

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return NOTHING

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
        return ()

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
        """The one side that may do it, of that agency: the business unit does it only for somebody
        there who rang. None where it is not one side's alone.
        """
        return None

    def sentence(self, names: Names) -> str:
        """What happened, as the record tells it."""
        raise NotImplementedError

    def note(self, about: str, point: str = "") -> str | None:
        """The id of the words about that; None where nothing was written."""
        return note_about(self.notes, about, point)


class RecordedOnly(Act, frozen=True):
    """An act that changes nothing in its case: it is read in the record, and may tell somebody."""


def note_about(notes: Collection[Note], about: str, point: str = "") -> str | None:
    """The id of the words among these that are about that; None where none are."""
    found = (note.id for note in notes if (note.about, note.point) == (about, point))
    return next(found, None)


def why_not_side(case: CaseSoFar, side: str, agency: str | None) -> Refused | None:
    """What is wrong with a side and the agency named for it: an answering agency must answer."""
    answering = {party.id for party in case.answering}
    if side == "answering" and agency not in answering:
        return Refused("no-such-agency", sentences.DOES_NOT_ANSWER)
    if side == "raising" and agency not in (None, case.raising.id):
        return Refused("no-such-agency", "That agency did not raise this case.")
    return None


_ASIDE = frozenset(("note", "notes", "channel"))


def gist(act: Act) -> object:
    """What an act says, whatever the words and the way in which it was said."""
    return _without(msgspec.to_builtins(act), _ASIDE)


def _without(value: object, keys: Collection[str]) -> object:
    match value:
        case dict():
            return {key: _without(each, keys) for key, each in value.items() if key not in keys}
        case list() | tuple():
            return [_without(each, keys) for each in value]
        case _:
            return value


def why_not_texts(act: Act) -> Refused | None:
    """Why something in an act is no name or choice: words are in notes, which are sealed."""
    texts = _texts(msgspec.to_builtins(act))
    if all(len(text) <= LONGEST and text.isprintable() for text in texts):
        return None
    return Refused("no-such-thing", "Something in this is neither a name nor a choice.")


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    match value:
        case str():
            yield value
        case dict():
            yield from (text for each in value.items() for text in _texts(each))
        case list() | tuple():
            yield from (text for each in value for text in _texts(each))


def why_not_notes(act: Act) -> Refused | None:
    """What is wrong with the words that an act refers to. Those of an act that a correction puts
    right are about that act: they may say why as well.
    """
    noted = act.noted()
    if not all(is_opaque(note.id) for note in noted):
        return Refused("no-such-note", "These words have no id that a note can have.")
    if len({note.id for note in noted}) != len(noted):
        return Refused("twice", "The same words are named twice.")
    if len({(note.about, note.point) for note in act.notes}) != len(act.notes):
        return Refused("twice", "Two texts say the same thing of this. Write it in one.")
    strange = [note.about for note in act.notes if note.about not in act.writes]
    if strange:
        return Refused("no-such-note", f"This holds no words about “{strange[0]}”.")
    return None


def why_not_words(act: Act, needed: Collection[Needed], words: Mapping[str, str]) -> Refused | None:
    """Which words are missing that the act can't do without, in the procedure's own `words` for a
    child.
    """
    missing = (need for need in needed if act.note(need.about, need.point) is None)
    first = next(missing, None)
    return Refused("words-needed", worded(first.sentence, words)) if first else None
