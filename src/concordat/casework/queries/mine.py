"""What concerns one person: what they owe, the cases they have a part in, what they were told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from django.db.models import Q

from concordat.casework import models, places
from concordat.casework.holdings import Holdings
from concordat.casework.queries.rows import PAGE, case_lines, work_rows
from concordat.casework.values import CaseList, News, NewsList, WorkList
from concordat.core.calendar import in_london
from concordat.core.notices import NewsKind

_BY_DUE = ("rank", "case", "duty")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which of somebody's cases: open ones unless asked otherwise; of one board, stage or agency;
    late ones only.
    """

    state: Literal["open", "ended", "all"] = "open"
    board: str | None = None
    stage: str | None = None
    agency: str | None = None
    late: bool = False


_ALL_OPEN = Filters()


def work(person: str, now: datetime, after: str | None = None) -> WorkList:
    """The duties that somebody owes now, in person or for whom they stand in, those due first
    first. Seven queries.

    Raises NotFound for a place in the list that no page gave.
    """
    mine = Holdings(person, in_london(now).date()).mine()
    theirs = models.PartRow.objects.filter(mine, duty__isnull=False, since__lte=now).values("duty")
    rows = models.DutyRow.objects.filter(
        places.after(after, _BY_DUE), pk__in=theirs, since__lte=now
    )
    found = list(rows.select_related("case__row").order_by(*_BY_DUE)[: PAGE + 1])
    shown = found[:PAGE]
    last = shown[-1] if len(found) > PAGE else None
    return WorkList(
        work_rows(shown, now), places.told(last.rank, last.case_id, last.duty) if last else None
    )


def cases(
    person: str, now: datetime, filters: Filters = _ALL_OPEN, after: str | None = None
) -> CaseList:
    """The cases in which somebody has a part: open ones with what is due first first, others the
    newest first.

    Eight queries. Raises NotFound for a place in the list that no page gave.
    """
    mine = Holdings(person, in_london(now).date()).mine()
    theirs = models.PartRow.objects.filter(mine, duty__isnull=True, since__lte=now).values("case")
    rows = models.CaseRow.objects.filter(_chosen(filters, now), pk__in=theirs)
    order = ("rank", "case") if filters.state == "open" else ("-case",)
    found = list(rows.filter(places.after(after, order)).order_by(*order)[: PAGE + 1])
    shown = found[:PAGE]
    last = shown[-1] if len(found) > PAGE else None
    place = (
        places.told(*((last.rank, last.case_id) if filters.state == "open" else (last.case_id,)))
        if last
        else None
    )
    return CaseList(case_lines(shown, now), place)


def news(person: str, now: datetime, after: str | None = None) -> NewsList:
    """What somebody was told, by name or through a post they hold or stand in for, the latest
    first. Four queries.

    Raises NotFound for a place in the list that no page gave.
    """
    mine = Holdings(person, in_london(now).date()).mine()
    rows = models.ToldRow.objects.filter(mine, places.after(after, ("-pk",)), at__lte=now).order_by(
        "-pk"
    )
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    told = tuple(map(_news, shown))
    return NewsList(told, places.told(shown[-1].pk) if len(found) > PAGE else None)


def _news(row: models.ToldRow) -> News:
    kind = cast(NewsKind, row.kind)  # as it was written
    return News(row.case_id, row.board, kind, row.what, row.at, row.due, row.clause, row.paper)


def _chosen(filters: Filters, now: datetime) -> Q:
    found = Q() if filters.state == "all" else Q(open=filters.state == "open")
    if filters.board is not None:
        found &= Q(board=filters.board)
    if filters.stage is not None:
        found &= Q(stage=filters.stage)
    if filters.agency is not None:
        found &= Q(raising=filters.agency) | Q(pk__in=_answered_by(filters.agency))
    if filters.late:
        found &= Q(due__lt=now)
    return found


def _answered_by(agency: str) -> object:
    return models.PartRow.objects.filter(side="answering", agency=agency).values("case")
