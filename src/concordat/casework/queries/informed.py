"""Danger that stands and of which somebody was told for information: they can't open the case."""

from datetime import datetime
from functools import partial

from django.db.models import QuerySet

from concordat.brief.view import CaseView
from concordat.casework import damage, models, store
from concordat.casework.holdings import held_by
from concordat.casework.queries.one import view_of
from concordat.core.calendar import in_london
from concordat.core.who.parts import actor

ToldRows = QuerySet[models.ToldRow, models.ToldRow]


def told_of_danger(person: str, now: datetime) -> tuple[str, ...]:
    """The cases in which danger stands of which somebody was told, and that they can't open. Two
    queries.
    """
    refs = set(_told(person, now).values_list("case", flat=True))
    mine = held_by(person, now).mine(now)
    parts = models.PartRow.objects.filter(mine, case__in=refs, duty__isnull=True, since__lte=now)
    return tuple(sorted(refs.difference(parts.values_list("case", flat=True))))


def informed(ref: str, person: str, now: datetime) -> tuple[CaseView, frozenset[str]] | None:
    """A case for whoever was told for information that a child in it is in danger, with the
    agencies for which they were told, and none of its words. None where that isn't so, or it can't
    be read.
    """
    agencies = frozenset(_told(person, now).filter(case=ref).values_list("agency", flat=True))
    view = damage.unless_damaged(partial(_without_part, person=person, now=now), ref)
    return (view, agencies) if agencies and view else None


def _told(person: str, now: datetime) -> ToldRows:
    mine = held_by(person, now).mine(now)
    rows = models.ToldRow.objects.filter(mine, kind__in=("danger", "in danger"), at__lte=now)
    return rows.filter(case__row__danger__isnull=False)


def _without_part(ref: str, person: str, now: datetime) -> CaseView | None:
    on = in_london(now).date()
    loaded = store.load(ref, on)
    if loaded is None:
        return None
    found = loaded.record.case(now)
    who = actor(loaded.record.protocol, found, loaded.record.directory, person, on)
    return None if who.has_part else view_of(loaded, found, who, now)
