"""Who was told what: kept with the case, and told once. No letter goes out from here."""

from collections.abc import Iterable
from datetime import datetime

from concordat.casework import models, projections
from concordat.core.acts import Corrected
from concordat.core.events import Event
from concordat.core.notices import Telling, tellings, told_again
from concordat.core.record import Record
from concordat.core.who.recipients import Recipient

BY_TIME = 0  # the entry that is named where time alone brought it


def tell(
    head: models.CaseHead, before: Record, after: Record, added: tuple[Event, ...], now: datetime
) -> tuple[Telling, ...]:
    """Keeps, and returns, what is to be told of these entries and of the time since anything was
    told.
    """
    earlier = before.case(head.told_until) if before.events else None
    case = after.case(now)
    found = tellings(after.protocol, earlier, case, added)
    for correction in (event.act for event in added if isinstance(event.act, Corrected)):
        wrong = because_of(head.ref, (correction.target,))
        again = told_again(wrong, case, taken_out=correction.instead is None)
        found = tuple(dict.fromkeys((*again, *found)))
    seq, by = (added[0].seq, added[0].by) if added else (BY_TIME, "")
    rows = [_row(head, seq, now, telling) for telling in found]
    for row in rows:
        row.by = by
    models.ToldRow.objects.bulk_create(rows)
    head.told_until, head.next = now, projections.next_instant(after.protocol, case, now)
    head.save(update_fields=["told_until", "next"])
    return found


def because_of(ref: str, seqs: Iterable[int]) -> tuple[Telling, ...]:
    """What was told when those entries were made, in order."""
    rows = models.ToldRow.objects.filter(case=ref, seq__in=frozenset(seqs)).order_by("pk")
    return tuple(_telling(row) for row in rows)


def _row(head: models.CaseHead, seq: int, at: datetime, telling: Telling) -> models.ToldRow:
    return models.ToldRow(
        case=head,
        board=head.board,
        rules_id=head.rules_id,
        seq=seq,
        at=at,
        kind=telling.kind,
        what=telling.what,
        side=telling.to.side,
        agency=telling.to.agency or ("" if telling.to.person else head.board),
        service=telling.to.service,
        post=telling.to.post,
        person=telling.to.person,
        clause=telling.clause or "",
        paper=telling.paper or "",
        due=telling.due,
        whom=telling.whom,
        about=telling.entry,
    )


def _telling(row: models.ToldRow) -> Telling:
    agency = "" if row.agency == row.board else row.agency
    # as it was written
    to = Recipient(row.side, agency, row.service, row.post, row.person)  # type: ignore[arg-type]
    clause, paper = row.clause or None, row.paper or None
    named = (row.whom, row.about)
    return Telling(to, row.kind, row.what, row.due, clause, paper, *named)  # type: ignore[arg-type]
