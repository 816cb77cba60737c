"""What cases are looked up by without its being readable: tokens made with the vault's key."""

from django.db import models

from concordat.casework.models.record import CaseHead


class Excluded(models.Model):
    """Somebody who must not see a case. Who and why is sealed with the case's key; `token` is the
    person's, by which their lists leave the case out.
    """

    case = models.ForeignKey(CaseHead, models.PROTECT, related_name="excluded", db_index=False)
    board = models.SlugField(max_length=64, db_index=False)
    token = models.CharField(max_length=64)
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "token"), name="excluded_once"),)
        indexes = (models.Index(fields=("token", "case"), name="excluded_of_person"),)

    def __str__(self) -> str:
        return f"{self.case_id}: somebody is excluded"


class ChildToken(models.Model):
    """By what a child of a case can be recognised: the token of a number, or of a name with a
    birthday, each normalised; `near` of one by which they are found where they are written a little
    differently. The sealed words themselves are in the child's note.
    """

    case = models.ForeignKey(CaseHead, models.CASCADE, related_name="child_tokens", db_index=False)
    board = models.SlugField(max_length=64, db_index=False)
    child = models.CharField(max_length=64)
    token = models.CharField(max_length=64)
    near = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "child", "token"), name="child_token_once"),
        )
        indexes = (models.Index(fields=("board", "token"), name="case_by_child"),)

    def __str__(self) -> str:
        return f"{self.case_id}: a child"
