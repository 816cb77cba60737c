"""Rows for lists. They are made from the record and say nothing that it doesn't; nothing is decided
from them.

They stay right as time passes: what time alone will open has its row already, with the instant
`since` from which it counts.
"""

from django.db import models

from concordat.casework.models.flag import Flag
from concordat.casework.models.record import CaseHead, Rules
from concordat.core.duties.urgency import NEVER


class CaseRow(models.Model):
    """A case as lists show it. `rank` is when the first thing in it falls, or fell, late; NEVER
    where nothing will. `late_from` is the same of what the procedure's text limits and of agreed or
    decided actions: neither Concordat's own tasks nor the board's own limits; None where nothing
    will.

    `ladder_due` is the earliest due time of the duties that hold the case on its step, None where
    none of them has one. `clock_due` is when the first of the clocks over its stage ends, with that
    clock's words and its strength, "" where no text sets it. `unsafe` says that one side has stated
    that nothing keeps the child safe; `safe_until` is the earliest day until which what keeps the
    child safe was said to last. `danger` is since when a child is said to be in danger, while that
    stands; such a case ranks first. `children` are the notes that say who the children are, as they
    are known now.
    `follow_up` is since when the business manager has something to follow up in it. `layout` is
    `list_rows.LAYOUT` as it was when the rows of the case were made.
    """

    case = models.OneToOneField(CaseHead, models.CASCADE, primary_key=True, related_name="row")
    board = models.SlugField(max_length=64)
    layout = models.PositiveSmallIntegerField(default=0, db_index=True)
    stage = models.CharField(max_length=40)
    step = models.CharField(max_length=80)
    route = models.CharField(max_length=80)
    raising = models.SlugField(max_length=64)
    answering = models.CharField(max_length=650)
    children = models.TextField(default="")
    opened = models.DateTimeField()
    moved = models.DateTimeField()
    late_from = models.DateTimeField(null=True)
    ladder_due = models.DateTimeField(null=True)
    clock_due = models.DateTimeField(null=True)
    clock_strength = models.CharField(max_length=10)
    clock_limit = models.CharField(max_length=200)
    rank = models.DateTimeField()
    end = models.CharField(max_length=60)
    ended = models.DateTimeField(null=True)
    open = Flag()
    unsafe = Flag()
    safe_until = models.DateField(null=True)
    danger = models.DateTimeField(null=True)
    follow_up = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("board", "open", "rank", "case"), name="case_by_rank"),
            models.Index(fields=("board", "open", "moved", "case"), name="case_by_moved"),
            models.Index(
                fields=("board", "open", "stage", "late_from", "case"), name="case_by_stage"
            ),
            models.Index(
                fields=("board", "open", "clock_due", "clock_strength", "case"),
                name="case_by_clock",
            ),
            models.Index(fields=("board", "open", "case"), name="case_by_number"),
            models.Index(
                fields=("danger", "case"),
                condition=models.Q(danger__isnull=False),
                name="case_in_danger",
            ),
            models.Index(
                fields=("board", "follow_up", "case"),
                condition=models.Q(follow_up__isnull=False),
                name="case_to_follow_up",
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.end or self.stage}"


class AsideRow(models.Model):
    """Somebody who stepped aside from a case: it is on none of their lists, and whoever acts in
    their place has it on theirs.
    """

    case = models.ForeignKey(CaseHead, models.CASCADE, related_name="aside")
    board = models.SlugField(max_length=64, db_index=False)
    person = models.CharField(max_length=64)

    class Meta:
        indexes = (
            models.Index(fields=("person", "case"), name="aside_of_person"),
            models.Index(fields=("board", "case"), name="aside_in_board"),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.person} stepped aside"


class DutyRow(models.Model):
    """A duty of a case. It is known to be open from `since` on, and its time counts from `opened`,
    which may be earlier: an act can be recorded long after it was done. `limit` is the text's own
    words for its time limit; "" where there are none. `rank` is when it falls, or fell, late: its
    due time or, where it has none, when the case left the step that had waited for it; else NEVER.
    `goes_on` is from when the raising side can go on because this was not answered, `if_not` when
    the next step is due, if it is said then not to be agreed.
    `note` says what is to be done, of an action. `urgency`, `weight`, `listed` and `late_after`
    order every list of duties (`core.duties.urgency`). `asked_of` is the colleague whom `asked_by`
    asks to take it on, in entry `asked_in`, None while nobody is asked; `taken_on_by` the one who
    did last, for the agency `taken_on_at`.
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
    urgency = models.PositiveSmallIntegerField(default=5)
    weight = models.PositiveSmallIntegerField(default=0)
    listed = models.DateTimeField(default=NEVER)
    late_after = models.DateTimeField(default=NEVER)
    goes_on = models.DateTimeField(null=True)
    if_not = models.DateTimeField(null=True)
    holds = Flag()
    ended_case = Flag()
    note = models.CharField(max_length=32, default="")
    asked_of = models.CharField(max_length=64, default="")
    asked_by = models.CharField(max_length=64, default="")
    asked_in = models.PositiveIntegerField(null=True)
    taken_on_by = models.CharField(max_length=64, default="")
    taken_on_at = models.CharField(max_length=64, default="")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "duty"), name="duty_once"),)
        indexes = (
            # Whatever the late ones are counted by is in it.
            models.Index(
                fields=("board", "ended_case", "rank", "since", "strength", "case"),
                name="duty_by_rank",
            ),
            models.Index(
                fields=("asked_of",),
                condition=models.Q(asked_in__isnull=False),
                name="duty_asked_of",
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.duty}"


class PartRow(models.Model):
    """Who has a part in a case from `since` on: a post of an agency (for a service, by id), or
    somebody by name.

    With `duty` they are those who owe that duty. The directory says who holds the post when the row
    is read, so that a new holder, an absence and its cover take effect at once. Of a lead's,
    `practitioner` is whoever goes on with it for that agency: a lead who does so looks after
    nothing.
    """

    case = models.ForeignKey(CaseHead, models.CASCADE, related_name="parts")
    board = models.SlugField(max_length=64, db_index=False)
    rules = models.ForeignKey(Rules, models.PROTECT, related_name="+", db_index=False)
    side = models.CharField(max_length=10)
    agency = models.CharField(max_length=64)
    service = models.CharField(max_length=32)
    post = models.CharField(max_length=60)
    person = models.CharField(max_length=64)
    practitioner = models.CharField(max_length=64, default="")
    since = models.DateTimeField()
    duty = models.ForeignKey(
        DutyRow, models.DO_NOTHING, null=True, related_name="owners", db_index=False
    )

    class Meta:
        indexes = (
            models.Index(fields=("board", "agency", "post", "person"), name="part_of_post"),
            models.Index(fields=("person",), name="part_of_person"),
            # Parts without a duty are most of them, and never looked for by that.
            models.Index(
                fields=("duty",), condition=models.Q(duty__isnull=False), name="part_owing"
            ),
            # Whether anybody holds them is asked of each that differs, and of nothing else.
            models.Index(
                fields=("board", "agency", "side", "service", "post", "person", "rules", "since"),
                condition=models.Q(duty__isnull=False),
                name="part_owing_in_agency",
            ),
            models.Index(
                fields=("board", "side", "agency", "service", "post", "person", "rules", "since"),
                condition=models.Q(duty__isnull=True),
                name="part_seeing_in_agency",
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.side} {self.post or self.person}"
