"""In which of their posts somebody says something in a case: what an entry keeps of it, because
they may hold another one when it is read.
"""

from collections.abc import Iterable, Iterator

from concordat.core.acts import Appointed
from concordat.core.posts import Directory, Seat
from concordat.core.record import Record
from concordat.core.who.parts import Capacity


def title_of(record: Record, person: str, held: Capacity | None) -> str:
    """What the post of somebody who acts in that capacity is called; "" where the directory says
    nothing of it.
    """
    if held is None:
        return ""
    brought_in = record.folded.appointed if record.events else ()
    there = posts_of(record.directory, brought_in, person, held)
    return next((seat.title for seat in there), "")


def posts_of(
    directory: Directory, appointed: Iterable[Appointed], person: str, held: Capacity
) -> Iterator[Seat]:
    """The posts by the directory that fit, the nearest first: the one in which they act, another of
    theirs in that agency, and one elsewhere of somebody who was brought in. Never one of others.
    """
    yield from acts_in(directory, person, held)
    theirs = [seat for seat in directory.seats if seat.holder == person]
    yield from (seat for seat in theirs if seat.agency == held.agency)
    if is_brought_in(appointed, person, held):
        yield from theirs


def acts_in(directory: Directory, person: str, held: Capacity) -> Iterator[Seat]:
    """The posts of the tier in which they act, theirs or that of whom they stand in for."""
    whose = {person, held.covering or person}
    there = (seat for seat in directory.seats if seat.agency == held.agency)
    return (seat for seat in there if seat.holder in whose and seat.is_in(held.post))


def is_brought_in(appointed: Iterable[Appointed], person: str, held: Capacity) -> bool:
    """Whether they act in a role to which they were brought in."""
    acted = (held.covering or person, held.post)
    return any((each.person, each.role) == acted for each in appointed)
