"""What the queries of those who oversee cases return: a board's live cases, what stands still,
roles that are empty, and people with roles on both sides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from concordat.casework.values import AgencyCard, CaseLine, CaseList, PersonCard, WorkRow


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many open cases are at a stage, and in how many of them something is late that the
    procedure's text limits.
    """

    stage: str
    open: int
    late: int


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board's live cases: counts, what the board itself owes, and a page of the cases, late ones
    first.

    `late` counts open duties and clocks over stages that are past their limit, by strength;
    under "" what no text asks for.
    """

    stages: tuple[StageCount, ...]
    late: Mapping[str, int]
    own: tuple[WorkRow, ...]
    cases: CaseList


@dataclass(frozen=True, slots=True)
class Could:
    """Somebody who could act: the post, its agency, and who acts in it today, None where nobody
    does. `organisation` is that person's own, where it is another.
    """

    post: str
    agency: str
    person: PersonCard | None
    organisation: str = ""


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
class OnBothSides:
    """Somebody with posts on both sides of an open case, and the side on which they keep a part."""

    person: PersonCard
    ref: str
    child: str
    raising: AgencyCard
    answering: tuple[AgencyCard, ...]
    keeps: str


@dataclass(frozen=True, slots=True)
class EmptyRole:
    """A role of an open case in which nobody acts, and the kind of act that fills it with what that
    is about; "" where none in the case does. `alone`: it is the lead's, and nobody of the agency is
    in their place. `unmarked`: the directory marks no lead there, and those named `instead` are in
    their place.
    """

    ref: str
    title: str
    agency: str
    agency_name: str
    fills: str = ""
    about: str = ""
    alone: bool = False
    unmarked: bool = False
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EmptyRoles:
    """A page of such roles, by case."""

    rows: tuple[EmptyRole, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class EmptyRolesHere:
    """The first such roles that somebody can fill. `more` where there are others; `boards` are
    those whose officer they are, on whose pages all are.
    """

    rows: tuple[EmptyRole, ...]
    more: bool
    boards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaitingList:
    """A page of such cases, the longest still first."""

    rows: tuple[Waiting, ...]
    next: str | None
