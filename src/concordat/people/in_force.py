"""The version of a board's protocol that is in force. Being the newest puts no version in force."""

from datetime import datetime

from concordat.core.protocol import Protocol, Version
from concordat.library.files import load
from concordat.people import models
from concordat.people.values import Board


def protocol_of(board: Board, at: datetime) -> Protocol:
    """The protocol in the version that a board works by at an instant.

    Raises NotInForce, NoSuchProtocol or BrokenProtocol.
    """
    return load.load(board.protocol, board.version_at(at))


def stages_of(board: Board) -> tuple[str, ...]:
    """The stages of every version that a board has put in force, each once: its cases run by any
    of them.
    """
    found: dict[str, None] = {}
    for each in board.in_force:
        found |= dict.fromkeys(load.load(board.protocol, each.version).stages)
    return tuple(found)


def add(board_id: str, version: Version, since: datetime, by: str, at: datetime) -> None:
    """Put a version in force from an instant on. What was in force before stays written down."""
    board = models.Board.objects.select_for_update().get(pk=board_id)
    written = [str(version), since.isoformat(), by, at.isoformat()]
    board.in_force = [*board.in_force, written]
    board.save(update_fields=["in_force"])
