"""Rows of posts as the core's seats, as of the day of some absences. They are read as plain values:
a case needs a hundred of them, and a model for each takes ten times as long.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery
from msgspec.structs import replace

from concordat.core.posts import Seat
from concordat.people import models
from concordat.people.absence import Away


class PostRow(NamedTuple):
    """A row of the table of posts; `works_for` is the agency that the holder works for, where that
    is another.
    """

    board_id: str
    agency_id: str | None
    service_id: str | None
    place: int
    post: str
    title: str
    holder_id: str | None
    cover_id: str | None
    lead: bool
    organisation: str
    works_for: str | None


def with_employers(rows: QuerySet[models.Seat]) -> Iterator[PostRow]:
    """Rows of posts, with the agency that the holder works for. One query, lest it be counted who
    is in a case; by name alone, or PostgreSQL goes over all agencies.
    """
    named = models.Agency.objects.filter(name=OuterRef("organisation")).order_by("name")
    found = rows.annotate(works_for=Subquery(named.values("id")[:1]))
    return map(PostRow._make, found.values_list(*PostRow._fields))


def seat_with_employer(row: PostRow, absences: Away) -> Seat:
    """One of those rows as a seat."""
    seat = seat_of(row, absences)
    return replace(seat, works_for=row.works_for) if row.works_for else seat


def seat_of(row: models.Seat | PostRow, absences: Away) -> Seat:
    """A row of the table as the core's seat, as of the day of the absences."""
    absence = absences.of(row.board_id, row.holder_id)
    return Seat(
        agency=row.agency_id or row.board_id,
        post=row.post,
        title=row.title,
        holder=row.holder_id,
        service=row.service_id,
        cover=row.cover_id,
        stand_in=_stand_in(row, absences),
        away=(absence.since, absence.until) if absence else None,
        lead=row.lead,
        passed=_passed(row, absences),
        organisation=row.organisation,
    )


def _passed(row: models.Seat | PostRow, absences: Away) -> tuple[str, ...]:
    """Who would cover during the holder's absence, and is away."""
    if row.holder_id is None or not absences.is_away(row.board_id, row.holder_id):
        return ()
    return absences.passed(row.board_id, row.holder_id)


def _stand_in(row: models.Seat | PostRow, absences: Away) -> str | None:
    """Who stands in during the holder's absence: whoever acts today if it has begun, or else
    whoever is named in it.
    """
    absence = absences.of(row.board_id, row.holder_id)
    if row.holder_id is None or absence is None:
        return None
    if absences.is_away(row.board_id, row.holder_id):
        return absences.covering(row.board_id, row.holder_id)
    return absence.cover_id
