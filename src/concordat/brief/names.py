"""What the agencies, sides, posts and people of a case are called, and who holds a post today.

A name comes from the directory; a post's title from the seat, the board's own words or the
protocol. Somebody whom the directory doesn't know any more is told by their post.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from concordat.brief.owed import Holder
from concordat.brief.view import CaseView
from concordat.core.acts import AGREED, RISK_TO_CHILD, Positioned
from concordat.core.calendar import say_day
from concordat.core.case import Owed
from concordat.core.case.fold import effective
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.posts import CaseSide, Party, PartySide, PostRef, Seat
from concordat.core.protocol import Protocol, say_word
from concordat.core.who.apart import with_practitioners
from concordat.core.who.danger import posts_owing
from concordat.core.who.recipients import Recipient, appointed_to, in_office
from concordat.core.who.seats import (
    is_of_an_agency,
    seats_elsewhere,
    seats_in_force,
    seats_in_sight,
)
from concordat.core.wording import joined, the, worded

NOBODY_KNOWN = "somebody no longer in the directory"


def issue_words(view: CaseView, issue_id: str) -> str:
    """What a point in dispute is about, in the raiser's words."""
    issue = next((each for each in view.case.issues if each.id == issue_id), None)
    written_of_it = view.words.get(issue.note or "", "") if issue else ""
    return written_of_it or f"Point {issue_id}"


def as_role(role: str) -> str:
    """The role that somebody has in a case, after their own post."""
    return f"as {role[:1].lower()}{role[1:]}"


