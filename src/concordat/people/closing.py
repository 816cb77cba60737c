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


def open_again(board: str, day: date, taken_back: date) -> bool:
    """Open a day of a board after all. False where the board never closed it; doing it twice
    changes nothing.
    """
    known = models.ClosedDay.objects.filter(board=board, day=day)
    known.filter(taken_back=None).update(taken_back=taken_back)
    return known.exists()
