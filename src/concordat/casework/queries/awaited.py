"""What somebody who raised a disagreement waits for: what others owe, and when they may go on."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from concordat.casework import models
from concordat.casework.holdings import held_by
from concordat.casework.queries.in_order import most_urgent_first
from concordat.casework.queries.rows import PAGE, with_their_cases, work_rows
from concordat.casework.values import Awaited
from concordat.core.protocol import ACCEPT, ANSWER, CARRY_OUT


def awaited(person: str, now: datetime) -> tuple[Awaited, ...]:
    """What others owe in the cases that somebody raised, or goes on with: what keeps a case where
    it is, what was agreed or decided, what somebody was asked, and what is late; after the end all
    that has a date. The most urgent first. What they owe too is among it once it is late, or they
    can go on without it. Six queries.
    """
    mine = held_by(person, now).mine(now)
    parts = models.PartRow.objects.filter(mine, since__lte=now)
    raised = parts.filter(side="raising", duty__isnull=True).values("case")
    owed = parts.filter(duty__isnull=False).values("duty")
    others = ~Q(pk__in=owed) | Q(rank__lt=now) | Q(goes_on__lte=now)
    keeps_it = Q(holds=True, ended_case=False)
    dated = ~Q(strength="may") & (Q(due__lt=now) | Q(due__isnull=False, ended_case=True))
    of_an_action = Q(key=CARRY_OUT.key) | Q(key=ACCEPT.key, due__isnull=False)
    asked = Q(key=ANSWER.key)
    rows = models.DutyRow.objects.filter(
        others, keeps_it | dated | of_an_action | asked, case__in=raised, since__lte=now
    ).exclude(side="raising")
    found = _asked_once(most_urgent_first(with_their_cases(rows), now)[:PAGE])
    return tuple(
        Awaited(shown, row.goes_on is not None and row.goes_on <= now)
        for row, shown in zip(found, work_rows(found, now), strict=True)
    )


def _asked_once(rows: Iterable[models.DutyRow]) -> list[models.DutyRow]:
    """These rows; what several on a side were asked once, since one of them answers it."""
    found: dict[tuple[str, ...], models.DutyRow] = {}
    for row in rows:
        asked = (row.side, row.agency, row.note) if row.key == ANSWER.key else (row.duty,)
        found.setdefault((row.case_id, row.key, *asked), row)
    return list(found.values())
