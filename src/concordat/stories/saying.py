"""The acts of a story in words, and what each of them moved."""

from datetime import datetime

from concordat.core.acts import (
    Alongside,
    AnyAct,
    DateSet,
    FactStated,
    HolidayProclaimed,
    Reminded,
    RiskStated,
    Used,
    say_beside,
)
from concordat.core.calendar import say_day, say_instant
from concordat.core.case import Case, Owed
from concordat.core.case.apply import RISK
from concordat.core.protocol import Protocol
from concordat.library.telling.say import ADDED, say_condition
from concordat.stories.history import Entry, Moved, Name, Timed, timed_in


def say_event(protocol: Protocol, entry: Entry) -> str | None:
    """What was stated, proclaimed, agreed on or begun.

    None for an act that shows by what it did to duties, and for the time after the last.
    """
    if entry.event is None:
        return None
    return _say_statement(protocol, entry.event.act) or _say_dates(entry.case, entry.event.act)


def _say_statement(protocol: Protocol, act: AnyAct) -> str | None:
    match act:
        case FactStated(name=name, holds=holds):
            return f"{'Stated' if holds else 'No longer so'}: {say_condition(protocol, name)}"
        case HolidayProclaimed(day=day):
            return f"A holiday is proclaimed: {say_day(day, year=True)}"
        case Alongside(what=what):
            return f"Alongside: {say_beside(what, protocol.words)}"
        case Used(permission=key):
            used = next(each for each in protocol.permissions if each.key == key)
            return f"{used.clause or ADDED}: used — {used.what}"
        case RiskStated():
            return "Immediate danger is stated"
    return None


def _say_dates(case: Case, act: AnyAct) -> str | None:
    match act:
        case DateSet(duty=duty, clock=clock, until=until):
            return f"A date is set for {_named(case, duty or clock)}: {say_day(until, year=True)}"
        case Reminded(duties=duties):
            return f"Reminded of {', '.join(_named(case, each) for each in duties)}"
    return None


def say_change(protocol: Protocol, entry: Entry) -> str:
    """Every due time that an act moved, or that it moved none; "" if that needn't be said."""
    act = entry.event.act if entry.event else None
    moves = []
    for moved in entry.moved:
        move = say_move(entry.case, moved)
        is_named = isinstance(act, DateSet) and moved.of == (act.duty or act.clock)
        moves.append(move if is_named else f"{_called(entry.case, moved.now)}, {move}")
    if moves:
        return "; ".join(moves)
    if isinstance(act, RiskStated):
        if protocol.listeners.get(RISK):
            return ""
        return "nothing is owed on danger in this protocol; the safety advice is shown"
    return "" if isinstance(act, Used) else "no date changes"


def say_move(case: Case, moved: Moved) -> str:
    """“due X, now Y”, with the clock that makes it so."""
    said = f"due {_when(moved.old)}, now {_when(moved.now.due)}"
    if isinstance(moved.now, Owed) and moved.now.cap:
        said += f", when {say_clock_of(case, moved.now.cap)} ends"
    return said


def say_clock_of(case: Case, key: str) -> str:
    """A running clock by its clause and stages."""
    return _named(case, key)


def _named(case: Case, of: Name) -> str:
    return _called(case, timed_in(case)[of])


def _called(case: Case, timed: Timed) -> str:
    name = timed.clause or ADDED
    if not isinstance(timed, Owed):
        return f"the clock of {name} over stage {', '.join(timed.scope)}"
    agency = ""
    if timed.agency is not None and len(case.answering) > 1:
        agency = f" with {timed.agency}"
    return f"{name} ({timed.what}){agency}"


def _when(due: datetime | None) -> str:
    return "at no set time" if due is None else say_instant(due, year=True)
