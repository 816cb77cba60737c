"""In which roles of open cases nobody acts, whether or not anything is owed in them."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import Q

from concordat.brief.view import CaseView
from concordat.casework import excluding, models
from concordat.casework.board_values import EmptyRole, EmptyRoles
from concordat.casework.chunks import VALUES, chunks
from concordat.casework.holdings import held_by, is_officer
from concordat.casework.queries import nobody
from concordat.casework.queries.one import glimpsed
from concordat.casework.queries.rows import PAGE
from concordat.core.calendar import in_london
from concordat.core.empty_roles import empty
from concordat.core.posts import LEAD, PARTY_SIDES, CaseSide, Directory, PostRef
from concordat.core.who.asked import There
from concordat.core.who.recipients import leads
from concordat.people import queries as people

TAKE_OVER = "take-over"


def nobody_acts(board: str, person: str, now: datetime) -> EmptyRoles:
    """The roles of a board's open cases in which nobody acts, for its officers; none for anybody
    else. A few queries, and a few for each case in which there may be one, of a page of which.
    """
    on = in_london(now).date()
    known = held_by(person, now).boards
    if board not in known or not is_officer(known[board], person, on):
        return EmptyRoles()
    return _of(board, people.directory(board, on), person, now)


def nobody_acts_here(person: str, now: datetime) -> EmptyRoles:
    """The same for whoever can fill them: the officers of each board of theirs, and the lead of the
    agency in which nobody acts.
    """
    on = in_london(now).date()
    rows, more = list[EmptyRole](), False
    for board, directory in held_by(person, now).boards.items():
        found = EmptyRoles()
        led = {seat.agency for seat in directory.seats if seat.lead and seat.acting(on) == person}
        if is_officer(directory, person, on):
            found = nobody_acts(board, person, now)
            rows += found.rows
        elif led:
            found = _of(board, directory, person, now, sorted(led))
            rows += [each for each in found.rows if each.agency in led and each.fills == TAKE_OVER]
        more = more or found.more
    return EmptyRoles(tuple(rows), more)


def _of(
    board: str,
    directory: Directory,
    person: str,
    now: datetime,
    agencies: Iterable[str] | None = None,
) -> EmptyRoles:
    refs = _perhaps(board, directory, person, now, agencies)
    views = (glimpsed(ref, person, now) for ref in refs[:PAGE])
    rows = (row for view in views if view for row in _in_case(view, in_london(now).date()))
    return EmptyRoles(tuple(rows), len(refs) > PAGE)


def _in_case(view: CaseView, on: date) -> Iterator[EmptyRole]:
    for each in empty(view.record, view.case, on):
        title, name = _called(view, each.side, each.post, each.agency)
        lead = each.post == LEAD and not each.fills
        yield EmptyRole(view.ref, title, each.agency, name, each.fills, each.about, alone=lead)
    yield from _unmarked(view, on)


def _unmarked(view: CaseView, on: date) -> Iterator[EmptyRole]:
    """The agencies of a case for which the directory marks no lead, with who is in their place."""
    there = There.of(view.protocol, view.case, view.record.directory, on)
    for side, party in view.case.parties:
        if not there.directory.leads_of(party.id):
            title, name = _called(view, side, LEAD, party.id)
            acting = there.acting(leads(view.case, side, party.id))
            instead = tuple(view.people[each].name for each in acting if each in view.people)
            yield EmptyRole(view.ref, title, party.id, name, unmarked=True, instead=instead)


def _called(view: CaseView, side: CaseSide, post: str, agency: str) -> tuple[str, str]:
    """The title of a role, and the name of its agency."""
    at = view.agencies.get(agency)
    title = view.protocol.title_of(PostRef(side, post), at.kind if at else None)
    return title, at.name if at else ""


def _perhaps(
    board: str,
    directory: Directory,
    person: str,
    now: datetime,
    agencies: Iterable[str] | None,
) -> list[str]:
    """The open cases in which somebody stepped aside, a role of an agency has nobody in it by the
    directory, or that marks no lead of an agency: the first, and one more than a page of them.
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
    found: set[str] = set()
    for some in [*chunks(sorted(with_empty_roles), VALUES)] or [[]]:
        of_those = open_.filter(theirs | Q(case__in=some)).order_by("case")
        found.update(of_those.values_list("case", flat=True)[: PAGE + 1])
    return sorted(found)[: PAGE + 1]
