"""What must be so before a disagreement is raised, beside what the protocol says: who belongs
where.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from concordat.casework.holdings import belongs, is_officer
from concordat.core.acts import Raised
from concordat.core.errors import Refused
from concordat.core.posts import Directory
from concordat.people import cast
from concordat.people.queries import NotThere
from concordat.people.values import Agency, Board


@dataclass(frozen=True, slots=True)
class Asked:
    """The board that is asked, and those of the agencies named that belong to it."""

    board: Board
    agencies: Mapping[str, Agency]


def asked(board: str, act: Raised) -> Asked:
    """The board that is asked. Raises Refused where there is none of that id."""
    try:
        return Asked(*cast.board_with(board, [party.id for party in (act.raising, *act.answering)]))
    except NotThere:
        raise Refused(
            "no-such-board", "There is no such board here. Choose the board of the child's area."
        ) from None


def check(
    act: Raised, at: Asked, directory: Directory, on: date, *, by: str, behalf: str | None
) -> None:
    """That the agencies belong to the board, and the raiser to the agency that raises. Raises
    Refused.
    """
    for party in (act.raising, *act.answering):
        known = at.agencies.get(party.id)
        if known is None or known.kind != party.kind:
            raise Refused(
                "no-such-agency", f"{at.board.name} has no such agency. Choose it from the list."
            )
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
