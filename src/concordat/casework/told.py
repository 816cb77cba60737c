"""Who was told what, and whom that reached: kept with the case, and told once. No letter goes out
from here.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from concordat.casework import models, projections
from concordat.casework.reach import Reach
from concordat.core.case import Danger
from concordat.core.events import Event
from concordat.core.notices import Reached, Telling, told_of_entries
from concordat.core.record import Record
from concordat.core.who.recipients import Recipient

BY_TIME = 0  # the entry with which something is kept that nobody's act told


class OfCase(NamedTuple):
    """The case that something is told of, with the board and the rules it is read by."""

    ref: str
    board: str
    rules: int


class Said(NamedTuple):
    """What is told of a case, and everybody whom that reaches; None where nobody can say. `by` is
    whoever did what it tells, or whom it is about, and `behalf` for whom they recorded it.
    """

    case: OfCase
    telling: Telling
    reached: Collection[str] | None
    by: str = ""
    behalf: str = ""


def tell(
    head: models.CaseHead, before: Record, after: Record, added: tuple[Event, ...], now: datetime
) -> Reached:
    """Keeps, and returns, what is to be told of these entries, which were recorded at once, and of
    the time since anything was told; and whom it reaches.
    """
    earlier = before.case(head.told_until) if before.events else None
    reach = Reach.of(after, now)
    found = told_of_entries(before, after, added, earlier, reach.case)
    everybody = {to: reach(to) for to in {each.to for each in found}}
    write(
        (Said(of(head), each, everybody[each.to], *_who_did_it(each, added)) for each in found),
        now,
        seq=added[0].seq if added else BY_TIME,
    )
    head.told_until, head.next = now, projections.next_instant(after, reach.case, now)
    head.save(update_fields=["told_until", "next", "entries", "last"])
    return {each: everybody[each.to] for each in found}


def _who_did_it(telling: Telling, added: Sequence[Event]) -> tuple[str, str]:
    """Who did what is told, and for whom; nobody where time alone brought it, or where it asks
    about an entry of before.
    """
    for event in added:
        if event.seq == telling.about:
            return event.by, event.behalf or ""
    return "", ""


def because_of(ref: str, seqs: Iterable[int]) -> Reached:
    """What was told when those entries were made, which were recorded at once. Two queries."""
    rows = models.ToldRow.objects.filter(case=ref, seq__in=frozenset(seqs)).order_by("pk")
    return {_telling(row): _reached(row) for row in rows.prefetch_related("reached")}


def _reached(row: models.ToldRow) -> frozenset[str] | None:
    people = {each.person for each in row.reached.all()}
    return frozenset(people - {models.ReachedRow.NOBODY}) if people else None


def asked_to_read(ref: str, danger: Danger) -> frozenset[str]:
    """Everybody who was told to say that they have read a danger, since it is asked to be read."""
    rows = models.ReachedRow.objects.filter(
        told__case=ref, told__kind="acknowledge", told__about=danger.seq, told__at__gte=danger.asked
    )
    return frozenset(rows.values_list("person", flat=True))


def of(row: models.CaseHead | models.PartRow) -> OfCase:
    """The case of a row."""
    ref = row.ref if isinstance(row, models.CaseHead) else row.case_id
    return OfCase(ref, row.board, row.rules_id)


def write(said: Iterable[Said], at: datetime, *, seq: int = BY_TIME) -> None:
    """Keep what people are told of cases, with the entry `seq` and what was recorded at once with
    it, or by time; and whom it reaches at that instant.
    """
    found = list(said)
    rows = models.ToldRow.objects.bulk_create(_row(each, at, seq) for each in found)
    models.ReachedRow.objects.bulk_create(
        models.ReachedRow(told=row, person=person)
        for row, each in zip(rows, found, strict=True)
        if each.reached is not None
        for person in sorted(each.reached) or (models.ReachedRow.NOBODY,)
    )


def _row(said: Said, at: datetime, seq: int) -> models.ToldRow:
    case, telling = said.case, said.telling
    return models.ToldRow(
        case_id=case.ref,
        board=case.board,
        rules_id=case.rules,
        seq=seq,
        at=at,
        by=said.by,
        behalf=said.behalf,
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
        about=telling.danger or telling.about,
    )


def _telling(row: models.ToldRow) -> Telling:
    agency = "" if row.agency == row.board else row.agency
    # as it was written
    to = Recipient(row.side, agency, row.service, row.post, row.person)  # type: ignore[arg-type]
    clause, paper = row.clause or None, row.paper or None
    named = (row.whom, row.about, row.about if row.kind == "acknowledge" else 0)
    return Telling(to, row.kind, row.what, row.due, clause, paper, *named)  # type: ignore[arg-type]
