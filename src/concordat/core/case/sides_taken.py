"""On which side of a case people have spoken, or have had a part by name. Who shares the concern of
those who raised it is on theirs.
"""

from collections.abc import Iterator

from concordat.core.case.values import Case
from concordat.core.posts import PARTY_SIDES, PartySide


def sides_taken(case: Case, person: str) -> frozenset[PartySide]:
    """The sides that a person spoke for, or on which they have or had a part by name, whichever
    post they hold now.
    """
    return frozenset(side for side, who in _by_side(case) if who == person)


def _by_side(case: Case) -> Iterator[tuple[PartySide, str | None]]:
    yield "raising", case.raiser
    yield from (("answering", party.person) for party in case.answering)
    yield from (("raising", each.person) for each in case.supporters)
    yield from ((side, who) for who, side in case.spoke)
    for side in PARTY_SIDES:
        yield from ((side, act.person) for act in case.took_over if act.side == side)
        yield from ((side, each.person) for each in case.appointed if each.side == side)
        yield from ((side, each.person) for each in case.aside if each.side == side)
