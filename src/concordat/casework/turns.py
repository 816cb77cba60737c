"""Whose turn it is to say that danger was read: a post in which nobody acts any more is passed
over, and the record says so.
"""

from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction

from concordat.casework import damage, models, store, writing
from concordat.core.calendar import in_london
from concordat.core.empty_roles import noticed


def pass_over(now: datetime, boards: tuple[str, ...] = ()) -> None:
    """Pass over whoever is away in every case in which danger stands (of these boards, where any
    are named). A case that can't be read is told in the log.
    """
    standing = models.CaseRow.objects.filter(danger__isnull=False).order_by("case")
    of_boards = standing.filter(board__in=boards) if boards else standing
    for ref in list(of_boards.values_list("case", flat=True)):
        damage.unless_damaged(partial(_pass_over, now=now), ref)


def _pass_over(ref: str, now: datetime) -> None:
    loaded = store.load(ref, in_london(now).date())
    added = noticed(loaded.record, now) if loaded else ()
    if loaded is None or not added:
        return
    try:
        with transaction.atomic():
            head = store.lock(ref)
            writing.add(head, loaded.record, added, added[0].recorded, previous=loaded.last)
    except IntegrityError:
        return  # somebody acted meanwhile: the next sweep looks again
