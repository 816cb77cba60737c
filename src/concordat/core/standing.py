"""What is true of a case while events are being applied to it: mutable, and frozen again when
done.
"""

from msgspec.structs import replace

from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed, RunningClock, attributes
from concordat.core.protocol import Protocol


class Standing:
    """The case being folded. `seq` is the event now applied, `at` when it happened, `reached` when
    it was received.

    Whatever changes is a copy, which `frozen` hands on: after that nothing more may happen here.
    """

    def __init__(self, protocol: Protocol, calendar: Calendar, case: Case) -> None:
        self.protocol = protocol
        self.base = calendar
        self.calendar = calendar.with_closed(case.closed)
        self.case = case
        self.seq, self.now = case.seq, case.now
        self.step, self.stage = case.step, case.stage
        self.answering, self.left = list(case.answering), set(case.left)
        self.positions = dict(case.positions)
        self.facts, self.reminded, self.closed = (
            dict(case.facts),
            dict(case.reminded),
            dict(case.closed),
        )
        self.owing = case.owing.copy()
        self.clocks: dict[str, RunningClock] = {clock.key: clock for clock in case.clocks}
        self.told, self.visits = list(case.told), list(case.visits)
        self.visit = case.visit
        self.log = dict(case.log)
        self.fired = set(case.fired)
        self.end, self.ended = case.end, case.ended
        self.at = self.reached = case.now

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
    def attributes(self) -> frozenset[str]:
        return attributes(self.case.raised, self.case.route, self.facts)

    def disputing(self) -> list[str]:
        """Answering agencies still in dispute; all of them once the case has ended."""
        return [
            party.id
            for party in self.answering
            if self.end is not None or party.id not in self.left
        ]

    def open_duties(self) -> list[Owed]:
        return list(self.owing.open.values())

    def instances(self, key: str) -> list[Owed]:
        """The duties of that key in the present visit, void ones left out."""
        return [duty for duty in self.owing.here.values() if duty.key == key and duty.how != "void"]

    def latest(self, key: str) -> list[Owed]:
        """The duties of that key in the last visit in which any opened, void ones left out."""
        found = [duty for duty in self.owing.all.values() if duty.key == key and duty.how != "void"]
        return [duty for duty in found if duty.visit == found[-1].visit]
