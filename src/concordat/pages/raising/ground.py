"""What raising a disagreement starts from: the raiser's board, its procedure, its agencies, and
their own post.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from concordat.core.posts import Directory, Party
from concordat.core.protocol import Protocol
from concordat.core.wording import worded
from concordat.library.files.load import load
from concordat.people import queries
from concordat.people.values import Agency, Board, Contact, Part, Person


@dataclass(frozen=True, slots=True)
class Ground:
    """What the questions are asked against, on one day. `parts` are the person's own, in agencies
    of that board; `instead` are the contacts a board gives for what isn't a disagreement.
    """

    person: Person
    now: datetime
    on: date
    boards: tuple[Board, ...]
    board: Board
    protocol: Protocol
    parts: tuple[Part, ...]
    agencies: tuple[Agency, ...]
    contacts: tuple[Contact, ...]

    @property
    def own(self) -> tuple[Agency, ...]:
        """The agencies in which the person has a post on this board."""
        mine = {part.seat.agency for part in self.parts}
        return tuple(agency for agency in self.agencies if agency.id in mine)

    @property
    def directory(self) -> Directory:
        """The seats of the board's agencies."""
        seats = tuple(line.seat for agency in self.agencies for line in agency.lines)
        return Directory(self.board.id, tuple(dict.fromkeys(seats)))

    @property
    def words(self) -> Mapping[str, str]:
        """The words used here instead of the system's own: the board's, or else the protocol's."""
        return {**self.protocol.words, **self.board.words}

    def said(self, text: str) -> str:
        """One of Concordat's own sentences in the board's words: “the adult”, if its cases are
        about adults.
        """
        return worded(text, self.words)

    def agency(self, agency_id: str) -> Agency | None:
        return next((agency for agency in self.agencies if agency.id == agency_id), None)

    def party(self, agency_id: str) -> Party:
        """The person's own agency as the raising side, with the service they work in. Raises
        StopIteration for any other agency.
        """
        part = next(part for part in self.parts if part.seat.agency == agency_id)
        return Party(agency_id, part.kind or "", service=part.seat.service)


class NothingToRaiseIn(LookupError):
    """The person has no post in any agency, so there is no procedure by which they could raise
    anything.
    """


def ground(person: Person, now: datetime, on: date, board_id: str = "") -> Ground:
    """The ground on the board asked for, or else on the first of theirs. Raises
    NothingToRaiseIn.
    """
    parts = tuple(part for part in queries.parts_of(person.id, on) if part.kind is not None)
    theirs = {part.board for part in parts}
    boards = tuple(board for board in queries.boards() if board.id in theirs)
    if not boards:
        raise NothingToRaiseIn(person.id)
    board = next((board for board in boards if board.id == board_id), boards[0])
    return Ground(
        person=person,
        now=now,
        on=on,
        boards=boards,
        board=board,
        protocol=load(board.protocol),
        parts=tuple(part for part in parts if part.board == board.id),
        agencies=queries.agencies(board.id, on),
        contacts=queries.contacts(board.id),
    )
