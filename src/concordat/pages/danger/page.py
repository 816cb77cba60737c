"""Who to ring about a child in danger, as the page shows it."""

from dataclasses import dataclass

from concordat.people.danger import BoardContacts
from concordat.people.values import Contact

ALWAYS = "emergency"
FIRST = ("front-door", "out-of-hours")


@dataclass(frozen=True, slots=True)
class Area:
    """One board's numbers: those for a worry about a child, and the others. `href` leads to all of
    them.
    """

    id: str
    name: str
    first: tuple[Contact, ...]
    others: tuple[Contact, ...]


def area(known: BoardContacts) -> Area:
    """The numbers of one board, front door before out of hours. 999 is left out, because the page
    shows it first.
    """
    first = tuple(contact for sort in FIRST for contact in known.contacts if contact.sort == sort)
    others = tuple(contact for contact in known.contacts if contact.sort not in (ALWAYS, *FIRST))
    return Area(known.board.id, known.board.name, first, others)
