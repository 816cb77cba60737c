"""No side's word moves another's clock, whatever it says and whenever it is entered."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from concordat.core.acts import AnyAct, CarriedOut, Positioned, TimeConfirmed
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.duties.moments import BOTH
from concordat.core.errors import Refused
from concordat.core.protocol import Anchor, Clock, Signal
from concordat.core.record import Record
from concordat.core.who.parts import Actor
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER
from tests.core.stories import CARE, RAISER, TEAM_LEAD, Story, at

CLOCKED = replace(
    LADDER,
    clocks=(
        *LADDER.clocks,
        Clock(
            "first",
            "C-1",
            ("1", "2"),
            parse_limit("6 working days"),
            "must",
            Anchor(Signal("done", "colleagues.raise"), received=True),
        ),
    ),
)
BEGAN = at("2 10:00")
HOURS = st.integers(0, 300).map(lambda hours: timedelta(hours=hours))
WORDS: tuple[tuple[Actor, str], ...] = ((RAISER, "raise"), (TEAM_LEAD, "talk"), (RAISER, "say"))
"""Who says what, one after the other: she told them, they spoke, nothing was agreed."""


def act_of(record: Record, what: str, now: datetime) -> AnyAct | None:
    """The act with which that is said, where it is still to be said."""
    if what == "say":
        return Positioned("raising", CARE.id, {"1": "not agreed"})
    key = f"colleagues.{what}"
    ids = tuple(duty.id for duty in record.case(now).open_duties if duty.key == key)
    return CarriedOut(ids) if ids else None


def told(entered: list[timedelta], before: list[timedelta]) -> Record:
    """What was said, each so long after the last, as having happened so long before that."""
    record, now = Story(protocol=CLOCKED).record, BEGAN
    for (who, what), later, back in zip(WORDS, entered, before, strict=True):
        now += later
        actor = Actor(who.person, who.capacities)
        act = act_of(record, what, now)
        command = Command(act, f"r-{what}", happened=max(now - back, BEGAN)) if act else None
        try:
            events = decide(record, command, everybody(actor), now) if command else ()
        except Refused:  # it can't have happened then
            events = decide(record, replace(command, happened=now), everybody(actor), now)
        record = record.after(*events) if events else record
    return record


def everybody(actor: Actor) -> Actor:
    """Somebody who needn't write anything, and speaks for their own side."""
    return replace(actor, everyone=True)


def dues(record: Record) -> dict[str, datetime]:
    """By when the answering side owes what is open, and by when the stage ends."""
    case = record.folded
    owed = {
        f"{duty.key} {duty.visit}": duty.due
        for duty in case.open_duties
        if duty.side in ("answering", BOTH) and duty.due is not None
    }
    clocks = {f"clock {clock.key}": clock.due for clock in case.clocks if clock.due is not None}
    return owed | clocks


@given(st.lists(HOURS, min_size=3, max_size=3), st.lists(HOURS, min_size=3, max_size=3))
def test_what_a_side_backdates_gives_the_other_no_less_time_than_what_it_enters_at_once(
    entered: list[timedelta], before: list[timedelta]
) -> None:
    own = [before[0], timedelta(0), before[2]]  # what the answering side says moves its own
    backdated = dues(told(entered, own))
    at_once = dues(told(entered, [timedelta(0)] * 3))
    for what in backdated.keys() & at_once.keys():
        assert backdated[what] >= at_once[what], what


@given(st.lists(HOURS, min_size=3, max_size=3), st.lists(HOURS, min_size=3, max_size=3))
def test_confirming_a_time_gives_nobody_more_time(
    entered: list[timedelta], before: list[timedelta]
) -> None:
    record = told(entered, before)
    earlier, now = dues(record), record.folded.now
    # a clock that turns out to have passed before a duty opened shortens it no more
    shortened = {f"{each.key} {each.visit}" for each in record.folded.open_duties if each.cap}
    for event in record.events[1:]:
        confirmed = Command(TimeConfirmed(event.seq, agrees=True), f"c{event.seq}")
        try:
            record = record.after(*decide(record, confirmed, everybody(TEAM_LEAD), now))
        except Refused:
            continue  # nothing depends on it
    later = dues(record)
    for what in later.keys() - shortened:
        assert later[what] <= earlier[what], what
