"""What a person holds in the directory today, as a filter over rows that name posts.

A list asks this; one case asks `core.who.parts`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

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
    unit = (seat for seat in directory.seats if seat.agency == directory.board)
    return any(seat.post in OFFICERS and _sits(seat, person, on) for seat in unit)


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
        for directory in self.boards.values():
            for seat in self._seats(directory):
                where = {"board": directory.board, "agency": seat.agency, "post": seat.post}
                found |= Q(side__in=_BY_SEAT, **where)
        for same in self._rules():
            tiers = self._tiers(self.boards[same.board], same.protocol)
            if tiers:
                found |= Q(tiers, rules__in=same.pinned, side__in=_BY_TIER)
        return found

    def _seats(self, directory: Directory) -> Iterator[Seat]:
        """The seats of a board in which this person is."""
        return (seat for seat in directory.seats if _sits(seat, self.person, self.on))

    def _rules(self) -> Collection["_SameTiers"]:
        """The rules that cases of these boards are run by, those with the same tiers together."""
        found: dict[tuple[str, Fallbacks], _SameTiers] = {}
        for each in models.Rules.objects.filter(board__in=self.boards).defer("days"):
            protocol = rules.protocol_of(each)
            same = _SameTiers(each.board, protocol)
            found.setdefault((each.board, _fallbacks(protocol)), same).pinned.append(each.pk)
        return found.values()

    def _tiers(self, directory: Directory, protocol: Protocol) -> Q:
        """For each agency, the tiers in which this person acts, with the services for which they
        do.
        """
        found = Q()
        for agency in sorted({seat.agency for seat in directory.seats} - {directory.board}):
            seats = [seat for seat in directory.seats if seat.agency == agency]
            services = ["", *sorted({seat.service for seat in seats if seat.service}), _ANY_OTHER]
            for asked, tiers in self._services_of_tiers(directory, protocol, agency, services):
                of_agency = {"board": directory.board, "agency": agency, "post__in": tiers}
                found |= Q(_for_services(asked, services), **of_agency)
        return found

    def _services_of_tiers(
        self, directory: Directory, protocol: Protocol, agency: str, services: list[str]
    ) -> Collection[tuple[tuple[str, ...], list[str]]]:
        """The tiers of an agency in which this person acts, those for the same services
        together.
        """
        held = {seat.post for seat in directory.seats if seat.agency == agency}
        alike: dict[tuple[str, ...], list[str]] = {}
        for tier in sorted(held | protocol.posts.keys()):
            acts = partial(self._acts, directory, protocol, agency, tier)
            if asked := tuple(filter(acts, services)):
                alike.setdefault(asked, []).append(tier)
        return alike.items()

    def _acts(
        self, directory: Directory, protocol: Protocol, agency: str, tier: str, service: str
    ) -> bool:
        party = Party(agency, "", service or None)
        seats = seats_in_force(protocol, directory, party, tier, self.on)
        return any(_sits(seat, self.person, self.on) for seat in seats)


@dataclass(frozen=True, slots=True)
class _SameTiers:
    """Rules of a board whose posts act for one another in the same way, by their numbers."""

    board: str
    protocol: Protocol
    pinned: list[int] = field(default_factory=list)


Fallbacks = tuple[tuple[str, str | None], ...]


def _fallbacks(protocol: Protocol) -> Fallbacks:
    """What of a protocol says who acts in a tier: versions that agree in it need no rows told
    apart.
    """
    return tuple(sorted((key, post.fallback) for key, post in protocol.posts.items()))


def _for_services(asked: Iterable[str], all_: Iterable[str]) -> Q:
    mine = set(asked)
    if _ANY_OTHER in mine:
        return ~Q(service__in=sorted(set(all_) - mine))
    return Q(service__in=sorted(mine))


def _sits(seat: Seat, person: str, on: date) -> bool:
    return person in (seat.holder, seat.acting(on))
