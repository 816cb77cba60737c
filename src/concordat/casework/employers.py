"""Who is in no post of one side because they work for the other, for lists that read no case.

One case asks `core.who.apart`.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations

from django.db.models import Q

from concordat.casework import models
from concordat.core.posts import LEAD, PARTY_SIDES, Directory

Boards = Mapping[str, Directory]
_AT_ONCE = 2  # how many employers of one agency's people are looked for on the other side together


def against(boards: Boards) -> Iterator[tuple[Q, Boards]]:
    """The rows that are of one side of cases in which an employer of somebody there is on the
    other, with the directories as they are for these rows. Of rows that are there several times
    the last holds.
    """
    employers = sorted({seat.works_for for known in boards.values() for seat in known.seats} - {""})
    several = (combinations(employers, number) for number in range(1, _AT_ONCE + 1))
    for across in chain.from_iterable(several):
        apart = {board: _without(known, across) for board, known in boards.items()}
        rows = Q()
        for employer in across:
            rows &= _opposite(employer)
        yield rows, apart


def _without(known: Directory, employers: tuple[str, ...]) -> Directory:
    agencies = {seat.agency for seat in known.seats if seat.works_for in employers}
    return known.apart_from(dict.fromkeys(agencies, employers))


def _opposite(agency: str) -> Q:
    """The rows of one side in cases in which that agency is on the other."""
    there = models.PartRow.objects.filter(agency=agency, post=LEAD, person="", duty__isnull=True)
    raising, answering = (there.filter(side=side).values("case") for side in PARTY_SIDES)
    return Q(side="answering", case__in=raising) | Q(side="raising", case__in=answering)
