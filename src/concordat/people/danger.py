"""Keeps the boards' telephone numbers in a file, for the page about danger, which must work even if
nothing else does.

The file is written whenever the directory is loaded, and read without a database.
"""

import os
from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path

import msgspec

from concordat.core.calendar import in_london
from concordat.library.files.calendars import calendar
from concordat.people import queries, values

FILE = "contacts.json"
FIRST = ("front-door", "out-of-hours")
OPENS = time(9)


class BoardContacts(msgspec.Struct, frozen=True):
    """A board and the numbers it gives to everybody."""

    board: values.Board
    contacts: tuple[values.Contact, ...]


def keep(folder: Path) -> None:
    """Write the numbers of every board to the folder, whole or not at all."""
    known = tuple(BoardContacts(board, queries.contacts(board.id)) for board in queries.boards())
    draft = folder / f".{FILE}.{os.getpid()}"
    draft.write_bytes(msgspec.json.format(msgspec.json.encode(known)))
    draft.replace(folder / FILE)


def kept(folder: Path) -> tuple[BoardContacts, ...]:
    """Every board's numbers as last written; none if no directory has been loaded yet."""
    try:
        data = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return ()
    return msgspec.json.decode(data, type=tuple[BoardContacts, ...])


def to_ring_first(
    contacts: Iterable[values.Contact], nation: str, now: datetime
) -> tuple[values.Contact, ...]:
    """The numbers for a worry about a child, the one that answers now first: the front door in
    working hours, out of hours at any other time.
    """
    order = FIRST if in_working_hours(nation, now) else FIRST[::-1]
    known = tuple(contacts)
    return tuple(contact for sort in order for contact in known if contact.sort == sort)


def in_working_hours(nation: str, now: datetime) -> bool:
    """Whether offices are open at an instant: on a working day of the nation, from 9am until the
    close of day. It reads the library's calendars and no database.
    """
    there = in_london(now)
    days = calendar(nation, on=there.date())
    return days.is_open(there.date()) and OPENS <= there.time() < days.close
