"""What raising a disagreement starts from: the raiser's board, its procedure, its agencies, and
their own post.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from concordat.core.acts.raising import why_not_by, why_not_with
from concordat.core.calendar import in_london
from concordat.core.posts import OFFICERS, Directory, Party
from concordat.core.protocol import Protocol
from concordat.core.wording import worded
from concordat.people import queries
from concordat.people.in_force import protocol_of
from concordat.people.values import Agency, Board, Contact, DirectoryLine, Member, Part, Person

People = frozenset[str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the questions are asked against, on one day. `person` writes; `caller` is who rang the
    board's business manager and for whom it is written, None where people write for themselves or
    nobody was chosen yet. `parts` are the raiser's own, in agencies of that board; `contacts` are
    the numbers that the board gives to everybody.
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
    caller: Person | None = None
    _found: dict[tuple[str, People, tuple[str, ...]], tuple[DirectoryLine, ...]] = field(
        default_factory=dict, compare=False
    )

    @property
    def raiser(self) -> Person:
        """Whose disagreement it is: whoever rang, or whoever writes."""
        return self.caller or self.person

    @property
    def behalf(self) -> str | None:
        """For whom it is recorded; None where that is the writer."""
        return self.caller.id if self.caller else None

    @property
    def own(self) -> tuple[Agency, ...]:
        """The agencies in which the raiser has a post on this board."""
        mine = {part.seat.agency for part in self.parts}
        return tuple(agency for agency in self.agencies if agency.id in mine)

    def answering(self, own: str) -> tuple[Agency, ...]:
        """The agencies with which a raiser of that agency can raise something under the procedure;
        of their first one, where it isn't said which.
        """
        mine = own or next((each.id for each in self.own), "")
        others = (each for each in self.agencies if each.id != mine)
        return tuple(each for each in others if self._answers(each))

    def _answers(self, agency: Agency) -> bool:
        """Whether anything can be raised with an agency, on one route at least."""
        ways = self.protocol.routes
        return any(why_not_with(self.protocol, agency.kind, way) is None for way in ways)

    @property
    def elsewhere(self) -> str:
        """Where to go with a disagreement that isn't for this procedure, where it says so."""
        other = self.protocol.otherwise
        return f"{other.title}? Use: {other.use}." if other else ""

    def lines(self, agency_id: str) -> tuple[DirectoryLine, ...]:
        """The posts of an agency, with who is in them and whom to ring."""
        return tuple(line for line in self.around(agency_id) if line.seat.agency == agency_id)

    def concerning(self, agencies: Collection[str]) -> tuple[DirectoryLine, ...]:
        """Everybody in a post of these agencies, then whoever may stand in for them elsewhere, then
        the board's own, each once.
        """
        known = dict.fromkeys(line for each in agencies or ("",) for line in self.around(each))
        order = {self.board.id: 2} | dict.fromkeys(agencies, 0)
        return tuple(sorted(known, key=lambda line: order.get(line.seat.agency, 1)))

    def around(
        self, agency_id: str, gone: People = frozenset(), across: tuple[str, ...] = ()
    ) -> tuple[DirectoryLine, ...]:
        """Everybody who may come to act for an agency: those in its posts, in the board's own, and
        in those of the procedure's third parties, wherever they are held; without those who
        must not see this, or work for an agency on the other side. Three queries, the first time.
        """
        key = (agency_id, gone, across)
        if key not in self._found:
            posts = self.protocol.held_anywhere
            self._found[key] = queries.lines(
                self.board.id, self.on, [agency_id], posts, gone=gone, across=across
            )
        return self._found[key]

    def directory(self, agency_id: str, gone: People, across: tuple[str, ...] = ()) -> Directory:
        """Their seats."""
        there = self.around(agency_id, gone, across)
        return Directory(self.board.id, tuple(line.seat for line in there))

    def where(self, line: DirectoryLine) -> str:
        """The name of the organisation in which a post is held."""
        at = self.agency(line.seat.agency)
        return line.seat.organisation or (at.name if at else self.board.name)

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
        """The raiser's own agency as the raising side, with the service they work in. Raises
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
    boards = _boards_of(person, parts)
    board = next((board for board in boards if board.id == board_id), boards[0])
    own = tuple(part for part in parts if part.board == board.id)
    return _ground(person, now, boards, board, own)


def office(person: Person, now: datetime, on: date, board_id: str, caller: str = "") -> Ground:
    """The ground of a board's business manager who writes for somebody that rang, as far as it is
    known who did. Raises NothingToRaiseIn for whoever isn't of that board's business unit.
    """
    seats = tuple(part for part in queries.parts_of(person.id, on) if _is_office(part, board_id))
    board = _boards_of(person, seats)[0]
    place = _ground(person, now, (board,), board, ())
    rang = next((each for each in callers(place) if each.person.id == caller), None)
    return replace(place, caller=rang.person, parts=rang.parts) if rang else place


def is_office(person: Person, on: date) -> bool:
    """Whether somebody is of a board's business unit, and may write for whoever rings it."""
    return any(_is_office(part, "") for part in queries.parts_of(person.id, on))


def callers(place: Ground) -> tuple[Member, ...]:
    """Everybody for whom a disagreement can be raised on this board, with the posts for which it
    can.
    """
    found = []
    for member in queries.people_of(place.board.id, place.on):
        parts = tuple(part for part in member.parts if _may_raise(place, part))
        if parts and member.person.id != place.person.id:
            found.append(Member(member.person, parts))
    return tuple(found)


def _may_raise(place: Ground, part: Part) -> bool:
    return part.kind is not None and why_not_by(place.protocol, part.kind) is None


def _is_office(part: Part, board_id: str) -> bool:
    """Whether that is a post of a board's business unit; of any board, where none is named."""
    return part.kind is None and part.seat.post in OFFICERS and board_id in ("", part.board)


def _boards_of(person: Person, parts: tuple[Part, ...]) -> tuple[Board, ...]:
    """The boards of these posts. Raises NothingToRaiseIn where there are none."""
    theirs = {part.board for part in parts}
    boards = tuple(board for board in queries.boards() if board.id in theirs)
    if not boards:
        raise NothingToRaiseIn(person.id)
    return boards


def _ground(
    person: Person,
    now: datetime,
    boards: tuple[Board, ...],
    board: Board,
    parts: tuple[Part, ...],
) -> Ground:
    on = in_london(now).date()
    return Ground(
        person=person,
        now=now,
        on=on,
        boards=boards,
        board=board,
        protocol=protocol_of(board, now),
        parts=parts,
        agencies=queries.members(board.id),
        contacts=queries.contacts(board.id),
    )
