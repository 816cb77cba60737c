"""What is kept of reading: that somebody was shown what they were told."""

from collections.abc import Iterable
from datetime import datetime

from concordat.casework import models
from concordat.casework.values import News
from concordat.tables.busy import unless_busy


def shown(person: str, rows: Iterable[News], at: datetime) -> None:
    """Keep that somebody was shown what they were told. Safe to repeat. Where
    somebody else writes just then, it stays new until it is shown the next time.
    """
    marks = [
        models.SeenRow(told_id=id_, person=person, at=at)
        for row in rows
        if row.new
        for id_ in row.rows
    ]
    with unless_busy():
        models.SeenRow.objects.bulk_create(marks, ignore_conflicts=True)
