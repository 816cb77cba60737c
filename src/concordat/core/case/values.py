"""One case after its last event: frozen values that the fold makes and everything else reads."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from functools import cached_property
from typing import Literal

import msgspec

from concordat.core.acts import (
    SUPPORTER,
    Appointed,
    Issue,
    Raised,
    TookOver,
    attributes,
)
from concordat.core.case.aside import Aside
from concordat.core.case.consulted import Consulted
from concordat.core.case.danger import Danger
from concordat.core.case.earlier import RaisedBy
from concordat.core.case.following import Action, Leaving
from concordat.core.case.heard import HeardLate, NoticeGiven, Settled
from concordat.core.case.said import UNSAID, Positions, Safety
from concordat.core.case.visits import Visit
from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.moments import Moment
from concordat.core.duties.owed import Owed, Owing
from concordat.core.ids import DutyId
from concordat.core.posts import PRACTITIONER, Party, PartySide, SideOf
from concordat.core.protocol import CARRY_OUT, Signal


class Case(msgspec.Struct, frozen=True, dict=True):
    """The whole of one case after its last event; ask it at a later instant with `fold.at`.

    `reminded` says of each duty from when on its first reminder has gone unanswered;
    `children_known` of each child and answering agency whether it is the child they know;
    `taken_back` are the statements of danger that were taken out of the record; `spoke` are the
    people whose word an entry is, with the side for which they said it; `to_follow_up` are the
    notes that wait for the board's business manager alone; `chair_hears` where whoever chairs the
    board hears of its end.

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
    dangers: tuple[Danger, ...]
    owing: Owing
    clocks: tuple[RunningClock, ...]
    told: tuple[NoticeGiven, ...]
    reminded: dict[DutyId, datetime]
    safety: dict[SideOf, Safety]
    appointed: tuple[Appointed, ...]
    consulted: tuple[Consulted, ...]
    took_over: tuple[TookOver, ...]
    advisers: frozenset[str]
    closed: dict[date, str | None]
    log: dict[tuple[Signal, str | None], tuple[Moment, ...]]
    fired: frozenset[Settled | HeardLate]
    answers: dict[tuple[int, SideOf], bool]
    seq: int
    now: datetime
    actions: dict[str, Action] = {}
    leaving: Leaving | None = None
    to_follow_up: frozenset[int] = frozenset()
    aside: tuple[Aside, ...] = ()
    raised_before: tuple[RaisedBy, ...] = ()
    children_known: dict[tuple[str, str], bool] = {}
    taken_back: tuple[Danger, ...] = ()
    spoke: frozenset[tuple[str, PartySide]] = frozenset()
    end: str | None = None
    ended: datetime | None = None
    chair_hears: bool = False

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

    def raised_by(self, seq: int | None) -> Party:
        """The agency that had raised it when that entry was made; now, where none is named."""
        earlier = (each.agency for each in self.raised_before if seq and seq <= each.until)
        return next(earlier, self.raising)

    @property
    def parties(self) -> Iterator[tuple[PartySide, Party]]:
        """Its agencies, each with its side: the one that raised it, then those that answer."""
        yield "raising", self.raising
        yield from (("answering", party) for party in self.answering)

    @property
    def left_open(self) -> tuple[str, ...]:
        """What the raising side can still add to what was raised."""
        return self.raised.left_open

    @property
    def disputing(self) -> tuple[Party, ...]:
        """The answering agencies with which something is still not agreed."""
        return tuple(party for party in self.answering if party.id not in self.left)

    def party(self, agency: str | None) -> Party | None:
        """The answering agency of that id; the only one where none is named."""
        if agency is None:
            return self.answering[0] if len(self.answering) == 1 else None
        return next((party for party in self.answering if party.id == agency), None)

    def goes_on(self, side: str, agency: str | None = None) -> str | None:
        """Who acts in a side's practitioner's place (on the answering side, of one agency): whoever
        took the case over last, else the raiser, or the person disputed with; None where nobody
        knows who that is.
        """
        return next(iter(self._practitioners(side, agency)), None)

    def went_before(self, side: str, agency: str | None = None) -> tuple[str, ...]:
        """Who acted in that place before, the latest first; last whoever raised it."""
        return self._practitioners(side, agency)[1:]

    def _practitioners(self, side: str, agency: str | None) -> tuple[str, ...]:
        party = self.raising if side == "raising" else self.party(agency)
        if party is None:
            return ()
        took = (act for act in self.took_over if (act.side, act.agency) == (side, party.id))
        first = self.raiser if side == "raising" else party.person
        in_order = (first, *(act.person for act in took))
        there = (each for each in reversed(in_order) if each and each not in self.stood_aside)
        return tuple(dict.fromkeys(there))

    @property
    def stood_aside(self) -> frozenset[str]:
        """The people who stepped aside."""
        return frozenset(each.person for each in self.aside)

    @property
    def said_of_safety(self) -> bool:
        """Whether the side that raised it said what keeps the child safe, or that nothing does."""
        return SideOf("raising") in self.safety

    def falls_to_the_lead(self, side: str, agency: str) -> bool:
        """Whether a side's practitioner stepped aside and nobody goes on by name: then it is for
        the agency's lead.
        """
        left = (each for each in self.aside if (each.side, each.agency) == (side, agency))
        of_a_practitioner = any(each.post == PRACTITIONER for each in left)
        return of_a_practitioner and self.goes_on(side, agency) is None

    @property
    def supporters(self) -> tuple[Appointed, ...]:
        """Those brought in of agencies that share the concern."""
        there = (each for each in self.appointed if each.role == SUPPORTER and each.agency)
        return tuple(each for each in there if each.side == "third")

    @property
    def supporting(self) -> tuple[str, ...]:
        """The agencies that share the concern."""
        return tuple(dict.fromkeys(each.agency for each in self.supporters if each.agency))

    @property
    def vacated(self) -> tuple[Aside, ...]:
        """The roles whose holder stepped aside and to which nobody was appointed since. Nobody has
        to act in the place of who supports it.
        """
        filled = {(each.role, each.side) for each in self.appointed}
        left = (each for each in self.aside if each.post != PRACTITIONER)
        over = {*self.supporting, *(each.agency.id for each in self.raised_before)}
        left = (each for each in left if each.agency not in over)
        return tuple(each for each in left if (each.post, each.side) not in filled)

    def issues_with(self, agency: str) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.issues if issue.concerns(agency))

    def issue_ids(self, agency: str) -> Collection[str]:
        return tuple(issue.id for issue in self.issues_with(agency))

    def positions_on(self, agency: str, issue: str) -> Positions:
        return self.positions.get((agency, issue), UNSAID)

    # ── Danger ────────────────────────────────────────────────────────────────────────────────────

    @property
    def standing(self) -> tuple[Danger, ...]:
        """The statements of danger that stand, the earliest first."""
        return tuple(each for each in self.dangers if each.stands)

    @property
    def ever_stated(self) -> tuple[Danger, ...]:
        """Every statement of danger that somebody was told of, those taken back among them."""
        return (*self.dangers, *self.taken_back)

    def danger(self, seq: int) -> Danger | None:
        """The danger stated in that entry; None where it states none."""
        return next((each for each in self.dangers if each.seq == seq), None)

    def must_agree(self, danger: Danger) -> tuple[str, ...]:
        """The agencies that are asked whether the child is safe now."""
        return danger.must_agree(self.raising, self.answering)

    # ── Duties and clocks ─────────────────────────────────────────────────────────────────────────

    @property
    def duties(self) -> tuple[Owed, ...]:
        """All duties there ever were, in the order in which they opened."""
        return tuple(self.owing)

    @property
    def open_duties(self) -> tuple[Owed, ...]:
        return tuple(self.owing.open.values())

    @property
    def owed_now(self) -> tuple[Owed, ...]:
        """The open duties that somebody has to do now: no action that its agency refused."""
        return tuple(duty for duty in self.open_duties if not self._is_refused(duty))

    def is_unaccepted(self, duty: Owed) -> bool:
        """Whether a duty is to carry out an action that its agency has not accepted."""
        action = self._to_carry_out(duty)
        return action is not None and not action.accepted

    def _is_refused(self, duty: Owed) -> bool:
        action = self._to_carry_out(duty)
        return action is not None and action.is_refused

    def _to_carry_out(self, duty: Owed) -> Action | None:
        return self.actions.get(duty.id.action) if duty.key == CARRY_OUT.key else None

    def duty(self, duty_id: DutyId) -> Owed | None:
        return self.owing.get(duty_id)

    def with_duties(self, duties: Iterable[Owed]) -> "Case":
        """The same case with these duties."""
        return msgspec.structs.replace(self, owing=Owing.of(duties, self.visit))

    @property
    def clocks_here(self) -> tuple[RunningClock, ...]:
        """The clocks that run over the present stage."""
        return tuple(clock for clock in self.clocks if clock.runs_at(self.stage))

    @cached_property
    def answers_awaited(self) -> tuple[Owed, ...]:
        """The open duties with which somebody other than the raising side and the board keeps the
        case on its step.
        """
        here = (duty for duty in self.open_duties if duty.visit == self.visit)
        return tuple(duty for duty in here if duty.awaited)

    @cached_property
    def unanswered(self) -> tuple[Owed, ...]:
        """The missing answers that let the raising side move up now.

        The clock over the stage has passed, or their own date has. Where nothing that is awaited
        has a date, a reminder was recorded before the present open day.
        """
        since = ((duty, self.unanswered_from(duty)) for duty in self.answers_awaited)
        return tuple(duty for duty, at in since if at is not None and at <= self.now)

    def unanswered_from(self, duty: Owed) -> datetime | None:
        """The first instant from which the raising side may move up for want of this answer; None
        while nothing says when.

        A time counts as it was set: a holiday proclaimed later takes away no right to move up.
        """
        times = [clock.expected for clock in self.clocks_here]
        if any(each.due is not None for each in self.answers_awaited):
            times.append(duty.expected if duty.due is not None else None)
            reminded = None
        else:
            reminded = self.reminded.get(duty.id)
        passed = (time + datetime.resolution for time in times if time is not None)
        return min((*passed, *([reminded] if reminded else ())), default=None)

    @property
    def is_with_the_board(self) -> bool:
        """Whether the board itself keeps the case on its step, and nobody else does: nothing moves
        while it is silent.
        """
        here = (duty for duty in self.open_duties if duty.visit == self.visit and duty.holds)
        return {duty.side for duty in here} == {"board"} and not self.answers_awaited

    @property
    def moments(self) -> Iterable[Moment]:
        """Everything that happened so far and that somebody may wait for."""
        return (moment for moments in self.log.values() for moment in moments)

    @property
    def answer_is_late(self) -> bool:
        """Whether an answer that has a date is overdue: no reason is needed to move up for it."""
        return any(duty.due is not None for duty in self.unanswered)
