"""The posts that are passed over when somebody is asked to read that a child is in danger, so that
the next one up is somebody new: where nobody acts, or only whoever says so, or only somebody who is
asked in a post below.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Literal, NamedTuple

from msgspec.structs import replace

from concordat.core.acts import AnyAct, Corrected, NobodyThere, RiskStated
from concordat.core.acts.danger import EmptyPost
from concordat.core.by_itself import entry
from concordat.core.case import Case, Danger
from concordat.core.case.fold import reading_of
from concordat.core.events import Event
from concordat.core.posts import LEAD, OFFICERS, PRACTITIONER, CaseSide, Party, PartySide, PostRef
from concordat.core.record import Record
from concordat.core.who.asked import There, in_post
from concordat.core.who.danger import asked_posts_now, is_gone
from concordat.core.who.danger_chain import ANYTHING, THE_BOARD, OnASide, chain, upwards, where
from concordat.core.who.tiers import tiers_named


def as_stated(record: Record, case: Case, act: AnyAct, now: datetime, by: str | None) -> AnyAct:
    """The act with the posts in which nobody acts now but who says so (`by`), where it states
    danger. A correction leaves those as they were.
    """
    match act:
        case RiskStated():
            on = record.calendar.day_of(now)
            return replace(act, empty=_empty_posts(record, case, on, by))
        case Corrected(target=target, instead=RiskStated() as instead):
            reads = reading_of(record.events, target)
            if reads is not None and isinstance(reads.act, RiskStated):
                return replace(act, instead=replace(instead, empty=reads.act.empty))
    return act


def noticed(record: Record, now: datetime) -> tuple[Event, ...]:
    """One event for each danger that nobody is there to acknowledge: it says that the post asked
    for it, and those above it, are empty now. Whoever adds them gives each the id of its request.
    """
    case, last = record.case(now), record.events[-1]
    now = max(now, last.recorded)
    found = (
        NobodyThere(danger.seq, empty=gone)
        for danger in case.standing
        if (gone := tuple(dict.fromkeys(_gone(record, case, danger, record.calendar.day_of(now)))))
    )
    return tuple(entry(record, act, "", now, number=number) for number, act in enumerate(found, 1))


class Empty(NamedTuple):
    """A role of a case in which nobody acts, and what fills it: the kind of act with what it is
    about, "" where none does.
    """

    side: CaseSide
    agency: str
    post: str
    fills: Literal["bring-in", "take-over", ""]
    about: str = ""


def empty(record: Record, case: Case, on: date) -> Iterator[Empty]:
    """The roles of an open case in which nobody acts on a date: whose holder stepped aside, is
    gone, or is away with nobody standing in.
    """
    if case.end is not None:
        return
    for left in case.vacated:
        if left.side is not None and left.post not in OFFICERS:
            yield Empty(left.side, left.agency or "", left.post, "bring-in", left.post)
    tiers = sorted(tiers_named(record.protocol, case))
    for side, party in case.parties:
        posts = [tier.post for tier in tiers if tier.side == side]
        for post in dict.fromkeys((PRACTITIONER, *posts)):
            acting = {*_acting(record, case, (side, party), post, on)}
            if post == LEAD:
                acting -= {case.goes_on(side, party.id)}
            if not acting:
                by_name = post == PRACTITIONER
                yield Empty(side, party.id, post, "take-over" if by_name else "", party.id)


def _gone(record: Record, case: Case, danger: Danger, on: date) -> Iterator[EmptyPost]:
    """The post of each side whose turn it is, and those above it, as far as nobody acts there but
    whoever says so. Whoever acts there is asked, also if they were in a post below: who acted in
    which when it was asked, nobody knows any more.
    """
    office = {*_of_the_board(record, on, danger.person or None)}
    for last in asked_posts_now(record.protocol, case, danger, ANYTHING):
        on_side = next((each for each in case.parties if each[1].id == last.agency), None)
        # whoever said so isn't asked to read it, but may be to record what was done
        but = danger.person if last.what == "read" else ""
        away = {*office}
        if on_side is not None and _knows(record, last.agency):
            there = _in_turn(record, case, danger.begins, on_side, on)
            away |= {*_empty_but(there, last.agency, but)}
        on_its_side = OnASide(on_side[0], last.agency) if on_side else THE_BOARD
        posts = chain(record.protocol, danger, on_its_side, last.what, with_lead=True)
        for post in posts[posts.index(last.to) :]:
            place = EmptyPost(where(last.agency, post), post.post)
            if place not in away or is_gone(danger, last, post):
                break
            yield place


def _empty_but(
    there: Iterable[tuple[str, tuple[str, ...]]], agency: str, but: str
) -> Iterator[EmptyPost]:
    """The posts of an agency in which nobody acts but somebody."""
    for post, acting in there:
        if not {*acting} - {but}:
            yield EmptyPost(agency, post)


def _empty_posts(record: Record, case: Case, on: date, by: str | None) -> tuple[EmptyPost, ...]:
    """The posts of the chain in which nobody new acts on that date. An agency of which the
    directory knows no post is left out.
    """
    step = record.protocol.routes[case.route].first
    theirs = tuple(
        EmptyPost(party.id, post)
        for side, party in case.parties
        if _knows(record, party.id)
        for post in _nobody_new(_in_turn(record, case, step, (side, party), on), by)
    )
    return (*theirs, *_of_the_board(record, on, by))


def _of_the_board(record: Record, on: date, by: str | None) -> Iterator[EmptyPost]:
    """The posts of the board's business unit that come before the first in which somebody but
    whoever says so acts; none where nobody does, because somebody is always asked.
    """
    there = record.directory
    acting = [
        {seat.acting(on) for seat in there.seats if (seat.agency, seat.post) == (there.board, post)}
        for post in OFFICERS
    ]
    first = next((place for place, found in enumerate(acting) if found - {None, by}), 0)
    yield from (EmptyPost("", post) for post in OFFICERS[:first])


def _in_turn(
    record: Record, case: Case, step: str, on_side: tuple[PartySide, Party], on: date
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The posts of a side from the lowest up and its lead, each with those who act in it on that
    date.
    """
    for post in (*upwards(record.protocol, step, on_side[0]), LEAD):
        yield post, _acting(record, case, on_side, post, on)


def _nobody_new(posts: Iterable[tuple[str, tuple[str, ...]]], by: str | None) -> Iterator[str]:
    """The posts in which nobody acts but whoever says so and the one of each post below who is
    asked. Whoever says so is asked nowhere; of those below them perhaps nobody is.
    """
    asked: set[str] = set()
    for post, there in posts:
        new = [person for person in there if person not in asked and person != by]
        if not new:
            yield post
        asked = set() if by in there else asked.union(new[:1])


def _knows(record: Record, agency: str) -> bool:
    return any(seat.agency == agency for seat in record.directory.seats)


def _acting(
    record: Record, case: Case, on_side: tuple[PartySide, Party], post: str, on: date
) -> tuple[str, ...]:
    """Who acts on that date in a post of a side, in their order: those whom every page names as
    whose turn it is, whoever was brought in among them.
    """
    there = There.of(record.protocol, case, record.directory, on)
    to = in_post(record.protocol, case, PostRef(on_side[0], post), on_side[1].id)
    return there.acting(to)
