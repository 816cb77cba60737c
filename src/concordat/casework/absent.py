"""Somebody who will be away, as one part of theirs in a case sees it: who acts in it meanwhile, and
who is told.

Nobody stands in where they must not see the case: there it is as if nobody did.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from concordat.casework import excluding, models, rules
from concordat.core.calendar import in_london, say_day
from concordat.core.posts import LEAD, OFFICERS, PARTY_SIDES, CaseSide, Directory, Party
from concordat.core.who.recipients import Recipient
from concordat.core.who.seats import acting_in, seats_in_force
from concordat.people import cast, leave


class Absent(NamedTuple):
    """Somebody who will be away, on which days, the directories of their boards then, and who of
    them must not see which cases.
    """

    person: str
    since: date
    until: date
    boards: Mapping[str, Directory]
    shut: Mapping[str, frozenset[str]]

    @property
    def days(self) -> str:
        return f"from {say_day(self.since)} until {say_day(self.until)}"

    def directory(self, part: models.PartRow) -> Directory:
        """The seats of a part's board on the first of these days, for its case."""
        known = self.boards.get(part.board, Directory(part.board))
        return known.without(self.kept_out(part))

    def kept_out(self, part: models.PartRow) -> frozenset[str]:
        return self.shut.get(part.case_id, frozenset())

    def standing_in(self, part: models.PartRow) -> tuple[str, ...]:
        """Who stands in for them in their posts of a part's agency."""
        theirs = (seat for seat in self.directory(part).seats if seat.holder == self.person)
        there = (seat.acting(self.since) for seat in theirs if part.agency in ("", seat.agency))
        return tuple(sorted({person for person in there if person and person != self.person}))

    def instead(self, part: models.PartRow) -> tuple[str, ...]:
        """Who acts in a part for which nobody stands in, because the post falls to theirs."""
        if part.person or part.side not in PARTY_SIDES:
            return ()
        protocol, party = (
            rules.protocol_of(part.rules),
            Party(part.agency, "", part.service or None),
        )
        seats = seats_in_force(protocol, self.directory(part), party, part.post, self.since)
        there = (seat.acting(self.since) for seat in seats)
        return tuple(dict.fromkeys(person for person in there if person))


def who_is_away(person: str, since: date, until: date, now: datetime) -> Iterator[Absent]:
    """Those for whom somebody would have acted, then whoever will be away."""
    since = max(since, in_london(now).date())
    theirs = {**leave.covered_by(person, since, until), person: (since, until)}
    for absent, (first, last) in theirs.items():
        boards = cast.around(absent, first)
        kept_out = excluding.shut(boards).items()
        shut = {case: people for people, cases in kept_out for case in cases}
        yield Absent(absent, first, last, boards, shut)


def to_be_told(part: models.PartRow, absent: Absent) -> Iterator[Recipient]:
    """Who is told: whoever stands in; or whoever acts instead, the leads and the board's business
    unit.
    """
    side: CaseSide = part.side  # type: ignore[assignment]  # as it was written
    standing_in = absent.standing_in(part)
    for person in standing_in or absent.instead(part):
        yield Recipient(side, part.agency, person=person)
    if standing_in:
        return
    for service in _services(part):
        yield Recipient(side, part.agency, service, LEAD)
    for post in OFFICERS:
        yield Recipient("board", post=post)


def lead_and_office(part: models.PartRow, absent: Absent, today: date) -> Iterator[str]:
    """Whoever acts as lead of the service and of the agency that owe it, and in the board's
    business unit.
    """
    yield from acting_as_leads(part, absent, today)
    for post in OFFICERS:
        for seat in absent.directory(part).seats_of(part.board, post):
            if person := seat.acting(today):
                yield person


def acting_as_leads(part: models.PartRow, absent: Absent, today: date) -> Iterator[str]:
    """Whoever acts as lead of the service and of the agency today."""
    known, protocol = absent.directory(part), rules.protocol_of(part.rules)
    for service in _services(part):
        party = Party(part.agency, "", service or None)
        yield from acting_in(seats_in_force(protocol, known, party, LEAD, today), today)


def _services(part: models.PartRow) -> tuple[str, ...]:
    """The service whose lead is told, where it is one that was asked, and "" for the lead of the
    whole agency: a service's own lead may be the one who is away. None for who is no party.
    """
    return tuple(dict.fromkeys((part.service, ""))) if part.side in PARTY_SIDES else ()
