"""What a person holds in the directory today, as a filter over rows that name posts.

A list asks this; one case asks `core.who.parts`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Q

from concordat.casework import models, rules
from concordat.core.posts import OFFICERS, Directory, Party, Seat
from concordat.core.protocol import Protocol
from concordat.core.who.parts import seats_in_force
from concordat.people import cast

_BY_TIER = ("raising", "answering")
_BY_SEAT = ("board", "third")
_ANY_OTHER = "\N{REPLACEMENT CHARACTER}"  # a service in which nobody has a seat of their own


def belongs(directory: Directory, agency: str, person: str, on: date) -> bool:
    """Whether somebody has a post in an agency on that date, or acts in one."""
    return any(seat.agency == agency and _sits(seat, person, on) for seat in directory.seats)


def is_officer(directory: Directory, person: str, on: date) -> bool:
    """Whether somebody acts for the board's business unit on that date."""
    return any(
        seat.agency == directory.board and seat.post in OFFICERS and _sits(seat, person, on)
        for seat in directory.seats
    )


class Holdings:
    """A person with every post they hold or stand in for on a London date. Two queries, and one for
    `mine`.
    """

    def __init__(self, person: str, on: date) -> None:
        self.person = person
        self.on = on
        self.boards: Mapping[str, Directory] = cast.around(person, on)

    def officer_of(self, board: str) -> bool:
        return board in self.boards and is_officer(self.boards[board], self.person, self.on)

    def mine(self) -> Q:
        """Rows that name this person, or a post in which they act or which they hold."""
        found = Q(person=self.person)
        by_fallbacks: dict[tuple[str, Fallbacks], tuple[Protocol, list[int]]] = {}
        for each in models.Rules.objects.filter(board__in=self.boards).defer("days"):
            protocol = rules.protocol_of(each)
            by_fallbacks.setdefault((each.board, _fallbacks(protocol)), (protocol, []))[1].append(
                each.pk
            )
        for (board, _), (protocol, pinned) in by_fallbacks.items():
            tiers = Q()
            for each_q in self._by_tier(self.boards[board], protocol):
                tiers |= each_q
            if tiers:
                found |= Q(tiers, rules__in=pinned, side__in=_BY_TIER)
        for directory in self.boards.values():
            for seat in directory.seats:
                if _sits(seat, self.person, self.on):
                    found |= Q(
                        board=directory.board, agency=seat.agency, post=seat.post, side__in=_BY_SEAT
                    )
        return found

    def _by_tier(self, directory: Directory, protocol: Protocol) -> Iterator[Q]:
        """For each agency, the tiers in which this person acts, with the services for which they
        do.
        """
        for agency in sorted({seat.agency for seat in directory.seats} - {directory.board}):
            seats = [seat for seat in directory.seats if seat.agency == agency]
            services = ["", *sorted({seat.service for seat in seats if seat.service}), _ANY_OTHER]
            alike: dict[tuple[str, ...], list[str]] = {}
            for tier in sorted(protocol.posts.keys() | {seat.post for seat in seats}):
                asked = [
                    each for each in services if self._acts(directory, protocol, agency, each, tier)
                ]
                if asked:
                    alike.setdefault(tuple(asked), []).append(tier)
            for asked_of, tiers in alike.items():
                yield Q(
                    _for_services(asked_of, services),
                    board=directory.board,
                    agency=agency,
                    post__in=tiers,
                )

    def _acts(
        self, directory: Directory, protocol: Protocol, agency: str, service: str, tier: str
    ) -> bool:
        party = Party(agency, "", service or None)
        seats = seats_in_force(protocol, directory, party, tier, self.on)
        return any(_sits(seat, self.person, self.on) for seat in seats)


Fallbacks = tuple[tuple[str, str | None], ...]


def _fallbacks(protocol: Protocol) -> Fallbacks:
    """What of a protocol says who acts in a tier: versions that agree in it need no rows told
    apart.
    """
    return tuple(sorted((key, post.fallback) for key, post in protocol.posts.items()))


def _for_services(asked: Iterable[str], all_: Iterable[str]) -> Q:
    if _ANY_OTHER in (mine := set(asked)):
        return ~Q(service__in=sorted(set(all_) - mine))
    return Q(service__in=sorted(mine))


def _sits(seat: Seat, person: str, on: date) -> bool:
    return person in (seat.holder, seat.acting(on))
