"""What is kept of each access. On SQLite the table is in a file of its own, so no row of it refers
to a row of the record by more than an id.
"""

from django.db import models


class Access(models.Model):
    """That somebody was shown a case or, with `case` empty, a list that names children by their
    initials: `shown` is then the name of the list, and `cases` those on it. Written before the page
    is shown. `board` is empty where a list has cases of several.
    """

    case = models.CharField(max_length=24)
    board = models.SlugField(max_length=64, db_index=False)
    person = models.CharField(max_length=64)
    at = models.DateTimeField()
    shown = models.CharField(max_length=40)
    cases = models.TextField()

    class Meta:
        indexes = (
            models.Index(fields=("case", "person", "at"), name="access_of_case"),
            models.Index(fields=("person", "at"), name="access_by_person"),
        )

    def __str__(self) -> str:
        return f"{self.case or self.shown} read by {self.person}"
