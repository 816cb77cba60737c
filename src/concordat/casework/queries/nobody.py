"""What nobody holds: duties whose owners are gone, or away with nobody standing in."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime

from django.db.models import Q, QuerySet
from msgspec.structs import replace

from concordat.casework import employers, excluding, models, rules
from concordat.casework.chunks import CONDITIONS, VALUES, chunks
from concordat.casework.holdings import held_by, is_officer
from concordat.casework.queries.in_order import key_of, most_urgent_first
from concordat.casework.queries.rows import PAGE, with_their_cases, work_rows
from concordat.casework.values import WorkRow
from concordat.core.calendar import in_london
from concordat.core.posts import Directory, Party, Seat
from concordat.core.protocol import Protocol
from concordat.core.who.seats import (
    acting_for,
    is_of_an_agency,
    looks_after,
    seats_elsewhere,
    seats_in_force,
)
from concordat.people import queries as people

_SPEC = ("rules", "side", "agency", "service", "post", "person", "practitioner")
Spec = tuple[int, str, str, str, str, str, str]
"""Who has a part in a case, as its rows say it."""


def held_by_nobody_here(person: str, now: datetime) -> tuple[WorkRow, ...]:
    """What nobody holds in the agencies that somebody leads, the most urgent first. Two queries for
    who leads none, else eight.
    """
    on = in_london(now).date()
    known = held_by(person, now).boards
    found: list[models.DutyRow] = []
    for board, directory in known.items():
        led = {
            seat.agency for seat in directory.seats if seat.lead and seat.acting(on) == person
        } - {board}
        if led:
            found += _of(board, directory, person, now, led)
    return work_rows(sorted(found, key=key_of)[:PAGE], now) if found else ()


def held_by_nobody(board: str, person: str, now: datetime) -> tuple[WorkRow, ...] | None:
    """What nobody holds in a board, the most urgent first. Eleven queries. None for who isn't its
    officer.
    """
    on = in_london(now).date()
    known = held_by(person, now).boards
    if board not in known or not is_officer(known[board], person, on):
        return None
    found = _of(board, people.directory(board, on), person, now, None)
    return work_rows(found, now)


def _of(
    board: str, directory: Directory, person: str, now: datetime, agencies: Iterable[str] | None
) -> list[models.DutyRow]:
    """A page of the open duties of a board that nobody holds (of some agencies, where they are
    named), of cases that the reader may see. Nobody holds what is for somebody who must not see its
    case and has nobody in their place.
    """
    owing = models.PartRow.objects.filter(board=board, duty__isnull=False, since__lte=now)
    if agencies is not None:
        owing = owing.filter(agency__in=sorted(agencies))
    protocols, on = _protocols(board), in_london(now).date()
    found: list[int] = []
    for known, theirs in _apart(owing, directory, board):
        if person not in known.excluded:
            found += _unheld(theirs, known, protocols, on)
    duties = models.DutyRow.objects.filter(since__lte=now).exclude(strength="may")
    rows: list[models.DutyRow] = []
    for some in chunks(found, VALUES):
        of_those = with_their_cases(duties.filter(pk__in=some))
        rows += most_urgent_first(of_those, now)[:PAGE]
    return sorted(rows, key=key_of)[:PAGE]


def _unheld(
    owing: QuerySet[models.PartRow],
    directory: Directory,
    protocols: Mapping[int, Protocol],
    on: date,
) -> list[int]:
    """The numbers of the duties among these none of whose owners anybody holds by a directory."""
    empty = _nobodys(owing, directory, protocols, on)
    if not empty:
        return []
    owners: dict[int, set[Spec]] = {}
    for of_those in _any_of(empty):
        wanted = owing.filter(of_those).values("duty")
        for part in models.PartRow.objects.filter(duty__in=wanted):
            owners.setdefault(part.duty_id or 0, set()).add(_spec(part))
    return [duty for duty, theirs in owners.items() if theirs <= empty]


def cases_with_nobody(
    parts: QuerySet[models.PartRow], directory: Directory, board: str, on: date
) -> set[str]:
    """The cases of a board in which nobody holds one of these parts. Nobody holds one for whoever
    must not see its case.
    """
    protocols, found = _protocols(board), set[str]()
    for known, theirs in _apart(parts, directory, board):
        for of_those in _any_of(_nobodys(theirs, known, protocols, on)):
            found.update(theirs.filter(of_those).values_list("case", flat=True))
    return found


def alone(
    parts: QuerySet[models.PartRow], directory: Directory, board: str, on: date
) -> set[tuple[str, str]]:
    """The cases and agencies, of these parts in a lead's place, of which nobody holds any."""
    protocols = _protocols(board)
    empty, held = set[tuple[str, str]](), set[tuple[str, str]]()
    for known, theirs in _apart(parts, directory, board):
        specs = _nobodys(theirs, known, protocols, on)
        for of_those in _any_of(specs):
            empty.update(theirs.filter(of_those).values_list("case", "agency"))
        for cases in chunks(sorted({case for case, _ in empty}) if specs else (), VALUES):
            rows = theirs.filter(case__in=cases).values_list("case", *_SPEC)
            held.update((case, spec[2]) for case, *spec in rows if tuple(spec) not in specs)
    return empty - held


