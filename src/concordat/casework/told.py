"""Who was told what: kept with the case, and told once. No letter goes out from here."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from concordat.casework import models, projections
from concordat.core.events import Event
from concordat.core.notices import Telling, told_of_entries
from concordat.core.record import Record
from concordat.core.who.recipients import Recipient

BY_TIME = 0  # the entry with which something is kept that nobody's act told


class OfCase(NamedTuple):
    """The case that something is told of, with the board and the rules it is read by."""

    ref: str
    board: str
    rules: int


def tell(
    head: models.CaseHead, before: Record, after: Record, added: tuple[Event, ...], now: datetime
) -> tuple[Telling, ...]:
    """Keeps, and returns, what is to be told of these entries, which were recorded at once, and of
    the time since anything was told.
    """
    earlier = before.case(head.told_until) if before.events else None
    case = after.case(now)
    found = told_of_entries(before, after, added, earlier, case)
    seq, by = (added[0].seq, added[0].by) if added else (BY_TIME, "")
    write(((of(head), telling) for telling in found), now, seq=seq, by=by)
    head.told_until, head.next = now, projections.next_instant(after.protocol, case, now)
    head.save(update_fields=["told_until", "next"])
    return found


def because_of(ref: str, seqs: Iterable[int]) -> tuple[Telling, ...]:
    """What was told when those entries were made, which were recorded at once; in order."""
    rows = models.ToldRow.objects.filter(case=ref, seq__in=frozenset(seqs)).order_by("pk")
    return tuple(_telling(row) for row in rows)


def of(row: models.CaseHead | models.PartRow) -> OfCase:
    """The case of a row."""
    ref = row.ref if isinstance(row, models.CaseHead) else row.case_id
    return OfCase(ref, row.board, row.rules_id)


def write(
    said: Iterable[tuple[OfCase, Telling]], at: datetime, *, seq: int = BY_TIME, by: str = ""
) -> None:
    """Keep what people are told of cases: with the entry `seq` and what was recorded at once with
    it, or by time; because of what `by` did or of who they are.
    """
    models.ToldRow.objects.bulk_create(_row(case, each, at, seq, by) for case, each in said)


def _row(case: OfCase, telling: Telling, at: datetime, seq: int, by: str) -> models.ToldRow:
    return models.ToldRow(
        case_id=case.ref,
        board=case.board,
        rules_id=case.rules,
        seq=seq,
        at=at,
        by=by,
        kind=telling.kind,
        what=telling.what,
        side=telling.to.side,
        agency=telling.to.agency or ("" if telling.to.person else case.board),
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
