"""Which of several duties comes first, wherever they are listed.

What a child's danger asks for comes first. Then what is late, musts before shoulds; what is to be
done at once; what has a date, by date; what has none and brings the case on; and last papers,
records and whatever else leads nowhere.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from enum import IntEnum

import msgspec
from msgspec.structs import replace

from concordat.core.calendar import Calendar
from concordat.core.duties.clocks import RunningClock, clock_of, stage_ends
from concordat.core.duties.owed import Owed
from concordat.core.periods import NoNumber
from concordat.core.protocol import CONFIRM, PAPERS, RISK, SAY, Duty, Protocol, Strength

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
JUST_BEFORE = timedelta(microseconds=1)
WEIGHT: dict[Strength, int] = {"must": 0, "should": 1, "aim": 2, "may": 3}


class Urgency(IntEnum):
    """The groups of a list of duties, in order."""

    DANGER = 0
    LATE = 1
    AT_ONCE = 2
    DATED = 3
    LEADS_ON = 4
    REST = 5


class Listing(msgspec.Struct, frozen=True):
    """Where a duty comes in every list, whatever the hour: in which group until it is late, how
    strongly it is asked, by which instant in its group, and after which instant it is among what is
    late.
    """

    group: Urgency
    weight: int
    by: datetime
    late_after: datetime = NEVER

    def urgency(self, now: datetime) -> Urgency:
        """The group that it is in at an instant."""
        is_late = self.late_after < now and self.group is not Urgency.DANGER
        return Urgency.LATE if is_late else self.group

    def order(self, now: datetime) -> tuple[Urgency, int, datetime]:
        """What a list is sorted by at an instant. A date is a date, however strongly it is set."""
        urgency = self.urgency(now)
        return urgency, 0 if urgency is Urgency.DATED else self.weight, self.by

    def before(self, other: "Listing") -> "Listing":
        """The same, but just before another that would come first: in the other's group by the
        other's instant, for that of its own says nothing there.
        """
        by = other.by - JUST_BEFORE
        return Listing(
            min(self.group, other.group),
            min(self.weight, other.weight),
            by if other.group < self.group else min(self.by, by),
            min(self.late_after, other.late_after),
        )


def can_be_next(urgency: Urgency, *, left: bool = False) -> bool:
    """Whether a duty can be what a case waits for next: it leads somewhere, and the case was not
    taken on without it (`left`).
    """
    return urgency < Urgency.REST and not left


class Listings(msgspec.Struct, frozen=True):
    """Where the duties of one case come in every list. `open` are those that are open, `clocks`
    those over the step that the case is on.
    """

    protocol: Protocol
    calendar: Calendar
    open: tuple[Owed, ...]
    facts: Collection[str] = ()
    clocks: tuple[RunningClock, ...] = ()

    def of(self, duty: Owed) -> Listing:
        """Where one of them comes. What has to be done first, and the choice among several ways on,
        comes before what waits for it: only one step along. Of three in a row the first comes
        before the second, which its own place puts there, and not by that before the third. Where
        one of the ways has been taken, that choice comes last.
        """
        found = self._alone(duty)
        if self._took_a_way(duty):
            return replace(found, group=Urgency.REST, by=duty.opened)
        for each in self.open:
            if self._waits_for(each, duty):
                found = found.before(self._alone(each))
        return found

    def _took_a_way(self, duty: Owed) -> bool:
        """Whether it is the choice among several ways on, and one has been taken without it: people
        talked on that step, and what came of it is asked.
        """
        came_of_it = (
            each for each in self.open if each.key in (SAY.key, CONFIRM.key) and not each.id.action
        )
        chooses = self.protocol.duty(duty.key).chooses_the_way
        return chooses and any(each.step == duty.step for each in came_of_it)

    def _waits_for(self, waiting: Owed, duty: Owed) -> bool:
        """Whether one open duty waits for another: the text says which is first, the other is the
        choice among the ways on of its step, or it says whether what the action comes of was
        agreed.
        """
        if duty.key in self.protocol.duty(waiting.key).not_before:
            return True
        if duty.key == CONFIRM.key and waiting.id.action:
            return duty.agency == waiting.agency
        way_on = waiting.holds and waiting.step == duty.step and waiting.key != duty.key
        return way_on and self.protocol.duty(duty.key).chooses_the_way

    def _alone(self, duty: Owed) -> Listing:
        """Where a duty would come if nothing waited for it. What is only permitted is never late,
        and no date makes it press: nobody owes it.
        """
        spec, weight = self.protocol.duty(duty.key), WEIGHT[duty.strength]
        undated = Urgency.LEADS_ON if _leads_on(self.protocol, spec, duty) else Urgency.REST
        if duty.strength == "may":
            return Listing(undated, weight, duty.opened)
        by = self._date_of(duty)
        group = undated if by is None else Urgency.DATED
        if _is_at_once(spec, self.facts):
            group = Urgency.AT_ONCE
        if RISK in spec.opens:
            group = Urgency.DANGER
        return Listing(group, weight, by or duty.opened, self._late_after(duty))

    def _date_of(self, duty: Owed) -> datetime | None:
        """The instant at which its time passes; where the text has none, the end of the board's own
        date, or of the time for the whole stage.
        """
        if duty.late_from is not None:
            return duty.late_from
        if duty.local_until is not None:
            return self.calendar.close_of(duty.local_until)
        over = stage_ends(self.clocks, duty.stage) if duty.holds or not duty.survives else None
        return over.due if over else None

    def _late_after(self, duty: Owed) -> datetime:
        """The instant after which it is among what is late: its own limit or, where it has none,
        the end of the time for its stage. NEVER where it can't be.
        """
        if duty.due is None and duty.left is not None:
            return duty.left - JUST_BEFORE
        over = clock_of(duty, self.clocks)
        return duty.due or (over.due if over else None) or NEVER


def _is_at_once(spec: Duty, facts: Collection[str]) -> bool:
    """Whether the text wants it “immediately” or “without delay”, also with a most that it may
    take.
    """
    limit = spec.limit_in(facts)
    return limit is not None and any(isinstance(each, NoNumber) for each in limit.periods)


def _leads_on(protocol: Protocol, spec: Duty, duty: Owed) -> bool:
    """Whether something comes of it: it keeps the case on its step, chooses the way on or is part
    of the step; it is about an action; or something else opens once it is done. Papers, records and
    letters lead nowhere otherwise, nor does what else goes on being owed after its step.
    """
    if duty.holds or spec.chooses_the_way or duty.id.action or duty.id.about:
        return True
    comes_after = spec.survives or spec.act in PAPERS
    return duty.strength != "may" and (not comes_after or _is_followed(protocol, spec))


def _is_followed(protocol: Protocol, spec: Duty) -> bool:
    """Whether another duty opens, or counts its time, from when this one is done."""
    signals = (
        signal
        for each in protocol.duties.values()
        for signal in (*each.opens, *(anchor.signal for anchor in each.anchors))
    )
    return any(signal.is_given and signal.of == spec.key for signal in signals)
