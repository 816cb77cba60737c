"""In which roles of open cases nobody acts, whether or not anything is owed in them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

from django.db.models import Q

from concordat.casework import excluding, models, places
from concordat.casework.board_values import EmptyRole, EmptyRoles, EmptyRolesHere
from concordat.casework.chunks import VALUES, chunks
from concordat.casework.holdings import held_by, is_officer
from concordat.casework.queries import nobody
from concordat.casework.queries.one import read_without_words
from concordat.casework.queries.rows import PAGE
from concordat.core.calendar import in_london
from concordat.core.case import Case
from concordat.core.empty_roles import empty
from concordat.core.posts import LEAD, PARTY_SIDES, CaseSide, Directory, PostRef
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who.asked import There
from concordat.core.who.recipients import leads
from concordat.people import cast
from concordat.people import queries as people
from concordat.people.values import Agency

AT_FIRST = 5
"""So many roles are looked for on somebody's own page: each is read out of its case."""
_BY_CASE = ("case",)


def nobody_acts(board: str, person: str, now: datetime, after: str | None = None) -> EmptyRoles:
    """The roles of a board's open cases in which nobody acts, a page of them, for its officers;
    none for anybody else. A few queries, and a few for each case in which there may be one.

    Raises NotFound for a place in the list that no page gave.
    """
    on = in_london(now).date()
    known = held_by(person, now).boards
    if board not in known or not is_officer(known[board], person, on):
        return EmptyRoles((), None)
    rows: list[EmptyRole] = []
    for each in _of(board, people.directory(board, on), person, now, after=after):
        if len(rows) >= PAGE and each.ref != rows[-1].ref:
            return EmptyRoles(tuple(rows), places.behind(_BY_CASE, rows[-1].ref))
        rows.append(each)
    return EmptyRoles(tuple(rows), None)


def nobody_acts_here(person: str, now: datetime) -> EmptyRolesHere:
    """The same for whoever can fill them: the officers of each board of theirs, and the lead of the
    agency in which nobody acts. Only the first are looked for.
    """
    on = in_london(now).date()
    known = held_by(person, now).boards
    found = list(islice(_fillable(person, known, now), AT_FIRST + 1))
    office = (board for board, directory in known.items() if is_officer(directory, person, on))
    return EmptyRolesHere(tuple(found[:AT_FIRST]), len(found) > AT_FIRST, tuple(office))


def _fillable(person: str, boards: Mapping[str, Directory], now: datetime) -> Iterator[EmptyRole]:
    on = in_london(now).date()
    for board, directory in boards.items():
        if is_officer(directory, person, on):
            yield from _of(board, people.directory(board, on), person, now)
            continue
        led = {seat.agency for seat in directory.seats if seat.lead and seat.acting(on) == person}
        if led:
            rows = _of(board, directory, person, now, sorted(led))
            yield from (row for row in rows if row.agency in led and row.fills == "take-over")


def _of(
    board: str,
    directory: Directory,
    person: str,
    now: datetime,
    agencies: Iterable[str] | None = None,
    *,
    after: str | None = None,
) -> Iterator[EmptyRole]:
    """The roles one after another: a case is read once somebody asks for its own."""
    for ref in _perhaps(board, directory, person, now, agencies, after=after):
        read = read_without_words(ref, person, now)
        if read is not None:
            yield from _in_case(*read, in_london(now).date())


def _in_case(record: Record, case: Case, on: date) -> Iterator[EmptyRole]:
    ref = record.ref
    called = _Called(record.protocol, cast.agency_names(party.id for _, party in case.parties))
    for each in empty(record, case, on):
        title, name = called.role(each.side, each.post, each.agency)
        alone = each.post == LEAD and not each.fills
        yield EmptyRole(ref, title, each.agency, name, each.fills, each.about, alone=alone)
    yield from _unmarked(record, case, called, on)


def _unmarked(record: Record, case: Case, called: "_Called", on: date) -> Iterator[EmptyRole]:
    """The agencies of a case for which the directory marks no lead, with who is in their place."""
    there = There.of(record.protocol, case, record.directory, on)
    for side, party in case.parties:
        if not there.directory.leads_of(party.id):
            title, name = called.role(side, LEAD, party.id)
            acting = there.acting(leads(case, side, party.id))
            known = people.people(acting)
            instead = tuple(known[each].name for each in acting if each in known)
            yield EmptyRole(record.ref, title, party.id, name, unmarked=True, instead=instead)


class _Called(NamedTuple):
    """What the roles of a case are called."""

    protocol: Protocol
    agencies: Mapping[str, Agency]

    def role(self, side: CaseSide, post: str, agency: str) -> tuple[str, str]:
        """The title of a role, and the name of its agency."""
        at = self.agencies.get(agency)
        title = self.protocol.title_of(PostRef(side, post), at.kind if at else None)
        return title, at.name if at else ""


def _perhaps(
    board: str,
    directory: Directory,
    person: str,
    now: datetime,
    agencies: Iterable[str] | None,
    *,
    after: str | None,
) -> Iterator[str]:
    """The open cases in which somebody stepped aside, a role of an agency has nobody in it by the
    directory, or that marks no lead of an agency, in their order; they are looked up a page of
    cases at a time.
    """
    open_ = models.CaseRow.objects.filter(excluding.may_see(person), board=board, open=True)
    parts = models.PartRow.objects.filter(
        board=board, duty__isnull=True, side__in=PARTY_SIDES, since__lte=now
    )
    if agencies is not None:
        parts = parts.filter(agency__in=agencies)
    with_empty_roles = nobody.cases_with_nobody(parts, directory, board, in_london(now).date())
    aside = models.AsideRow.objects.filter(board=board).values("case")
    theirs = Q(case__in=aside)
    led = {seat.agency for seat in directory.seats if seat.lead}
    known = {seat.agency for seat in directory.seats}
    if unmarked := known - led - {board} if agencies is None else ():
        without = parts.filter(post=LEAD, agency__in=sorted(unmarked))
        theirs |= Q(case__in=without.values("case"))
    some_of_them = [*chunks(sorted(with_empty_roles), VALUES)] or [[]]
    beyond = places.after(after, _BY_CASE)
    while True:
        found = set[str]()
        for some in some_of_them:
            of_those = open_.filter(theirs | Q(case__in=some), beyond).order_by(*_BY_CASE)
            found.update(of_those.values_list("case", flat=True)[:PAGE])
        refs = sorted(found)[:PAGE]
        yield from refs
        if len(refs) < PAGE:
            return
        beyond = Q(case__gt=refs[-1])
