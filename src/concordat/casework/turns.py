"""Whose turn it is to say that danger was read: a post in which nobody acts any more is passed
over, and the record says so; and whoever comes to be asked in somebody's place is told so.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction
from msgspec.structs import replace

from concordat.casework import damage, models, requests, store, told, writing
from concordat.casework.reach import Reach
from concordat.core.calendar import in_london
from concordat.core.empty_roles import noticed
from concordat.core.events import Event
from concordat.core.notices import Telling
from concordat.core.notices.one_named import of_turn
from concordat.core.who.asked import There, turns_now


def pass_over(now: datetime, boards: tuple[str, ...] = ()) -> None:
    """Pass over whoever is away in every case in which danger stands (of these boards, where any
    are named). A case that can't be read is told in the log.
    """
    for ref in in_danger(boards):
        damage.unless_damaged(partial(pass_over_in, now=now), ref)


def ask(now: datetime, boards: tuple[str, ...] = ()) -> None:
    """Tell whoever is asked now and was not told so, because somebody else was asked in that post
    before, in every case in which danger stands (of these boards, where any are named).
    """
    for ref in in_danger(boards):
        damage.unless_damaged(partial(ask_in, now=now), ref)


def asked_now(now: datetime, refs: Iterable[str], away: str = "") -> dict[str, frozenset[str]]:
    """Everybody whose turn it is in each of these cases in which danger stands; who it would be, if
    somebody was `away` today with nobody standing in. A case that can't be read is told in the log.
    """
    asked = partial(_asked, now=now, away=away)
    found = {ref: damage.unless_damaged(asked, ref) for ref in refs}
    return {ref: people for ref, people in found.items() if people}


def _asked(ref: str, now: datetime, away: str) -> frozenset[str]:
    on = in_london(now).date()
    loaded = store.load(ref, on)
    if loaded is None:
        return frozenset()
    record = loaded.record
    if away:
        record = replace(record, directory=record.directory.as_if_away(away, on))
        record = record.after(*noticed(record, now))
    case = record.case(now)
    there = There.of(record.protocol, case, record.directory, on)
    turns = (turn for danger in case.standing for turn in turns_now(there, danger))
    return frozenset(turn.person for turn in turns if turn.person)


def in_danger(boards: tuple[str, ...] = ()) -> list[str]:
    """The cases in which danger stands (of these boards, where any are named)."""
    standing = models.CaseRow.objects.filter(danger__isnull=False).order_by("case")
    of_boards = standing.filter(board__in=boards) if boards else standing
    return list(of_boards.values_list("case", flat=True))


def ask_in(ref: str, now: datetime) -> None:
    """Do it in one case, in one transaction; not before what time has brought there was told."""
    loaded = store.load(ref, in_london(now).date())
    reach = Reach.of(loaded.record, now) if loaded else None
    if reach is None or not any(_not_told(ref, reach)):
        return
    with transaction.atomic():
        head = store.lock(ref)
        if head.next is not None and head.next < now:
            return  # what time alone has brought is told first, by the sweep
        loaded = store.load(ref, in_london(now).date())  # somebody may have acted meanwhile
        reach = Reach.of(loaded.record, now) if loaded else None
        if reach is None:
            return
        found = [*_not_told(ref, reach)]
        told.write((told.Said(told.of(head), each, reach(each.to)) for each in found), now)


def _not_told(ref: str, reach: Reach) -> Iterator[Telling]:
    """What is told of those whose turn it is now and who were not told so."""
    there = reach.there
    for danger in there.case.standing:
        known = told.asked_to_read(ref, danger)
        for turn in turns_now(there, danger):
            if turn.person not in known:
                yield from of_turn(there, turn)


def pass_over_in(ref: str, now: datetime) -> None:
    """Do it in one case, in one transaction."""
    loaded = store.load(ref, in_london(now).date())
    added = tuple(map(_sent, noticed(loaded.record, now))) if loaded else ()
    if loaded is None or not added:
        return
    try:
        with transaction.atomic():
            head = store.lock(ref)
            writing.add(head, loaded.record, added, added[0].recorded, previous=loaded.last)
    except IntegrityError as error:
        if not models.Event.objects.filter(case=ref, seq=added[0].seq).exists():
            raise IdTaken(ref) from error
        # else somebody acted meanwhile: the next sweep looks again


def _sent(event: Event) -> Event:
    """The event with the id of its request."""
    return replace(event, request=requests.own("nobody-there", event.case, str(event.seq)))


class IdTaken(Exception):
    """What the program was to record by itself has an id that something else has already."""
