"""What a brief is made from: a case, who looks at it, and what they may read of it."""

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who.parts import Actor


class PersonCard(msgspec.Struct, frozen=True):
    """Somebody who acts, and how to reach them ("" where it isn't known)."""

    id: str
    name: str
    telephone: str = ""
    email: str = ""


class AgencyCard(msgspec.Struct, frozen=True):
    """An agency as people call it."""

    id: str
    name: str
    kind: str


class BoardCard(msgspec.Struct, frozen=True):
    """A board as people see it. `accent` is six hex digits; `words` are its own names for the
    system's words.
    """

    id: str
    name: str
    accent: str
    nation: str
    words: Mapping[str, str]


class CaseView(msgspec.Struct, frozen=True):
    """One case as one person may see it, at `now`.

    `words` are those of its notes that they may read, by note id; where the case's key was `erased`
    there are none. `own_words` says which notes one agency alone may read, and which agency that
    is. `people` are all who acted in it or could, `agencies` those that have a part, `services` the
    names of services by id. `others` are the cases that the record names and in which the reader
    has a part too, by reference.
    """

    ref: str
    board: BoardCard
    record: Record
    case: Case
    actor: Actor
    now: datetime
    words: Mapping[str, str]
    people: Mapping[str, PersonCard]
    agencies: Mapping[str, AgencyCard]
    services: Mapping[str, str] = {}
    own_words: Mapping[str, str] = {}
    erased: bool = False
    others: frozenset[str] = frozenset()

    @property
    def seq(self) -> int:
        """The last entry: what a form built on this view sends back as `seen`."""
        return self.record.events[-1].seq

    def went_on_after(self, seq: int | None) -> bool:
        """Whether the case went on after an entry, which did not end it at once."""
        told = (event for event in self.record.events if event.seq == seq)
        ended = self.case.ended
        return any(ended is None or ended > event.happened for event in told)

    def duty_called(self, text: str) -> Owed | None:
        """The duty whose id reads so in an address; None where the case has none."""
        return next((duty for duty in self.case.duties if str(duty.id) == text), None)

    @property
    def protocol(self) -> Protocol:
        return self.record.protocol

    @property
    def today(self) -> date:
        """The London date of `now`."""
        return self.record.calendar.day_of(self.now)

    @property
    def calendar(self) -> Calendar:
        """The calendar the case is counted with: its own, and days closed since."""
        return self.record.calendar.with_closed(self.case.closed)
