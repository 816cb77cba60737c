"""Rows for lists. They are made from the record and say nothing that it doesn't; nothing is decided
from them.

They stay right as time passes: what time alone will open has its row already, with the instant
`since` from which it counts.
"""

from django.db import models

from concordat.casework.models.record import CaseHead, Rules


class CaseRow(models.Model):
    """A case as lists show it. `rank` orders by the earliest due time, those without one last.

    `ladder_due` is the earliest due time of the duties that hold the case on its step, None where
    none of them has one. `clock_due` is when the first of the clocks over its stage ends, with that
    clock's strength and words. `unsafe` says that one side has stated that nothing keeps the child
    safe; `safe_until` is the earliest day until which what keeps the child safe was said to last.
    """

    case = models.OneToOneField(CaseHead, models.CASCADE, primary_key=True, related_name="row")
    board = models.SlugField(max_length=64)
    stage = models.CharField(max_length=40)
    step = models.CharField(max_length=80)
    route = models.CharField(max_length=80)
    raising = models.SlugField(max_length=64)
    answering = models.CharField(max_length=650)
    opened = models.DateTimeField()
    moved = models.DateTimeField()
    due = models.DateTimeField(null=True)
    ladder_due = models.DateTimeField(null=True)
    clock_due = models.DateTimeField(null=True)
    clock_strength = models.CharField(max_length=10)
    clock_limit = models.CharField(max_length=200)
    rank = models.DateTimeField()
    end = models.CharField(max_length=60)
    ended = models.DateTimeField(null=True)
    open = models.BooleanField()
    unsafe = models.BooleanField()
    safe_until = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("board", "open", "rank", "case"), name="case_by_rank"),
            models.Index(fields=("board", "open", "moved", "case"), name="case_by_moved"),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.end or self.stage}"


class DutyRow(models.Model):
    """A duty of a case. It is known to be open from `since` on, and its time counts from `opened`,
    which may be earlier: an act can be recorded long after it was done. `limit` is the text's own
    words for its time limit; "" where there are none.
    """

    case = models.ForeignKey(CaseHead, models.CASCADE, related_name="duties", db_index=False)
    board = models.SlugField(max_length=64)
    duty = models.CharField(max_length=200)
    key = models.CharField(max_length=100)
    clause = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    side = models.CharField(max_length=10)
    agency = models.CharField(max_length=64)
    what = models.TextField()
    strength = models.CharField(max_length=10)
    limit = models.CharField(max_length=200)
    opened = models.DateTimeField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)
    local_until = models.DateField(null=True)
    rank = models.DateTimeField()
    holds = models.BooleanField()
    ended_case = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "duty"), name="duty_once"),)
        indexes = (models.Index(fields=("board", "ended_case", "rank"), name="duty_by_rank"),)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.duty}"


class PartRow(models.Model):
    """Who has a part in a case from `since` on: a post of an agency (for a service, by id), or
    somebody by name.

    With `duty` they are those who owe that duty. The directory says who holds the post when the row
    is read, so that a new holder, an absence and its cover take effect at once.
    """

    case = models.ForeignKey(CaseHead, models.CASCADE, related_name="parts")
    board = models.SlugField(max_length=64, db_index=False)
    rules = models.ForeignKey(Rules, models.PROTECT, related_name="+", db_index=False)
    side = models.CharField(max_length=10)
    agency = models.CharField(max_length=64)
    service = models.CharField(max_length=32)
    post = models.CharField(max_length=60)
    person = models.CharField(max_length=64)
    since = models.DateTimeField()
    duty = models.ForeignKey(DutyRow, models.DO_NOTHING, null=True, related_name="owners")

    class Meta:
        indexes = (
            models.Index(fields=("board", "agency", "post"), name="part_of_post"),
            models.Index(fields=("person",), name="part_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.side} {self.post or self.person}"
