"""A case while events are being applied to it: mutable, and frozen again when done."""

from msgspec.structs import replace

from concordat.core.acts import Issue, attributes
from concordat.core.calendar import Calendar
from concordat.core.case.said import Positions
from concordat.core.case.values import Case
from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.moments import Knows, Moment, Source, known_to, owing
from concordat.core.duties.owed import Owed
from concordat.core.events import EDITION
from concordat.core.posts import Side, SideOf
from concordat.core.protocol import Duty, Protocol, Signal

START = Signal("start")


class Unfit(Exception):
    """An event that doesn't fit the case: the duty it names isn't open, or there is no case yet."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(f"event {seq}: {why}")
        self.seq = seq
        self.why = why


class WorkingCase:
    """The case being folded. `seq` is the event now applied, `at` when it happened, `arrived` when
    it was received, `recorded` from when it was on record; `whose` word it is, and in which `entry`
    (0: time did it). `edition` is that of the rules by which it was accepted, `request`
    the one with which it came.

    Every collection is a copy, which `frozen` hands on: nothing may change here after that.
    """

    def __init__(self, protocol: Protocol, calendar: Calendar, case: Case) -> None:
        self.protocol = protocol
        self.base = calendar
        self.calendar = calendar.with_closed(case.closed)
        self.case = case
        self.seq = self.entry = case.seq
        self.edition = EDITION
        self.request = ""
        self.now = case.now
        self.at = self.arrived = self.recorded = case.now
        self.whose: SideOf | None = None
        self.answers = dict(case.answers)
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
        self.actions, self.leaving = dict(case.actions), case.leaving
        self.to_follow_up = set(case.to_follow_up)
        self.safety = dict(case.safety)
        self.children_known = dict(case.children_known)
        self.spoke = set(case.spoke)
        self.end, self.ended, self.chair_hears = case.end, case.ended, case.chair_hears

    def frozen(self) -> Case:
        """The case as it is now: whatever has the name of one of its fields is that field."""
        held = vars(self)
        kept = {name: _fixed(held[name]) for name in Case.__struct_fields__ if name in held}
        return replace(self.case, **kept | {"clocks": tuple(self.clocks.values())})

    # ── What is true now ──────────────────────────────────────────────────────────────────────────

    @property
    def moment(self) -> Moment:
        """When the event now applied happened, when it was received and when it was recorded."""
        return Moment(self.at, self.arrived, self.recorded, self.entry, self.whose)

    def knows(self, side: Side, agency: str | None) -> Knows:
        """When those who owe something on that side knew of what its limit counts from."""
        answering = [party.id for party in self.answering]
        return known_to(owing(side, agency, answering), self.answers)

    @property
    def start(self) -> Source:
        """The start of the case, as something that limits count from."""
        return Source(self.log[START, None][0])

    @property
    def attributes(self) -> frozenset[str]:
        return attributes(self.case.raised, self.case.route, self.facts)

    def rule(self, duty: Owed) -> Duty:
        """What the protocol (or Concordat itself) says of a duty."""
        return self.protocol.duty(duty.key)

    def disputing(self) -> list[str]:
        """Answering agencies still in dispute; once the case has ended, those that were when it
        came to its last step.
        """
        gone = self.left if self.end is None else self.left - self.talked_with()
        return [party.id for party in self.answering if party.id not in gone]

    def talked_with(self) -> set[str]:
        """The answering agencies that owed a talk in the present visit."""
        owed = self.owing.here.values()
        talks = (duty for duty in owed if self.rule(duty).settled == "positions")
        return {duty.agency for duty in talks if duty.agency is not None}

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


def _fixed(kept: object) -> object:
    """A list or a set as a value that can't change any more; anything else as it is."""
    match kept:
        case list():
            return tuple(kept)
        case set():
            return frozenset(kept)
        case _:
            return kept
