"""What casework's queries return: finished, frozen values. Whatever shows them asks nothing
more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from concordat.brief.view import AgencyCard, BoardCard, CaseView, PersonCard
from concordat.core.notices import NewsKind
from concordat.core.protocol import Strength

__all__ = [
    "AgencyCard",
    "BoardCard",
    "BoardView",
    "CaseLine",
    "CaseList",
    "CaseView",
    "Could",
    "News",
    "NewsList",
    "NextOwed",
    "PersonCard",
    "StageClock",
    "StageCount",
    "Waiting",
    "WaitingList",
    "WorkList",
    "WorkRow",
]


@dataclass(frozen=True, slots=True)
class StageClock:
    """The limit over a case's stage that ends first: what the text says, how strongly, and when it
    ends.
    """

    limit: str
    strength: Strength
    due: datetime


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A duty that somebody owes, in a list. `agency` is the answering agency it concerns, where it
    is one agency's.

    `child` are initials, "" where nobody is named or the case's words were erased. `due` is the
    text's own limit, `limit` in its words, `local_until` the board's own figure where the text has
    none; `clock` runs over its stage.
    """

    ref: str
    board: str
    duty: str
    clause: str
    what: str
    strength: Strength
    side: str
    stage: str
    limit: str
    opened: datetime
    since: datetime
    due: datetime | None
    local_until: date | None
    late: bool
    child: str
    agency: AgencyCard | None
    raising: AgencyCard
    answering: tuple[AgencyCard, ...]
    clock: StageClock | None


@dataclass(frozen=True, slots=True)
class WorkList:
    """A page of duties, those due first first and those without a due time last. `next` asks for
    the page after it.
    """

    rows: tuple[WorkRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class NextOwed:
    """What is due first in a case, and whose it is: `agency` owes it; None where several do, or the
    board.
    """

    clause: str
    what: str
    side: str
    agency: AgencyCard | None
    strength: Strength
    limit: str
    opened: datetime
    since: datetime
    due: datetime | None
    local_until: date | None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list. `due` is the earliest due time in it, `moved` when anything was last
    written.

    `owed` is what is due first; None where nothing is owed. `clock` runs over its stage; `due`
    heeds it too. `unsafe`: a side says that nothing keeps the child safe; `safe_until` is the first
    day to which what does is said to last.
    """

    ref: str
    board: str
    stage: str
    child: str
    raising: AgencyCard
    answering: tuple[AgencyCard, ...]
    opened: datetime
    moved: datetime
    due: datetime | None
    late: bool
    end: str
    ended: datetime | None
    owed: NextOwed | None
    clock: StageClock | None
    unsafe: bool
    safe_until: date | None


@dataclass(frozen=True, slots=True)
class CaseList:
    """A page of cases. `next` asks for the page after it, None on the last."""

    lines: tuple[CaseLine, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class News:
    """Something a person was told about a case, by name or through a post."""

    ref: str
    board: str
    kind: NewsKind
    what: str
    at: datetime
    due: datetime | None
    clause: str
    paper: str


@dataclass(frozen=True, slots=True)
class NewsList:
    """A page of what somebody was told, the latest first."""

    rows: tuple[News, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many open cases are at a stage, and in how many of them something is late."""

    stage: str
    open: int
    late: int


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board's live cases: counts, what the board itself owes, and a page of the cases, late ones
    first.

    `late` counts open duties and clocks over stages that are past their limit, by strength.
    """

    stages: tuple[StageCount, ...]
    late: Mapping[str, int]
    own: tuple[WorkRow, ...]
    cases: CaseList


@dataclass(frozen=True, slots=True)
class Could:
    """Somebody who could act: the post, its agency, and who acts in it today, None where nobody
    does.
    """

    post: str
    agency: str
    person: PersonCard | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open case that waits on nobody's limit: days since anything was written, what is owed, and
    who could act.
    """

    line: CaseLine
    days: int
    owed: tuple[str, ...]
    local_until: date | None
    could: tuple[Could, ...]


@dataclass(frozen=True, slots=True)
class WaitingList:
    """A page of such cases, the longest still first."""

    rows: tuple[Waiting, ...]
    next: str | None
