"""Who stepped aside from a case, as lists ask for it."""

from collections.abc import Iterable

from concordat.casework import models
from concordat.core.record import Record


def write(head: models.CaseHead, record: Record) -> None:
    """Bring the rows up to the record."""
    models.AsideRow.objects.filter(case=head).delete()
    save([(head, record)])


def save(cases: Iterable[tuple[models.CaseHead, Record]]) -> None:
    """Save the rows of cases that have none."""
    models.AsideRow.objects.bulk_create(
        models.AsideRow(case=head, board=head.board, person=each)
        for head, record in cases
        for each in sorted(record.folded.stood_aside)
    )
