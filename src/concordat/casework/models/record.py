"""The record itself. Events and notes are only added: triggers in the database refuse everything
else.
"""

from django.db import models


class Rules(models.Model):
    """The protocol version by which some cases of a board run, and the calendar that counts their
    days.

    A case keeps the rules it began under. `days` is the whole calendar, so that a due time can be
    counted again after the library's holidays or the board's closed days have changed.
    """

    board = models.SlugField(max_length=64)
    protocol = models.SlugField(max_length=64)
    version = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=64)
    calendar = models.CharField(max_length=200)
    days = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("board", "fingerprint", "calendar"), name="rules_once"),
        )

    def __str__(self) -> str:
        return f"{self.board}: {self.protocol} {self.version}, {self.calendar}"


class Series(models.Model):
    """The last number given to a case of a board in a year."""

    board = models.SlugField(max_length=64)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("board", "year"), name="series_once"),)

    def __str__(self) -> str:
        return f"{self.board} {self.year}: {self.last}"


class CaseHead(models.Model):
    """A case, by its reference: the row that is locked while somebody acts in it.

    `told_until` is the instant up to which people have been told what fell late; `next` is the next
    instant at which something falls late, None where nothing will. `entries` is how many entries
    it has, and `last` the hash of the last one, so that none can be missing unnoticed; 0 where none
    was added since that is kept.
    """

    ref = models.CharField(max_length=24, primary_key=True)
    board = models.SlugField(max_length=64)
    rules = models.ForeignKey(Rules, models.PROTECT, related_name="+")
    told_until = models.DateTimeField()
    next = models.DateTimeField(null=True, db_index=True)
    entries = models.PositiveIntegerField(default=0)
    last = models.CharField(max_length=64, default="")

    class Meta:
        indexes = (models.Index(fields=("board", "ref"), name="case_of_board"),)

    def __str__(self) -> str:
        return self.ref


class Event(models.Model):
    """One event: `wire` is as `core.wire` writes it; the columns are what is looked up without
    decoding it.
    """

    case = models.ForeignKey(CaseHead, models.PROTECT, related_name="events", db_index=False)
    seq = models.PositiveIntegerField()
    board = models.SlugField(max_length=64, db_index=False)
    kind = models.CharField(max_length=40)
    request = models.CharField(max_length=140, unique=True)
    happened = models.DateTimeField()
    recorded = models.DateTimeField()
    by = models.CharField(max_length=64)
    wire = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "seq"), name="event_seq_once"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.seq}: {self.kind}"


class Note(models.Model):
    """A note of a case, sealed. `agency` is set where it is one agency's own words."""

    id = models.CharField(max_length=32, primary_key=True)
    case = models.ForeignKey(CaseHead, models.PROTECT, related_name="notes", db_index=False)
    board = models.SlugField(max_length=64, db_index=False)
    seq = models.PositiveIntegerField()
    by = models.CharField(max_length=64)
    audience = models.CharField(max_length=20)
    agency = models.CharField(max_length=64)
    field = models.CharField(max_length=64)
    sealed = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=("case", "field"), name="note_of_case"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.seq}: {self.field}"
