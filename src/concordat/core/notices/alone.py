"""That nobody else of an agency can act in a case, to the board's business unit."""

from collections.abc import Iterable, Iterator

from concordat.core.acts import Raised
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.notices.values import Telling
from concordat.core.notices.words import WHOM
from concordat.core.record import Record
from concordat.core.who.asked import There
from concordat.core.who.recipients import leads, officers

NOBODY_ELSE = f"nobody else at {WHOM} can act in this case now: please say who can"


def nobody_else(record: Record, case: Case, added: Iterable[Event]) -> Iterator[Telling]:
    """Of each agency that has nobody in its lead's place when the case is raised, but whoever goes
    on with it.
    """
    there = There.of(record.protocol, case, record.directory, record.calendar.day_of(case.now))
    for event in added:
        if isinstance(event.act, Raised):
            led = [each for each in case.parties if there.directory.leads_of(each[1].id)]
            for side, party in led:
                acting = {*there.acting(leads(case, side, party.id))}
                if not acting - {case.goes_on(side, party.id)}:
                    for to in officers():
                        yield Telling(to, "alone", NOBODY_ELSE, whom=party.id, about=event.seq)
