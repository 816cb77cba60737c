"""Who is told of danger for information alone: they have no part in the case by that."""

from collections.abc import Iterator
from datetime import date

from concordat.core.case import Case, Danger
from concordat.core.posts import Directory
from concordat.core.protocol import Protocol
from concordat.core.who.asked import in_post
from concordat.core.who.danger import informed
from concordat.core.who.readers import readers
from concordat.core.who.recipients import Recipient


def only_told(protocol: Protocol, case: Case, danger: Danger) -> Iterator[Recipient]:
    """Those who are told of it and asked nothing."""
    for each in informed(protocol, case, danger):
        yield from in_post(protocol, case, each.to, each.agency)


def agencies_told(
    protocol: Protocol, case: Case, directory: Directory, person: str, on: date
) -> frozenset[str]:
    """The agencies for which somebody is told, on a London date, of danger that stands; none once
    they left the post in which they were told.
    """
    return frozenset(
        to.agency
        for danger in case.standing
        for to in only_told(protocol, case, danger)
        if person in readers(protocol, case, directory, to, on)
    )
