"""Danger that stands and of which somebody is told for information: they can't open the case."""

from datetime import datetime
from functools import partial
from typing import NamedTuple

from django.db.models import Q

from concordat.brief.view import CaseView
from concordat.casework import damage, models, store
from concordat.casework.holdings import held_by
from concordat.casework.queries.heard import ToldRows, opened
from concordat.casework.queries.one import view_of
from concordat.core.calendar import in_london
from concordat.core.case import Case
from concordat.core.who.informed import agencies_told
from concordat.core.who.parts import Actor, actor


class _Told(NamedTuple):
    """A case as it was read, and the agencies for which somebody is told of danger in it."""

    loaded: store.Loaded
    case: Case
    who: Actor
    agencies: frozenset[str]


def told_of_danger(person: str, now: datetime) -> tuple[str, ...]:
    """The cases in which danger stands of which somebody is told for information, and that they
    can't open. Two queries, and each case is read that may be one.
    """
    mine = held_by(person, now).mine(now)
    refs = set(_rows(mine, now).values_list("case", flat=True))
    closed = sorted(refs - opened(mine, refs, now)) if refs else ()
    return tuple(ref for ref in closed if _told(ref, person, now))


def informed(ref: str, person: str, now: datetime) -> tuple[CaseView, frozenset[str]] | None:
    """A case for whoever is told for information that a child in it is in danger, with the
    agencies for which they are told, and none of its words. None where that isn't so, or it can't
    be read. The case is read only where the rows of what was told say that it may be so, so that
    nobody else can tell by the time it takes whether there is such a case. `theirs` doesn't help:
    it lets in whoever has a part, and that is nobody here.
    """
    if not _rows(held_by(person, now).mine(now), now).filter(case=ref).exists():
        return None
    found = _told(ref, person, now)
    return (view_of(found.loaded, found.case, found.who, now), found.agencies) if found else None


def _rows(mine: Q, now: datetime) -> ToldRows:
    """What tells of danger that stands, of these rows."""
    rows = models.ToldRow.objects.filter(mine, kind__in=("danger", "in danger"), at__lte=now)
    return rows.filter(case__row__danger__isnull=False)


def _told(ref: str, person: str, now: datetime) -> _Told | None:
    """By the record and today's directory; None where they are not told, have a part in the case,
    or it can't be read.
    """
    return damage.unless_damaged(partial(_read, person=person, now=now), ref)


def _read(ref: str, person: str, now: datetime) -> _Told | None:
    on = in_london(now).date()
    loaded = store.load(ref, on)
    if loaded is None:
        return None
    record = loaded.record
    case = record.case(now)
    who = actor(record.protocol, case, record.directory, person, on)
    agencies = agencies_told(record.protocol, case, record.directory, person, on)
    return None if who.has_part or not agencies else _Told(loaded, case, who, agencies)
