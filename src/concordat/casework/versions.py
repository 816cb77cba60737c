"""Putting a version of a board's protocol in force from a day on, for cases that begin then."""

from datetime import UTC, date, datetime, time

from django.db import transaction

from concordat import clock
from concordat.casework.holdings import held_by
from concordat.core import sentences
from concordat.core.calendar import LONDON, in_london, say_day
from concordat.core.errors import Refused
from concordat.core.protocol import Protocol, Version
from concordat.core.wording import joined
from concordat.library.files import folder, load
from concordat.library.problems import BrokenProtocol
from concordat.people import in_force, queries
from concordat.people.fit import own_posts
from concordat.people.values import Board


def may_put_in_force(board_id: str, person: str, now: datetime) -> bool:
    """Whether somebody is the board's business manager, who alone puts a version in force."""
    return held_by(person, now).officer_of(board_id)


def newer_in_force(board: Board, version: Version, since: date, now: datetime) -> Version | None:
    """The version that is in force on a day as things are, where it is newer than another one."""
    known = board.version_at(_start(since, now))
    return known if known > version else None


def put_in_force(
    board_id: str,
    version: Version,
    since: date,
    by: str,
    at: datetime | None = None,
    *,
    though_older: bool = False,
) -> None:
    """Let cases that begin from that day on, or from now where it is today, run by a version. One
    that is older than what is in force then only where that is meant. Running cases keep theirs.
    Raises Refused, before anything is written.
    """
    now = at or clock.now()
    today = in_london(now).date()
    if not may_put_in_force(board_id, by, now):
        raise Refused("officer-only", sentences.ONLY_THE_OFFICE)
    if since < today:
        raise Refused(
            "in-the-past",
            "This day has passed. Give today or a later day: no case that has begun changes its "
            "rules.",
        )
    starts = _start(since, now)
    with transaction.atomic():
        board = queries.board(board_id)
        protocol = _on_the_shelf(board.protocol, version)
        if board.version_at(starts) == version:
            from_when = say_day(since, year=True)
            raise Refused("in-force", f"It is in force on {from_when} as things are.")
        if not though_older and (newer := newer_in_force(board, version, since, now)):
            raise Refused("older-version", is_older(version, newer))
        _refuse_empty_roles(board_id, protocol, today)
        in_force.add(board_id, version, starts, by, now)


def is_older(version: Version, newer: Version) -> str:
    """What is said where an older version would take the place of a newer one."""
    return (
        f"{version} is older than {newer}, which is in force then. Say that you mean the older one."
    )


def _start(since: date, now: datetime) -> datetime:
    """The instant from which it holds: the beginning of the day, or now where that is today."""
    if since == in_london(now).date():
        return now
    return datetime.combine(since, time(0), LONDON).astimezone(UTC)


def _on_the_shelf(protocol_id: str, version: Version) -> Protocol:
    """Raises Refused for a version that isn't there or can't be run."""
    try:
        return load.load(protocol_id, version)
    except (folder.NoSuchProtocol, BrokenProtocol) as error:
        raise Refused("no-version", "Choose a version that is on the shelf and can run.") from error


def _refuse_empty_roles(board_id: str, protocol: Protocol, today: date) -> None:
    """Raises Refused where the version asks for somebody whom the directory has no place for."""
    known = {seat.post for seat in queries.directory(board_id, today).seats}
    missing = sorted(own_posts(protocol) - known)
    if missing:
        raise Refused(
            "roles-missing",
            f"This version needs a role that the board's directory does not have: "
            f"{joined(missing)}. Add it to the directory first.",
        )
