"""Who reads what is for the board's business manager alone."""

from concordat.brief.names import Names
from concordat.core.posts import OFFICERS
from concordat.core.who.kept_out import instead_of_the_manager
from concordat.core.wording import joined

MANAGER = "the board’s business manager"
NOBODY_YET = "whoever next acts for the board’s business manager (nobody does now)"
"""Where the business unit is empty, and nobody chairs the board."""


def who_manages(names: Names) -> str:
    """Whoever acts for the business manager in a case today: by name where that is somebody else;
    whoever is only away reads it as well. Where nobody does, that is said, and not named.
    """
    view = names.view
    directory = view.record.directory
    instead = instead_of_the_manager(directory, view.today)
    if not instead:
        there = any(seat.people for seat in directory.office if seat.post == OFFICERS[0])
        return MANAGER if there else NOBODY_YET
    named = f"{joined(map(names.person, instead))}, who acts for the business manager in this case"
    away = any(seat.holder for seat in directory.office if seat.post == OFFICERS[0])
    own = any(seat.holder in instead for seat in directory.office if seat.post == OFFICERS[0])
    return f"{named}, and the business manager" if away and not own else named
