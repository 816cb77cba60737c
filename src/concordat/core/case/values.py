"""One case after its last event: frozen values that the fold makes and everything else reads."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

from concordat.core.acts import Appointed, Issue, Raised, SafetyStated, attributes
from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.deadlines import Moment
from concordat.core.duties.owed import Owed, Owing
from concordat.core.ids import DutyId
from concordat.core.posts import Party, PostRef
from concordat.core.protocol import Signal


class Settled(NamedTuple):
    """In a visit, a duty that has its outcome with an agency: it is not looked at again."""

    visit: int
    key: str
    agency: str | None


class HeardLate(NamedTuple):
    """In a visit, a duty of whose lateness the signal was given."""

    visit: int
    duty: DutyId


class NoticeGiven(msgspec.Struct, frozen=True):
    """A notice that the protocol asks for, as given: to which post, when, by which paper."""

    key: str
    clause: str | None
    to: PostRef
    what: str
    at: datetime
    visit: int
    paper: str | None = None
    agency: str | None = None


class Positions(msgspec.Struct, frozen=True):
    """What both sides say of one issue with one agency, and in which events they said it."""

    raising: str | None = None
    raising_seq: int = 0
    answering: str | None = None
    answering_seq: int = 0

    @property
    def settled(self) -> bool:
        """Agreed, and confirmed by the other side."""
        return self.raising == "agreed" and self.answering == "agreed"


UNSAID = Positions()


class Visit(msgspec.Struct, frozen=True):
    """A step while the case was on it; `how` it came there: entered by an outcome, or the ground of
    moving up.
    """

    step: str
    stage: str
    entered: datetime
    how: str
    left: datetime | None = None


class SideOf(NamedTuple):
    """A side, and which answering agency of it where there are several."""

    side: str
    agency: str | None = None


class Safety(msgspec.Struct, frozen=True):
    """What a side says keeps the child safe, and in which visit of which step it said so."""

    stated: SafetyStated
    visit: int


class Case(msgspec.Struct, frozen=True, dict=True):
    """The whole of one case after its last event; ask it at a later instant with `fold.at`.

    `dict=True` only gives what is worked out a place to be kept.
    """

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
    positions: dict[tuple[str, str], Positions]
    facts: dict[str, datetime]
    risks: tuple[datetime, ...]
    owing: Owing
    clocks: tuple[RunningClock, ...]
    told: tuple[NoticeGiven, ...]
    reminded: dict[DutyId, datetime]
    safety: dict[SideOf, Safety]
    appointed: tuple[Appointed, ...]
    advisers: frozenset[str]
    closed: dict[date, str]
    log: dict[tuple[Signal, str | None], tuple[Moment, ...]]
    fired: frozenset[Settled | HeardLate]
    seq: int
    now: datetime
    end: str | None = None
    ended: datetime | None = None

    # ── As a whole ────────────────────────────────────────────────────────────────────────────────

    @property
    def status(self) -> Literal["open", "ended"]:
        return "open" if self.end is None else "ended"

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

    def times_at(self, step: str) -> int:
        """How often the case has been on a step."""
        return sum(visit.step == step for visit in self.visits)

    # ── Sides and issues ──────────────────────────────────────────────────────────────────────────

    @property
    def raising(self) -> Party:
        return self.raised.raising

    @property
    def disputing(self) -> tuple[Party, ...]:
        """The answering agencies with which something is still not agreed."""
        return tuple(party for party in self.answering if party.id not in self.left)

    def party(self, agency: str | None) -> Party | None:
        """The answering agency of that id; the only one where none is named."""
        if agency is None:
            return self.answering[0] if len(self.answering) == 1 else None
        return next((party for party in self.answering if party.id == agency), None)

    def issues_with(self, agency: str) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.issues if issue.concerns(agency))

    def issue_ids(self, agency: str) -> Collection[str]:
        return tuple(issue.id for issue in self.issues_with(agency))

    def positions_on(self, agency: str, issue: str) -> Positions:
        return self.positions.get((agency, issue), UNSAID)

    # ── Duties and clocks ─────────────────────────────────────────────────────────────────────────

    @property
    def duties(self) -> tuple[Owed, ...]:
        """All duties there ever were, in the order in which they opened."""
        return tuple(self.owing)

    @property
    def open_duties(self) -> tuple[Owed, ...]:
        return tuple(self.owing.open.values())

    def duty(self, duty_id: DutyId) -> Owed | None:
        return self.owing.get(duty_id)

    def with_duties(self, duties: Iterable[Owed]) -> "Case":
        """The same case with these duties."""
        return msgspec.structs.replace(self, owing=Owing.of(duties, self.visit))

    @property
    def clocks_here(self) -> tuple[RunningClock, ...]:
        """The clocks that run over the present stage."""
        return tuple(clock for clock in self.clocks if clock.running and self.stage in clock.scope)

    @cached_property
    def answers_awaited(self) -> tuple[Owed, ...]:
        """The open duties of the present step in which the answering side takes part and that hold
        the ladder.
        """
        return tuple(duty for duty in self.open_duties if self._awaits_answer(duty))

    def _awaits_answer(self, duty: Owed) -> bool:
        return duty.holds and duty.side in ("answering", "both") and duty.visit == self.visit

    @property
    def answer_is_late(self) -> bool:
        """Whether an answer is overdue, by its own first date or by a clock over the stage."""
        if any(duty.was_late(self.now) for duty in self.answers_awaited):
            return True
        return any(clock.late(self.now) for clock in self.clocks if self.stage in clock.scope)
