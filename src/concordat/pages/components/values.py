"""What each macro shows, as frozen values. A macro puts words to what it is given and works out
nothing.

Instants are aware datetimes; the macros that tell them also take `now`. Where text is optional, ""
means that there is nothing to say and the macro leaves its line out.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from concordat.pages.shell import Link

Strength = Literal["must", "should", "aim", "may"]
Tone = Literal["amber", "plain", "danger", "done"]


@dataclass(frozen=True, slots=True)
class Due:
    """When something has to be done by. `at` is None where there is no number: then `words` stand
    instead ("without delay — open since Monday 21 December"). `left` is told beside it ("2 working
    days left"). A late must is the only thing told in red. `strength` is "" where nothing is owed.
    """

    at: datetime | None = None
    strength: Strength | Literal[""] = "must"
    late: bool = False
    left: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who holds a post. `name` is "" where nobody does. `away` ("until 30 December") goes with
    `cover`.
    """

    post: str
    name: str = ""
    agency: str = ""
    telephone: str = ""
    away: str = ""
    cover: "Person | None" = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text leaves open, and how it is taken. `confirmed` tells by whom and when, or
    is "".
    """

    kind: Literal["reading", "silence", "gap"]
    text: str
    taken: str = ""
    others: tuple[str, ...] = ()
    would_change: str = ""
    confirmed: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in its own words. `local` says who added it and why, where it isn't in the text."""

    name: str
    text: str
    reading: Reading | None = None
    local: str = ""
    more: Link | None = None
    more_readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """The clause behind a duty, and the rest of its stage."""

    clause: Clause
    rest: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day of counting. `number` is 0 on the day it starts from, 1, 2 … on a counted day, None on
    a skipped one, which has a `why` ("bank holiday"). `due` ("due 5pm") marks the last.
    """

    on: date
    number: int | None = None
    why: str = ""
    due: str = ""
    today: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """How a due time was counted: a sentence that says it, the days, and which calendar they are
    from.
    """

    sentence: str
    days: tuple[StripDay, ...] = ()
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A link to a page where something is done. With a `reason` it can't be: it stands, and says
    why not.
    """

    label: str
    href: str = ""
    look: Literal["first", "second", "quiet"] = "second"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NextCard:
    """The next thing: a sentence, by when, who to ring, why, how that was counted, and what the
    reader can do. `local` says who set the figure, where it is a board's own and not the text's.
    `key` keeps ids apart on a page.
    """

    key: str
    sentence: str
    due: Due
    people: tuple[Person, ...] = ()
    why: Why | None = None
    counted: Strip | None = None
    actions: tuple[Action, ...] = ()
    local: str = ""
    heading: str = "Next"


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder. `note` is a few words under it ("agreed 22 December")."""

    label: str
    state: Literal["done", "passed over", "now", "to come"]
    mark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The whole ladder, lowest step first, and the sentence that tells a listener where things
    stand on it.
    """

    sentence: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit that is running. `used` is how much of its time has gone, 0 to 100, or None where it
    has no end.
    """

    name: str
    due: Due
    used: int | None = None
    clause: str = ""
    over: str = ""


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A point disputed: what each side says, in the order of the table's sides, and where it stands
    now.
    """

    what: str
    says: tuple[str, ...]
    now: str
    settled: bool = False


@dataclass(frozen=True, slots=True)
class IssueTable:
    """Every point disputed. `sides` names who says what, in order."""

    caption: str
    sides: tuple[str, ...]
    rows: tuple[IssueRow, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter or form beside an entry: `about` is what it is ("letter, 2 pages")."""

    label: str
    href: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
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
    """Each post beside its counterpart. `here` marks the level the matter stands at now."""

    caption: str
    sides: tuple[str, ...]
    levels: tuple[Opposite, ...]
    here: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A panel beside the text: amber for a silence, a reading, or a child whom nothing keeps safe;
    danger for danger alone; done for what was settled.
    """

    heading: str
    text: str
    tone: Tone = "plain"
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class PrintField:
    """A box of a printed form: its label and what is in it, "" left empty to be written in by
    hand.
    """

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
