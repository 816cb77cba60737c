"""Loads a folder of files into the tables, for real installations and the demonstration alike.

What the files say about a board replaces what the tables had: its numbers, agencies, services and
posts. People, agencies and services that the files no longer name stay in the tables, because cases
refer to them, but have no post and can't be chosen. Absences that people entered themselves stay as
well. Closed days are only added: one that the board closed or took back on its page stays so, and
one that is no longer to be closed is taken back there, so that open cases are told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import Model

from concordat.core.calendar import LONDON
from concordat.people import danger, models, shapes
from concordat.people.fit import ProtocolOf, misfits
from concordat.people.folder import Folder, FolderProblem, WrongFolder, read
from concordat.people.ids import service_id

M = TypeVar("M", bound=Model)
ServiceIds = Mapping[tuple[str, str], str]
"""The id of each service, by its agency's id and its name."""
REPLACED = (
    models.Contact,
    models.AgencyInBoard,
    models.ServiceInBoard,
    models.Seat,
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many of each the folder had."""

    boards: int
    agencies: int
    people: int
    posts: int
    absences: int


def load(path: Path, today: date, protocol_of: ProtocolOf | None = None) -> Loaded:
    """Load a directory's folder, whole or not at all. Raises WrongFolder with every problem.

    Absences given in days are counted from `today`. With `protocol_of` (the library's `load`), the
    posts are compared with those that each board's protocol names.
    """
    folder = read(path)
    if protocol_of is not None and (found := list(misfits(folder, protocol_of))):
        raise WrongFolder(found)
    _refuse_taken(folder)
    _refuse_none_in_force(folder, today)
    with transaction.atomic():
        ids = _service_ids(folder)
        seats, absences = list(_seats(folder, ids)), list(_absences(folder, today))
        _put(models.Board, [_board(key, board) for key, board in folder.boards.items()])
        _put(models.Agency, [_agency(key, agency) for key, agency in folder.agencies.items()])
        _put(models.Person, [_person(key, person, folder) for key, person in folder.people.items()])
        _put(models.Service, list(_services(folder, ids)))
        for table in REPLACED:
            table.objects.filter(board__in=folder.boards).delete()
        models.Contact.objects.bulk_create(_contacts(folder))
        models.ClosedDay.objects.bulk_create(_closed_days(folder), ignore_conflicts=True)
        models.AgencyInBoard.objects.bulk_create(_memberships(folder))
        models.ServiceInBoard.objects.bulk_create(_services_in_boards(folder, ids))
        models.Seat.objects.bulk_create(seats)
        models.Absence.objects.bulk_create(
            absences,
            update_conflicts=True,
            unique_fields=["board", "person", "since"],
            update_fields=["until", "cover"],
        )
        transaction.on_commit(lambda: danger.keep(settings.DATA_DIR))
    return Loaded(
        len(folder.boards), len(folder.agencies), len(folder.people), len(seats), len(absences)
    )


def _refuse_taken(folder: Folder) -> None:
    """Raises WrongFolder if a board outside the folder has one of its prefixes."""
    others = models.Board.objects.exclude(id__in=folder.boards)
    taken = dict(others.values_list("prefix", "id"))
    problems = []
    for key, board in folder.boards.items():
        if board.prefix in taken:
            said = f"is the prefix of board {taken[board.prefix]}"
            problems.append(
                FolderProblem(folder.file_of[f"board.{key}"], f"board.{key}.prefix", said)
            )
    if problems:
        raise WrongFolder(problems)


def _refuse_none_in_force(folder: Folder, today: date) -> None:
    """Raises WrongFolder if a board has no version in force yet: nothing could be raised there."""
    problems = []
    for key, board in folder.boards.items():
        first = min(_instant(it.since).astimezone(LONDON).date() for it in board.in_force)
        if first > today:
            said = f"no version is in force before {first}: say by which one the board works now"
            problems.append(
                FolderProblem(folder.file_of[f"board.{key}"], f"board.{key}.in_force", said)
            )
    if problems:
        raise WrongFolder(problems)


def _service_ids(folder: Folder) -> ServiceIds:
    """The ids of the folder's services. A service that is already in the tables keeps its id."""
    known = models.Service.objects.filter(agency__in=folder.agencies)
    kept = {(row.agency_id, row.name): row.id for row in known}
    found = {}
    for key, agency in folder.agencies.items():
        for name in agency.services:
            found[key, name] = kept.get((key, name)) or service_id(key, name)
    return found


def _put(table: type[M], rows: list[M]) -> None:
    """Write rows by id, replacing those that exist."""
    columns = table._meta.concrete_fields  # noqa: SLF001 - Django's own name for what is public
    fields = [column.name for column in columns if not column.primary_key]
    table._default_manager.bulk_create(  # noqa: SLF001 - likewise
        rows, update_conflicts=True, unique_fields=["id"], update_fields=fields
    )


def _board(key: str, board: shapes.Board) -> models.Board:
    return models.Board(
        id=key,
        name=board.name,
        prefix=board.prefix,
        accent=board.accent,
        nation=board.nation,
        protocol=board.protocol,
        in_force=[[it.version, _instant(it.since).isoformat()] for it in board.in_force],
        words=board.words,
    )


def _instant(at: datetime) -> datetime:
    """An instant as the file gives it; London time where it has no offset."""
    return at if at.tzinfo else at.replace(tzinfo=LONDON)


def _agency(key: str, agency: shapes.Agency) -> models.Agency:
    return models.Agency(id=key, board_id=agency.boards[0], name=agency.name, kind=agency.kind)


def _person(key: str, person: shapes.Person, folder: Folder) -> models.Person:
    home = folder.boards_with(key)[0]
    return models.Person(
        id=key,
        board_id=home,
        name=person.name,
        telephone=person.telephone,
        email=person.email or "",
    )


def _contacts(folder: Folder) -> Iterator[models.Contact]:
    for key, board in folder.boards.items():
        for place, contact in enumerate(board.contacts):
            yield models.Contact(
                board_id=key,
                place=place,
                sort=contact.sort,
                name=contact.name,
                telephone=contact.telephone,
                hours=contact.hours,
                email=contact.email or "",
                about=contact.about,
            )


def _closed_days(folder: Folder) -> Iterator[models.ClosedDay]:
    for key, board in folder.boards.items():
        for closed in board.closed:
            yield models.ClosedDay(
                board_id=key, day=closed.day, why=closed.why, proclaimed=closed.proclaimed
            )


def _memberships(folder: Folder) -> Iterator[models.AgencyInBoard]:
    for key, agency in folder.agencies.items():
        for board in agency.boards:
            yield models.AgencyInBoard(board_id=board, agency_id=key, telephone=agency.telephone)


def _services(folder: Folder, ids: ServiceIds) -> Iterator[models.Service]:
    for (agency, name), id_ in ids.items():
        home = folder.agencies[agency].boards[0]
        yield models.Service(id=id_, board_id=home, agency_id=agency, name=name)


def _services_in_boards(folder: Folder, ids: ServiceIds) -> Iterator[models.ServiceInBoard]:
    for key, agency in folder.agencies.items():
        for board in agency.boards:
            for place, (name, telephone) in enumerate(agency.services.items()):
                yield models.ServiceInBoard(
                    board_id=board, service_id=ids[key, name], place=place, telephone=telephone
                )


def _seats(folder: Folder, ids: ServiceIds) -> Iterator[models.Seat]:
    """Every post, once for each board and service it is in; the boards' own come first."""
    place = count()
    for key, board in folder.boards.items():
        for own in board.posts:
            yield _seat(key, None, own, None, next(place))
    for key, agency in folder.agencies.items():
        for post in agency.posts:
            services: list[str | None] = [ids[key, name] for name in post.services]
            for board_id in folder.boards_of(agency, post):
                for service in services or [None]:
                    yield _seat(board_id, key, post, service, next(place))


def _seat(
    board: str,
    agency: str | None,
    post: shapes.Post | shapes.OwnPost,
    service: str | None,
    place: int,
) -> models.Seat:
    return models.Seat(
        board_id=board,
        agency_id=agency,
        service_id=service,
        place=place,
        post=post.post,
        title=post.title,
        holder_id=post.holder,
        cover_id=post.cover,
        lead=isinstance(post, shapes.Post) and post.lead,
        organisation=(isinstance(post, shapes.Post) and post.organisation) or "",
    )


def _absences(folder: Folder, today: date) -> Iterator[models.Absence]:
    for absence in folder.absences.values():
        for board in absence.boards or folder.boards_with(absence.person):
            yield models.Absence(
                board_id=board,
                person_id=absence.person,
                since=_day(absence.since, today),
                until=_day(absence.until, today),
                cover_id=absence.cover,
            )


def _day(day: date | int, today: date) -> date:
    return today + timedelta(days=day) if isinstance(day, int) else day
