"""Questions about the directory. Each costs the same number of queries however many people there
are; tests/people has the numbers.

The answers are as of one day: `on` is a London date.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q
from msgspec.structs import replace

from concordat.core.posts import LEAD, Directory, Seat
from concordat.core.protocol import Version
from concordat.people import models, values
from concordat.people.absence import Away
from concordat.people.seats import seat_of, seat_with_employer, with_employers


class NotThere(LookupError):
    """A board or person that the directory doesn't have."""


def boards() -> tuple[values.Board, ...]:
    """All boards of this installation, in order of name."""
    return tuple(board_of(row) for row in models.Board.objects.order_by("name"))


def board(board_id: str) -> values.Board:
    """One board. Raises NotThere."""
    row = models.Board.objects.filter(id=board_id).first()
    if row is None:
        raise NotThere(f"there is no board {board_id}")
    return board_of(row)


def contacts(board_id: str) -> tuple[values.Contact, ...]:
    """The numbers a board gives to everybody, in the board's order."""
    return tuple(_contact(row) for row in models.Contact.objects.filter(board=board_id))


def closed_days(board_id: str) -> tuple[values.ClosedDay, ...]:
    """The days on which the board is closed although its nation is not, in order."""
    rows = models.ClosedDay.objects.filter(board=board_id, taken_back=None)
    return tuple(values.ClosedDay(row.day, row.why, row.proclaimed) for row in rows)


def directory(
    board_id: str,
    on: date,
    agencies: Iterable[str] | None = None,
    people_named: Iterable[str] = (),
    posts: Iterable[str] = (),
) -> Directory:
    """The seats of a board and its agencies as they are on a day.

    If agencies are named, only theirs, the board's own, those of the people named, and those of
    these posts wherever they are held.
    """
    absences = away(on, board_id)
    rows = models.Seat.objects.filter(board=board_id)
    if agencies is not None:
        rows = rows.filter(_of(agencies, people_named, frozenset(posts)))
    seats = (seat_with_employer(row, absences) for row in with_employers(rows))
    return Directory(board_id, tuple(seats))


def lines(
    board_id: str,
    on: date,
    agencies: Iterable[str] | None = None,
    posts: Iterable[str] = (),
    *,
    gone: frozenset[str] = frozenset(),
    across: Iterable[str] = (),
) -> tuple[values.DirectoryLine, ...]:
    """The same seats, with the people to ring: the holder, and who acts while they are away. Those
    who are `gone` are in none of them; nor, in those of the agencies named, is anybody who works
    for an agency `across` from them.
    """
    named = None if agencies is None else tuple(agencies)
    there = directory(board_id, on, named, posts=posts).without(gone)
    seats = there.apart_from(dict.fromkeys(named or (), tuple(across))).seats
    wanted = {person for seat in seats for person in (seat.holder, seat.acting(on))}
    known = people(person for person in wanted if person)
    return tuple(_line(seat, on, known) for seat in seats)


def members(board_id: str, ids: Iterable[str] | None = None) -> tuple[values.Agency, ...]:
    """The agencies of a board in order of name, with their services: all of them, or those named.
    Two queries, however many people there are.
    """
    rows = models.AgencyInBoard.objects.filter(board=board_id)
    if ids is not None:
        rows = rows.filter(agency__in=frozenset(ids))
    services = _services(board_id)
    return tuple(
        values.Agency(
            id=row.agency_id,
            name=row.agency.name,
            kind=row.agency.kind,
            telephone=row.telephone,
            services=tuple(services.get(row.agency_id, ())),
        )
        for row in rows.select_related("agency").order_by("agency__name")
    )


def agencies(
    board_id: str, on: date, ids: Iterable[str] | None = None
) -> tuple[values.Agency, ...]:
    """The same, each with the people to ring."""
    ids = None if ids is None else frozenset(ids)
    by_agency: dict[str, list[values.DirectoryLine]] = {}
    for line in lines(board_id, on, ids):
        by_agency.setdefault(line.seat.agency, []).append(line)
    return tuple(
        replace(each, lines=tuple(by_agency.get(each.id, ()))) for each in members(board_id, ids)
    )


def _services(board_id: str) -> dict[str, list[values.Service]]:
    """The services that can be chosen in a board, by agency. One query."""
    found: dict[str, list[values.Service]] = {}
    for row in models.ServiceInBoard.objects.filter(board=board_id).select_related("service"):
        service = values.Service(row.service_id, row.service.name, row.telephone)
        found.setdefault(row.service.agency_id, []).append(service)
    return found


def person(person_id: str) -> values.Person:
    """One person. Raises NotThere."""
    found = people([person_id])
    if person_id not in found:
        raise NotThere(f"there is no person {person_id}")
    return found[person_id]


def people(ids: Iterable[str]) -> dict[str, values.Person]:
    """The people with these ids that the directory has, by id."""
    return {row.id: _person(row) for row in models.Person.objects.filter(id__in=frozenset(ids))}


