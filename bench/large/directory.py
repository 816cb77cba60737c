"""A directory of some 200 agencies and 5,000 people: the demonstration's, copied under new ids."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from concordat.core.posts import PRACTITIONER
from concordat.people import models
from concordat.people.ids import service_id

AGENCIES = 6  # how many of each agency, and of everybody who works there
PRACTITIONERS = 14  # how many of each of its practitioners
Ids = Mapping[str, str]
"""The ids of the demonstration, with those that stand for them in one copy."""


@dataclass(slots=True)
class Copy:
    """One copy of every agency and of the people in it, by the ids of the demonstration."""

    number: int
    agencies: dict[str, str] = field(default_factory=dict)
    services: dict[str, str] = field(default_factory=dict)
    people: dict[str, list[str]] = field(default_factory=dict)

    def colleagues(self) -> "Copy":
        """The same agencies, with whoever else is there in place of each first practitioner."""
        people = {old: each[1:] or each for old, each in self.people.items()}
        return Copy(self.number, self.agencies, self.services, people)

    def ids(self, turn: int) -> Ids:
        """Who stands for whom in the case of that turn: practitioners take turns."""
        people = {old: each[turn % len(each)] for old, each in self.people.items()}
        return {**self.agencies, **self.services, **people}


def enlarge() -> list[Copy]:
    """Add the copies to the demonstration's directory; returns all, the demonstration's own first.

    A board's own people stay who they are.
    """
    copies = [_copy(number) for number in range(1, AGENCIES + 1)]
    added = copies[1:]
    _again(models.Agency, "id", "agencies", added)
    _again(models.AgencyInBoard, "agency_id", "agencies", added)
    _services(added)
    _people(copies)
    _seats(copies)
    _absences(copies)
    return copies


def _copy(number: int) -> Copy:
    found = Copy(number)
    end = "" if number == 1 else f"-{number}"
    for agency in models.Agency.objects.all():
        found.agencies[agency.id] = agency.id + end
    for service in models.Service.objects.all():
        agency = found.agencies[service.agency_id]
        found.services[service.id] = service.id if number == 1 else service_id(agency, service.name)
    practitioners = _practitioners()
    for person in _of_agencies():
        times = PRACTITIONERS if person in practitioners else 1
        found.people[person] = [f"{person}{end}{f'-p{n}' if n else ''}" for n in range(times)]
    return found


def _of_agencies() -> set[str]:
    """Everybody who holds or covers a post in an agency, and none of the board's own."""
    seats = models.Seat.objects.filter(agency__isnull=False)
    named = {person for pair in seats.values_list("holder", "cover") for person in pair if person}
    own = models.Seat.objects.filter(agency__isnull=True).values_list("holder", "cover")
    return named - {person for pair in own for person in pair}


def _practitioners() -> set[str]:
    """Those who are practitioners and nothing else."""
    holders = models.Seat.objects.filter(holder__isnull=False)
    others = set(holders.exclude(post=PRACTITIONER).values_list("holder", flat=True))
    return set(holders.filter(post=PRACTITIONER).values_list("holder", flat=True)) - others


def _again(table: type[Model], column: str, ids: str, copies: list[Copy]) -> None:
    """Rows of a table once more for each copy, with its ids in that column."""
    rows = list(table._default_manager.all())  # noqa: SLF001 - Django's name for what is public
    own_number = column != "id"
    table._default_manager.bulk_create(  # noqa: SLF001 - likewise
        _like(row, own_number=own_number, **{column: getattr(copy, ids)[getattr(row, column)]})
        for copy in copies
        for row in rows
    )


def _like(row: Model, *, own_number: bool = True, **changed: object) -> Model:
    """A row that says the same but for what is changed; with a number of its own."""
    columns = [each.attname for each in row._meta.concrete_fields]  # noqa: SLF001 - likewise
    said = {name: getattr(row, name) for name in columns if not (own_number and name == "id")}
    return type(row)(**(said | changed))


def _services(copies: list[Copy]) -> None:
    rows = list(models.Service.objects.all())
    models.Service.objects.bulk_create(
        _like(
            row,
            own_number=False,
            id=copy.services[row.id],
            agency_id=copy.agencies[row.agency_id],
        )
        for copy in copies
        for row in rows
    )
    _again(models.ServiceInBoard, "service_id", "services", copies)


def _people(copies: list[Copy]) -> None:
    known = {row.id: row for row in models.Person.objects.all()}
    new = (
        (known[old], id_, number)
        for copy in copies
        for old, ids in copy.people.items()
        for number, id_ in enumerate(ids)
        if id_ not in known
    )
    models.Person.objects.bulk_create(
        _like(row, own_number=False, id=id_, name=f"{row.name} {number + 1}", email="")
        for row, id_, number in new
    )


def _seats(copies: list[Copy]) -> None:
    rows = list(models.Seat.objects.filter(agency__isnull=False))
    place = models.Seat.objects.order_by("place").last()
    after = place.place if place else 0
    made = [seat for copy in copies for row in rows for seat in _seats_like(row, copy)]
    models.Seat.objects.bulk_create(
        _like(row, place=after + number, **who) for number, (row, who) in enumerate(made, 1)
    )


def _seats_like(row: models.Seat, copy: Copy) -> Iterator[tuple[models.Seat, dict[str, object]]]:
    """The seats of one copy like this one: for each of the practitioners in it, if it is theirs."""
    holders = copy.people.get(row.holder_id or "", [row.holder_id])
    if copy.number == 1:
        holders = holders[1:]  # the first is in the directory already
    cover = _first_of(copy, row.cover_id)
    where = {
        "agency_id": copy.agencies[row.agency_id or ""],
        "service_id": copy.services.get(row.service_id or "", row.service_id),
        "cover_id": cover,
    }
    for holder in holders:
        yield row, {**where, "holder_id": holder}


def _absences(copies: list[Copy]) -> None:
    """Whoever is away is away in every copy; the same people stand in for all of one."""
    rows = [each for each in models.Absence.objects.all() if each.person_id in copies[0].people]
    models.Absence.objects.bulk_create(
        _like(row, person_id=person, cover_id=_first_of(copy, row.cover_id))
        for copy in copies
        for row in rows
        for person in copy.people[row.person_id]
        if person != row.person_id
    )


def _first_of(copy: Copy, person: str | None) -> str | None:
    return copy.people.get(person or "", [person])[0]
