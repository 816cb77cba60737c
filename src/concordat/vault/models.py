"""The vault's two tables. Only this app reads them."""

from django.db import models


class CaseKey(models.Model):
    """The key of one case (or of something else that is sealed by itself, such as a draft),
    wrapped by the master key; empty once erased.

    The row stays after erasing, so that the case can never be given a new key by accident.
    """

    case = models.CharField(max_length=64, primary_key=True)
    board = models.CharField(max_length=64, db_index=True)
    master = models.CharField(max_length=16)
    wrapped = models.BinaryField()
    erased = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.case}: {'erased' if self.erased else 'kept'}"


class NoteKey(models.Model):
    """The key of one note, wrapped by its case's key; empty once the note was destroyed or its case
    erased.

    The row stays, so that a destroyed note can be told from one that was tampered with.
    """

    note = models.CharField(max_length=32, primary_key=True)
    case = models.ForeignKey(CaseKey, models.PROTECT, related_name="notes")
    board = models.CharField(max_length=64)
    wrapped = models.BinaryField()
    destroyed = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.note}: {'destroyed' if self.destroyed else 'kept'}"
