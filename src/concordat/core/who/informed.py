"""Who is told of danger for information alone: they have no part in the case by that."""

from collections.abc import Iterator
from datetime import date

from concordat.core import sentences
from concordat.core.case import Case, Danger
from concordat.core.posts import CHAIR, Directory
from concordat.core.protocol import Protocol
from concordat.core.who.asked import There, in_post, turns
from concordat.core.who.danger import AskedPost, asked_in_vain, informed_posts
from concordat.core.who.reach import reached_by
from concordat.core.who.recipients import Recipient


def only_told(protocol: Protocol, case: Case, danger: Danger) -> Iterator[Recipient]:
    """Those who are told of it and asked nothing: last whoever stated it, who may have no part in
    the case any more, and the board's chair, once everybody of an agency was asked in vain.
    """
    for each in informed_posts(protocol, case, danger):
        yield from in_post(protocol, case, each.to, each.agency)
    yield from stater(danger)
    if any(asked_in_vain(protocol, case, danger)):
        yield from chair()


def stater(danger: Danger) -> tuple[Recipient, ...]:
    """Whoever stated it, by name, where they said so; nobody where only a story says so."""
    if not danger.person:
        return ()
    return (Recipient(danger.side, danger.said_for, person=danger.person),)


def chair() -> tuple[Recipient, ...]:
    """Whoever chairs the board."""
    return (Recipient("board", post=CHAIR),)


def chairing(there: There) -> tuple[str, ...]:
    """Who chairs the board and is told so when they are; nobody where it is kept from them, or
    nobody acts there.
    """
    reached = (reached_by(there, to) for to in chair())
    known = frozenset[str]().union(*reached)
    return tuple(person for person in there.acting(chair()) if person in known)


def left_to_be_told(there: There, danger: Danger, last: AskedPost) -> tuple[str, ...]:
    """Who chairs the board and is told that nobody is left to be asked: nobody who was asked
    themselves, for the business manager.
    """
    asked = {turn.person for turn in turns(there, danger) if turn.of.wait == last.wait}
    return tuple(person for person in chairing(there) if person not in asked)


def why_nobody_is_told(there: There) -> str:
    """That nobody is left to be told, and what to do."""
    return sentences.NOBODY_ELSE_TO_TELL if chairing(there) else sentences.NOBODY_TO_TELL


def agencies_told(
    protocol: Protocol, case: Case, directory: Directory, person: str, on: date
) -> frozenset[str]:
    """The agencies for which somebody is told, on a London date, of danger that stands; none once
    they left the post in which they were told.
    """
    there = There.of(protocol, case, directory, on)
    return frozenset(
        to.agency
        for danger in case.standing
        for to in only_told(protocol, case, danger)
        if person in reached_by(there, to)
    )
