"""What the Nth event of a case costs: to decide on, and to fold with all that came before it.

Two cases: one that stays where it is while people write in it, and one that is sent back again and
again, which is the hardest that there is, because every round opens new duties.
"""

from collections.abc import Callable
from datetime import timedelta

from bench.measure import race
from bench.story import LONG, long_record, looping
from bench.telling import Line, at_most, seconds
from concordat.core.acts import Noted
from concordat.core.case.fold import fold
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.record import Record
from concordat.stories.rehearse import ANYBODY

TITLE = "Cost of a case's Nth event"
NUMBERS = (2, 15, 50, 150, LONG)
LINEAR = 1.2  # what is left for the noise of measuring, where each event should cost the same


def measured(rounds: int) -> list[Line]:
    """The same note is decided on after N - 1 events, by a record that has folded them; and N
    events are folded.
    """
    return [*_told("written in", long_record(), rounds), *_told("going round", looping(), rounds)]


def _told(how: str, whole: Record, rounds: int) -> list[Line]:
    deciding = race({str(n): _deciding(whole, n) for n in NUMBERS}, rounds)
    folding = race({str(n): _folding(whole, n) for n in NUMBERS}, rounds)
    first, last, fewer = str(NUMBERS[0]), str(LONG), "50"
    each = folding.ratio(last, fewer) * int(fewer) / LONG
    return [
        *(Line(f"{how}: deciding, event {n}", seconds(deciding.best(str(n)))) for n in NUMBERS),
        *(Line(f"{how}: folding {n} events", seconds(folding.best(str(n)))) for n in NUMBERS),
        at_most(f"{how}: deciding, event {last} to event {first}", deciding.ratio(last, first), 2),
        at_most(f"{how}: folding, each of {last} events to each of {fewer}", each, LINEAR),
    ]


def _deciding(whole: Record, n: int) -> Callable[[], object]:
    record = whole.before(n)
    now = record.events[-1].recorded + timedelta(minutes=1)
    command = Command(Noted("both sides", "a-note"), request="bench")
    if record.folded.seq != n - 1:
        raise AssertionError(f"the record has {record.folded.seq} events, not {n - 1}")
    return lambda: decide(record, command, ANYBODY, now)


def _folding(whole: Record, n: int) -> Callable[[], object]:
    events = whole.before(n + 1).events
    return lambda: fold(whole.protocol, whole.calendar, events)
