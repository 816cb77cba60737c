"""A case while events are being applied to it: mutable, and frozen again when done."""

from msgspec.structs import replace

from concordat.core.acts import Issue, attributes
from concordat.core.calendar import Calendar
from concordat.core.case.values import Case, Positions
from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.deadlines import Moment
from concordat.core.duties.owed import Owed
from concordat.core.protocol import Duty, Protocol


class Unfit(Exception):
    """An event that doesn't fit the case: the duty it names isn't open, or there is no case yet."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(f"event {seq}: {why}")
        self.seq = seq
        self.why = why


class WorkingCase:
    """The case being folded. `seq` is the event now applied, `at` when it happened, `reached` when
    it was received.

    Every collection is a copy, which `frozen` hands on: nothing may change here after that.
    """

    def __init__(self, protocol: Protocol, calendar: Calendar, case: Case) -> None:
        self.protocol = protocol
        self.base = calendar
        self.calendar = calendar.with_closed(case.closed)
        self.case = case
        self.seq, self.now = case.seq, case.now
        self.at = self.reached = case.now
        self.step, self.stage = case.step, case.stage
        self.answering, self.left = list(case.answering), set(case.left)
        self.positions = dict(case.positions)
        self.facts, self.reminded = dict(case.facts), dict(case.reminded)
        self.closed = dict(case.closed)
        self.owing = case.owing.copy()
        self.clocks: dict[str, RunningClock] = {clock.key: clock for clock in case.clocks}
        self.told, self.visits = list(case.told), list(case.visits)
        self.visit = case.visit
        self.log = dict(case.log)
        self.fired = set(case.fired)
        self.end, self.ended = case.end, case.ended

    def frozen(self) -> Case:
        return replace(
            self.case,
            seq=self.seq,
            now=self.now,
            step=self.step,
            stage=self.stage,
            answering=tuple(self.answering),
            left=frozenset(self.left),
            positions=self.positions,
            facts=self.facts,
            reminded=self.reminded,
            closed=self.closed,
            owing=self.owing,
            clocks=tuple(self.clocks.values()),
            told=tuple(self.told),
            visits=tuple(self.visits),
            log=self.log,
            fired=frozenset(self.fired),
            end=self.end,
            ended=self.ended,
        )

    # ── What is true now ──────────────────────────────────────────────────────────────────────────

    @property
    def moment(self) -> Moment:
        """When the event now applied happened, and when it was received."""
        return Moment(self.at, self.reached)

    @property
    def attributes(self) -> frozenset[str]:
        return attributes(self.case.raised, self.case.route, self.facts)

    def rule(self, duty: Owed) -> Duty:
        """What the protocol (or Concordat itself) says of a duty."""
        return self.protocol.duty(duty.key)

    def disputing(self) -> list[str]:
        """Answering agencies still in dispute; all of them once the case has ended."""
        if self.end is not None:
            return [party.id for party in self.answering]
        return [party.id for party in self.answering if party.id not in self.left]

    def open_duties(self) -> list[Owed]:
        return list(self.owing.open.values())

    def instances(self, key: str) -> list[Owed]:
        """The duties of that key in the present visit, void ones left out."""
        return [duty for duty in self.owing.here.values() if _counts(duty, key)]

    def latest(self, key: str) -> list[Owed]:
        """The duties of that key in the last visit in which any opened, void ones left out."""
        found = [duty for duty in self.owing.all.values() if _counts(duty, key)]
        return [duty for duty in found if duty.visit == found[-1].visit]

    def issues_with(self, agency: str) -> list[Issue]:
        return [issue for issue in self.case.issues if issue.concerns(agency)]

    def positions_with(self, agency: str) -> list[Positions]:
        """Where both sides are on every issue that concerns this agency."""
        unsaid = Positions()
        return [
            self.positions.get((agency, issue.id), unsaid) for issue in self.issues_with(agency)
        ]


def _counts(duty: Owed, key: str) -> bool:
    return duty.key == key and duty.how != "void"
