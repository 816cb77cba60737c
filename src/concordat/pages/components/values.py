"""What each macro shows, as frozen values. A macro puts its values into words and works out
nothing.

Instants are aware datetimes; the macros that show them also take `now`. An optional text of ""
means that the macro leaves its line out.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from concordat.brief.owed import Deadline, Reading, Strip
from concordat.brief.values import Tone
from concordat.pages.shell import Link


@dataclass(frozen=True, slots=True)
class Person:
    """Who holds a post. `name` is "" if nobody does. `away` ("until 30 December") goes with
    `cover`.
    """

    post: str
    name: str = ""
    agency: str = ""
    telephone: str = ""
    away: str = ""
    cover: "Person | None" = None


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """A clause in its own words. If it isn't in the text, `local` says who added it and why."""

    name: str
    text: str
    reading: Reading | None = None
    local: str = ""
    more: Link | None = None
    more_readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseWhy:
    """The clause behind a duty, and the rest of its stage."""

    clause: ClauseWords
    rest: tuple[ClauseWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """A link to a page where something is done. With a `reason`, it can't be done, and the reason
    is shown instead.
    """

    label: str
    href: str = ""
    look: Literal["first", "second", "quiet"] = "second"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NextCard:
    """The next thing: a sentence, by when, who to ring, why, how that was counted, and what the
    reader can do.

    `local` says who set the figure, if it is a board's own and not the text's. `key` keeps ids on a
    page unique. `handed` says to which colleague it was handed, `said` why an action was not taken
    on.
    """

    key: str
    sentence: str
    due: Deadline
    people: tuple[Person, ...] = ()
    why: ClauseWhy | None = None
    counted: Strip | None = None
    actions: tuple[Action, ...] = ()
    local: str = ""
    heading: str = "Next"
    handed: str = ""
    said: tuple[str, ...] = ()

    @property
    def first(self) -> tuple[Action, ...]:
        """What the reader most likely does about it; () where nothing is theirs to do."""
        return tuple(each for each in self.actions if each.look == "first" and not each.reason)[:1]

    @property
    def others(self) -> tuple[Action, ...]:
        """Whatever else can be done about it, or can't."""
        return tuple(each for each in self.actions if each not in self.first)

    @property
    def has_more(self) -> bool:
        """Whether there is anything to say beyond what is owed, whom to ring and what to do."""
        return bool(self.people[1:] or self.local or self.why or self.counted or self.others)


@dataclass(frozen=True, slots=True)
class RunningLimit:
    """A limit that is running. `used` is how much of its time has gone, 0 to 100, or None if it has
    no end.
    """

    name: str
    due: Deadline
    used: int | None = None
    clause: str = ""
    over: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter or form beside an entry: `about` is what it is ("letter, 2 pages")."""

    label: str
    href: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """Something that happened. `written` is given when it was entered at another time than it
    happened. A struck entry is shown struck through with `state_words` ("corrected by … because
    …").
    """

    key: str
    what: str
    who: str
    happened: datetime
    written: datetime | None = None
    words: str = ""
    lateness: str = ""
    state: Literal["stands", "corrected", "struck"] = "stands"
    state_words: str = ""
    papers: tuple[Paper, ...] = ()
    audience: str = ""
    correct: Link | None = None


@dataclass(frozen=True, slots=True)
class Opposite:
    """One level: the people of each side who answer to each other, in the order of the table's
    sides.
    """

    level: str
    people: tuple[tuple[Person, ...], ...]


@dataclass(frozen=True, slots=True)
class PeopleOpposite:
    """Each post beside its counterpart. `here` marks the level the matter is at now."""

    caption: str
    sides: tuple[str, ...]
    levels: tuple[Opposite, ...]
    here: str = ""

    @property
    def at_this_step(self) -> "PeopleOpposite":
        """Those at the level the matter is at now; everybody where it is at none."""
        here = tuple(each for each in self.levels if each.level == self.here)
        return replace(self, levels=here or self.levels)

    @property
    def elsewhere(self) -> "PeopleOpposite":
        """Those at every other level."""
        shown = self.at_this_step.levels
        return replace(self, levels=tuple(each for each in self.levels if each not in shown))

    @property
    def everybody(self) -> tuple[Person, ...]:
        """All who are in it, level by level."""
        columns = (column for level in self.levels for column in level.people)
        return tuple(person for column in columns for person in column)


@dataclass(frozen=True, slots=True)
class NoticePanel:
    """A panel beside the text: amber for a silence, a reading, or a child whom nothing keeps safe;
    danger for danger alone; done for what was settled.
    """

    heading: str
    text: str
    tone: Tone = "plain"
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class PrintField:
    """A box of a printed form: its label and what is in it; "" is left empty for handwriting."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class PrintPart:
    """A part of a printed form under its own heading."""

    heading: str
    fields: tuple[PrintField, ...]


@dataclass(frozen=True, slots=True)
class PrintForm:
    """A whole printable form. `drawn_up` says where it comes from when it isn't the board's own."""

    heading: str
    parts: tuple[PrintPart, ...]
    drawn_up: str = ""
    reference: str = ""
