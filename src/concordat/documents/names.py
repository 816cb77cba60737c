"""What the agencies, sides, posts and people of a case are called, and whom to ring.

A name comes from the directory, a post's title from the seat, the board's own words or the
protocol. A person whom the directory doesn't know any more is told by their post.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from concordat.casework.values import CaseView, PersonCard
from concordat.core.case import ACTION, CONFIRM, SAY, Owed
from concordat.core.events import Event
from concordat.core.parts import by_seat, seats_in_force
from concordat.core.posts import Party, PostRef, Seat
from concordat.core.wording import worded


@dataclass(frozen=True, slots=True)
class Holder:
    """A post and who holds it. `away` is the last day of an absence; `cover` acts meanwhile, or in
    an empty post.
    """

    title: str
    agency: str
    person: PersonCard | None = None
    away: date | None = None
    cover: PersonCard | None = None

    @property
    def acting(self) -> PersonCard | None:
        """Who acts in the post today."""
        return self.cover if self.away or self.person is None else self.person


def words_of(view: CaseView) -> Mapping[str, str]:
    """What is said in a case for the system's own words: the board's, else the protocol's."""
    return {**view.record.protocol.words, **view.board.words}


class Names:
    """The names of one case, as the person who looks at it may read them."""

    def __init__(self, view: CaseView) -> None:
        self.view = view
        self.protocol = view.record.protocol
        self.today = view.record.calendar.day_of(view.now)

    # ── Agencies and sides ────────────────────────────────────────────────────────────────────────

    @property
    def words(self) -> Mapping[str, str]:
        """What is said here for the system's own words: the board's, else the protocol's."""
        return words_of(self.view)

    def said(self, text: str) -> str:
        """A sentence of Concordat's own as it is said here: of “the adult”, where cases are about
        adults.
        """
        return worded(text, self.words)

    @property
    def board(self) -> str:
        return self.view.board.name

    def agency(self, agency: str | None) -> str:
        """An agency's name; the board's for the board."""
        if agency is None or agency in (self.view.board.id, self.view.record.directory.board):
            return self.board
        card = self.view.agencies.get(agency)
        return card.name if card else agency

    def agency_and_service(self, party: Party) -> str:
        """An agency's name with that of the service asked, where one was."""
        name = self.agency(party.id)
        if party.service is None:
            return name
        return f"{name} ({self.view.services.get(party.service, 'a service no longer listed')})"

    @property
    def raising(self) -> str:
        return self.agency(self.view.case.raising.id)

    @property
    def answering(self) -> tuple[str, ...]:
        return tuple(self.agency(party.id) for party in self.view.case.answering)

    def side(self, side: str, agency: str | None) -> str:
        """Whoever a duty is on: an agency, all of them, or the board."""
        match side:
            case "raising":
                return self.raising
            case "answering":
                return self.agency(agency) if agency else _and(self.answering)
            case "both":
                return _and(
                    (self.raising, self.agency(agency))
                    if agency
                    else (self.raising, *self.answering)
                )
        return self.board

    def party(self, side: str, agency: str | None) -> tuple[Party, ...]:
        """The agencies that a side stands for."""
        case = self.view.case
        if side == "raising":
            return (case.raising,)
        if side == "answering":
            found = case.party(agency)
            return (found,) if found else case.answering
        return ()

    # ── Posts ─────────────────────────────────────────────────────────────────────────────────────

    def title(self, post: PostRef, agency: str | None = None) -> str:
        """What a post is called where it stands: the board's word, or the protocol's for that kind
        of agency.
        """
        own = self.view.board.words.get(post.post)
        kinds = {party.kind for party in self.party(post.side, agency)}
        return own or self.protocol.title_of(post, kinds.pop() if len(kinds) == 1 else None)

    def owers(self, duty: Owed) -> tuple[PostRef, ...]:
        """The posts that owe a duty; none for those that a whole side owes (its word, its
        confirmation).
        """
        spec = self.protocol.duties.get(duty.key)
        return spec.owners(duty.side, duty.post) if spec else ()

    def who(self, duty: Owed) -> str:
        """Who owes a duty, in words that can begin a sentence: the agency, or the board's own
        post.
        """
        if duty.side in ("board", "third") and self.owers(duty):
            return "the " + _and(
                dict.fromkeys(self.title(post, duty.agency) for post in self.owers(duty))
            )
        return self.side(duty.side, duty.agency)

    def holders(
        self,
        post: PostRef,
        agency: str | None = None,
        *,
        near: Literal["raising", "answering"] = "raising",
    ) -> tuple[Holder, ...]:
        """Who holds a post today, or the post that stands in for it; one Holder without a person
        where nobody does.

        `near` is the side that `own` means.
        """
        side = near if post.side == "own" else post.side
        appointed = [
            self._appointed(each.role, each.person, each.agency)
            for each in self.view.case.appointed
            if each.role == post.post and each.side == side
        ]
        if side in ("board", "third"):
            seats = [seat for seat in self._board_seats() if seat.post == post.post]
            found = [*appointed, *(self._holder(seat) for seat in seats)]
            return tuple(found) or (Holder(self.title(post), self.board),)
        found = list(appointed)
        for party in self.party(side, agency):
            found += self._in_party(PostRef(side, post.post), party)
        return tuple(dict.fromkeys(found))

    def _in_party(self, post: PostRef, party: Party) -> list[Holder]:
        if not by_seat(post.side, party, post.post):
            return [self._practitioner(post, party)]
        seats = seats_in_force(
            self.protocol, self.view.record.directory, party, post.post, self.today
        )
        return [self._holder(seat) for seat in seats] or [
            Holder(self.title(post, party.id), self.agency(party.id))
        ]

    def _practitioner(self, post: PostRef, party: Party) -> Holder:
        """A practitioner is a person by name: the raiser, or whose decision it was, where that is
        known.
        """
        person = self.view.case.raiser if post.side == "raising" else party.person
        for seat in self.view.record.directory.seats:
            if person and seat.agency == party.id and seat.holder == person:
                return self._holder(seat)
        return Holder(
            self.title(post, party.id),
            self.agency(party.id),
            self.view.people.get(person) if person else None,
        )

    def _holder(self, seat: Seat) -> Holder:
        people = self.view.people
        acting = seat.acting(self.today)
        away = seat.away[1] if seat.away and seat.is_away(self.today) else None
        cover = people.get(acting) if acting and acting != seat.holder else None
        return Holder(
            seat.title, self.agency(seat.agency), people.get(seat.holder or ""), away, cover
        )

    def _appointed(self, role: str, person: str, agency: str | None) -> Holder:
        title = self.title(PostRef("third", role))
        return Holder(title, self.agency(agency) if agency else "", self.view.people.get(person))

    def _board_seats(self) -> tuple[Seat, ...]:
        directory = self.view.record.directory
        return tuple(seat for seat in directory.seats if seat.agency == directory.board)

    def people_for(self, duty: Owed) -> tuple[Holder, ...]:
        """Whom to ring about a duty: those who owe it."""
        found = [
            holder
            for post in self.highest_first(self.owers(duty))
            for holder in self.holders(
                post, duty.agency, near="answering" if duty.side == "answering" else "raising"
            )
        ]
        if not found and duty.key in (SAY, CONFIRM, ACTION):
            found = self.speakers(duty.side, duty.agency)
        return tuple(dict.fromkeys(found))

    def highest_first(self, posts: Iterable[PostRef]) -> list[PostRef]:
        """Posts by their tier as the protocol lists them, the highest first: whom to ring before
        the others.
        """
        tiers = list(self.protocol.posts)
        return sorted(
            posts,
            key=lambda post: tiers.index(post.post) if post.post in tiers else -1,
            reverse=True,
        )

    def speakers(self, side: str, agency: str | None) -> list[Holder]:
        """Who speaks for a side at the present step: the posts of its discussions."""
        specs = [
            self.protocol.duties[key] for key in self.protocol.steps[self.view.case.step].duties
        ]
        posts = dict.fromkeys(
            post
            for spec in specs
            if spec.settled == "positions"
            for post in (*spec.who, *spec.towards)
            if post.side == side
        )
        return [holder for post in posts for holder in self.holders(post, agency)]

    # ── People ────────────────────────────────────────────────────────────────────────────────────

    def person(self, person: str | None) -> str:
        card = self.view.people.get(person or "")
        return card.name if card else "somebody no longer in the directory"

    def author(self, event: Event) -> str:
        """Who did what an event tells, in which post, for whom."""
        seat = next(
            (seat for seat in self.view.record.directory.seats if self._is_seat_of(seat, event)),
            None,
        )
        title = seat.title if seat else self._title_of_post(event)
        told = [
            self.person(event.by),
            *([title] if title else []),
            *([self.agency(event.agency)] if event.agency else []),
        ]
        if event.covering:
            told.append(f"covering for {self.person(event.covering)}")
        if event.behalf and event.behalf != event.by:
            told.append(f"on behalf of {self.person(event.behalf)}")
        return ", ".join(dict.fromkeys(told))

    def _is_seat_of(self, seat: Seat, event: Event) -> bool:
        return (
            seat.agency == event.agency
            and seat.post == event.post
            and seat.holder in (event.by, event.covering)
        )

    def _title_of_post(self, event: Event) -> str:
        if event.post is None or event.side is None:
            return ""
        return self.title(PostRef(event.side, event.post), event.agency)


def _and(words: Iterable[str]) -> str:
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last
