"""What people did, in the past tense: the only thing that is stored.

An event is an act somebody asserts, in an envelope that says who, when it happened and when it was
written. Stages, duties, clocks, notices and ends are never stored: the fold derives them. Words
(narratives, names) are not here; an event holds the ids of sealed notes.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

from concordat.core.posts import Party

FORMAT = 1
Audience = Literal["both sides", "own agency", "board"]
Word = Literal["agreed", "not agreed"]


class Act(msgspec.Struct, frozen=True, tag_field="kind", omit_defaults=True):
    """An act: the root of everything that can stand in the record."""


class Issue(msgspec.Struct, frozen=True, omit_defaults=True):
    """One point disputed. `agencies` are those it concerns; empty means all of them."""

    id: str
    agencies: tuple[str, ...] = ()
    note: str | None = None


class Child(msgspec.Struct, frozen=True, omit_defaults=True):
    """A child of the matter, by the id of the sealed note that says who it is."""

    id: str
    note: str | None = None


class Raised(Act, frozen=True, tag="raised"):
    """The disagreement arose (or the decision was received) and the case opens."""

    raising: Party
    answering: tuple[Party, ...]
    issues: tuple[Issue, ...] = (Issue("1"),)
    children: tuple[Child, ...] = ()
    route: str | None = None
    matter: str | None = None
    level: str | None = None
    facts: tuple[str, ...] = ()
    notes: dict[str, str] = {}
    after: str | None = None


class CarriedOut(Act, frozen=True, tag="carried-out"):
    """Duties done, by their ids. `word` is a decision, or the choice of a duty to consider.

    `acts` are those of a duty's acts that were done where not all of them were; empty means all.
    """

    duties: tuple[str, ...]
    word: str | None = None
    channel: str | None = None
    notes: dict[str, str] = {}
    acts: tuple[str, ...] = ()


class Positioned(Act, frozen=True, tag="positioned"):
    """What one side says of the issues with one answering agency, after the two have spoken."""

    side: Literal["raising", "answering"]
    agency: str
    said: dict[str, Word]
    notes: dict[str, str] = {}


class MovedUp(Act, frozen=True, tag="moved-up"):
    """The raising side took the case to the next step, on a ground."""

    ground: str
    notes: dict[str, str] = {}


class Withdrawn(Act, frozen=True, tag="withdrawn"):
    """The raising side withdrew, saying why and what keeps the child safe."""

    notes: dict[str, str] = {}


class TakenNoFurther(Act, frozen=True, tag="taken-no-further"):
    """The raising side takes what is not agreed no further."""

    notes: dict[str, str] = {}


class OpenedInError(Act, frozen=True, tag="opened-in-error"):
    """The board's officer ends a case that should not have been opened (wrong child, wrong
    procedure).
    """

    notes: dict[str, str] = {}


class RiskStated(Act, frozen=True, tag="risk-stated"):
    """A child is thought to be in immediate danger. Opens the protocol's own emergency duty; stops
    nothing.
    """

    notes: dict[str, str] = {}


class FactStated(Act, frozen=True, tag="fact-stated"):
    """A fact about the case, now true (or no longer)."""

    name: str
    holds: bool = True
    notes: dict[str, str] = {}


class HolidayProclaimed(Act, frozen=True, tag="holiday-proclaimed"):
    """A day that had been open is closed: what is still open is counted again."""

    day: date
    why: str


class DateSet(Act, frozen=True, tag="date-set"):
    """The date that the parties (or the post that may) set for a duty or a clock, by its id."""

    of: str
    until: date
    notes: dict[str, str] = {}


class Reminded(Act, frozen=True, tag="reminded"):
    """Somebody was reminded of duties still open."""

    duties: tuple[str, ...]
    notes: dict[str, str] = {}


class Noted(Act, frozen=True, tag="noted"):
    """A note added to the record, for an audience. `about` is the event it explains, if any."""

    audience: Audience
    note: str
    about: int | None = None
    agency: str | None = None


class Used(Act, frozen=True, tag="used"):
    """A permission used: advice or guidance asked, service managers approached. `of` is whom."""

    permission: str
    of: str | None = None
    notes: dict[str, str] = {}


class Advised(Act, frozen=True, tag="advised"):
    """Somebody gave advice; a later decider is shown that they did."""

    person: str
    notes: dict[str, str] = {}


class Appointed(Act, frozen=True, tag="appointed"):
    """A person brought in to a role (mediator, independent meeting chair, companion, supporter)."""

    role: str
    person: str
    duties: tuple[str, ...] = ()
    side: Literal["raising", "answering", "board", "third"] = "third"
    agency: str | None = None
    notes: dict[str, str] = {}


class Asked(Act, frozen=True, tag="asked"):
    """A request that the protocol lets anyone make: a meeting, a companion."""

    what: Literal["meeting", "companion"]
    notes: dict[str, str] = {}


class SamePerson(Act, frozen=True, tag="same-person"):
    """A duty inside one agency was passed over: the person who owes it would be speaking to
    themselves.
    """

    duties: tuple[str, ...]


class SafetyStated(Act, frozen=True, tag="safety-stated"):
    """What keeps the child safe while this is settled; `nothing` is an answer."""

    side: Literal["raising", "answering"]
    agency: str | None = None
    nothing: bool = False
    until: date | None = None
    notes: dict[str, str] = {}


class ActionAgreed(Act, frozen=True, tag="action-agreed"):
    """An agreed or decided action with its owner and date; followed until it is done."""

    id: str
    side: Literal["raising", "answering", "board"]
    agency: str | None = None
    by: date | None = None
    notes: dict[str, str] = {}


class Answering(Act, frozen=True, tag="answering"):
    """Who answers changed: the board's officer moved the case to the right agency, or added one
    that was left out.
    """

    agency: Party
    instead_of: str | None = None
    notes: dict[str, str] = {}


class Misdirected(Act, frozen=True, tag="misdirected"):
    """Somebody reports that this reached the wrong person or agency."""

    notes: dict[str, str] = {}


class Alongside(Act, frozen=True, tag="alongside"):
    """Another procedure runs beside (complaint, allegation, court, police, review), or the child's
    life changed.
    """

    what: str
    on: date | None = None
    notes: dict[str, str] = {}


class LocalFigure(Act, frozen=True, tag="local-figure"):
    """The board's officer put a date where the text has no number; shown as the board's own, never
    as the text's.
    """

    duty: str
    until: date
    notes: dict[str, str] = {}


class Corrected(Act, frozen=True, tag="corrected"):
    """The event `target` was wrong: it is replaced by `instead` (and its times), or voided."""

    target: int
    notes: dict[str, str] = {}
    instead: "AnyAct | None" = None
    happened: datetime | None = None


AnyAct = (
    Raised
    | CarriedOut
    | Positioned
    | MovedUp
    | Withdrawn
    | TakenNoFurther
    | OpenedInError
    | RiskStated
    | FactStated
    | HolidayProclaimed
    | DateSet
    | Reminded
    | Noted
    | Used
    | Advised
    | Appointed
    | Asked
    | SamePerson
    | SafetyStated
    | ActionAgreed
    | Answering
    | Misdirected
    | Alongside
    | LocalFigure
    | Corrected
)


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """An act in its envelope. Instants are aware, in UTC; `received` only where it differs from
    `happened`.

    `by` acted, in `post`, standing in for `covering`; `behalf` is whom a board's officer typed it
    for. `protocol` is the fingerprint of the version the case runs under, `calendar` the version
    its days were counted with.
    """

    case: str
    seq: int
    act: AnyAct
    happened: datetime
    recorded: datetime
    by: str
    request: str
    protocol: str
    calendar: str
    post: str | None = None
    side: Literal["raising", "answering", "board", "third"] | None = None
    agency: str | None = None
    covering: str | None = None
    behalf: str | None = None
    received: datetime | None = None
    version: int = FORMAT

    @property
    def reached(self) -> datetime:
        """When it was received: when it was sent, unless recorded otherwise."""
        return self.received or self.happened
