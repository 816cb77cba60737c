"""What concerns one person: what they owe, the cases they have a part in, what they were told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Exists, OuterRef, Q, QuerySet

from concordat.casework import excluding, models, places
from concordat.casework.holdings import Holdings, held_by
from concordat.casework.queries import handed
from concordat.casework.queries.heard import how_much_new
from concordat.casework.queries.in_order import most_urgent_first, place_of
from concordat.casework.queries.one import asked_about_danger
from concordat.casework.queries.rows import (
    PAGE,
    about_cases,
    case_lines,
    with_their_cases,
    work_rows,
)
from concordat.casework.values import CaseList, InDanger, Waits, WorkList
from concordat.core.posts import PARTY_SIDES


@dataclass(frozen=True, slots=True)
class Filters:
    """Which of somebody's cases: open ones unless asked otherwise; of one board, stage or agency;
    late ones only; those only that they can hand on: their side's or, as business manager, any.
    """

    state: Literal["open", "ended", "all"] = "open"
    board: str | None = None
    stage: str | None = None
    agency: str | None = None
    late: bool = False
    to_hand_on: bool = False


_ALL_OPEN = Filters()
MOST = 99
"""How much is counted of what waits: beyond that it is "99+"."""


def work(person: str, now: datetime, after: str | None = None) -> WorkList:
    """The duties that somebody owes now, in person or for whom they stand in, and those that a
    colleague asks them to take on; the most urgent first. Eight queries, and one where anything was
    handed on.

    Raises NotFound for a place in the list that no page gave.
    """
    held = held_by(person, now)
    mine = held.mine(now)
    theirs = _owed(mine, now)
    if _is_asked(held, now):
        theirs = theirs.union(_asked(held, mine, now))
    rows = models.DutyRow.objects.filter(pk__in=theirs, since__lte=now)
    ordered = most_urgent_first(with_their_cases(rows), now, after)
    found = list(ordered[: PAGE + 1])
    shown = found[:PAGE]
    last = shown[-1] if len(found) > PAGE else None
    return WorkList(
        handed.shown(work_rows(shown, now), shown, held),
        place_of(last) if last else None,
    )


def cases(
    person: str,
    now: datetime,
    filters: Filters = _ALL_OPEN,
    after: str | None = None,
    *,
    most: int | None = None,
) -> CaseList:
    """The cases in which somebody has a part, a page of them or at `most` so many: open ones
    with what is due first first, others the newest first.

    Eight queries. Raises NotFound for a place in the list that no page gave.
    """
    size = most or PAGE
    order = ("rank", "case") if filters.state == "open" else ("-case",)
    rows = models.CaseRow.objects.filter(_chosen(filters, now), places.after(after, order))
    found = _first(rows, list(_theirs(held_by(person, now), filters, now)), order, size)
    shown = found[:size]
    last = shown[-1] if len(found) > size else None
    place = (
        places.behind(order, *((last.rank, last.case_id) if len(order) > 1 else (last.case_id,)))
        if last
        else None
    )
    return CaseList(case_lines(shown, now), place)


def _theirs(held: Holdings, filters: Filters, now: datetime) -> Iterator[Q]:
    """Which cases are somebody's: of a board whose officer they are, all that they may see; of
    other boards, those in which they have a part.
    """
    office = [board for board in held.boards if held.officer_of(board)]
    for board in office:
        yield Q(excluding.may_see(held.person), board=board)
    if held.boards.keys() - office:
        mine = held.mine(now)
        if filters.to_hand_on:
            mine &= Q(side__in=PARTY_SIDES)
        parts = _parts(mine, now).exclude(board__in=office)
        yield Q(pk__in=parts.values("case"))


def _first(
    rows: QuerySet[models.CaseRow], theirs: Sequence[Q], order: Sequence[str], most: int
) -> list[models.CaseRow]:
    """The first of these rows that are somebody's, and one beyond so many of them. Each condition
    is asked by itself, because the database then finds its rows in order and stops early.
    """
    ordered = rows.order_by(*order)
    found = [row for each in theirs for row in ordered.filter(each)[: most + 1]]
    if len(theirs) > 1:
        newest_first = order == ("-case",)
        found.sort(
            key=lambda row: row.case_id if newest_first else (row.rank, row.case_id),
            reverse=newest_first,
        )
    return found[: most + 1]


def _parts(mine: Q, now: datetime) -> QuerySet[models.PartRow]:
    """Their parts in cases, without those that say who owes what."""
    return models.PartRow.objects.filter(mine, duty__isnull=True, since__lte=now)


def waits(person: str, now: datetime) -> Waits:
    """How much waits for somebody, but for what a colleague took on, with what they are asked to
    say of danger; each counted no further than one beyond MOST. Seven queries; more where anything
    was handed on, and for each case with a part of theirs in which danger stands.
    """
    held = held_by(person, now)
    mine = held.mine(now)
    dangers = asked_about_danger([row.case_id for row in _in_danger(held, now)], person, now)
    return Waits(
        _how_much_to_do(held, mine, now) + dangers, how_much_new(person, mine, now, MOST + 1)
    )


def _how_much_to_do(held: Holdings, mine: Q, now: datetime) -> int:
    """How many duties wait for somebody, counted no further than one beyond MOST."""
    left = _owed(mine, now).filter(~handed.with_a_colleague(held, "duty__"), duty__since__lte=now)
    if _is_asked(held, now):
        left = left.union(_asked(held, mine, now).filter(since__lte=now))
    else:
        left = left.distinct()
    return left[: MOST + 1].count()


def in_danger(person: str, now: datetime) -> tuple[InDanger, ...]:
    """The cases with a part of theirs in which danger stands, open or ended, the longest first. One
    query where it stands in none.
    """
    rows = list(_in_danger(held_by(person, now), now))
    about = about_cases(rows)
    return tuple(
        InDanger(row.case_id, row.board, about[each], row.danger, row.unsafe, row.safe_until)
        for row in rows
        for each in [row.case_id]
    )


def _in_danger(held: Holdings, now: datetime) -> Iterable[models.CaseRow]:
    """The rows of the cases with such a part in which danger stands. One query where it stands in
    none.
    """
    standing = models.CaseRow.objects.filter(danger__isnull=False)
    if not standing.exists():
        return ()
    theirs = Exists(_parts(held.mine(now), now).filter(case=OuterRef("pk")))
    return standing.filter(theirs).order_by("danger", "case")[:PAGE]


def _owed(mine: Q, now: datetime) -> QuerySet[models.PartRow, Any]:
    """The numbers of the duties that somebody owes, or took on."""
    parts = models.PartRow.objects.filter(mine, duty__isnull=False, since__lte=now)
    return parts.values("duty")


def _is_asked(held: Holdings, now: datetime) -> bool:
    """Whether a colleague asks somebody to take anything on, which is rare: to look for it among
    what they owe takes the database longer to be told than to do.
    """
    return models.DutyRow.objects.filter(handed.handed_on(held), since__lte=now).exists()


def _asked(held: Holdings, mine: Q, now: datetime) -> QuerySet[models.DutyRow, Any]:
    """The numbers of the duties that a colleague asks somebody to take on, in cases that they may
    see.
    """
    theirs = Exists(_parts(mine, now).filter(case=OuterRef("case")))
    return models.DutyRow.objects.filter(handed.handed_on(held), theirs).values("pk")


def _chosen(filters: Filters, now: datetime) -> Q:
    found = Q() if filters.state == "all" else Q(open=filters.state == "open")
    if filters.board is not None:
        found &= Q(board=filters.board)
    if filters.stage is not None:
        found &= Q(stage=filters.stage)
    if filters.agency is not None:
        found &= Q(raising=filters.agency) | Q(pk__in=_answered_by(filters.agency))
    if filters.late:
        found &= Q(late_from__lt=now)
    return found


def _answered_by(agency: str) -> object:
    return models.PartRow.objects.filter(side="answering", agency=agency).values("case")
