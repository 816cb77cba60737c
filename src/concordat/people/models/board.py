"""A board, its telephone numbers, and the days on which it is closed."""

from django.db import models


class Board(models.Model):
    """A safeguarding board (or partnership) and the protocol it works by.

    `in_force` are the versions that it works by, each with the instant from which it does. The
    references of its cases begin with `prefix`. `accent` is six hex digits. `words` are the
    board's own names for the system's words; they take precedence over the protocol's.
    """

    id = models.SlugField(primary_key=True, max_length=64)
    name = models.CharField(max_length=200)
    prefix = models.CharField(max_length=8, unique=True)
    accent = models.CharField(max_length=6)
    nation = models.CharField(max_length=20)
    protocol = models.SlugField(max_length=64)
    in_force = models.JSONField(default=list)
    words = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """A telephone number that a board gives to everybody: who answers, when, and for what."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="contacts")
    place = models.PositiveIntegerField()
    sort = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    telephone = models.CharField(max_length=40)
    hours = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    about = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("board", "place"), name="contact_place"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.telephone}"


class ClosedDay(models.Model):
    """A day on which this board is closed although its nation is not; why, and the day on which
    that was announced. `taken_back` is the day on which it was found to be a mistake.
    """

    board = models.ForeignKey(Board, models.CASCADE, related_name="closed_days")
    day = models.DateField()
    why = models.CharField(max_length=200)
    proclaimed = models.DateField()
    taken_back = models.DateField(null=True)

    class Meta:
        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=("board", "day"), name="closed_day_once"),)

    def __str__(self) -> str:
        return f"{self.day}: {self.why}"
