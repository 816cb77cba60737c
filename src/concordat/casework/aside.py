"""Who stepped aside from a case, as lists ask for it."""

from concordat.casework import models
from concordat.core.record import Record


def write(head: models.CaseHead, record: Record) -> None:
    """Bring the rows up to the record."""
    models.AsideRow.objects.filter(case=head).delete()
    models.AsideRow.objects.bulk_create(
        models.AsideRow(case=head, board=head.board, person=each)
        for each in sorted(record.folded.stood_aside)
    )
