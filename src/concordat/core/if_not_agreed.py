"""What has its time running already, though it is owed only once it is said not to be agreed."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from concordat.core.acts import NOT_AGREED, Positioned
from concordat.core.case import Case, Owed
from concordat.core.case.fold import Unfit
from concordat.core.posts import SideOf
from concordat.core.protocol import SAY
from concordat.core.record import Record

AFTER = timedelta(microseconds=1)  # what counts from the last entry is there before the word


def due_if_not_agreed(
    record: Record, case: Case, duty: Owed
) -> tuple[Record, Case, tuple[Owed, ...]]:
    """The case as it would be if the raising side said now that nothing is agreed, and what would
    be owed then by a time that counts from something that has happened before.
    """
    if duty.key != SAY.key or not duty.agency or not duty.open:
        return record, case, ()
    points = (each.id for each in case.issues_with(duty.agency))
    unsettled = (each for each in points if not case.positions_on(duty.agency, each).settled)
    said = Positioned("raising", duty.agency, dict.fromkeys(unsettled, NOT_AGREED))
    last, now = record.events[-1], case.now + AFTER
    event = replace(
        last,
        seq=last.seq + 1,
        act=said,
        happened=now,
        recorded=now,
        request="not-said",
        post=None,
        side=None,
        agency=None,
        covering=None,
        behalf=None,
        received=None,
        order=0,
        word_of=SideOf("raising"),
    )
    try:
        then = record.after(event)
    except Unfit:
        return record, case, ()
    after = then.case(now)
    opened = (each for each in after.owed_now if each.id not in case.owing.open)
    return then, after, tuple(each for each in opened if each.due and each.anchor < now)


def first_if_not_agreed(record: Record, case: Case, duty: Owed) -> datetime | None:
    """When the first of that is due; None where nothing is."""
    _, _, due = due_if_not_agreed(record, case, duty)
    return min((each.due for each in due if each.due), default=None)
