"""What each side says keeps the child safe, and that its side is asked again before that runs out:
by its own end, also after the case has ended; without one, after a time, until the case ends.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from concordat.core import periods
from concordat.core.acts import SafetyStated, TakenNoFurther, Withdrawn
from concordat.core.calendar import Calendar
from concordat.core.case import opening, own
from concordat.core.case.owners import Owner
from concordat.core.case.said import Safety
from concordat.core.case.working import WorkingCase
from concordat.core.duties.owed import How
from concordat.core.posts import SideOf
from concordat.core.protocol import ASKED_AGAIN_AFTER, KEEP_SAFE, PLAN_WITHOUT_END

ASKED_AGAIN_SINCE = 9
"""The edition of the rules from which a side is asked again before its plan runs out."""
AS_BEFORE_SINCE = 10
"""The edition of the rules from which a plan counts again once the case is kept going."""


def state(case: WorkingCase, act: SafetyStated) -> None:
    """Keep what a side says, which answers what it was asked, and when it is asked again."""
    side = SideOf.at(act.side, act.agency)
    _answered(case, side)
    lasts = _lasts(case, act) if case.edition >= ASKED_AGAIN_SINCE else None
    case.safety[side] = Safety(act, case.visit, case.seq, case.now, lasts, _asks(case, lasts))


def say_when_stopping(case: WorkingCase, act: Withdrawn | TakenNoFurther) -> None:
    """What the raising side says of it when it gives the case up stands in the place of its
    plan.
    """
    side = SideOf("raising")
    if act.note("safety") is None or case.edition < ASKED_AGAIN_SINCE:
        return
    _answered(case, side)
    if side in case.safety:
        case.safety[side] = replace(case.safety[side], asks=None, replaced=True)


def as_before_stopping(case: WorkingCase) -> None:
    """Where the case goes on after all, the raising side's plan is what it said last, and it is
    asked about it again.
    """
    said = case.safety.get(SideOf("raising"))
    if said is not None and said.replaced and case.edition >= AS_BEFORE_SINCE:
        again = replace(said, replaced=False, asks=_asks(case, said.lasts))
        case.safety[SideOf("raising")] = again


def forget(case: WorkingCase, side: SideOf) -> None:
    """What an agency said was its own word: whoever is in its place from now on said nothing."""
    _answered(case, side, "overtaken")
    case.safety.pop(side, None)


def _answered(case: WorkingCase, side: SideOf, how: How = "done") -> None:
    for duty in case.open_duties():
        if duty.key == KEEP_SAFE.key and SideOf.at(duty.side, duty.agency) == side:
            opening.close(case, duty, how, at=case.now)


def _asks(case: WorkingCase, lasts: date | None) -> datetime | None:
    """When a side is asked again whose plan lasts until a day; None where it never is."""
    return max(_day_before(case.calendar, lasts), case.now) if lasts else None


def _lasts(case: WorkingCase, act: SafetyStated) -> date | None:
    """The day until which it holds or, without an end, on which it is asked about again."""
    if act.nothing or act.until is not None:
        return act.until if not act.nothing else None
    figure = case.protocol.figures.get(PLAN_WITHOUT_END, ASKED_AGAIN_AFTER)
    end = periods.due(figure, case.now, case.calendar, start=case.case.start)
    return case.calendar.day_of(end) if end else None


def _day_before(calendar: Calendar, last: date) -> datetime:
    """The beginning of the last open day before a day; of the day before where the calendar doesn't
    reach it.
    """
    before = last - timedelta(days=1)
    while calendar.covers(before) and not calendar.is_open(before):
        before -= timedelta(days=1)
    return calendar.start_of(before)


# ── Time ──────────────────────────────────────────────────────────────────────────────────────────


def next_asked(safety: Iterable[Safety], *, ended: bool) -> datetime | None:
    """The next instant from which a side is asked again; None where none will be. Once the case has
    ended that is so only of a plan with an end.
    """
    due = (each.asks for each in safety if not ended or each.stated.until is not None)
    return min(filter(None, due), default=None)


def ask(case: WorkingCase, at: datetime) -> None:
    """Ask the sides again whose plan is to be asked about at that instant."""
    case.now = max(case.now, at)
    for side, said in list(case.safety.items()):
        if said.asks is None or said.asks > at or said.lasts is None:
            continue
        case.safety[side] = replace(said, asks=None)
        if side.side == "answering" and side.agency not in {each.id for each in case.answering}:
            continue
        owner = Owner(side.side, side.agency)
        owed = own.ask(case, KEEP_SAFE, owner, about=str(said.seq), at=said.asks)
        due = case.calendar.close_of(said.lasts)
        case.owing.keep(replace(owed, due=due, first_due=due, until=said.lasts))
