"""A closed day, or one that is open after all, in every open case of a board: a job that is kept,
carried on a batch of cases at a time, and goes on after a fault where it stopped.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from time import monotonic

from django.db import transaction
from django.db.models import F, QuerySet

from concordat import clock
from concordat.casework import damage, day_in_case, excluding, models, requests
from concordat.casework.day_in_case import DayChange
from concordat.ids import new_id
from concordat.vault import service as vault
from concordat.vault.errors import Erased, NoKey, Tampered

BATCH = 20  # cases in one transaction: others who write wait that long
LOOKED_UP = 200  # cases of which it is asked at once whether a job is recorded in them
A_DAY = timedelta(days=1)
_FIELD = "reason"
OPEN_AFTER_ALL = "The day is open after all."

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Going:
    """A job that is not finished: which day, whether it is to be closed, in how many open cases it
    is recorded where it had to be, and how many are still to be looked at.
    """

    day: date
    closes: bool
    recorded: int
    left: int


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


def going_on(board: str, person: str) -> tuple[Going, ...]:
    """The jobs of a board that are not finished, the oldest first, as somebody may know of them:
    cases from which they are kept out are in no count. One query, and two for each.
    """
    return tuple(_going(job, person) for job in _jobs().filter(board=board))


def _going(job: models.DayJob, person: str) -> Going:
    known = _to_look_at(job).filter(excluding.may_see(person))
    looked_at, left = known.filter(case__lte=job.after), known.filter(case__gt=job.after)
    return Going(job.day, job.closes, looked_at.count(), left.count())


def why_closed(board: str, day: date) -> str:
    """What was typed of a closed day when it was closed here; empty where it wasn't, or where that
    can't be read. Two queries.
    """
    closed = models.DayJob.objects.filter(board=board, day=day, closes=True)
    latest = closed.order_by("pk").last()
    return (_why(latest) or "") if latest else ""


def boards() -> tuple[str, ...]:
    """The boards with a job that is not finished, those with the oldest first. One query."""
    return tuple(dict.fromkeys(_jobs().values_list("board", flat=True)))


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
    done: the next time it begins again with the first of those.
    """
    with transaction.atomic():
        refs = list(islice(_not_done(job, job.after), BATCH))
        place = models.DayJob.objects.filter(pk=job.pk, after=job.after)
        if not refs and job.failed:
            place.update(after=_before_the_first_not_done(job), failed=False)
            return None
        if not refs:
            if place.update(done=True):
                _forget(job)
            return []
        if not place.update(after=refs[-1]):
            return []
        found = _recorded(job, why, refs)
        recorded = [ref for ref, done in found.items() if done]
        models.DayJob.objects.filter(pk=job.pk).update(
            recorded=F("recorded") + len(recorded),
            failed=job.failed or None in found.values(),
        )
    return recorded


def _recorded(job: models.DayJob, why: str, refs: Iterable[str]) -> dict[str, bool | None]:
    """Whether it was recorded in each of these cases; None where that could not be done."""
    said = DayChange(job.closes, job.day, why, job.by, job.at)
    by = day_in_case.decided(job.board, said)

    def record(ref: str) -> bool:
        return day_in_case.record_day(ref, said, by, _request(job, ref))

    return {ref: damage.unless_damaged(record, ref) for ref in refs}


def _not_done(job: models.DayJob, after: str) -> Iterator[str]:
    """The open cases behind one in which a job isn't recorded, in their order."""
    while refs := list(_to_look_at(job).filter(case__gt=after)[:LOOKED_UP]):
        asked = {_request(job, ref): ref for ref in refs}
        events = models.Event.objects.filter(request__in=asked)
        done = {asked[request] for request in events.values_list("request", flat=True)}
        yield from (ref for ref in refs if ref not in done)
        after = refs[-1]


def _before_the_first_not_done(job: models.DayJob) -> str:
    """The open case before the first in which a job isn't recorded; "" where there is none."""
    first = next(_not_done(job, ""), "")
    return _to_look_at(job).filter(case__lt=first).last() or ""


def _request(job: models.DayJob, ref: str) -> str:
    return requests.own("day", job.key, ref)


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
    """The open cases of its board, in their order; without those that began after the day was
    closed, or opened: they count it so from the start. (A raising takes no day.)
    """
    rows = models.CaseRow.objects.filter(board=job.board, open=True, opened__lt=job.at + A_DAY)
    return rows.order_by("case").values_list("case", flat=True)


def _vault_key(key: str) -> str:
    return f"day/{key}"