class Names:
    """The names of one case, as the person who looks at it may read them.

    `until` is the entry being told, for what depends on what was said before it.
    """

    def __init__(self, view: CaseView, until: int | None = None) -> None:
        self.view = view
        self.until = until
        self.today = view.today

    def at(self, event: Event) -> "Names":
        """The same names, for telling that entry."""
        return Names(self.view, event.seq)

    @property
    def protocol(self) -> Protocol:
        return self.view.protocol

    @property
    def words(self) -> Mapping[str, str]:
        """What is said here for the system's own words: the board's, else the protocol's."""
        return {**self.protocol.words, **self.view.board.words}

    def said(self, text: str) -> str:
        """A sentence of Concordat's own as it is said here: of “the adult”, where cases are about
        adults.
        """
        return worded(text, self.words)

    def ground(self, ground: str) -> str:
        """Why a case moved up: an outcome that nobody says in words that say what happened, a risk
        in the words that are used here, the text's own grounds as they are.
        """
        return self.said(ground) if ground == RISK_TO_CHILD else say_word(ground)

    def entry(self, seq: int) -> str:
        """What an entry of the record says, as it was first recorded."""
        event = next((each for each in self.view.record.events if each.seq == seq), None)
        return event.act.sentence(self.at(event)) if event else "an entry"

    def other_case(self, ref: str) -> str:
        """Another case, by its reference where the reader has a part in it."""
        known = self.view.actor.everyone or ref in self.view.others
        return ref if known else "another case"

    def day(self, day: date) -> str:
        return say_day(day, year=True)

    # ── Agencies and sides ────────────────────────────────────────────────────────────────────────

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
        if party.service is None:
            return self.agency(party.id)
        service = self.view.services.get(party.service, "a service no longer listed")
        return f"{self.agency(party.id)} ({service})"

    @property
    def raising(self) -> str:
        return self.agency(self.view.case.raised_by(self.until).id)

    @property
    def answering(self) -> tuple[str, ...]:
        return tuple(self.agency(party.id) for party in self.view.case.answering)

    def side(self, side: str, agency: str | None) -> str:
        """Whoever a duty is on: an agency, all of them, or the board."""
        match side:
            case "raising":
                return self.raising
            case "answering":
                return self.agency(agency) if agency else joined(self.answering)
            case "both":
                others = (self.agency(agency),) if agency else self.answering
                return joined((self.raising, *others))
        return self.board

    def _parties(self, side: str, agency: str | None) -> tuple[Party, ...]:
        """The agencies that a side consists of."""
        case = self.view.case
        if side == "raising":
            return (case.raised_by(self.until),)
        if side == "answering":
            found = case.party(agency)
            return (found,) if found else case.answering
        return ()

    # ── Duties and clocks ─────────────────────────────────────────────────────────────────────────

    def duty(self, duty_id: DutyId) -> str:
        """What a duty asks; one that a correction took away is told too."""
        owed = self.view.case.duty(duty_id)
        return owed.what if owed else self.protocol.duty(duty_id.key).what

    def clock(self, key: str) -> str:
        clock = next((each for each in self.view.case.clocks if each.key == key), None)
        return f"the deadline for the whole stage ({clock.limit})" if clock else key

    def point(self, point: str) -> str:
        """What a point in dispute is about, in the raiser's words."""
        return issue_words(self.view, point)

    def owing_posts(self, duty: Owed) -> tuple[PostRef, ...]:
        return posts_owing(self.protocol, self.view.case, duty)

    def who(self, duty: Owed) -> str:
        """Who owes a duty, in words that can begin a sentence: the agency, or the board's own
        post. Where nobody is named, because a story is only told, the posts.
        """
        if self.view.actor.everyone and self.protocol.duty(duty.key).who:
            return self._posts_of(duty)
        if duty.side in ("board", "third") and self.protocol.duty(duty.key).who:
            seat = self.own_seat(duty.person) if duty.person else None
            if seat is not None:
                return the(seat.title)
            posts = self.owing_posts(duty)
            titles = dict.fromkeys(self.title(post, duty.agency) for post in posts)
            return the(joined(titles))
        _, beside = self._posts_apart(duty)
        agency = self.side(duty.side, duty.agency)
        return joined((agency, *(the(self.title(post)) for post in beside)))

    def _posts_apart(self, duty: Owed) -> tuple[list[PostRef], list[PostRef]]:
        """The posts that owe a duty on the sides of agencies, and those of the board or of third
        parties beside them.
        """
        posts = self.owing_posts(duty) if self.protocol.duty(duty.key).who else ()
        beside = [post for post in posts if post.side in ("board", "third")]
        return [post for post in posts if post not in beside], beside

    def _posts_of(self, duty: Owed) -> str:
        """Such as "Team Manager and Practitioner (Children's services)"."""
        own, beside = self._posts_apart(duty)
        others = dict.fromkeys(self.title(post) for post in beside)
        if not own:
            return joined(others)
        titles = joined(dict.fromkeys(self.title(post, duty.agency) for post in own))
        return joined((f"{titles} ({self.side(duty.side, duty.agency)})", *others))

    def confirmed(self, agency: str, points: Collection[str]) -> bool:
        """Whether the raising side had said of every one of these points, before the entry being
        told, that it is agreed.
        """
        said: dict[str, str] = {}
        for event in effective(self.view.record.events):
            act = event.act
            before = self.until is None or event.seq < self.until
            if before and isinstance(act, Positioned) and act.side == "raising":
                said |= act.said if act.agency == agency else {}
        return all(said.get(point) == AGREED for point in points)

    @property
    def went_on(self) -> bool:
        return self.view.went_on_after(self.until)

    # ── Posts ─────────────────────────────────────────────────────────────────────────────────────

    def title(self, post: PostRef, agency: str | None = None) -> str:
        """What a post is called where it is: the board's word, or the protocol's for that kind of
        agency.
        """
        own = self.view.board.words.get(post.post)
        kinds = {party.kind for party in self._parties(post.side, agency)}
        return own or self.protocol.title_of(post, kinds.pop() if len(kinds) == 1 else None)

    def holders(
        self,
        post: PostRef,
        agency: str | None = None,
        *,
        near: PartySide = "raising",
        absent: bool = False,
    ) -> tuple[Holder, ...]:
        """Who holds a post today, or the post that acts for it; one Holder without a person where
        nobody does.

        `near` is the side that `own` means. With those who are `absent`, also who would act if
        they were not away with nobody standing in: they see the case.
        """
        side: CaseSide = near if post.side == "own" else post.side
        case, of = self.view.case, PostRef(side, post.post)
        brought_in = [
            self._brought_in(each, of) for each in appointed_to(case, side, agency, post.post)
        ]
        held = [
            holder
            for each in in_office(case, side, post.post, agency)
            for holder in self._held(of, each, absent=absent)
        ]
        found = tuple(dict.fromkeys((*brought_in, *held)))
        return found or (Holder(self.title(of), self.board),)

    def holders_of(self, to: Recipient, *, absent: bool = False) -> tuple[Holder, ...]:
        """Who somebody that was told something is today; also those who are `absent`, as above."""
        if to.person:
            return (Holder("", person=self.view.people.get(to.person)),)
        post = PostRef(to.side, to.post)
        return tuple(self._held(post, to, absent=absent)) or (Holder(self.title(post), self.board),)

    def by_name(self, agency: str | None, person: str) -> Holder | None:
        """Somebody in the post that they hold today in an agency; None where they hold none."""
        for seat in self.view.record.directory.seats:
            if person and (seat.agency, seat.holder) == (agency, person):
                return self._holder(seat)
        return None

    def _brought_in(self, to: Recipient, post: PostRef) -> Holder:
        """Somebody brought in, by their own post; the role that they have here comes after it."""
        role = self.title(PostRef("third", post.post))
        seat = self.own_seat(to.person, to.agency or None)
        card = self.view.people.get(to.person)
        if seat is None:
            return Holder(role, self.agency(to.agency) if to.agency else "", card)
        own = seat.organisation or self.agency(seat.agency)
        title = seat.title if seat.title == role else f"{seat.title}, {as_role(role)}"
        return Holder(title, own, card)

    def own_seat(self, person: str, agency: str | None = None) -> Seat | None:
        """A post that somebody holds by the directory; in that agency, where one is named."""
        theirs = (s for s in self.view.record.directory.seats if s.holder == person)
        return next((s for s in theirs if agency in (None, s.agency)), None)

    def _held(self, post: PostRef, to: Recipient, *, absent: bool) -> Iterable[Holder]:
        """Who is in a post today, of those who are in it by the directory or in this case."""
        if not to.post:
            return (self._practitioner(post, to),)
        seats = self._seats(to, absent=absent)
        if seats or post.side in ("board", "third"):
            return map(self._holder, seats)
        return (Holder(self.title(post, to.agency), self.agency(to.agency)),)

    def _seats(self, to: Recipient, *, absent: bool) -> tuple[Seat, ...]:
        directory = with_practitioners(self.view.record.directory, self.view.case)
        if is_of_an_agency(to.side, to.post):
            party = Party(to.agency, "", to.service or None)
            found = seats_in_sight if absent else seats_in_force
            return found(self.protocol, directory, party, to.post, self.today)
        return seats_elsewhere(directory.with_a_manager(self.today), to.side, to.post)

    def _practitioner(self, post: PostRef, to: Recipient) -> Holder:
        """Whoever raised it or whose decision it was, by name, where that is known."""
        card = self.view.people.get(to.person)
        found = self.by_name(to.agency, to.person)
        return found or Holder(self.title(post, to.agency), self.agency(to.agency), card)

    def _holder(self, seat: Seat) -> Holder:
        people = self.view.people
        acting = seat.acting(self.today)
        away = seat.away[1] if seat.away and seat.is_away(self.today) else None
        cover = people.get(acting) if acting and acting != seat.holder else None
        holder = people.get(seat.holder or "")
        own = seat.organisation or self.agency(seat.agency)
        return Holder(seat.title, own, holder, away, cover)

    def highest_first(self, posts: Iterable[PostRef]) -> list[PostRef]:
        """Posts by their tier as the protocol lists them, the highest first: whom to ring first."""
        tiers = {key: place for place, key in enumerate(self.protocol.posts)}
        return sorted(posts, key=lambda post: tiers.get(post.post, -1), reverse=True)

    def person(self, person: str | None) -> str:
        card = self.view.people.get(person or "")
        return card.name if card else NOBODY_KNOWN
