"""That nobody else of an agency can act in a case, to the board's business unit: when it is raised,
and when it comes to be so later, or no longer is, which no entry tells.
"""

from collections.abc import Iterable, Iterator

from concordat.core.acts import Raised
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.notices.values import Telling
from concordat.core.notices.words import WHOM
from concordat.core.posts import Party, PartySide
from concordat.core.record import Record
from concordat.core.who.asked import There
from concordat.core.who.recipients import leads, officers

NOBODY_ELSE = f"nobody else at {WHOM} can act in this case now: please say who can"
SOMEBODY_ELSE = f"somebody else at {WHOM} can act in this case again"


def nobody_else(record: Record, case: Case, added: Iterable[Event]) -> Iterator[Telling]:
    """Of each agency of which nobody can act when it is raised but whoever goes on with it."""
    there = There.of(record.protocol, case, record.directory, record.calendar.day_of(case.now))
    for event in added:
        if isinstance(event.act, Raised):
            for side, party in case.parties:
                if is_alone(there, side, party):
                    yield from told_alone(party.id, entry=event.seq)


def is_alone(there: There, side: PartySide, party: Party) -> bool:
    """Whether nobody is in the place of an agency's lead but whoever goes on with the case: nobody
    follows it, and nobody could take it over.
    """
    case = there.case
    return not {*there.acting(leads(case, side, party.id))} - {case.goes_on(side, party.id)}


def told_alone(agency: str, *, entry: int = 0) -> Iterator[Telling]:
    """That it is so, by an entry or by time."""
    for to in officers():
        yield Telling(to, "alone", NOBODY_ELSE, whom=agency, about=entry)


def told_no_longer(agency: str) -> Iterator[Telling]:
    """That it was so, and is so no more."""
    for to in officers():
        yield Telling(to, "not alone", SOMEBODY_ELSE, whom=agency)
