"""A case that had ended and goes on after all: what every open case has had recorded meanwhile."""

from datetime import date

from concordat.casework import models


def look_again(board: str, today: date) -> None:
    """Have what was said last of each day to come looked for in every open case again. Those in
    which it is recorded stay as they are.
    """
    to_come = models.DayJob.objects.filter(board=board, day__gte=today)
    latest = {job.day: job.pk for job in to_come.order_by("pk")}
    models.DayJob.objects.filter(pk__in=latest.values()).update(after="", done=False)
