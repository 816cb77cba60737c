"""Whom to ring about a child in danger, wherever danger is said or stands."""

from datetime import date, datetime

from concordat.brief.view import BoardCard
from concordat.pages.components.values import Person
from concordat.pages.words import plain_date
from concordat.people import queries
from concordat.people.danger import to_ring_first
from concordat.people.values import Contact, DirectoryLine


def answers_now(board: BoardCard, now: datetime) -> Contact | None:
    """The board's number that answers now, beside 999. One query."""
    return next(iter(to_ring_first(queries.contacts(board.id), board.nation, now)), None)


def answers_now_at(board_id: str, now: datetime) -> Contact | None:
    """The same of a board by its id. Two queries."""
    board = queries.board(board_id)
    return next(iter(to_ring_first(queries.contacts(board_id), board.nation, now)), None)


def in_the_directory(where: str, line: DirectoryLine) -> Person:
    """A post of the directory, who holds it, and who acts while they are away."""
    title, holder, cover = line.seat.title, line.holder, None
    if line.acting is not None and line.acting != holder:
        cover = Person(title, line.acting.name, telephone=line.acting.telephone)
    if holder is None:
        return Person(title, agency=where, cover=cover)
    away = f"until {plain_date(line.away_until)}" if line.away_until else ""
    return Person(title, holder.name, where, holder.telephone, away, cover)


def own_leads(person: str, on: date) -> tuple[Person, ...]:
    """The safeguarding leads of the agencies in which somebody has a post, but themselves."""
    found = queries.leads_of(person, on)
    return tuple(in_the_directory(where, line) for where, line in found)
