"""Which cases belong together, as people said: made from the record of both."""

from django.db import models

from concordat.casework.models.record import CaseHead


class LinkRow(models.Model):
    """What the record of a case says last of an `other` one: how they belong together, or that they
    don't, and when that was written.
    """

    case = models.ForeignKey(CaseHead, models.CASCADE, related_name="links", db_index=False)
    board = models.SlugField(max_length=64, db_index=False)
    other = models.CharField(max_length=64)
    how = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "other"), name="link_once"),)
        indexes = (models.Index(fields=("other",), name="link_to_case"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.how} {self.other}"
