"""A closed day, or one that is open after all, in every open case of a board: a job that is kept,
carried on a batch of cases at a time, and goes on after a fault where it stopped.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from time import monotonic

from django.db import transaction
from django.db.models import F, QuerySet

from concordat import clock
from concordat.casework import damage, models, requests, store
from concordat.casework.service import Refused, Words, perform
from concordat.core.acts import HolidayProclaimed, HolidayTakenBack, Note
from concordat.core.calendar import in_london
from concordat.core.commands import Command
from concordat.core.record import Record
from concordat.ids import new_id
from concordat.vault import service as vault
from concordat.vault.errors import Erased, NoKey, Tampered

BATCH = 20  # cases in one transaction: others who write wait that long
_FIELD = "reason"
OPEN_AFTER_ALL = "The day is open after all."

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Going:
    """A job that is not finished: which day, whether it is to be closed, in how many cases it was
    recorded, and how many open ones are still to be looked at.
    """

    day: date
    closes: bool
    recorded: int
    left: int


@dataclass(frozen=True, slots=True)
class DayChange:
    """What is said of a day, by whom and when."""

    closes: bool
    day: date
    why: str
    by: str
    at: datetime


def begin(board: str, said: DayChange) -> None:
    """Keep what is to be recorded in every open case; in the transaction in which the day itself is
    closed, or opened.
    """
    key = new_id()
    sealed = vault.begin(_vault_key(key), board).seal(_FIELD, said.why)
    models.DayJob.objects.create(
        board=board,
        day=said.day,
        closes=said.closes,
        by=said.by,
        at=said.at,
        key=key,
        sealed=sealed,
    )


def going_on(board: str) -> tuple[Going, ...]:
    """The jobs of a board that are not finished, the oldest first. One query, and one for each."""
    return tuple(
        Going(job.day, job.closes, job.recorded, _to_look_at(job).count())
        for job in _jobs().filter(board=board)
    )


def why_closed(board: str, day: date) -> str:
    """What was typed of a closed day when it was closed here; empty where it wasn't, or where that
    can't be read. Two queries.
    """
    closed = models.DayJob.objects.filter(board=board, day=day, closes=True)
    latest = closed.order_by("pk").last()
    return (_why(latest) or "") if latest else ""


def carry_on(board: str | None = None, *, seconds: float) -> tuple[str, ...]:
    """Carry on what is unfinished, the oldest first, for so many seconds, and for one batch at
    least; of one board, where it is named. The cases in which a day was recorded.
    """
    end = monotonic() + seconds
    recorded: list[str] = []
    for refs in _batches(board):
        recorded += refs
        if monotonic() > end:
            break
    return tuple(recorded)


def _batches(board: str | None) -> Iterator[list[str]]:
    """What is recorded of each job, a batch at a time. One whose reason can't be read is passed
    over, and told in the log: it holds up no other.
    """
    jobs = _jobs().filter(board=board) if board else _jobs()
    for pk in list(jobs.values_list("pk", flat=True)):
        while job := jobs.filter(pk=pk).first():
            if (why := _why(job)) is None:
                break
            recorded = _next_batch(job, why)
            if recorded is None:
                break
            yield recorded


def _next_batch(job: models.DayJob, why: str) -> list[str] | None:
    """Record a job in its next cases, in one transaction; in which it was recorded. Nothing where
    somebody else carries the job on just now; None where all were looked at, and some could not be
    done: the next time it begins again, and finds the others as they should be.
    """
    with transaction.atomic():
        refs = list(_to_look_at(job)[:BATCH])
        place = models.DayJob.objects.filter(pk=job.pk, after=job.after)
        if not refs and job.failed:
            place.update(after="", failed=False)
            return None
        if not refs:
            if place.update(done=True):
                _forget(job)
            return []
        if not place.update(after=refs[-1]):
            return []
        said = DayChange(job.closes, job.day, why, job.by, job.at)
        record = partial(_recorded_in, said=said)
        found = {ref: damage.unless_damaged(record, ref) for ref in refs}
        recorded = [ref for ref, done in found.items() if done]
        models.DayJob.objects.filter(pk=job.pk).update(
            recorded=F("recorded") + len(recorded),
            failed=job.failed or None in found.values(),
        )
    return recorded


def _recorded_in(ref: str, said: DayChange) -> bool:
    """Whether a day was recorded in a case; not where it counts the day as it should already."""
    loaded = store.load(ref, in_london(said.at).date())
    if loaded is None or not _changes(said, loaded.record):
        return False
    reason = new_id()
    kind = HolidayProclaimed if said.closes else HolidayTakenBack
    act = kind(said.day, notes=(Note(reason, "reason"),))
    command = Command(act, requests.own(ref, reason))
    try:
        words = {reason: Words(said.why)}
        perform(ref, command, said.by, words=words, at=said.at, board_wide=True)
    except Refused as refused:  # as where its words were erased: no more is written in it
        logger.warning("%s is not in the record of case %s: %s", said.day, ref, refused)
        return False
    return True


def _changes(said: DayChange, record: Record) -> bool:
    """Whether a case counts that day in another way than it is to."""
    days = record.calendar.with_closed(record.case(said.at).closed)
    return days.covers(said.day) and days.is_open(said.day) == said.closes


def _forget(latest: models.DayJob) -> None:
    """Once a day is as it should be in every case, what was said of it before is over, and where it
    is open after all, what was typed of that as well.
    """
    before = models.DayJob.objects.filter(board=latest.board, day=latest.day, pk__lt=latest.pk)
    over = list(before.values_list("key", flat=True))
    for key in [*over, *([] if latest.closes else [latest.key])]:
        vault.erase(_vault_key(key), clock.now())
    before.delete()


def _why(job: models.DayJob) -> str | None:
    """What was typed of a day; None where it can't be read, which is told in the log: whoever
    changed it may have changed the day as well.
    """
    try:
        return vault.open(_vault_key(job.key), _FIELD, bytes(job.sealed))
    except Erased:
        return OPEN_AFTER_ALL
    except (NoKey, Tampered) as error:
        logger.error(  # noqa: TRY400 - where it was read says nothing of what was changed
            "What was typed of %s at board %s can't be read (%s). It is recorded in no more cases "
            "until it is put back as it was; every other day is unaffected.",
            job.day,
            job.board,
            error,
        )
        return None


def _jobs() -> QuerySet[models.DayJob]:
    return models.DayJob.objects.filter(done=False).order_by("pk")


def _to_look_at(job: models.DayJob) -> QuerySet[models.CaseRow, str]:
    rows = models.CaseRow.objects.filter(board=job.board, open=True, case__gt=job.after)
    return rows.order_by("case").values_list("case", flat=True)


def _vault_key(key: str) -> str:
    return f"day/{key}"
