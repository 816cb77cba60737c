"""In which tiers of which agencies somebody acts, as a filter over rows that name posts."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Q
from msgspec.structs import replace

from concordat.casework import models, rules
from concordat.core.posts import LEAD, Directory, Party, PostRef, Seat
from concordat.core.protocol import Protocol
from concordat.core.who.seats import acting_in, seats_in_force, seats_of, stands_in_for

_ANY_OTHER = "\N{REPLACEMENT CHARACTER}"  # a service in which nobody has a seat of their own


@dataclass(frozen=True, slots=True)
class SameTiers:
    """Rules of a board whose posts act for one another in the same way, by their numbers."""

    board: str
    protocol: Protocol
    pinned: list[int] = field(default_factory=list)


Fallbacks = tuple[tuple[str, str | None, PostRef | None], ...]


def same_tiers(boards: Iterable[str]) -> Collection[SameTiers]:
    """The rules that cases of these boards are run by, those with the same tiers together."""
    found: dict[tuple[str, Fallbacks], SameTiers] = {}
    for each in models.Rules.objects.filter(board__in=boards).defer("days"):
        protocol = rules.protocol_of(each)
        same = SameTiers(each.board, protocol)
        found.setdefault((each.board, _fallbacks(protocol)), same).pinned.append(each.pk)
    return found.values()


class TiersHeld(NamedTuple):
    """One person on a date, by a directory and the protocol that says who acts for whom."""

    directory: Directory
    protocol: Protocol
    person: str
    on: date

    @property
    def rows(self) -> Q:
        """For each agency, the tiers in which this person acts, with the services for which they
        do.
        """
        found, directory = Q(), self.directory
        own = {seat.agency for seat in self._own_seats} - {directory.board}
        for agency in sorted(own):
            held = {LEAD, *(seat.post for seat in directory.seats if seat.agency == agency)}
            for asked, tiers in self.asked(agency, held | {*self.protocol.posts}):
                found |= Q(asked, board=directory.board, agency=agency, post__in=tiers, person="")
            found |= self._instead_of_leads(agency)
        return found | self._stood_in_for(own)

    @property
    def _own_seats(self) -> Iterator[Seat]:
        return (seat for seat in self.directory.seats if seat.is_of(self.person, self.on))

    def _instead_of_leads(self, agency: str) -> Q:
        """What this person looks after in the place of a lead who goes on with it themselves, or
        of whoever is in the lead's place.
        """
        found, at = Q(), {"board": self.directory.board, "agency": agency}
        party = Party(agency, "")
        meanwhile = seats_in_force(self.protocol, self.directory, party, LEAD, self.on)
        for lead in acting_in((*self.directory.leads_of(agency), *meanwhile), self.on):
            there = replace(self.directory, practitioners=frozenset({(agency, lead)}))
            rows = models.PartRow.objects.filter(**at, post=LEAD, practitioner=lead)
            for asked, _ in self._replace(directory=there).asked(agency, (LEAD,)):
                found |= Q(asked, **at, post=LEAD, person="", case__in=rows.values("case"))
        return found

    def _stood_in_for(self, own: set[str]) -> Q:
        """The same for the agencies in which they have no post and act because nobody else does;
        those alike together.
        """
        directory = self.directory
        tiers = stands_in_for(self.protocol, directory, self.person, self.on)
        mine, seats = tuple(self._own_seats), _by_agency(directory)
        alike: dict[tuple[Q, tuple[str, ...]], list[str]] = {}
        for agency in sorted(directory.agencies - own) if tiers else ():
            there = replace(directory, seats=(*seats.get(agency, ()), *mine))
            for asked, theirs in self._replace(directory=there).asked(agency, tiers):
                alike.setdefault((asked, tuple(theirs)), []).append(agency)
        found = Q()
        for (asked, posts), agencies in alike.items():
            in_them = {"agency__in": agencies, "post__in": posts, "person": ""}
            found |= Q(asked, board=directory.board, **in_them)
        return found

    def asked(self, agency: str, tiers: Iterable[str]) -> Iterator[tuple[Q, list[str]]]:
        """The tiers of an agency in which this person acts, those for the same services
        together.
        """
        there = {seat.service for seat in self.directory.seats if seat.agency == agency}
        services = ["", *sorted(filter(None, there)), _ANY_OTHER]
        alike: dict[tuple[str, ...], list[str]] = {}
        for tier in sorted(tiers):
            asked = tuple(each for each in services if self._acts(agency, tier, each))
            if asked:
                alike.setdefault(asked, []).append(tier)
        for asked, theirs in alike.items():
            yield _for_services(asked, services), theirs

    def _acts(self, agency: str, tier: str, service: str) -> bool:
        party = Party(agency, "", service or None)
        found = seats_of(self.protocol, self.directory, party, tier, person=self.person, on=self.on)
        return bool(found)


def _fallbacks(protocol: Protocol) -> Fallbacks:
    """What of a protocol says who acts in a tier: versions that agree in it need no rows told
    apart.
    """
    found = protocol.posts.items()
    return tuple((key, each.fallback, each.substitute) for key, each in sorted(found))


def _by_agency(directory: Directory) -> Mapping[str, list[Seat]]:
    found: dict[str, list[Seat]] = {}
    for seat in directory.seats:
        found.setdefault(seat.agency, []).append(seat)
    return found


def _for_services(asked: Iterable[str], all_: Iterable[str]) -> Q:
    mine = set(asked)
    if _ANY_OTHER in mine:
        return ~Q(service__in=sorted(set(all_) - mine))
    return Q(service__in=sorted(mine))
