"""What a person holds in the directory today, as a filter over rows that name posts.

A list asks this; one case asks `core.who.parts`.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cached_property

from django.db.models import Exists, OuterRef, Q
from msgspec.structs import replace

from concordat.casework import employers, excluding, models
from concordat.casework.tiers_held import SameTiers, TiersHeld, same_tiers
from concordat.core.calendar import in_london
from concordat.core.posts import LEAD, MANAGING, OFFICERS, Directory, Seat
from concordat.core.protocol import Protocol
from concordat.core.who.seats import stands_in_for, tiers_of
from concordat.people import cast

People = frozenset[str]
_BY_TIER = ("raising", "answering")
_BY_SEAT = ("board", "third")
_IN_SUPPORT = Q(side="third", post=LEAD)  # the lead of an agency that shares the concern


def belongs(directory: Directory, agency: str, person: str, on: date) -> bool:
    """Whether somebody has a post in an agency on that date, or acts in one."""
    return any(seat.agency == agency and seat.is_of(person, on) for seat in directory.seats)


def is_officer(directory: Directory, person: str, on: date) -> bool:
    """Whether somebody acts for the board's business unit on that date."""
    return any(seat.is_of(person, on) for seat in directory.office)


class Holdings:
    """A person with every post they hold or stand in for on a London date. Two queries, and one for
    `mine`.
    """

    def __init__(self, person: str, on: date) -> None:
        self.person = person
        self.on = on
        self._around: Mapping[str, Directory] = cast.around(person, on)

    @cached_property
    def boards(self) -> Mapping[str, Directory]:
        """For each board in which they have a post, the seats of their agencies, the board's own,
        and those of whoever stands in for an agency that has nobody. Where they stand in so
        themselves: all that they may stand in for. One query, and more where anybody stands in.
        """
        found = dict(self._around)
        for board, known in self._around.items():
            protocols = [same.protocol for same in self._rules if same.board == board]
            posts = {post for each in protocols for post in each.stand_ins}
            stood_in_for = {
                tier
                for each in protocols
                for post in stands_in_for(each, _managing(known), self.person, self.on)
                for tier in tiers_of(each, post)
            }
            if posts or stood_in_for:
                everywhere = bool(stood_in_for)
                found[board] = cast.widened(
                    known, self.on, posts | stood_in_for, everywhere=everywhere
                )
        return found

    def officer_of(self, board: str) -> bool:
        known = self._around.get(board)
        there = known.with_a_manager(self.on) if known else None
        return there is not None and is_officer(there, self.person, self.on)

    def is_of_the_board(self, board: str) -> bool:
        """Whether they have a post at the board itself."""
        known = self._around.get(board)
        return known is not None and belongs(known, board, self.person, self.on)

    def mine(self, now: datetime) -> Q:
        """Rows that name this person, or a post in which they act or which they hold, of cases that
        they may see; of one side only, where they have posts on both. In a case that somebody
        must not see, whoever stands in for them has their posts.
        """
        found = self.of_any_side
        return found & self._of_one_side(found, now)

    @cached_property
    def of_any_side(self) -> Q:
        """The same rows, of both sides where they have posts on both."""
        found, everywhere = self._each_for_one(self.boards), excluding.shut(self.boards)
        for people, cases in everywhere.items():
            without = {board: known.without(people) for board, known in self.boards.items()}
            theirs = Q(case__in=cases)
            found = (found & ~theirs) | (self._each_for_one(without, but=people) & theirs)
        return found

    def _each_for_one(self, boards: Mapping[str, Directory], but: People = frozenset()) -> Q:
        """The same as `_held`, with nobody in a post of one side who works for the other."""
        found = self._held(boards, but)
        for theirs, apart in employers.against(boards):
            found = (found & ~theirs) | (self._held(apart, but) & theirs)
        return found

    def _held(self, boards: Mapping[str, Directory], but: People = frozenset()) -> Q:
        """Rows that name this person, or a post in which they act or which they hold, by these
        directories; none `but` for those who must not see what the rows are about.
        """
        found = Q(pk__in=())
        if self.person in but:
            return found
        boards = {board: known.with_a_manager(self.on) for board, known in boards.items()}
        for directory in boards.values():
            found |= self._by_name(directory)
            for seat in self._seats(directory):
                in_it = {"board": directory.board, "agency": directory.board, "post": seat.post}
                sides = _BY_SEAT if seat.agency == directory.board else ("third",)
                found |= Q(side__in=sides, person="", **in_it)
        for same in self._rules:
            known = boards[same.board]
            tiers = TiersHeld(known, same.protocol, self.person, self.on).rows
            if tiers:
                of_a_side = _IN_SUPPORT | Q(side__in=_BY_TIER)
                found |= Q(tiers, of_a_side, rules__in=same.pinned)
            asked = self._asked_by_name(known, same.protocol)
            if asked:
                found |= Q(asked, rules__in=same.pinned)
        return found

    def _of_one_side(self, mine: Q, now: datetime) -> Q:
        """Not the rows of the side that they don't keep: what they have by name came first, then
        the side that they were on first, then the side that raised it; what they look after in a
        lead's place takes them from no side. `core.who.parts.actor` says the same of one case.
        """
        if not any(map(self._works_in_several, self.boards.values())):
            return Q()
        rows = models.PartRow.objects.filter(mine, duty__isnull=True, since__lte=now)
        raising, answering = rows.filter(side="raising"), rows.filter(side="answering")
        named_raising = Q(case__in=raising.filter(post="").values("case"))
        named_answering = Q(case__in=answering.filter(post="").values("case"))
        of_their_own = ~Q(post=LEAD) | Q(agency__in=self._led)
        no_later = raising.filter(of_their_own, case=OuterRef("case"), since__lte=OuterRef("since"))
        first = answering.filter(~Exists(no_later), of_their_own)
        answered_first = named_answering | Q(case__in=first.values("case"))
        keeps_answering = ~named_raising & answered_first
        has_raising = Q(case__in=raising.values("case"))
        keeps_raising = named_raising | (has_raising & ~answered_first)
        return ~Q(keeps_raising, side="answering") & ~Q(keeps_answering, side="raising")

    @cached_property
    def _led(self) -> list[str]:
        """The agencies of which they are a lead themselves, or act for one."""
        seats = (seat for known in self.boards.values() for seat in self._seats(known))
        return sorted({seat.agency for seat in seats if seat.lead})

    def _works_in_several(self, directory: Directory) -> bool:
        """Whether they have posts in several agencies of a board, which may come to be on both
        sides.
        """
        seats = (seat for seat in directory.seats if self.person in seat.people)
        return len({seat.agency for seat in seats} - {directory.board}) > 1

    def _by_name(self, directory: Directory) -> Q:
        """Rows of a board that name this person, or somebody for whom they act, while they hold
        the post that it was for.
        """
        seats = directory.seats
        places = {seat.agency for seat in seats if self.person in seat.people}
        places |= {agency for agency, person in directory.apart if person == self.person}
        found = Q(person=self.person, agency__in=["", *sorted(places)])
        for seat in seats:
            if absent := seat.covered_for(self.person, self.on):
                found |= Q(person=absent, agency__in=["", seat.agency])
        return Q(found, board=directory.board, post="")

    def _asked_by_name(self, directory: Directory, protocol: Protocol) -> Q:
        """Rows of a board that name somebody in a post which this person has, or in which they act
        for whoever was asked.
        """
        found = Q()
        for seat in self._seats(directory):
            asked = {person for person in (seat.holder, seat.acting(self.on)) if person}
            posts = [each for each in protocol.posts if seat.post in protocol.tiers_for(each)]
            there = Q(side="board") if seat.agency == directory.board else Q(agency=seat.agency)
            in_them = Q(person__in=sorted(asked), post__in=sorted({seat.post, *posts}))
            found |= Q(there | Q(side="third"), in_them, board=directory.board)
        return found

    def _seats(self, directory: Directory) -> Iterator[Seat]:
        """The seats of a board in which this person is."""
        return (seat for seat in directory.seats if seat.is_of(self.person, self.on))

    @cached_property
    def _rules(self) -> Collection[SameTiers]:
        """The rules that cases of these boards are run by, those with the same tiers together."""
        return same_tiers(self._around)


def _managing(directory: Directory) -> Directory:
    """The directory with everybody in their place who may come to act for the business manager in
    one of the board's cases.
    """
    there = (seat for seat in directory.seats if seat.agency == directory.board)
    may = tuple(replace(seat, post=OFFICERS[0]) for seat in there if seat.post in MANAGING)
    return replace(directory, seats=(*directory.seats, *may))


_KEPT: ContextVar[dict[tuple[str, date], Holdings] | None] = ContextVar("_KEPT", default=None)


def held_by(person: str, now: datetime) -> Holdings:
    """What somebody holds on the London day of an instant."""
    day = in_london(now).date()
    kept = _KEPT.get()
    if kept is None:
        return Holdings(person, day)
    if (person, day) not in kept:
        kept[person, day] = Holdings(person, day)
    return kept[person, day]


@contextmanager
def looked_up_once() -> Iterator[None]:
    """While this lasts, what somebody holds is looked up once, however often it is asked for. Only
    for what changes nobody's posts, nor who must not see a case.
    """
    before = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(before)
