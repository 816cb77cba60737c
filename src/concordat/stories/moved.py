"""The due times that each act of a story moved, in words."""

from datetime import datetime

from concordat.core.acts import (
    Alongside,
    AnyAct,
    DateSet,
    FactStated,
    HolidayProclaimed,
    HolidayTakenBack,
    Reminded,
    RiskStated,
)
from concordat.core.calendar import say_instant
from concordat.core.case import Case, Owed
from concordat.core.protocol import RISK, Protocol
from concordat.library.telling.say import ADDED
from concordat.stories.history import AfterAct, Moved, Name, Timed, timed_in

MAY_MOVE_TIMES = (
    Alongside,
    DateSet,
    FactStated,
    HolidayProclaimed,
    HolidayTakenBack,
    Reminded,
)
"""Acts that readers expect to move a time; if they don't, that is said."""


def say_change(protocol: Protocol, entry: AfterAct) -> str:
    """Every due time that an act moved, or that it moved none; "" if there is no need to say so."""
    act = entry.event.act if entry.event else None
    moves = []
    for moved in entry.moved:
        move = say_move(entry.case, moved)
        is_named = isinstance(act, DateSet) and moved.of == (act.duty or act.clock)
        moves.append(move if is_named else f"{_called(entry.case, moved.now)}, {move}")
    return "; ".join(dict.fromkeys(moves)) or _nothing_moved(protocol, act)


def _nothing_moved(protocol: Protocol, act: AnyAct | None) -> str:
    if isinstance(act, RiskStated) and not protocol.listeners.get(RISK):
        return "nothing is owed on danger in this protocol; the safety advice is shown"
    return "no date changes" if isinstance(act, MAY_MOVE_TIMES) else ""


def say_move(case: Case, moved: Moved) -> str:
    """“due X, now Y”, with the clock that makes it so."""
    said = f"due {_when(moved.old)}, now {_when(moved.now.counted)}"
    if moved.now.recounted:
        return f"{said}, and late all the same since {_when(moved.now.due)}"
    if isinstance(moved.now, Owed) and moved.now.cap:
        said += f", when {say_clock_of(case, moved.now.cap)} ends"
    return said


def say_clock_of(case: Case, key: Name) -> str:
    """A running clock by its clause and stages."""
    return _called(case, timed_in(case)[key])


def _called(case: Case, timed: Timed) -> str:
    name = timed.clause or ADDED
    if not isinstance(timed, Owed):
        return f"the clock of {name} over stage {', '.join(timed.scope)}"
    several = timed.agency is not None and len(case.answering) > 1
    return f"{name} ({timed.what}){f' with {timed.agency}' if several else ''}"


def _when(due: datetime | None) -> str:
    return "at no set time" if due is None else say_instant(due, year=True)
