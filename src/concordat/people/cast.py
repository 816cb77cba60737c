"""The people and agencies that a case or a list needs, in few queries."""

from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter

import msgspec
from django.db.models import F, Q
from msgspec.structs import replace

from concordat.core.posts import Directory, Seat
from concordat.people import models, queries, seats, values


class Named(msgspec.Struct, frozen=True):
    """A board, with the agencies asked for that belong to it (without their posts), by id.

    `services` are all that these agencies have or ever had, by id.
    """

    board: values.Board
    agencies: Mapping[str, values.Agency]
    services: Mapping[str, values.ServiceOf]


def around(person: str, on: date) -> dict[str, Directory]:
    """The directories somebody needs on a day: for each board in which they hold or cover a post,
    the seats of those agencies and the board's own.

    Three queries: the person's own seats are few, and by them the others are found.
    """
    away = queries.away(on)
    theirs = models.Seat.objects.filter(queries.seats_for(person, away)).order_by()
    places: dict[str, set[str]] = {}
    for board, agency in theirs.values_list("board", "agency"):
        places.setdefault(board, set()).update({agency} - {None})
    around_them = Q(pk__in=())
    for board, agencies in places.items():
        around_them |= Q(board=board, agency=None) | Q(board=board, agency__in=sorted(agencies))
    found: dict[str, list[Seat]] = {}
    rows = seats.with_employers(models.Seat.objects.filter(around_them).order_by())
    for row in sorted(rows, key=attrgetter("place")):
        found.setdefault(row.board_id, []).append(seats.seat_with_employer(row, away))
    return {board: Directory(board, tuple(there)) for board, there in found.items()}


def widened(known: Directory, on: date, posts: Iterable[str], *, everywhere: bool) -> Directory:
    """A directory with the seats of these posts in every agency of its board. Two queries; a third
    for the ids of all its agencies, where the posts are looked for `everywhere`.
    """
    around_them = {seat.agency for seat in known.seats}
    found = queries.directory(known.board, on, around_them, posts=posts)
    if not everywhere:
        return found
    members = models.AgencyInBoard.objects.filter(board=known.board)
    return replace(found, agencies=frozenset(members.values_list("agency", flat=True)))


def board_with(board: str, agencies: Iterable[str]) -> Named:
    """A board with its names for these agencies and their services. One query, or two if none of
    them belongs to it. Raises NotThere if there is no such board.
    """
    members = models.AgencyInBoard.objects.filter(board=board, agency__in=frozenset(agencies))
    rows = members.select_related("agency", "board").annotate(
        service=F("agency__services__id"), service_name=F("agency__services__name")
    )
    found = list(rows)  # a row for each service, and one for an agency without any
    if not found:
        return Named(queries.board(board), {}, {})
    named = {row.agency_id: _agency(row) for row in found}
    services = {}
    for row in found:
        if row.service is not None:
            services[row.service] = values.ServiceOf(row.agency_id, row.service_name)
    return Named(queries.board_of(found[0].board), named, services)


def agency_names(ids: Iterable[str]) -> dict[str, values.Agency]:
    """Agencies of any board by id, without their posts and numbers. One query."""
    rows = models.Agency.objects.filter(id__in=frozenset(ids))
    return {row.id: values.Agency(row.id, row.name, row.kind, "") for row in rows}


def _agency(row: models.AgencyInBoard) -> values.Agency:
    return values.Agency(row.agency_id, row.agency.name, row.agency.kind, row.telephone)