def parts_of(person_id: str, on: date) -> tuple[values.Part, ...]:
    """Every post in every board that somebody holds or covers on a day. Two queries."""
    absences = away(on)
    rows = models.Seat.objects.filter(seats_for(person_id, absences))
    rows = rows.select_related("agency", "board").order_by()  # in order it would read all of them
    in_order = sorted(rows, key=lambda row: (row.board_id, row.place))
    found = (_part(row, person_id, absences) for row in in_order)
    return tuple(part for part in found if part is not None)


def leads_of(person_id: str, on: date) -> tuple[tuple[str, values.DirectoryLine], ...]:
    """The leads of every agency in which somebody has a post, with its name, each with whoever acts
    for them on a day; not the post in which they act themselves.
    """
    own = {(part.board, part.seat.agency): part for part in parts_of(person_id, on) if part.kind}
    return tuple(
        (part.agency_name, line)
        for (board_id, agency), part in own.items()
        for line in lines(board_id, on, (agency,))
        if line.seat.lead and line.seat.agency == agency
        if line.acting and line.acting.id != person_id
    )


def boards_of(person_id: str, on: date) -> tuple[str, ...]:
    """The ids of the boards in which somebody holds or covers a post on a day."""
    return tuple(dict.fromkeys(part.board for part in parts_of(person_id, on)))


def people_of(board_id: str, on: date, agency: str | None = None) -> tuple[values.Member, ...]:
    """Everybody with a post in a board, or in one agency of it, with their posts, in order of name;
    including those who cover.
    """
    absences = away(on, board_id)
    rows = models.Seat.objects.filter(board=board_id)
    if agency is not None:
        rows = rows.filter(agency=None if agency == board_id else agency)
    parts: dict[str, list[values.Part]] = {}
    for row in rows.select_related("agency", "board"):
        both = (row.holder_id, seat_of(row, absences).acting(on))
        for person_id in {each for each in both if each is not None}:
            part = _part(row, person_id, absences)
            if part is not None:
                parts.setdefault(person_id, []).append(part)
    known = sorted(people(parts).values(), key=lambda person: (person.name, person.id))
    return tuple(values.Member(person, tuple(parts[person.id])) for person in known)


def away(on: date, board_id: str | None = None) -> Away:
    """Who is away on a day, in every board or in one. One query."""
    rows = models.Absence.objects.filter(until__gte=on)
    if board_id is not None:
        rows = rows.filter(board=board_id)
    return Away(on, rows)


def seats_for(person_id: str, absences: Away) -> Q:
    """Selects the seats that somebody holds, or in which they may have to act."""
    found = Q(holder=person_id) | Q(cover=person_id)
    for board_id, absent in absences.covered_by(person_id).items():
        found |= Q(board=board_id, holder__in=absent)
    return found


def _of(agencies: Iterable[str], people_named: Iterable[str], posts: frozenset[str]) -> Q:
    """Selects the board's own seats and those of these agencies, people and posts."""
    wanted = Q(agency=None) | Q(agency__in=frozenset(agencies))
    if named := frozenset(people_named):
        wanted |= Q(holder__in=named) | Q(cover__in=named)
    if posts:
        wanted |= Q(post__in=posts)
    return wanted | Q(lead=True) if LEAD in posts else wanted


def _part(row: models.Seat, person_id: str, absences: Away) -> values.Part | None:
    """The seat as somebody's post; None if they neither hold it nor act in it, nor would if they
    were not away.
    """
    seat = seat_of(row, absences)
    acts = seat.acting(absences.on) == person_id
    if not seat.is_of(person_id, absences.on):
        return None
    return values.Part(
        board=row.board_id,
        agency_name=row.agency.name if row.agency else row.board.name,
        kind=row.agency.kind if row.agency else None,
        seat=seat,
        covering=seat.covered_for(person_id, absences.on),
        away=not acts,
    )


def _line(seat: Seat, on: date, known: dict[str, values.Person]) -> values.DirectoryLine:
    acting = seat.acting(on)
    return values.DirectoryLine(
        seat=seat,
        holder=known[seat.holder] if seat.holder else None,
        acting=known[acting] if acting else None,
        away_until=seat.away[1] if seat.away and seat.is_away(on) else None,
    )


def board_of(row: models.Board) -> values.Board:
    """A row of the table as a board."""
    return values.Board(
        id=row.id,
        name=row.name,
        accent=row.accent,
        nation=row.nation,
        words=dict(row.words),
        prefix=row.prefix,
        protocol=row.protocol,
        in_force=tuple(_in_force(*each) for each in row.in_force),
    )


def _in_force(version: str, since: str, by: str = "", at: str = "") -> values.InForce:
    """A version as a board's row keeps it."""
    put = datetime.fromisoformat(at) if at else None
    return values.InForce(Version.parse(version), datetime.fromisoformat(since), by, put)


def _contact(row: models.Contact) -> values.Contact:
    return values.Contact(row.sort, row.name, row.telephone, row.hours, row.email, row.about)


def _person(row: models.Person) -> values.Person:
    return values.Person(row.id, row.name, row.telephone, row.email)
