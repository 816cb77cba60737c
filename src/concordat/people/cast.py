"""Who a case or a list needs to know of, in as few queries as it takes."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q

from concordat.core.posts import Directory
from concordat.people import models, queries, values
from concordat.people.absence import Away


def around(person: str, on: date) -> dict[str, Directory]:
    """For each board in which somebody holds a post or stands in for one on a day: the seats of
    those agencies in which they do, and the board's own. Two queries.
    """
    away = Away(on, models.Absence.objects.filter(until__gte=on))
    theirs = Q(holder=person) | Q(cover=person)
    for board, absent in away.covered_by(person).items():
        theirs |= Q(board=board, holder__in=absent)
    here = models.Seat.objects.filter(theirs, board=OuterRef("board"))
    rows = models.Seat.objects.filter(
        Exists(here.filter(agency=OuterRef("agency"))) | Q(Exists(here), agency=None)
    )
    seats: dict[str, list[models.Seat]] = {}
    for row in rows:
        seats.setdefault(row.board_id, []).append(row)
    return {
        board: Directory(board=board, seats=tuple(queries.seat_of(row, away) for row in found))
        for board, found in seats.items()
    }


def board_with(
    board: str, agencies: Iterable[str]
) -> tuple[values.Board, dict[str, values.Agency]]:
    """A board, and those of the named agencies that belong to it, without their posts. One query.
    Raises NotThere.
    """
    found = models.AgencyInBoard.objects.filter(board=board, agency__in=frozenset(agencies))
    rows = tuple(found.select_related("agency", "board"))
    if not rows:
        return queries.board(board), {}
    known = {row.agency_id: _agency(row) for row in rows}
    return queries.board_of(rows[0].board), known


def agency_names(ids: Iterable[str]) -> dict[str, values.Agency]:
    """Agencies by id, of whatever board, without their posts and numbers. One query."""
    rows = models.Agency.objects.filter(id__in=frozenset(ids))
    return {row.id: values.Agency(row.id, row.name, row.kind, "") for row in rows}


def _agency(row: models.AgencyInBoard) -> values.Agency:
    return values.Agency(row.agency_id, row.agency.name, row.agency.kind, row.telephone)
