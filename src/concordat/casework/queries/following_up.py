"""What a board's business manager alone was told, and has not followed up."""

from collections.abc import Iterable
from datetime import datetime

from concordat.casework import excluding, follow_ups, models
from concordat.casework.holdings import held_by
from concordat.casework.values import ToFollowUp
from concordat.core import wire
from concordat.core.acts import Corrected, Noted
from concordat.core.case.fold import reading_of
from concordat.core.events import Event
from concordat.core.posts import OFFICERS


def to_follow_up(board: str, person: str, now: datetime) -> tuple[ToFollowUp, ...]:
    """The notes of a board's cases that wait for its business manager, the earliest first, of those
    cases in which somebody acts as that; none for anybody else. Three queries, and one or two more.
    """
    held = held_by(person, now)
    if not held.is_of_the_board(board):
        return ()
    manager = {"side": "board", "post": OFFICERS[0], "person": "", "duty": None}
    theirs = models.PartRow.objects.filter(held.of_any_side, board=board, **manager)
    cases = models.CaseRow.objects.filter(
        excluding.may_see(person),
        board=board,
        follow_up__isnull=False,
        case__in=theirs.values("case"),
    )
    kinds = [kind.__struct_config__.tag for kind in (Noted, Corrected)]
    rows = models.Event.objects.filter(case__in=cases.values("case"), kind__in=kinds)
    entries = rows.order_by("recorded", "case", "seq").values_list("wire", flat=True)
    events = [wire.decode(bytes(each)) for each in entries]
    return tuple(
        ToFollowUp(each.case, each.seq, each.recorded, _is_taken_back(each, events))
        for each in follow_ups.waiting(events)
    )


def _is_taken_back(event: Event, events: Iterable[Event]) -> bool:
    return reading_of([each for each in events if each.case == event.case], event.seq) is None
