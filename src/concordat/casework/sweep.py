"""The passing of time: who is to be told that something fell late, found and told once. Nothing is
sent from here.
"""

from datetime import datetime
from functools import partial

from django.db import transaction

from concordat.casework import (
    alone,
    damage,
    day_jobs,
    list_rows,
    models,
    projections,
    returned,
    store,
    told,
    turns,
)
from concordat.casework.queries.both_sides import found as on_both_sides
from concordat.casework.reach import of_case
from concordat.core.calendar import in_london
from concordat.core.notices import Telling
from concordat.core.posts import OFFICERS
from concordat.core.who.recipients import Recipient
from concordat.people import queries as people

SECONDS = 30.0  # for what is recorded in every case of a board; the rest is done the next time


def sweep(now: datetime, most: int = 500) -> int:
    """Tells what time alone has brought by now, case by case, the longest waiting first; returns in
    how many cases.

    Run twice, or by two at once, it tells once. At most so many cases; what is left is found the
    next time. A case that can't be read is told in the log, and holds up no other. Before that it
    carries on what is being recorded in every case of a board, and throws away what was sent more
    than a week ago and never recorded.
    """
    returned.forget(now)
    day_jobs.carry_on(seconds=SECONDS)
    turns.pass_over(now)
    waiting = (
        models.CaseHead.objects.filter(next__lt=now).order_by("next").values_list("ref", flat=True)
    )
    refs = list(waiting[:most])
    told_in = sum(bool(damage.unless_damaged(partial(_tell, now=now), ref)) for ref in refs)
    turns.ask(now)
    for board in people.boards():
        _tell_of_both_sides(board.id, now)
        alone.tell(board.id, now)
    return told_in


def _tell_of_both_sides(board: str, now: datetime) -> None:
    """Tell a board's business unit of everybody who has come to have roles on both sides of a case,
    once for each case.
    """
    for each in on_both_sides(board, now):
        _tell_once(each.ref, each.person.id, now)


def _tell_once(ref: str, person: str, now: datetime) -> None:
    """Tell the officers of somebody on both sides of a case, which is held meanwhile, so that two
    sweeps at once don't tell it twice.
    """
    with transaction.atomic():
        head = store.lock(ref)
        known = models.ToldRow.objects.filter(case=head, kind="on both sides", by=person)
        if known.exists():
            return
        case, reach = told.of(head), of_case(ref, now)
        both = [Telling(Recipient("board", post=post), "on both sides", "") for post in OFFICERS]
        told.write(
            (told.Said(case, each, reach(each.to) if reach else None, person) for each in both),
            now,
        )


def _tell(ref: str, now: datetime) -> bool:
    with transaction.atomic():
        head = store.lock(ref)
        if head.next is None or head.next >= now:
            return False  # another sweep, or somebody's act, was first
        loaded = store.load(ref, in_london(now).date())
        if loaded is None:
            return False
        record = loaded.record
        told.tell(head, record, record, (), now)
        if list_rows.is_moved(record.folded, record.case(now)):
            projections.refresh(head, record)
        return True
