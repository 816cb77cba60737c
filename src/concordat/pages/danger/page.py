"""Who to ring about a child in danger, as the page shows it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from concordat.casework import queries
from concordat.core.wording import joined
from concordat.pages.shell import Link
from concordat.people.danger import FIRST, BoardContacts, to_ring_first
from concordat.people.values import Contact

ALWAYS = "emergency"
MOST_CASES = 10


@dataclass(frozen=True, slots=True)
class Area:
    """One board's numbers: those for a worry about a child, and the others. `href` leads to all of
    them.
    """

    id: str
    name: str
    first: tuple[Contact, ...]
    others: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class OpenCases:
    """The open cases of whoever signed in, each with the way to say there that a child is in
    danger; and whether there are more than are named.
    """

    links: tuple[Link, ...] = ()
    more: bool = False


def open_cases(person: str, now: datetime) -> OpenCases:
    """Those of somebody, what is due first first. No child is named, here where anybody may look
    over their shoulder, so that nothing has to be written down before the numbers are shown.
    """
    found = queries.cases(person, now, most=MOST_CASES)
    links = (
        Link(
            f"Say in {line.ref} that a child is in danger ({line.raising.name} with "
            f"{joined(each.name for each in line.answering)})",
            reverse("act-risk", args=[line.ref]),
        )
        for line in found.lines
    )
    return OpenCases(tuple(links), more=found.next is not None)


def area(known: BoardContacts, now: datetime) -> Area:
    """The numbers of one board, those that answer now first. 999 is left out, because the page
    shows it first.
    """
    first = to_ring_first(known.contacts, known.board.nation, now)
    others = tuple(contact for contact in known.contacts if contact.sort not in (ALWAYS, *FIRST))
    return Area(known.board.id, known.board.name, first, others)
