"""What somebody wrote that is not in the record."""

from django.db import models


class Unrecorded(models.Model):
    """A draft of a disagreement, until it is raised or thrown away; or a returned form, which was
    sent and not recorded, for a week at most or until it is sent again.

    `until` is when it goes by itself, None for a draft. `sealed_by` is the vault's key by which it
    is sealed: its own, or that of the case or the draft it belongs to. `form` is a digest of the
    token of the form that sent it, "" where that has none.
    """

    id = models.CharField(max_length=32, primary_key=True)
    board = models.SlugField(max_length=64)
    person = models.CharField(max_length=64)
    kept = models.DateTimeField()
    until = models.DateTimeField(null=True, db_index=True)
    sealed_by = models.CharField(max_length=64)
    form = models.CharField(max_length=64, default="")
    sealed = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=("person", "kept"), name="unrecorded_of_person"),)

    def __str__(self) -> str:
        return f"{self.person}, {self.board}"
