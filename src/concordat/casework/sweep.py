"""The passing of time: who is to be told that something fell late, found and told once. Nothing is
sent from here.
"""

from datetime import datetime
from functools import partial

from django.db import transaction

from concordat.casework import (
    alone,
    damage,
    day_jobs,
    list_rows,
    models,
    projections,
    returned,
    store,
    told,
    turns,
)
from concordat.casework.queries.both_sides import found as on_both_sides
from concordat.casework.reach import of_case
from concordat.casework.steps import Steps
from concordat.core.calendar import in_london
from concordat.core.notices import Telling
from concordat.core.posts import OFFICERS
from concordat.core.who.recipients import Recipient
from concordat.people import queries as people

SECONDS = 30.0  # for what is recorded in every case of the boards; the rest is done the next time


def sweep(now: datetime, most: int = 500) -> int:
    """Tells what time alone has brought by now, first where a child is in danger, then case by
    case, the longest waiting first; returns in how many cases.

    Run twice, or by two at once, it tells once. At most so many cases without danger; what is left
    is found the next time. A case that can't be read is told in the log, and holds up no other.
    After danger it carries on what is being recorded in every case of a board, and last throws away
    what was sent more than a week ago and never recorded. Each step and each board is guarded by
    itself: the first failure is raised once the others are done.
    """
    steps = Steps()
    told_in = _go_on_with_danger(steps, now)
    _carry_days_on(steps)
    refs = steps.take("finding what fell late", partial(_waiting, now, most)) or ()
    told_in += sum(_told(steps, ref, now) for ref in refs)
    _look_at_each_board(steps, now)
    steps.take("throwing returned forms away", partial(returned.forget, now))
    steps.end()
    return told_in


def _go_on_with_danger(steps: Steps, now: datetime) -> int:
    """In each case in which danger stands: pass over whoever is away, tell what time has brought,
    and ask whoever is next. In how many something was told by time.
    """
    refs = steps.take("finding the cases in which danger stands", turns.in_danger) or ()
    return sum(_in_danger(steps, ref, now) for ref in refs)


def _in_danger(steps: Steps, ref: str, now: datetime) -> bool:
    def pass_over() -> None:
        damage.unless_damaged(partial(turns.pass_over_in, now=now), ref)

    def ask() -> None:
        damage.unless_damaged(partial(turns.ask_in, now=now), ref)

    steps.take(f"passing over who is away in case {ref}", pass_over)
    told_by_time = _told(steps, ref, now)
    steps.take(f"asking whoever is next in case {ref}", ask)
    return told_by_time


def _carry_days_on(steps: Steps) -> None:
    """Go on with what is being recorded in every case, of each board for as long as of others."""
    boards = steps.take("finding closed days to record", day_jobs.boards) or ()
    for board in boards:
        carry_on = partial(day_jobs.carry_on, board, seconds=SECONDS / len(boards))
        steps.take(f"recording closed days of board {board}", carry_on)


def _told(steps: Steps, ref: str, now: datetime) -> bool:
    """Whether something that time brought was told in a case."""

    def tell() -> bool:
        return bool(damage.unless_damaged(partial(_tell, now=now), ref))

    return bool(steps.take(f"telling what fell late in case {ref}", tell))


def _look_at_each_board(steps: Steps, now: datetime) -> None:
    for board in steps.take("reading the boards", people.boards) or ():
        both_sides = partial(_tell_of_both_sides, board.id, now)
        steps.take(f"who is on both sides at board {board.id}", both_sides)
        steps.take(f"who is alone at board {board.id}", partial(alone.tell, board.id, now))


def _waiting(now: datetime, most: int) -> list[str]:
    """The cases in which time has brought something, the longest waiting first."""
    heads = models.CaseHead.objects.filter(next__lt=now).order_by("next")
    return list(heads.values_list("ref", flat=True)[:most])


def _tell_of_both_sides(board: str, now: datetime) -> None:
    """Tell a board's business unit of everybody who has come to have roles on both sides of a case,
    once for each case.
    """
    for each in on_both_sides(board, now):
        _tell_once(each.ref, each.person.id, now)


def _tell_once(ref: str, person: str, now: datetime) -> None:
    """Tell the officers of somebody on both sides of a case, which is held meanwhile, so that two
    sweeps at once don't tell it twice.
    """
    with transaction.atomic():
        head = store.lock(ref)
        known = models.ToldRow.objects.filter(case=head, kind="on both sides", by=person)
        if known.exists():
            return
        case, reach = told.of(head), of_case(ref, now)
        both = [Telling(Recipient("board", post=post), "on both sides", "") for post in OFFICERS]
        told.write(
            (told.Said(case, each, reach(each.to) if reach else None, person) for each in both),
            now,
        )


def _tell(ref: str, now: datetime) -> bool:
    with transaction.atomic():
        head = store.lock(ref)
        if head.next is None or head.next >= now:
            return False  # another sweep, or somebody's act, was first
        loaded = store.load(ref, in_london(now).date())
        if loaded is None:
            return False
        record = loaded.record
        told.tell(head, record, record, (), now)
        if list_rows.is_moved(record.folded, record.case(now)):
            projections.refresh(head, record)
        return True