def _apart(
    parts: QuerySet[models.PartRow], directory: Directory, board: str
) -> Iterator[tuple[Directory, QuerySet[models.PartRow]]]:
    """These rows by who must not see their cases, those that nobody is kept from first, each with
    the directory for them; and of these apart those of a side for whose people the other works.
    """
    kept_from = excluding.shut({board: directory})
    apart = [each for cases in kept_from.values() for each in cases]
    yield from _each_for_one(parts.exclude(case__in=apart), directory, board)
    for shut, cases in kept_from.items():
        yield from _each_for_one(parts.filter(case__in=cases), directory.without(shut), board)


def _each_for_one(
    parts: QuerySet[models.PartRow], directory: Directory, board: str
) -> Iterator[tuple[Directory, QuerySet[models.PartRow]]]:
    for theirs, apart in reversed([*employers.against({board: directory})]):
        yield apart[board], parts.filter(theirs)
        parts = parts.exclude(theirs)
    yield directory, parts


def _nobodys(
    parts: QuerySet[models.PartRow],
    directory: Directory,
    protocols: Mapping[int, Protocol],
    on: date,
) -> set[Spec]:
    directory = directory.with_a_manager(on)
    specs: set[Spec] = set(parts.values_list(*_SPEC).distinct())
    near = _near(directory, protocols.values())
    return {spec for spec in specs if not _is_held(spec, near(spec[2]), protocols, on)}


def _near(directory: Directory, protocols: Collection[Protocol]) -> Callable[[str], Directory]:
    """For an agency the seats in it and of whoever may stand in for it: to look through all of a
    large board's for each part takes long. For none ("") all.
    """
    posts = {post for each in protocols for post in each.stand_ins}
    others = [
        seat for seat in directory.seats if seat.agency == directory.board or seat.post in posts
    ]
    own: dict[str, list[Seat]] = {}
    for seat in directory.seats:
        own.setdefault(seat.agency, []).append(seat)
    found = {"": directory, directory.board: directory}

    def near(agency: str) -> Directory:
        if agency not in found:
            seats = dict.fromkeys((*own.get(agency, ()), *others))
            found[agency] = replace(directory, seats=tuple(seats))
        return found[agency]

    return near


def _any_of(specs: Iterable[Spec]) -> Iterator[Q]:
    """The rows with one of these, a part of them at a time; nothing where there is none."""
    for some in chunks(sorted(specs), CONDITIONS):
        of_those = Q(pk__in=())
        for spec in some:
            of_those |= Q(**dict(zip(_SPEC, spec, strict=True)))
        yield of_those


def _protocols(board: str) -> dict[int, Protocol]:
    """The protocols by which cases of a board are run, by the numbers of their rules."""
    pinned = models.Rules.objects.filter(board=board).defer("days")
    return {each.pk: rules.protocol_of(each) for each in pinned}


def _spec(part: models.PartRow) -> Spec:
    return (
        part.rules_id,
        part.side,
        part.agency,
        part.service,
        part.post,
        part.person,
        part.practitioner,
    )


def _is_held(spec: Spec, directory: Directory, protocols: Mapping[int, Protocol], on: date) -> bool:
    """Whether somebody acts today in a post, or for somebody by name."""
    pinned, side, agency, service, post, person, practitioner = spec
    if person:
        return bool(acting_for(directory, agency, person, on))
    if is_of_an_agency(side, post):
        party = Party(agency, "", service or None)
        there = replace(directory, practitioners=frozenset({(agency, practitioner)}))
        seats = seats_in_force(protocols[pinned], there, party, post, on)
        return any(looks_after(there, seat, post, on) for seat in seats)
    seats = seats_elsewhere(directory, side, post)
    return any(seat.acting(on) for seat in seats)
