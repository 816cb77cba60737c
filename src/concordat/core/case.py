"""One case as it stands: frozen values that the fold produces and every page, list and letter
reads.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import chain
from typing import Literal

import msgspec

from concordat.core.events import Appointed, Issue, Raised, SafetyStated
from concordat.core.posts import Party, PostRef, Side
from concordat.core.protocol import LATE, Signal, Strength

How = Literal["done", "overtaken", "void"]
Fired = tuple[
    int, str, str | None
]  # in a visit: a duty that was heard to be late, or has its outcome with an agency
SAY = "say"
CONFIRM = "confirm"
ACTION = "action"


class Owed(msgspec.Struct, frozen=True):
    """A duty that opened in this case. Instants are aware; `due` is absent where the text gives no
    number.

    `agency` is the answering agency it is owed by or towards (None: the case's own). `first_due` is
    the first date it ever had; `anchor` is what the limit is counted from; `cap` names the clock
    that shortened it. `seq` is the event that opened it, `cause` the duty whose lateness did.
    `until` is a date set by those who may; `local_until` is the board's own figure, never the
    text's. `did` are those of its acts that were done so far. `undone`: what had opened it was
    corrected away.
    """

    id: str
    key: str
    clause: str | None
    step: str
    stage: str
    visit: int
    side: Side
    agency: str | None
    what: str
    strength: Strength
    limit: str | None
    opened: datetime
    anchor: datetime
    due: datetime | None
    first_due: datetime | None
    seq: int
    holds: bool = True
    survives: bool = False
    cap: str | None = None
    cause: str | None = None
    until: date | None = None
    local_until: date | None = None
    ended: datetime | None = None
    how: How | None = None
    word: str | None = None
    did: tuple[str, ...] = ()
    post: str | None = None
    done_seq: int | None = None
    undone: bool = False

    @property
    def open(self) -> bool:
        return self.how is None

    def late(self, at: datetime) -> bool:
        """Whether it was (if ended) or is (at `at`) strictly past its limit, or the case moved up
        because it passed.
        """
        if self.due is None or self.how == "void":
            return False
        return (self.ended or at) > self.due or (self.how == "overtaken" and self.word == LATE)

    def was_late(self, at: datetime) -> bool:
        """Whether even the first date it ever had has passed: the right to move up from it
        stays.
        """
        return self.first_due is not None and (self.ended or at) > self.first_due


class Owing(msgspec.Struct, eq=False):
    """The duties of one case, in the order in which they opened, each by its id: `all` there ever
    were.

    Those that are `open`, and those that opened `here`, in the present visit, stand apart, so that
    an act in a long case costs no more than in a short one. What a correction undid is kept to be
    shown, and stands in the way of nothing that happens now. `numbers` says how many have had the
    same name.
    """

    all: dict[str, Owed] = {}
    open: dict[str, Owed] = {}
    here: dict[str, Owed] = {}
    undone: tuple[Owed, ...] = ()
    numbers: dict[str, int] = {}

    @classmethod
    def of(cls, duties: Iterable[Owed], visit: int) -> "Owing":
        """These duties, of which those that opened in that visit opened here."""
        owing = cls()
        for duty in duties:
            if duty.undone:
                owing.undone += (duty,)
            else:
                owing.add(duty)
        owing.here = {duty.id: duty for duty in owing.all.values() if duty.visit == visit}
        return owing

    def copy(self) -> "Owing":
        return Owing(
            self.all.copy(), self.open.copy(), self.here.copy(), self.undone, self.numbers.copy()
        )

    def __iter__(self) -> Iterator[Owed]:
        """All of them, last those undone that have not opened again."""
        return chain(self.all.values(), (duty for duty in self.undone if duty.id not in self.all))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Owing) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment] # it changes

    @property
    def present(self) -> tuple[Owed, ...]:
        """Those that what happens now can be about: open, or of the present visit."""
        return tuple((self.open | self.here).values())

    def get(self, duty_id: str) -> Owed | None:
        return self.all.get(duty_id) or next(
            (duty for duty in self.undone if duty.id == duty_id), None
        )

    def free_id(self, *parts: str) -> str:
        """The next id made of these parts and a number, from 1."""
        stem = "/".join(parts)
        return f"{stem}/{self.numbers.get(stem, 0) + 1}"

    def add(self, duty: Owed) -> None:
        """A duty that opens, in the present visit."""
        stem = duty.id.rpartition("/")[0]
        self.numbers[stem] = self.numbers.get(stem, 0) + 1
        self.here[duty.id] = duty
        self.keep(duty)

    def keep(self, duty: Owed) -> None:
        """A duty as it has become."""
        self.all[duty.id] = duty
        if duty.id in self.here:
            self.here[duty.id] = duty
        if duty.how is None:
            self.open[duty.id] = duty
        else:
            self.open.pop(duty.id, None)


class RunningClock(msgspec.Struct, frozen=True):
    """A clock over stages, from its anchor on. `ended` when the case left its stages or ended."""

    key: str
    clause: str | None
    scope: tuple[str, ...]
    strength: Strength
    limit: str
    opened: datetime
    due: datetime | None
    ended: datetime | None = None
    until: date | None = None

    def late(self, at: datetime) -> bool:
        return self.due is not None and (self.ended or at) > self.due


class Told(msgspec.Struct, frozen=True):
    """A notice that the protocol asks for, as given: to which post, when, by which paper."""

    key: str
    clause: str | None
    to: PostRef
    what: str
    at: datetime
    visit: int
    paper: str | None = None
    agency: str | None = None


class Stand(msgspec.Struct, frozen=True):
    """What both sides say of one issue with one agency, and in which events they said it."""

    raising: str | None = None
    raising_seq: int = 0
    answering: str | None = None
    answering_seq: int = 0

    @property
    def settled(self) -> bool:
        """Agreed, and confirmed by the other side."""
        return self.raising == "agreed" and self.answering == "agreed"


UNSAID = Stand()


class Visit(msgspec.Struct, frozen=True):
    """A step while the case stood on it; `how` it came there: entered by an outcome, or the ground
    of moving up.
    """

    step: str
    stage: str
    entered: datetime
    how: str
    left: datetime | None = None


def attributes(raised: Raised, route: str, facts: Collection[str]) -> frozenset[str]:
    """The words that a condition may name: each fact, `kind X`, `level X` and `route X`."""
    named = {f"route {route}"}
    if raised.matter:
        named.add(f"kind {raised.matter}")
    if raised.level:
        named.add(f"level {raised.level}")
    return frozenset(named.union(facts))


class Case(msgspec.Struct, frozen=True):
    """The whole of one case after its last event; ask it at a later instant with `fold.at`."""

    raised: Raised
    raiser: str
    start: datetime
    arising: datetime
    route: str
    step: str
    stage: str
    visits: tuple[Visit, ...]
    answering: tuple[Party, ...]
    left: frozenset[str]
    issues: tuple[Issue, ...]
    positions: dict[tuple[str, str], Stand]
    facts: dict[str, datetime]
    risks: tuple[datetime, ...]
    owing: Owing
    clocks: tuple[RunningClock, ...]
    told: tuple[Told, ...]
    reminded: dict[str, datetime]
    safety: dict[str, SafetyStated]
    safety_stage: dict[str, int]
    appointed: tuple[Appointed, ...]
    advisers: frozenset[str]
    closed: dict[date, str]
    log: dict[tuple[Signal, str | None], tuple[tuple[datetime, datetime], ...]]
    fired: frozenset[Fired]
    seq: int
    now: datetime
    end: str | None = None
    ended: datetime | None = None

    @property
    def status(self) -> Literal["open", "ended"]:
        return "open" if self.end is None else "ended"

    @property
    def raising(self) -> Party:
        return self.raised.raising

    @property
    def attributes(self) -> frozenset[str]:
        """What a condition of the protocol may ask for: the facts, and the case's kind, level of
        need and route.
        """
        return attributes(self.raised, self.route, self.facts)

    @property
    def visit(self) -> int:
        """How many steps have been entered: the number of the present visit."""
        return len(self.visits)

    @property
    def duties(self) -> tuple[Owed, ...]:
        """All duties there ever were, in the order in which they opened."""
        return tuple(self.owing)

    @property
    def open_duties(self) -> tuple[Owed, ...]:
        return tuple(self.owing.open.values())

    @property
    def disputing(self) -> tuple[Party, ...]:
        """The answering agencies with which something is still not agreed."""
        return tuple(party for party in self.answering if party.id not in self.left)

    def duty(self, duty_id: str) -> Owed | None:
        return self.owing.get(duty_id)

    def with_duties(self, duties: Iterable[Owed]) -> "Case":
        """The same case with these duties."""
        return msgspec.structs.replace(self, owing=Owing.of(duties, self.visit))

    def party(self, agency: str | None) -> Party | None:
        """The answering agency of that id; the only one where none is named."""
        if agency is None:
            return self.answering[0] if len(self.answering) == 1 else None
        return next((party for party in self.answering if party.id == agency), None)

    def issues_with(self, agency: str) -> tuple[Issue, ...]:
        return tuple(
            issue for issue in self.issues if not issue.agencies or agency in issue.agencies
        )

    def stand(self, agency: str, issue: str) -> Stand:
        return self.positions.get((agency, issue), UNSAID)
