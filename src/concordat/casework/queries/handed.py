"""What was handed to colleagues, as the lists of those show it who owe it and who are asked."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Q

from concordat.casework import models
from concordat.casework.holdings import Holdings
from concordat.casework.values import HandedOn, WorkRow
from concordat.core.posts import Seat
from concordat.people import queries as people


def handed_on(held: Holdings) -> Q:
    """Duties that this person, or somebody for whom they act, is asked to take on; of cases in
    which they have a part.
    """
    return Q(asked_in__isnull=False, asked_of__in=_stands_for(held))


def with_a_colleague(held: Holdings, of: str = "") -> Q:
    """Duties that a colleague took on who is there to do them: whoever left, or is away with nobody
    standing in, has given them back. Of rows that lead to a duty, `of` says by what.
    """
    there: dict[tuple[str, str], set[str]] = {}
    for board, agency, holder in _there(held):
        there.setdefault((board, agency), set()).add(holder)
    found = Q(pk__in=())
    for (board, agency), holders in there.items():
        by = {f"{of}taken_on_at": agency, f"{of}taken_on_by__in": sorted(holders)}
        found |= Q(board=board, **by)
    return found


def shown(
    rows: Iterable[WorkRow], found: Iterable[models.DutyRow], held: Holdings
) -> tuple[WorkRow, ...]:
    """The rows of a list with what was handed on of them. One query where anything was."""
    duties = list(found)
    named = {each for row in duties for each in (row.asked_of, row.asked_by, row.taken_on_by)}
    known = people.people(named - {""}) if named - {""} else {}
    names = {id_: person.name for id_, person in known.items()}
    own, there = _stands_for(held), _there(held)
    return tuple(
        replace(row, handed=_handed(duty, names, own, there))
        for row, duty in zip(rows, duties, strict=True)
    )


def _handed(
    duty: models.DutyRow,
    names: dict[str, str],
    own: frozenset[str],
    there: frozenset[tuple[str, str, str]],
) -> HandedOn | None:
    taken_on = (duty.board, duty.taken_on_at, duty.taken_on_by) in there
    if duty.asked_in is None and not taken_on:
        return None
    return HandedOn(
        asked=names.get(duty.asked_of, ""),
        asked_by=names.get(duty.asked_by, ""),
        entry=duty.asked_in or 0,
        mine=duty.asked_of in own,
        taken_on=names.get(duty.taken_on_by, "") if taken_on else "",
    )


def _there(held: Holdings) -> frozenset[tuple[str, str, str]]:
    """Everybody else who holds a post in which somebody acts today, with its board and agency."""
    own = _stands_for(held)
    return frozenset(
        (board, seat.agency, seat.holder)
        for board, seat in _seats(held)
        if seat.holder and seat.holder not in own and seat.acting(held.on)
    )


def _stands_for(held: Holdings) -> frozenset[str]:
    """This person, and those for whom they act today."""
    covered = (seat.covered_for(held.person, held.on) for _, seat in _seats(held))
    return frozenset((held.person, *(each for each in covered if each)))


def _seats(held: Holdings) -> Iterable[tuple[str, Seat]]:
    for board, directory in held.boards.items():
        yield from ((board, seat) for seat in directory.seats)
