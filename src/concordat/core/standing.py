"""What is true of a case while events are being applied to it: mutable, and frozen again when done."""

from collections.abc import Mapping

from msgspec.structs import replace

from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed, RunningClock, attributes
from concordat.core.protocol import Protocol


class Standing:
    """The case being folded. `seq` is the event now applied, `at` when it happened, `reached` when it was received.

    `duties` are all there ever were; `owed`, those still open, and `here`, those of the present visit, stand apart, so
    that each event of a long case costs no more than of a short one. Whatever becomes of a duty goes through `keep`.
    """

    def __init__(self, protocol: Protocol, calendar: Calendar, case: Case) -> None:
        self.protocol = protocol
        self.base = calendar
        self.calendar = calendar.with_closed(case.closed) if case.closed else calendar
        self.case = case
        self.seq, self.now = case.seq, case.now
        self.step, self.stage, self.route = case.step, case.stage, case.route
        self.answering, self.left = list(case.answering), set(case.left)
        self.positions = dict(case.positions)
        self.facts, self.reminded, self.closed = dict(case.facts), dict(case.reminded), dict(case.closed)
        # What a correction undid is kept to be shown, and stands in the way of nothing that happens now.
        self.undone = [duty for duty in case.duties if duty.undone]
        self._duties = {duty.id: duty for duty in case.duties if not duty.undone}
        self.duties: Mapping[str, Owed] = self._duties  # to read: only `keep` writes
        self.owed = {duty.id: duty for duty in self.duties.values() if duty.how is None}
        self.here = {duty.id: duty for duty in self.duties.values() if duty.visit == len(case.visits)}
        self.clocks: dict[str, RunningClock] = {clock.key: clock for clock in case.clocks}
        self.told, self.visits = list(case.told), list(case.visits)
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
            route=self.route,
            answering=tuple(self.answering),
            left=frozenset(self.left),
            positions=self.positions,
            facts=self.facts,
            reminded=self.reminded,
            closed=self.closed,
            duties=(*self.duties.values(), *(duty for duty in self.undone if duty.id not in self.duties)),
            clocks=tuple(self.clocks.values()),
            told=tuple(self.told),
            visits=tuple(self.visits),
            log=self.log,
            fired=frozenset(self.fired),
            end=self.end,
            ended=self.ended,
        )

    # ── What is true now ─────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def visit(self) -> int:
        return len(self.visits)

    @property
    def attributes(self) -> frozenset[str]:
        return attributes(self.case.raised, self.route, self.facts)

    def disputing(self) -> list[str]:
        """Answering agencies still in dispute; all of them once the case has ended."""
        return [party.id for party in self.answering if self.end is not None or party.id not in self.left]

    def open_duties(self) -> list[Owed]:
        return list(self.owed.values())

    def instances(self, key: str) -> list[Owed]:
        """The duties of that key in the present visit, void ones left out."""
        return [duty for duty in self.here.values() if duty.key == key and duty.how != "void"]

    # ── What becomes of a duty ───────────────────────────────────────────────────────────────────────────────────────

    def keep(self, duty: Owed) -> None:
        """Keeps a duty that opened, or as it has become."""
        self._duties[duty.id] = duty
        if duty.how is None:
            self.owed[duty.id] = duty
        else:
            self.owed.pop(duty.id, None)
        if duty.visit == len(self.visits):
            self.here[duty.id] = duty

    def free_id(self, *parts: str) -> str:
        """The first id made of these parts, and a number from 1, that no duty of this case has."""
        stem, number = "/".join(parts), 1
        while (free := f"{stem}/{number}") in self.duties:
            number += 1
        return free
