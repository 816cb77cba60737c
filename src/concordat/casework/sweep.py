"""The passing of time: who is to be told that something fell late, found and told once. Nothing is
sent from here.
"""

from datetime import datetime

from django.db import transaction

from concordat.casework import models, store, told
from concordat.core.posts import Directory


def sweep(now: datetime, most: int = 500) -> int:
    """Tells what time alone has brought by now, case by case, the longest waiting first; returns in
    how many cases.

    Run twice, or by two at once, it tells once. At most so many cases; what is left is found the
    next time.
    """
    waiting = (
        models.CaseHead.objects.filter(next__lt=now).order_by("next").values_list("ref", flat=True)
    )
    return sum(_tell(ref, now) for ref in list(waiting[:most]))


def _tell(ref: str, now: datetime) -> bool:
    with transaction.atomic():
        head = store.lock(ref)
        if head.next is None or head.next >= now:
            return False  # another sweep, or somebody's act, was first
        record = store.record(head, store.events(ref), Directory(board=head.board))
        told.tell(head, record, record, (), now)
        return True
