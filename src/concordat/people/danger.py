"""Keeps the boards' telephone numbers in a file, for the page about danger, which must work even if
nothing else does.

The file is written whenever the directory is loaded, and read without a database.
"""

import os
from pathlib import Path

import msgspec

from concordat.people import queries, values

FILE = "contacts.json"


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
