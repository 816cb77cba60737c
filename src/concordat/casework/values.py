"""What casework's queries return: finished, frozen values. Whatever shows them asks nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from concordat.core.case import Case
from concordat.core.decide import Record
from concordat.core.parts import Actor
from concordat.people.values import Board
from concordat.people.values import Person as PersonCard

__all__ = ["AgencyCard", "CaseView", "PersonCard"]


@dataclass(frozen=True, slots=True)
class AgencyCard:
    """An agency as a page names it."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as one person may see it, at `now`.

    `words` are those of its notes that they may read, by note id; where the case's key was `erased` there are none.
    `people` are all who acted in it or could, `agencies` those that have a part.
    """

    ref: str
    board: Board
    record: Record
    case: Case
    actor: Actor
    now: datetime
    words: Mapping[str, str]
    people: Mapping[str, PersonCard]
    agencies: Mapping[str, AgencyCard]
    erased: bool = False

    @property
    def seq(self) -> int:
        """The last entry: what a form built on this view sends back as `seen`."""
        return self.record.events[-1].seq
