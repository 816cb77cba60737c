"""Who to ring about a child in danger, as the page shows it."""

from dataclasses import dataclass
from datetime import datetime

from concordat.people.danger import FIRST, BoardContacts, to_ring_first
from concordat.people.values import Contact

ALWAYS = "emergency"


@dataclass(frozen=True, slots=True)
class Area:
    """One board's numbers: those for a worry about a child, and the others. `href` leads to all of
    them.
    """

    id: str
    name: str
    first: tuple[Contact, ...]
    others: tuple[Contact, ...]


def area(known: BoardContacts, now: datetime) -> Area:
    """The numbers of one board, those that answer now first. 999 is left out, because the page
    shows it first.
    """
    first = to_ring_first(known.contacts, known.board.nation, now)
    others = tuple(contact for contact in known.contacts if contact.sort not in (ALWAYS, *FIRST))
    return Area(known.board.id, known.board.name, first, others)
