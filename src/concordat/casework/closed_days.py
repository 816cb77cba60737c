"""A day on which a board is closed, or is open after all: for new cases, and in every open case."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from concordat import clock
from concordat.casework import day_jobs, excluding, models
from concordat.casework.day_in_case import DayChange
from concordat.casework.holdings import held_by
from concordat.core import sentences, wire
from concordat.core.acts import why_not_closed_day
from concordat.core.acts.sound import why_no_reason
from concordat.core.calendar import A_CLOSED_DAY, in_london
from concordat.core.errors import Refused
from concordat.library.files.calendars import calendar
from concordat.people import closing
from concordat.people import queries as people

SECONDS = 2.0  # for which whoever closes a day waits; the rest is carried on by `sweep`


@dataclass(frozen=True, slots=True)
class Recorded:
    """In which open cases it was recorded meanwhile, and how many are still to be looked at."""

    recorded: tuple[str, ...]
    left: int


def proclaim(board: str, day: date, why: str, by: str, at: datetime | None = None) -> Recorded:
    """Close a day of a board: new cases count without it, and in every open case it is recorded,
    once.

    The day and the job that records it are kept in one transaction; what is not done within
    seconds is carried on by `sweep`. Raises Refused, before anything is recorded, where `by` is not
    the board's business manager, nobody says why, or the board can't be closed on that day.
    """
    _check_day(day)
    now = at or clock.now()
    today = _today_of_the_office(board, by, now)
    _check(day, why, sentences.SAY_WHY_CLOSED)
    if refused := why_not_closed_day(day, today) or _why_closed(board, day, today):
        raise refused
    with transaction.atomic():
        closed = closing.close(board, day, A_CLOSED_DAY, today)
        if closed or not day_jobs.why_closed(board, day):
            day_jobs.begin(board, DayChange(True, day, why, by, now))
    return _carried_on(board, by)


def take_back(board: str, day: date, why: str, by: str, at: datetime | None = None) -> Recorded:
    """Open a day after all that the board had closed by mistake; as for closing it. In each open
    case what is open is counted again as before, and never into the past.
    """
    _check_day(day)
    now = at or clock.now()
    today = _today_of_the_office(board, by, now)
    _check(day, why, sentences.SAY_WHY_OPEN)
    if day < today:
        raise Refused("past-date", sentences.CLOSED_DAY_HAS_PASSED)
    with transaction.atomic():
        if not closing.was_closed(board, day):
            raise Refused("not-closed", "The board has not closed this day.")
        if closing.open_again(board, day, today):
            day_jobs.begin(board, DayChange(False, day, why, by, now))
    return _carried_on(board, by)


def _check(day: date, why: str, needed: str) -> None:
    """Check that it is a day, and that it is said why, before the day is closed for new cases:
    every open case would refuse it otherwise. Raises Refused.
    """
    if type(day) is not date or not isinstance(why, str):
        raise wire.unfit()
    if refused := why_no_reason(why, needed):
        raise refused


def _carried_on(board: str, by: str) -> Recorded:
    """What was recorded, as whoever closed the day may know of it: a case that is kept from them is
    in no count.
    """
    refs = day_jobs.carry_on(board, seconds=SECONDS)
    known = models.CaseRow.objects.filter(excluding.may_see(by), case__in=refs).order_by("case")
    recorded = tuple(known.values_list("case", flat=True))
    return Recorded(recorded, sum(each.left for each in day_jobs.going_on(board, by)))


def _check_day(day: object) -> None:
    """Raise Refused for what is no day."""
    if type(day) is not date:  # an instant is one of Python's dates, too
        raise Refused("no-such-thing", sentences.NO_NAME_OR_CHOICE)


def _today_of_the_office(board: str, by: str, now: datetime) -> date:
    """Today in London. Raises Refused for whoever is not the board's business manager."""
    today = in_london(now).date()
    if not held_by(by, now).officer_of(board):
        raise Refused("officer-only", sentences.ONLY_THE_OFFICE)
    return today


def _why_closed(board: str, day: date, today: date) -> Refused | None:
    """That a day is closed anyway, for the whole nation; None where it is not."""
    nation = calendar(people.board(board).nation, on=today)
    if why := nation.why_closed(day):
        return Refused("closed-anyway", f"This day is not counted as it is: {why}.")
    return None
