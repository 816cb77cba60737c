"""Whom to ring about a child in danger, wherever danger is said or stands."""

from datetime import datetime

from concordat.brief.view import BoardCard
from concordat.people import queries
from concordat.people.danger import to_ring_first
from concordat.people.values import Contact


def answers_now(board: BoardCard, now: datetime) -> Contact | None:
    """The board's number that answers now, beside 999. One query."""
    return next(iter(to_ring_first(queries.contacts(board.id), board.nation, now)), None)
