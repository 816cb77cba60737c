"""One case of fifteen events, from a disagreement raised to a binding decision; and one that goes
on for hundreds.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from concordat.core.acts import ActionAgreed, AnyAct, CarriedOut, Noted, Reminded, SafetyStated
from concordat.core.calendar import Calendar
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.library.files.calendars import calendar
from concordat.library.files.load import load
from concordat.stories.rehearse import ANYBODY, rehearse
from concordat.stories.scenario import understood

BOARD = "sefton"
START = datetime(2026, 11, 23, 10, tzinfo=UTC)
EVENTS = 15
LAST = START + timedelta(days=29)
LONG = 500

# Every stage of the ladder, nothing agreed until the decision at its top. A clause with “not
# agreed” is two acts: the
# discussion held, and the raising side's word on it.
STEPS = (
    (0, "raised", None),
    (1, "SEF-1.1", None),
    (3, "SEF-1.2b", "not agreed"),
    (4, "SEF-2.1", None),
    (7, "SEF-2.3a", "not agreed"),
    (11, "SEF-2.4a", "not agreed"),
    (14, "SEF-3.1a", None),
    (18, "SEF-3.1b", "not agreed"),
    (21, "SEF-3.2", None),
    (23, "SEF-3.3", None),
    (28, "SEF-3.4b", "decided"),
)
LOOPING_BOARD = "sussex"
ROUND = (
    {"did": "SUS-11"},
    {"did": "SUS-12", "choice": "yes"},
    {"did": "SUS-13"},
    {"did": "SUS-14", "outcome": "reconvene"},
)
OUTCOME: dict[str | None, dict[str, str]] = {
    None: {},
    "not agreed": {"outcome": "not agreed", "side": "raising"},
    "decided": {"outcome": "decided"},
}


@cache
def protocol() -> Protocol:
    return load(BOARD)


@cache
def days() -> Calendar:
    return calendar(protocol().nation, close=protocol().close)


@cache
def record() -> Record:
    """The case of fifteen events, each of them decided as everybody's is."""
    steps = [
        {"at": START + timedelta(days=day), "did": did, **OUTCOME[word]} for day, did, word in STEPS
    ]
    told = {
        "protocol": BOARD,
        "case": {"raising": "school", "answering": "childrens-services"},
        "step": steps,
    }
    rehearsal = rehearse(understood(Path("bench"), told), protocol())
    if rehearsal.refused or len(rehearsal.record.events) != EVENTS:
        raise AssertionError(f"{len(rehearsal.record.events)} events; refused: {rehearsal.refused}")
    return rehearsal.record


@cache
def long_record() -> Record:
    """A case that stays at its second stage for five hundred events: notes, reminders, what keeps
    the child safe, and fifty actions agreed and carried out.
    """
    grown = record().before(6)
    while len(grown.events) < LONG:
        number = len(grown.events)
        now = START + timedelta(days=5, minutes=number)
        open_now = tuple(duty.id for duty in grown.folded.open_duties)
        grown = grown.after(
            *decide(grown, Command(_act(number, open_now), request=f"long/{number}"), ANYBODY, now)
        )
    return grown


@cache
def looping() -> Record:
    """A case that is sent back again and again: five hundred events, each round of which opens its
    duties anew.
    """
    rounds = [ROUND[number % len(ROUND)] for number in range(LONG - 1)]
    steps = [
        {"at": START + timedelta(hours=hour), **step}
        for hour, step in enumerate([{"did": "raised"}, *rounds])
    ]
    case = {"raising": "school", "answering": "childrens-services", "route": "conference-dissent"}
    told = {"protocol": LOOPING_BOARD, "case": case, "step": steps}
    rehearsal = rehearse(understood(Path("bench"), told), load(LOOPING_BOARD))
    if rehearsal.refused or len(rehearsal.record.events) != LONG:
        raise AssertionError(
            f"{len(rehearsal.record.events)} events; refused: {rehearsal.refused[:3]}"
        )
    return rehearsal.record


def _act(number: int, open_now: tuple[str, ...]) -> AnyAct:
    match number % 10:
        case 0:
            return ActionAgreed(str(number), "answering", "childrens-services", by=LAST.date())
        case 1 if f"action/{number - 1}" in open_now:
            return CarriedOut((f"action/{number - 1}",))
        case 2 | 3:
            return Reminded(open_now)
        case 4:
            return SafetyStated("raising", until=LAST.date())
        case _:
            return Noted("both sides", f"note-{number}")
