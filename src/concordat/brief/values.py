"""The parts of a brief beside what is owed: finished values that a page, a paper or an answer in
JSON shows as they are.
"""

from datetime import datetime
from typing import Literal

import msgspec

from concordat.brief.owed import Deadline, Holder, OfferBrief

Tone = Literal["plain", "amber", "danger", "done"]


# ── Where it is ───────────────────────────────────────────────────────────────────────────────────


class Rung(msgspec.Struct, frozen=True):
    """A step of the ladder. `note` is a few words under it ("agreed 22 December")."""

    label: str
    state: Literal["done", "skipped", "now", "to come"]
    mark: str = ""
    note: str = ""


class Ladder(msgspec.Struct, frozen=True):
    """The whole ladder, lowest step first, and a sentence that says where the case is on it."""

    sentence: str
    rungs: tuple[Rung, ...]


class Panel(msgspec.Struct, frozen=True):
    """Something said apart: a safety plan, a decision, a silence of the text."""

    heading: str
    text: str
    tone: Tone = "plain"


class IssueRow(msgspec.Struct, frozen=True):
    """A point disputed: what each side says, in the order of the table's sides, and how it is
    now.
    """

    what: str
    says: tuple[str, ...]
    now: str
    settled: bool = False


class IssueTable(msgspec.Struct, frozen=True):
    """Every point disputed. `sides` names who says what, in order."""

    caption: str
    sides: tuple[str, ...]
    rows: tuple[IssueRow, ...]


class ActionRow(msgspec.Struct, frozen=True):
    """An agreed or decided action: what, whose, by which day, and how far it has come. `owner` is
    the agency, with who there will do it where that was said; `deadline` is empty until they
    accept. `said` is why it was not taken on, and why it is kept. `closed`: nobody follows it here
    any more.
    """

    id: str
    what: str
    owner: str
    by: str
    deadline: Deadline
    state: str
    decided: bool = False
    closed: bool = False
    said: tuple[str, ...] = ()


class Level(msgspec.Struct, frozen=True):
    """One step: the people of each side who answer to each other, in the order of the table's
    sides.
    """

    title: str
    people: tuple[tuple[Holder, ...], ...]


class PeopleBrief(msgspec.Struct, frozen=True):
    """Each post beside its counterpart; `here` is the step the case is on now. `beside` are the
    board's posts, third parties and whoever was brought in.
    """

    sides: tuple[str, ...]
    levels: tuple[Level, ...]
    here: str
    beside: tuple[Holder, ...]


# ── What happened ─────────────────────────────────────────────────────────────────────────────────

EntryKind = Literal["act", "opened", "ended", "late", "clock", "step", "told", "end"]


class PaperRef(msgspec.Struct, frozen=True):
    """A form or letter of the case, by its key; of one answering agency, where there are
    several.
    """

    key: str
    agency: str = ""


class Entry(msgspec.Struct, frozen=True):
    """Something that happened: an act, or what followed from one or from time.

    `seq` is the entry of the record, 0 for what followed. `written` is given when it was entered at
    another time than it happened. `lateness` says how late an act was. A struck entry is shown
    struck through with `state_words`. `put_right` is what the reader can do about it.
    `after_what_followed`: an act about something that may have begun at the same instant.
    """

    key: str
    kind: EntryKind
    what: str
    who: str
    at: datetime
    seq: int = 0
    written: datetime | None = None
    words: str = ""
    lateness: str = ""
    clause: str = ""
    state: Literal["stands", "corrected", "struck"] = "stands"
    state_words: str = ""
    papers: tuple[PaperRef, ...] = ()
    audience: str = ""
    put_right: OfferBrief | None = None
    after_what_followed: bool = False
