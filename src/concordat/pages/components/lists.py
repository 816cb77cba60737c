"""What the macros of lists show, as frozen values: work, cases, tasks, answers, counts, and what an
empty list says.
"""

from dataclasses import dataclass
from typing import Literal

from concordat.brief.owed import Deadline
from concordat.pages.shell import Link


@dataclass(frozen=True, slots=True)
class Task:
    """A part of something to be filled in, in any order."""

    label: str
    href: str = ""
    hint: str = ""
    status: Literal["done", "started", "to do", "not yet"] = "to do"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question and its answer. `change` is where to change it; "" if it can't be changed."""

    question: str
    answer: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class WorkListRow:
    """One thing to do, for which case, with whom, by when; `then` is what the reader can do now."""

    what: str
    href: str
    case: str
    about: str
    due: Deadline
    with_whom: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """Things to do under one heading ("Late", "Today", "Tuesday 29 December"). `late` gives the
    heading weight.
    """

    heading: str
    rows: tuple[WorkListRow, ...]
    late: bool = False


@dataclass(frozen=True, slots=True)
class CaseTableRow:
    """A case in a table: what is next in it, who owes it, by when, and how much of that time has
    gone (0 to 100). `unsafe` says that nothing keeps the child safe, or is "";
    `in_danger` where it says that danger stands.
    """

    reference: str
    href: str
    about: str
    next: str
    who: str
    due: Deadline
    used: int | None = None
    unsafe: str = ""
    in_danger: bool = False


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """Cases under one heading: a stage, or the late ones."""

    heading: str
    rows: tuple[CaseTableRow, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number that filters a list when it is chosen."""

    label: str
    number: int
    href: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty list says: that there is nothing yet, and what will appear there."""

    heading: str
    text: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """The addresses of the newer and older parts of a list; "" if there is nothing newer or
    older.
    """

    newer: str = ""
    older: str = ""
    label: str = "More of this list"
