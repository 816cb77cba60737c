"""What somebody is still writing, or sent without its being recorded."""

from django.db import models


class Draft(models.Model):
    """A disagreement not yet raised, sealed under a key of its own that is destroyed when it is
    raised or thrown away.
    """

    id = models.CharField(max_length=32, primary_key=True)
    board = models.SlugField(max_length=64)
    person = models.CharField(max_length=64)
    kept = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=("person", "kept"), name="draft_of_person"),)

    def __str__(self) -> str:
        return f"{self.person}, {self.board}"


class Unsent(models.Model):
    """What somebody sent that was not recorded, because they were signed out or it has to be put
    right or looked at once more: for a week at most, or until they send it.

    `sealed_by` is the vault's key by which it is sealed: a case, a draft, or its own. `form` is a
    digest of the token of the form that sent it, "" where that has none.
    """

    id = models.CharField(max_length=32, primary_key=True)
    board = models.SlugField(max_length=64)
    person = models.CharField(max_length=64)
    kept = models.DateTimeField()
    sealed_by = models.CharField(max_length=64)
    form = models.CharField(max_length=64, default="")
    sealed = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=("person", "kept"), name="unsent_of_person"),)

    def __str__(self) -> str:
        return f"{self.person}, {self.board}"
