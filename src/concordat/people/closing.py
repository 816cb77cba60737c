"""A board's own closed days."""

from datetime import date

from concordat.people import models


def close(board: str, day: date, why: str, proclaimed: date) -> None:
    """Closes a day of a board from now on; one that is closed already keeps its reason."""
    models.ClosedDay.objects.get_or_create(
        board_id=board, day=day, defaults={"why": why, "proclaimed": proclaimed}
    )
