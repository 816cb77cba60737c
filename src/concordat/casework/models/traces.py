"""What people were told, and what of it they were shown."""

from django.db import models

from concordat.casework.models.record import CaseHead, Rules


class ToldRow(models.Model):
    """Something that a post (of a service, by id), or somebody by name, was told about a case. It
    never has a child's data in it. `by` is whoever did what it tells, or whom it is about; "" where
    time alone did. `behalf` is for whom they recorded it; "" where for themselves. `whom` is the
    person or agency that its words name, by id. `about` is the entry that tells it, or that it asks
    about; 0 where time alone brought it. `seq` is the first of the entries that were recorded at
    once and told it, and holds together what one act told.
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
    by = models.CharField(max_length=64, default="")
    behalf = models.CharField(max_length=64, default="")
    whom = models.CharField(max_length=64, default="")
    about = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = (
            models.Index(fields=("case", "seq"), name="told_in_case"),
            models.Index(fields=("board", "agency", "post", "person"), name="told_to_post"),
            models.Index(fields=("person",), name="told_to_person"),
            models.Index(
                fields=("board", "case", "whom", "kind"),
                condition=models.Q(kind__in=("alone", "not alone")),
                name="told_alone",
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.seq}: {self.kind} to {self.post or self.person}"


class ReachedRow(models.Model):
    """Whom something reached when it was told: everybody who held that post then, or acted in it.
    NOBODY where nobody did. Of what was told before this was kept there is no row.
    """

    NOBODY = ""

    told = models.ForeignKey(ToldRow, models.CASCADE, related_name="reached", db_index=False)
    person = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("told", "person"), name="reached_once"),)
        indexes = (models.Index(fields=("person", "told"), name="reached_by_person"),)

    def __str__(self) -> str:
        return f"{self.told_id} reached {self.person or 'nobody'}"


class SeenRow(models.Model):
    """That somebody was shown what they were told, and when. Until then it is new to them."""

    told = models.ForeignKey(ToldRow, models.CASCADE, related_name="seen", db_index=False)
    person = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("told", "person"), name="seen_once"),)

    def __str__(self) -> str:
        return f"{self.told_id} seen by {self.person}"
