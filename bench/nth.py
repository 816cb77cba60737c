"""What the Nth event of a case costs: to decide on, and to fold with all that came before it."""

from collections.abc import Callable
from datetime import timedelta

from bench.measure import race
from bench.story import LONG, days, long_record, protocol
from bench.telling import Line, at_most, seconds
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.events import Noted
from concordat.core.fold import fold
from concordat.core.record import Record
from concordat.library.rehearse import ANYBODY

TITLE = "Cost of a case's Nth event"
NUMBERS = (2, 5, 15, 50, 150, LONG)


def measured(rounds: int) -> list[Line]:
    """The same note is decided on after N - 1 events, by a record that has folded them; and N events are folded."""
    deciding = race({str(n): _deciding(n) for n in NUMBERS}, rounds)
    folding = race({str(n): _folding(n) for n in NUMBERS}, rounds)
    first, last = str(NUMBERS[0]), str(LONG)
    fewer = "50"
    each = folding.ratio(last, fewer) * int(fewer) / LONG
    return [
        *(Line(f"deciding, event {n}", seconds(deciding.best(str(n)))) for n in NUMBERS),
        *(Line(f"folding {n} events", seconds(folding.best(str(n)))) for n in NUMBERS),
        at_most(f"deciding, event {last} to event {first}", deciding.ratio(last, first), 2),
        at_most(f"folding, each of {last} events to each of {fewer}", each, 1.2),
    ]


def _deciding(n: int) -> Callable[[], object]:
    record = _as_of(n - 1)
    now = record.events[-1].recorded + timedelta(minutes=1)
    command = Command(Noted("both sides", "a-note"), request="bench")
    if record.folded.seq != n - 1:
        raise AssertionError(f"the record has {record.folded.seq} events, not {n - 1}")
    return lambda: decide(record, command, ANYBODY, now)


def _folding(n: int) -> Callable[[], object]:
    events = _as_of(n).events
    return lambda: fold(protocol(), days(), events)


def _as_of(n: int) -> Record:
    return long_record().before(n + 1)
