"""What a disagreement is raised on, once everything is checked that the protocol doesn't say:
whether the agencies belong to the board, and people to their agencies.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from concordat.casework import linking, parties, store
from concordat.casework.errors import NotFound
from concordat.casework.excluding import Exclusion
from concordat.casework.holdings import belongs
from concordat.core import sentences
from concordat.core.acts import Raised
from concordat.core.acts.sound import why_no_reason
from concordat.core.calendar import in_london
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.posts import Directory, Party
from concordat.core.who.apart import on_their_sides
from concordat.core.who.kept_out import why_not_kept_out
from concordat.core.who.parts import Actor
from concordat.core.who.raising import about_to_raise
from concordat.people import cast
from concordat.people.in_force import protocol_of
from concordat.people.queries import NotThere


@dataclass(frozen=True, slots=True)
class Ground:
    """What a disagreement is raised on: the board with what it calls the agencies named, the people
    who will see it, and who raises it.
    """

    act: Raised
    named: cast.Named
    directory: Directory
    who: Actor


def ground(
    board: str, command: Command, by: str, now: datetime, excluded: Iterable[Exclusion]
) -> Ground:
    """What a disagreement is raised on, checked; nothing is written. Raises Refused where it can't
    be raised so, NotFound where the command raises none.
    """
    act = command.act
    if not isinstance(act, Raised):
        raise NotFound("a case begins with a disagreement raised")
    today = in_london(now).date()
    named = _named(board, command)
    protocol = protocol_of(named.board, now)
    directory = store.directory(board, today, command.acts, protocol)
    parties.check(_brought_in(command), named)
    _check_people(act, directory, today)
    linking.check(command, board, by, now)
    shut_out = _shut_out(excluded, directory, by, command.behalf)
    if refused := why_not_kept_out(directory, shut_out):
        raise refused
    directory = directory.without(shut_out)
    directory = on_their_sides(directory, act.sides)
    return Ground(act, named, directory, about_to_raise(directory, by, act.raising.id, today))


def _brought_in(command: Command) -> list[Party]:
    return [party for act in command.acts for party in parties.brought_in(act)]


def _named(board: str, command: Command) -> cast.Named:
    """The board that is chosen, and what it calls the agencies named. Raises Refused where there is
    no such board.
    """
    try:
        return cast.board_with(board, [party.id for party in _brought_in(command)])
    except NotThere:
        raise Refused(
            "no-such-board", "There is no such board here. Choose the board of the child's area."
        ) from None


def _check_people(act: Raised, directory: Directory, on: date) -> None:
    """Check that people belong to the agencies for which they are named. Raises Refused."""
    for party in act.answering:
        if party.person is not None and not belongs(directory, party.id, party.person, on):
            raise Refused(
                "not-in-that-agency",
                sentences.NO_ROLE_THERE,
            )


def _shut_out(
    excluded: Iterable[Exclusion], directory: Directory, by: str, behalf: str | None
) -> frozenset[str]:
    """The people who must not see a case. Raises Refused where nobody says why, or where whoever
    raises it, or types it for them, would not see it.
    """
    shut = list(excluded)
    for each in shut:
        if refused := why_no_reason(each.why, sentences.SAY_WHY_KEPT_OUT):
            raise refused
    people = frozenset(each.person for each in shut)
    if not all(map(directory.knows_person, people)):
        raise Refused("no-such-person", sentences.NOBODY_OF_THAT_NAME)
    if (behalf or by) in people:
        raise Refused("not-yourself", "Whoever raises this will see it. Choose others.")
    if by in people:
        raise Refused("not-yourself", "You write this down yourself, so you will see it.")
    return people
