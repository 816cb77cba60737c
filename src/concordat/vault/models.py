"""The vault's one table. Nothing outside this app reads it."""

from django.db import models


class CaseKey(models.Model):
    """The key of one case, wrapped by the master key; empty once the case was erased.

    The row stays after erasing, so that the same case can never be given a new key by accident.
    """

    case = models.CharField(max_length=64, primary_key=True)
    board = models.CharField(max_length=64, db_index=True)
    master = models.CharField(max_length=16)
    wrapped = models.BinaryField()
    erased = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.case}: {'erased' if self.erased else 'kept'}"
