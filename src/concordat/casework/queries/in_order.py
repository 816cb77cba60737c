"""The one order of every list of duties: that of `core.duties.urgency`, asked of rows."""

from datetime import datetime
from typing import Any

from django.db.models import Case, F, PositiveSmallIntegerField, Q, QuerySet, Value, When

from concordat.casework import models, places
from concordat.core.duties.urgency import Urgency

_ALIKE = ("-holds", "weight", "opened", "clause", "duty")
_ORDER = ("urgency_now", "weight_now", "listed", "case", *_ALIKE)
_NUMBER = PositiveSmallIntegerField()


def most_urgent_first(
    rows: QuerySet[models.DutyRow], now: datetime, after: str | None = None
) -> QuerySet[models.DutyRow]:
    """Rows of duties in their order, each with the group that it is in now, behind a place in the
    list. Raises NotFound for a place that no page gave.
    """
    is_late = Q(late_after__lt=now) & ~Q(urgency=Urgency.DANGER)
    late = When(is_late, then=Value(int(Urgency.LATE)))
    rows = rows.annotate(urgency_now=Case(late, default=F("urgency"), output_field=_NUMBER))
    dated = When(urgency_now=int(Urgency.DATED), then=Value(0))
    rows = rows.annotate(weight_now=Case(dated, default=F("weight"), output_field=_NUMBER))
    return rows.filter(places.after(after, _ORDER)).order_by(*_ORDER)


def urgency_of(row: models.DutyRow) -> Urgency:
    """The group that a row was in when it was asked for in order."""
    return Urgency(row.urgency_now)  # type: ignore[attr-defined]  # annotated above


def place_of(row: models.DutyRow) -> str:
    """The place in the list behind a row that was asked for in order."""
    return places.behind(_ORDER, *(_value(row, name.lstrip("-")) for name in _ORDER))


def key_of(row: models.DutyRow) -> tuple[Any, ...]:
    """By what rows that were asked for in order, board by board, are put in one order."""
    values = ((name, _value(row, name.lstrip("-"))) for name in _ORDER)
    return tuple(not value if name.startswith("-") else value for name, value in values)


def _value(row: models.DutyRow, name: str) -> Any:
    return row.case_id if name == "case" else getattr(row, name)
