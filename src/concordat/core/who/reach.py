"""Whom something that is told reaches: whoever holds the role that it is told to, or acts in it, at
that moment; or somebody by name, and whoever stands in for them.
"""

from collections.abc import Iterator
from datetime import date

from concordat.core.posts import PARTY_SIDES, Directory, Party
from concordat.core.who.asked import There
from concordat.core.who.parts import actor
from concordat.core.who.recipients import Recipient
from concordat.core.who.seats import everybody_in, is_of_an_agency, seats_elsewhere


def reached_by(there: There, to: Recipient) -> frozenset[str]:
    """The people whom it reaches. Nobody who must not see the case or stepped
    aside from it; and of one side only who has posts on both.
    """
    return frozenset(
        person
        for person in _in_it(there, to)
        if not _works_in_several(there.directory, person) or _keeps(there, to, person)
    )


def _in_it(there: There, to: Recipient) -> Iterator[str]:
    directory, on = there.directory, there.on
    if to.person:
        yield from _by_name(directory, to, on)
    elif is_of_an_agency(to.side, to.post):
        party = Party(to.agency, "", to.service or None)
        yield from everybody_in(there.protocol, directory, party, to.post, on)
    else:
        for seat in seats_elsewhere(directory, to.side, to.post):
            yield from seat.those_in_it(on)


def _by_name(directory: Directory, to: Recipient, on: date) -> Iterator[str]:
    """Somebody, while they have a post where it was for; and whoever acts for them there."""
    if directory.works_in(to.person, to.agency):
        yield to.person
    for seat in directory.seats:
        if (seat.agency, seat.holder) == (to.agency, to.person):
            yield from seat.those_in_it(on)


def _works_in_several(directory: Directory, person: str) -> bool:
    """Whether they have posts in several agencies, which may be on both sides of the case."""
    return len(directory.agencies_of(person) - {directory.board}) > 1


def _keeps(there: There, to: Recipient, person: str) -> bool:
    """Whether somebody is on no side but the one that it is told to."""
    who = actor(there.protocol, there.case, there.directory, person, there.on)
    sides = {held.side for held in who.capacities if held.side in PARTY_SIDES}
    return to.side not in PARTY_SIDES or not sides or to.side in sides
