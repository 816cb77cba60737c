"""Who has come to have roles on both sides of a case: the board is told, and has them on a list."""

from datetime import datetime

from concordat.casework import models
from concordat.casework.board_values import OnBothSides
from concordat.casework.holdings import Holdings, held_by
from concordat.casework.queries.rows import names
from concordat.casework.values import PersonCard
from concordat.core.calendar import in_london
from concordat.core.posts import PARTY_SIDES
from concordat.people import queries as people


def on_both_sides(board: str, person: str, now: datetime) -> tuple[OnBothSides, ...] | None:
    """Everybody with roles on both sides of an open case of a board, for its officers; None for
    who isn't one.
    """
    reader = held_by(person, now)
    if not reader.officer_of(board):
        return None
    seen = set(
        models.PartRow.objects.filter(reader.mine(now), board=board).values_list("case", flat=True)
    )
    return tuple(each for each in found(board, now) if each.ref in seen)


def found(board: str, now: datetime) -> list[OnBothSides]:
    """By person and case. A few queries for everybody with posts in several agencies."""
    on = in_london(now).date()
    places: dict[str, set[str]] = {}
    for seat in people.directory(board, on).seats:
        for person in (seat.holder, seat.acting(on)):
            if person and seat.agency != board:
                places.setdefault(person, set()).add(seat.agency)
    several = sorted(person for person, agencies in places.items() if len(agencies) > 1)
    known = people.people(several)
    return [
        each for person in several for each in _of(board, Holdings(person, on), known[person], now)
    ]


def _of(board: str, held: Holdings, person: PersonCard, now: datetime) -> list[OnBothSides]:
    rows = models.PartRow.objects.filter(
        held.of_any_side, board=board, since__lte=now, case__row__open=True
    )
    raising, answering = (
        set(rows.filter(side=side).values_list("case", flat=True)) for side in PARTY_SIDES
    )
    both = raising & answering
    if not both:
        return []
    cases = list(models.CaseRow.objects.filter(pk__in=both).order_by("case"))
    theirs = models.PartRow.objects.filter(held.mine(now), case__in=both, side__in=PARTY_SIDES)
    kept = dict(theirs.values_list("case", "side"))
    called = names(cases)
    return [
        OnBothSides(
            person,
            row.case_id,
            called.children.get(row.case_id, ""),
            called.agency(row.raising),
            called.agencies_in(row),
            kept[row.case_id],
        )
        for row in cases
    ]
