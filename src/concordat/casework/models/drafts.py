"""What somebody is still writing, or sent when they were signed out."""

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
    """What somebody sent when they were signed out, sealed as a draft is, until they send it."""

    id = models.CharField(max_length=32, primary_key=True)
    board = models.SlugField(max_length=64)
    person = models.CharField(max_length=64)
    kept = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=("person", "kept"), name="unsent_of_person"),)

    def __str__(self) -> str:
        return f"{self.person}, {self.board}"
