"""What concerns more cases than one transaction can hold, and is carried on until it is done."""

from django.db import models


class DayJob(models.Model):
    """A day that is to be recorded in every open case of a board as closed or, where `closes` is
    false, as open after all: said by whom and when, with the reason sealed. `after` is the last
    case that was looked at, `recorded` in how many it was recorded, `failed` whether any of those
    looked at could not be done, so that all are to be looked at again.

    The latest of a day stays once it is done: for its reason, which outside the cases is nowhere
    else, until the day is taken back; and for cases that are opened again.
    """

    board = models.SlugField(max_length=64)
    day = models.DateField()
    closes = models.BooleanField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
    key = models.CharField(max_length=32)
    sealed = models.BinaryField()
    after = models.CharField(max_length=24, default="")
    recorded = models.PositiveIntegerField(default=0)
    failed = models.BooleanField(default=False)
    done = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.board}: {self.day} {'closed' if self.closes else 'open after all'}"
