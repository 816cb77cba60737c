"""A board's own closed days."""

from datetime import date

from concordat.people import models


def close(board: str, day: date, why: str, proclaimed: date) -> None:
    """Close a day of a board from now on. A day that is closed already keeps its first reason."""
    models.ClosedDay.objects.get_or_create(
        board_id=board, day=day, defaults={"why": why, "proclaimed": proclaimed}
    )
