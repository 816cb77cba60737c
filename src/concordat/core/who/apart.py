"""The directory of one case: without whoever must not see it or stepped aside, with everybody who
works for one of its sides in no post of the other, and with whoever goes on with it on each side.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from concordat.core.case import Case
from concordat.core.posts import Directory, Party, PartySide


def of_case(directory: Directory, case: Case) -> Directory:
    """The directory as it is for a case."""
    there = directory.without(directory.excluded | case.stood_aside)
    return with_practitioners(on_their_sides(there, case.parties), case)


def on_a_date(directory: Directory, case: Case, on: date) -> Directory:
    """The directory for a case on a London date: somebody acts for the board's business manager,
    whoever that is in this case. Who is asked, who may do it and who reads what is for the business
    manager alone follows from this; lists say the same of rows (`casework.holdings`).
    """
    return of_case(directory, case).with_a_manager(on)


def with_practitioners(directory: Directory, case: Case) -> Directory:
    """The directory, with whoever goes on with a case on each side."""
    going_on = ((party.id, case.goes_on(side, party.id)) for side, party in case.parties)
    named = frozenset((agency, person) for agency, person in going_on if person)
    return (
        replace(directory, practitioners=named) if named != directory.practitioners else directory
    )


def on_their_sides(directory: Directory, parties: Iterable[tuple[PartySide, Party]]) -> Directory:
    """The directory for a case between these agencies. Who holds a post in one of them for an
    employer on the other side is in none of its posts: their cover acts there, or else nobody.
    What they do by name they go on doing.
    """
    return directory.apart_from(_opposite(tuple(parties)))


def _opposite(parties: tuple[tuple[PartySide, Party], ...]) -> Mapping[str, frozenset[str]]:
    """The agencies on the other side, by each that has a side."""
    return {
        party.id: frozenset(other.id for across, other in parties if across != side)
        for side, party in parties
    }
