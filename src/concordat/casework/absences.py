"""An absence, as far as cases hang on it: who acts then is told what they now hold; where nobody
does, the leads of the service and of the agency and the board are.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from concordat.casework import models, told, turns
from concordat.casework.holdings import held_by
from concordat.core.calendar import in_london, say_day
from concordat.core.notices import NewsKind, Telling
from concordat.core.posts import LEAD, OFFICERS, PARTY_SIDES, CaseSide, Directory
from concordat.core.who.recipients import Recipient
from concordat.people import cast, leave


class _Absent(NamedTuple):
    """Somebody who will be away, on which days, and the directories of their boards then."""

    person: str
    since: date
    until: date
    boards: dict[str, Directory]

    @property
    def days(self) -> str:
        return f"from {say_day(self.since)} until {say_day(self.until)}"

    def acting_for(self, board: str, agency: str) -> list[str]:
        """Who acts in their posts of an agency on the first of these days."""
        known = self.boards.get(board)
        seats = (seat for seat in known.seats if seat.holder == self.person) if known else ()
        there = (seat.acting(self.since) for seat in seats if agency in ("", seat.agency))
        return sorted({person for person in there if person and person != self.person})


def take(
    person: str, since: date, until: date, cover: str | None, *, by: str, now: datetime
) -> tuple[str, ...]:
    """Record that somebody is away, both days included, and tell those on whom it falls, in one
    transaction: they are returned. Raises WrongLeave.
    """
    with transaction.atomic():
        leave.take(person, since, until, cover, today=in_london(now).date())
        people = _tell(person, since, until, by=by, now=now)
        turns.pass_over(now, tuple(cast.around(person, since)))
        return people


def _tell(person: str, since: date, until: date, *, by: str, now: datetime) -> tuple[str, ...]:
    """Tell of each open duty of somebody whose absence is written down, and of those for whom they
    would have acted: whoever acts then or, where nobody does, the leads of the service and of the
    agency that owe it, and the board's business unit. The people who were told, without whoever
    wrote it down.
    """
    today = in_london(now).date()
    found: dict[tuple[told.OfCase, Recipient, str], Telling] = {}
    people: dict[str, None] = {}
    done: set[int] = set()
    for absent in _absent(person, max(since, today), until):
        for part in _open(absent.person, now):
            if part.pk in done:
                continue
            done.add(part.pk)
            acting = absent.acting_for(part.board, part.agency)
            people |= dict.fromkeys(acting or _lead_and_office(part, absent.boards, today))
            for to in _to(part, acting):
                telling = _telling(part, to, absent, acting)
                found.setdefault((told.of(part), to, telling.what), telling)
    told.write(((case, telling) for (case, *_), telling in found.items()), now, by=by)
    return tuple(each for each in people if each not in (by, person))


def _telling(part: models.PartRow, to: Recipient, absent: _Absent, acting: list[str]) -> Telling:
    kind: NewsKind = "covering" if acting else "uncovered"
    what = f"{part.duty.what} ({absent.days})" if part.duty else absent.days
    due = part.duty.due if part.duty else None
    return Telling(to, kind, what, due, whom=absent.person)


def _absent(person: str, since: date, until: date) -> Iterator[_Absent]:
    """Those for whom somebody would have acted, then whoever will be away."""
    theirs = {**leave.covered_by(person, since, until), person: (since, until)}
    for absent, (first, last) in theirs.items():
        yield _Absent(absent, first, last, dict(cast.around(absent, first)))


def _open(person: str, now: datetime) -> Iterable[models.PartRow]:
    mine = held_by(person, now).mine(now)
    rows = models.PartRow.objects.filter(mine, duty__isnull=False, since__lte=now)
    return rows.select_related("duty").order_by("duty__rank", "pk")


def _to(part: models.PartRow, acting: list[str]) -> Iterator[Recipient]:
    """Who is told: whoever acts, or the leads and the board's business unit."""
    side: CaseSide = part.side  # type: ignore[assignment]  # as it was written
    for person in acting:
        yield Recipient(side, part.agency, person=person)
    if acting:
        return
    for service in _services(part):
        yield Recipient(side, part.agency, service, LEAD)
    for post in OFFICERS:
        yield Recipient("board", post=post)


def _lead_and_office(
    part: models.PartRow, boards: dict[str, Directory], today: date
) -> Iterator[str]:
    """Whoever acts as lead of the service and of the agency that owe it, and in the board's
    business unit.
    """
    known = boards.get(part.board)
    if known is None:
        return
    leads = [(part.agency, LEAD, service) for service in _services(part)]
    for agency, post, service in (*leads, *((part.board, post, "") for post in OFFICERS)):
        for seat in known.seats_of(agency, post, service or None):
            if person := seat.acting(today):
                yield person


def _services(part: models.PartRow) -> tuple[str, ...]:
    """The service whose lead is told, where it is one that was asked, and "" for the lead of the
    whole agency: a service's own lead may be the one who is away. None for who is no party.
    """
    return tuple(dict.fromkeys((part.service, ""))) if part.side in PARTY_SIDES else ()
