"""The seats of a post in an agency, and in which of them somebody acts."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from concordat.core.posts import LEAD, PARTY_SIDES, PRACTITIONER, Directory, Party, PostRef, Seat
from concordat.core.protocol import Protocol


def seats_in_force(
    protocol: Protocol, directory: Directory, party: Party, post: str, on: date
) -> tuple[Seat, ...]:
    """The seats of a tier in which somebody acts on that date. Where nobody does: those of its
    fallback, then of the substitute from another organisation, then none. Where nobody knows who
    the practitioner is, the lead has their place before all practitioners do. In the lead's place
    is the next post above in which somebody acts.
    """
    return _first_of(protocol, directory, party, post, lambda seat: bool(seat.acting(on)), on=on)


def seats_in_sight(
    protocol: Protocol, directory: Directory, party: Party, post: str, on: date
) -> tuple[Seat, ...]:
    """The seats of a tier in which somebody acts on that date; after them those whose holder is
    away with nobody standing in, and would act: it stays on their lists.
    """
    in_force = seats_in_force(protocol, directory, party, post, on)
    absent: list[Seat] = []
    for seats in _of_the_agency(protocol, directory, party, post):
        absent += (seat for seat in seats if seat.holder and not seat.acting(on))
        if any(seat in in_force for seat in seats):
            break
    return (*in_force, *absent)


def acting_in(seats: Iterable[Seat], on: date) -> tuple[str, ...]:
    """Who acts in these seats on that date, in their order: the first is asked, where one is."""
    return tuple(dict.fromkeys(acting for seat in seats if (acting := seat.acting(on))))


def _first_of(
    protocol: Protocol,
    directory: Directory,
    party: Party,
    post: str,
    in_force: Callable[[Seat], bool],
    *,
    on: date,
) -> tuple[Seat, ...]:
    """The seats that are in force of the first tier that has any, in the order in which one falls
    to the next; and of those before it in which only whoever goes on with the case themselves is.
    """
    found: tuple[Seat, ...] = ()
    for seats in _one_tier_after_another(protocol, directory, party, post):
        there = tuple(filter(in_force, seats))
        found += there
        if any(looks_after(directory, seat, post, on) for seat in there):
            break
    return found


def looks_after(directory: Directory, seat: Seat, post: str, on: date) -> bool:
    """Whether it falls to nobody else meanwhile because somebody is in a seat: in the lead's place
    whoever goes on with the case themselves looks after nothing.
    """
    return post != LEAD or (seat.agency, seat.acting(on)) not in directory.practitioners


def acting_for(directory: Directory, agency: str, person: str, on: date) -> frozenset[str]:
    """Who acts on that date for somebody whom a case names, in an agency; in any, where none is
    named (""). Whoever only stands in there for somebody else acts for themselves.
    """
    there = (seat for seat in directory.seats if agency in ("", seat.agency))
    theirs = [seat for seat in there if seat.holder == person]
    if not theirs and directory.works_in(person, agency):
        return frozenset({person})
    return frozenset(acting for seat in theirs if (acting := seat.acting(on)))


def seats_of(
    protocol: Protocol, directory: Directory, party: Party, post: str, *, person: str, on: date
) -> tuple[Seat, ...]:
    """The seats of a tier in which that person acts, or would if they were not away: an absence
    takes nothing from anybody's sight, whoever acts meanwhile.
    """

    def in_force(seat: Seat) -> bool:
        return bool(seat.acting(on)) or seat.is_theirs(person)

    there = _first_of(protocol, directory, party, post, in_force, on=on)
    return tuple(seat for seat in there if seat.is_of(person, on))


def everybody_in(
    protocol: Protocol, directory: Directory, party: Party, post: str, on: date
) -> frozenset[str]:
    """Everybody for whom `seats_of` finds a seat of a tier: whoever acts in it and, as far as it
    falls to the next because nobody does, whoever is away.
    """
    found: set[str] = set()
    for seats in _one_tier_after_another(protocol, directory, party, post):
        found.update(person for seat in seats for person in seat.those_in_it(on))
        if any(seat.acting(on) and looks_after(directory, seat, post, on) for seat in seats):
            break
    return frozenset(found)


def _one_tier_after_another(
    protocol: Protocol, directory: Directory, party: Party, post: str
) -> Iterator[tuple[Seat, ...]]:
    """The seats of a tier, of each that it falls to in turn, and of its substitute."""
    yield from _of_the_agency(protocol, directory, party, post)
    known = protocol.posts.get(post)
    if known is not None and known.substitute is not None:
        yield tuple(_substitutes(directory, party, known.substitute))


def _of_the_agency(
    protocol: Protocol, directory: Directory, party: Party, post: str
) -> Iterator[tuple[Seat, ...]]:
    """The seats of a tier in the agency itself, and of each that it falls to there in turn."""
    for tier in tiers_of(protocol, post):
        yield directory.seats_of(party.id, tier, party.service)
    if post == LEAD:
        yield from _in_the_leads_place(protocol, directory, party)


def _in_the_leads_place(
    protocol: Protocol, directory: Directory, party: Party
) -> Iterator[tuple[Seat, ...]]:
    """The lead of the whole agency, where a service has its own; then the posts of the ladder above
    the lead's own, the nearest first, and those below it but the practitioner's. Where the
    directory marks no lead, from the lowest of them up, as where a lead is away.
    """
    theirs = directory.leads_of(party.id)
    yield tuple(seat for seat in theirs if seat.service is None)
    own = {seat.post for seat in theirs if seat.service in (None, party.service)}
    ladder = protocol.ladder_of_agencies
    above = max((ladder.index(post) + 1 for post in own if post in ladder), default=0)
    for tier in (*ladder[above:], *reversed(ladder[:above])):
        yield directory.seats_of(party.id, tier, party.service)


def stands_in_for(
    protocol: Protocol, directory: Directory, person: str, on: date
) -> tuple[str, ...]:
    """The tiers in which that person acts for an agency other than their own that has nobody in
    them.
    """
    mine = [seat for seat in directory.seats if seat.is_of(person, on)]
    return tuple(
        key
        for key, post in protocol.posts.items()
        if post.substitute
        and any(
            _is_in(directory, post.substitute.side, post.substitute.post, seat) for seat in mine
        )
    )


def tiers_of(protocol: Protocol, post: str) -> tuple[str, ...]:
    """A tier and what falls to it in turn where nobody acts in it, the lead before practitioners:
    all whose seats say whether a substitute acts.
    """
    tiers = tuple(protocol.tiers_for(post))
    return (LEAD, *tiers) if post == PRACTITIONER else tiers


def is_of_an_agency(side: str, post: str) -> bool:
    """Whether a post is one of an agency of the case, or of one that shares the concern: what it
    falls to is looked for there. Others are the board's and third parties'.
    """
    return side in PARTY_SIDES or post == LEAD


def seats_elsewhere(directory: Directory, side: str, post: str) -> tuple[Seat, ...]:
    """The seats of a post outside the sides of a case: the board's own, or a third party's wherever
    it is held.
    """
    return tuple(seat for seat in directory.seats if _is_in(directory, side, post, seat))


def _substitutes(directory: Directory, party: Party, post: PostRef) -> Iterator[Seat]:
    """The seats of another organisation's post, the board's or a third party's."""
    others = seats_elsewhere(directory, post.side, post.post)
    return (seat for seat in others if seat.agency != party.id)


def _is_in(directory: Directory, side: str, post: str, seat: Seat) -> bool:
    return seat.post == post and (side == "third" or seat.agency == directory.board)
