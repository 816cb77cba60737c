"""A closed day, or one that is open after all, in the record of one case: whoever decided it for
the board is named in the entry, and needs no part in the case.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from concordat.casework import models, notes, store, writing
from concordat.casework.notes import Words
from concordat.core.acts import HolidayProclaimed, HolidayTakenBack, Note
from concordat.core.by_itself import Decided, entry
from concordat.core.calendar import in_london
from concordat.core.posts import OFFICERS
from concordat.core.record import Record
from concordat.core.who.parts import Capacity
from concordat.ids import new_id
from concordat.people import queries as people
from concordat.vault.errors import Erased

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DayChange:
    """What is said of a day, by whom and when."""

    closes: bool
    day: date
    why: str
    by: str
    at: datetime


def decided(board: str, said: DayChange) -> Decided:
    """Who said it, in the post of the board's business unit in which they act; as its business
    manager where they hold none any more.
    """
    on = in_london(said.at).date()
    there = people.directory(board, on, ()).with_a_manager(on).office
    theirs = [seat for seat in there if seat.is_of(said.by, on)]
    if not theirs:
        return Decided(said.by, Capacity("board", board, OFFICERS[0]), "")
    seat = min(theirs, key=lambda each: OFFICERS.index(each.post))
    covering = seat.covered_for(said.by, on)
    return Decided(said.by, Capacity("board", board, seat.post, covering), seat.title)


def record_day(ref: str, said: DayChange, by: Decided, request: str) -> bool:
    """Record it in a case, and return whether that was done; not where it counts the day as it
    should already, nor where its words were erased.
    """
    try:
        with transaction.atomic():
            head = store.lock(ref)
            loaded = store.load(ref, in_london(said.at).date())
            if loaded is None or not _changes(said, loaded.record):
                return False
            _add(head, loaded, said, by, request)
    except Erased:
        logger.warning("%s is not in the record of case %s: its words were erased.", said.day, ref)
        return False
    return True


def _add(
    head: models.CaseHead, loaded: store.Loaded, said: DayChange, by: Decided, request: str
) -> None:
    """Add the entry. Never earlier than the last, nor than what time has told people."""
    last = loaded.record.events[-1]
    now = max(said.at, last.recorded, head.told_until)
    reason = new_id()
    kind = HolidayProclaimed if said.closes else HolidayTakenBack
    act = kind(said.day, notes=(Note(reason, "reason"),))
    added = (entry(loaded.record, act, request, now, decided=by),)
    words = {reason: Words(said.why)}
    sealed = notes.sealed(loaded.record, added, words, by=said.by)
    sealed.save()
    writing.add(head, loaded.record, added, now, previous=loaded.last, digests=sealed.digests)


def _changes(said: DayChange, record: Record) -> bool:
    """Whether a case counts that day in another way than it is to."""
    days = record.calendar.with_closed(record.folded.closed)
    return days.covers(said.day) and days.is_open(said.day) == said.closes
