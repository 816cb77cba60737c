"""What people were told, and who read which case."""

from django.db import models

from concordat.casework.models.record import CaseHead, Rules


class ToldRow(models.Model):
    """Something that a post (of a service, by id), or somebody by name, was told about a case. It
    never has a child's data in it.
    """

    case = models.ForeignKey(CaseHead, models.CASCADE, related_name="+", db_index=False)
    board = models.SlugField(max_length=64, db_index=False)
    rules = models.ForeignKey(Rules, models.PROTECT, related_name="+", db_index=False)
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    what = models.TextField()
    side = models.CharField(max_length=10)
    agency = models.CharField(max_length=64)
    service = models.CharField(max_length=32)
    post = models.CharField(max_length=60)
    person = models.CharField(max_length=64)
    clause = models.CharField(max_length=40)
    paper = models.CharField(max_length=80)
    due = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("case", "seq"), name="told_in_case"),
            models.Index(fields=("board", "agency", "post"), name="told_to_post"),
            models.Index(fields=("person",), name="told_to_person"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.seq}: {self.kind} to {self.post or self.person}"


class ReadRow(models.Model):
    """That somebody was shown a case, and when. Written before the page is shown."""

    case = models.ForeignKey(CaseHead, models.CASCADE, related_name="+", db_index=False)
    board = models.SlugField(max_length=64, db_index=False)
    person = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("case", "at"), name="read_of_case"),)

    def __str__(self) -> str:
        return f"{self.case_id} read by {self.person}"
