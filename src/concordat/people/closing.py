"""A board's own closed days."""

from datetime import date

from concordat.people import models


def close(board: str, day: date, why: str, proclaimed: date) -> bool:
    """Close a day of a board from now on. False where it is closed already: it keeps its first
    reason.
    """
    said = {"why": why, "proclaimed": proclaimed, "taken_back": None}
    known = models.ClosedDay.objects.filter(board=board, day=day)
    if known.exclude(taken_back=None).update(**said):
        return True
    return models.ClosedDay.objects.get_or_create(board_id=board, day=day, defaults=said)[1]


def was_closed(board: str, day: date) -> bool:
    """Whether the board closed a day, also where it is open after all."""
    return models.ClosedDay.objects.filter(board=board, day=day).exists()


def open_again(board: str, day: date, taken_back: date) -> bool:
    """Open a day of a board after all. False where it isn't closed."""
    closed = models.ClosedDay.objects.filter(board=board, day=day, taken_back=None)
    return bool(closed.update(taken_back=taken_back))
