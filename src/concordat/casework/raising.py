"""What is checked before a disagreement is raised, besides what the protocol says: whether the
agencies belong to the board, and people to their agencies.
"""

from datetime import date

from concordat.casework import parties
from concordat.casework.holdings import belongs, is_officer
from concordat.core.acts import Raised
from concordat.core.errors import Refused
from concordat.core.posts import Directory
from concordat.people import cast
from concordat.people.queries import NotThere


def asked(board: str, act: Raised) -> cast.Named:
    """The board that is asked, and what it calls the agencies named. Raises Refused where there is
    no such board.
    """
    try:
        return cast.board_with(board, [party.id for party in parties.brought_in(act)])
    except NotThere:
        raise Refused(
            "no-such-board", "There is no such board here. Choose the board of the child's area."
        ) from None


def check(
    act: Raised, at: cast.Named, directory: Directory, on: date, *, by: str, behalf: str | None
) -> None:
    """Check that the agencies belong to the board, and the raiser to the raising agency. Raises
    Refused.
    """
    parties.check(parties.brought_in(act), at)
    if behalf is not None and not is_officer(directory, by, on):
        raise Refused("officer-only", "Only the board's officer can raise this for somebody else.")
    if not belongs(directory, act.raising.id, behalf or by, on):
        raise Refused(
            "not-your-agency", "A disagreement is raised for one's own agency. Choose yours."
        )
    for party in act.answering:
        if party.person is not None and not belongs(directory, party.id, party.person, on):
            raise Refused(
                "not-in-that-agency",
                "That person has no post there. “I don't know” is an answer too.",
            )
