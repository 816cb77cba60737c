"""Who is asked to acknowledge that a child is in danger, and who is asked next where nobody does.

On each side one post is asked at once, the one nearest to the child; while nobody on that side has
acknowledged it, the next post up is asked each time that the time for it has passed, and last the
board's business manager, or another of its business unit where nobody acts there. It follows from
the record and the hour, as lateness does.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from concordat.core.acts.danger import EmptyPost
from concordat.core.case import Case, Danger
from concordat.core.case.danger import Heard
from concordat.core.duties.owed import Owed
from concordat.core.posts import EVERYBODY, LEAD, OFFICERS, PRACTITIONER, CaseSide, PostRef
from concordat.core.protocol import RISK, Duty, Protocol


class OnASide(NamedTuple):
    """A side of the case, of one agency."""

    side: CaseSide
    agency: str


THE_BOARD = OnASide("board", "")


class Acknowledger(msgspec.Struct, frozen=True):
    """A post asked to acknowledge the danger that stands in entry `danger`, for the side of
    `agency`: from `at` on, and by `by`.
    """

    danger: int
    to: PostRef
    agency: str
    at: datetime
    by: datetime


def sides(case: Case) -> Iterator[OnASide]:
    """The raising side, and each agency that answers."""
    yield from (OnASide(side, party.id) for side, party in case.parties)


def acknowledgers(protocol: Protocol, case: Case, danger: Danger) -> Iterator[Acknowledger]:
    """Everybody who has been asked by now, on each side the first first."""
    at_once = {danger.asked, *(each.at for each in danger.passed_over)}
    for each in to_ask(protocol, case, danger):
        if each.at in at_once or each.at < case.now:
            yield each


def acknowledgers_now(protocol: Protocol, case: Case, danger: Danger) -> Iterator[Acknowledger]:
    """Who was asked last, of each side that hasn't said that somebody there read it."""
    last = {each.agency: each for each in acknowledgers(protocol, case, danger)}
    for side, agency in sides(case):
        if danger.stands and danger.heard_by(side, agency) is None:
            yield last[agency]


def read_by_the_board(danger: Danger, each: Acknowledger) -> Heard | None:
    """That the board's own officer has read it since they were asked, in place of an agency that
    has not; None where they have not, or were not asked.
    """
    if each.to.side != "board":
        return None
    since = (heard for heard in danger.heard if heard.side == "board" and heard.at >= each.at)
    return next(since, None)


def is_unread(each: Acknowledger, now: datetime) -> bool:
    """Whether the time passed of whoever was asked last: nobody is left to be asked."""
    return each.by < now


def to_ask(protocol: Protocol, case: Case, danger: Danger) -> Iterator[Acknowledger]:
    """Everybody who has been asked, or will be if nobody acknowledges it. Whoever is found to be
    away is asked no longer than until then, and not at all where that was before their turn.
    """
    within = timedelta(minutes=protocol.danger_minutes)
    for side, agency in sides(case):
        until, at = _settled(danger, side, agency), danger.asked
        for post in chain(protocol, danger, OnASide(side, agency)):
            gone = danger.gone(where(agency, post), post.post)
            if gone is not None and gone <= at:
                continue
            if at != danger.asked and until is not None and until <= at:
                break
            by = at + within if gone is None else min(at + within, gone)
            yield Acknowledger(danger.seq, post, agency, at, by)
            at = by


def _settled(danger: Danger, side: str, agency: str) -> datetime | None:
    """Since when nobody else on a side is asked; None while the next one up will be."""
    heard = danger.heard_by(side, agency)
    found = [each for each in (heard.at if heard else None, danger.over) if each]
    return min(found, default=None)


def chain(
    protocol: Protocol, danger: Danger, on: OnASide, *, with_lead: bool = False
) -> tuple[PostRef, ...]:
    """The posts of a side from the one nearest to the child upwards, at whichever step the case is,
    and last the business manager. On the side of whoever stated it, it begins above them. Those in
    which nobody acted then are passed over. Where nobody acts in the topmost, or `with_lead`, the
    agency's lead comes before the board.
    """
    posts = upwards(protocol, danger.begins, on.side)
    if (danger.side, danger.agency) == on:
        said_by = posts.index(danger.post) + 1 if danger.post in posts else 0
        posts = posts[said_by:]
    if posts and (with_lead or _is_empty(danger, on.agency, posts[-1])):
        posts.append(LEAD)
    posts = [post for post in posts if EmptyPost(on.agency, post) not in danger.said.empty]
    officers = (PostRef("board", post) for post in _officers(danger))
    return (*(PostRef(on.side, post) for post in posts), *officers)


def _is_empty(danger: Danger, agency: str, post: str) -> bool:
    """Whether nobody acted in a post when danger was stated, or does any more."""
    gone = danger.gone(agency, post) is not None
    return gone or EmptyPost(agency, post) in danger.said.empty


def _officers(danger: Danger) -> Iterator[str]:
    """The business manager; where the record says that nobody acts there, or somebody who must not
    see the case would, the next of the business unit.
    """
    for post in OFFICERS:
        if EmptyPost("", post) in danger.said.empty:
            continue
        yield post
        if danger.gone("", post) is None:
            return


def where(agency: str, post: PostRef) -> str:
    """The agency of a post that is asked for it; "" for the board's."""
    return "" if post.side == "board" else agency


def upwards(protocol: Protocol, step: str, side: CaseSide) -> list[str]:
    """The posts that owe what danger asks of a side, then those that it has at a step and above it,
    each step's lowest first.
    """
    tiers = {key: place for place, key in enumerate(protocol.posts)}
    found = dict.fromkeys(_who_act_at_once(protocol, side))
    for each in protocol.steps_up(step):
        posts = {post for key in each.duties for post in _on_side(protocol, key, side)}
        found |= dict.fromkeys(sorted(posts, key=lambda post: (tiers.get(post, -1), post)))
    return list(found)


def _who_act_at_once(protocol: Protocol, side: CaseSide) -> Iterator[str]:
    """The posts of a side that owe an emergency duty, whoever states the danger."""
    for each in protocol.listeners.get(RISK, ()):
        if isinstance(each, Duty) and not each.only_of_whoever_states_danger:
            yield from (post.post for post in each.who if post.side == side)


def _on_side(protocol: Protocol, key: str, side: CaseSide) -> Iterator[str]:
    for post in protocol.duties[key].posts_named():
        if post.side == side and post.post != EVERYBODY:
            yield post.post


def asked_so_far(
    protocol: Protocol, case: Case, dangers: Iterable[Danger]
) -> Iterator[tuple[str, str]]:
    """The side and tier of everybody who has been asked by now to acknowledge one of these dangers:
    they have a part in the case by it.
    """
    for danger in dangers:
        for each in acknowledgers(protocol, case, danger):
            yield each.to.side, each.to.post


def emergency(protocol: Protocol, case: Case, duty: Owed) -> Danger | None:
    """The statement of danger by which a duty is owed; None of any other duty."""
    return case.danger(duty.seq) if RISK in protocol.duty(duty.key).opens else None


def posts_owing(protocol: Protocol, case: Case, duty: Owed) -> tuple[PostRef, ...]:
    """The posts that owe a duty; of what somebody outside the agencies owes because they stated
    danger, the post in which they did, whatever the text calls whoever does.
    """
    danger = emergency(protocol, case, duty)
    if duty.person and danger is not None and duty.side in ("board", "third") and danger.post:
        return (PostRef(duty.side, danger.post),)
    return protocol.duty(duty.key).owners(duty.side, duty.post)


class InformedPost(NamedTuple):
    """A tier of an agency that is told of danger for information, and has no part by that."""

    to: PostRef
    agency: str


def informed_posts(protocol: Protocol, case: Case, danger: Danger) -> Iterator[InformedPost]:
    """Those who are told of it without being asked anything: on each side the next one up of those
    asked so far, and of whoever stated it the managers between them and the first who is asked.
    """
    since = list(acknowledgers(protocol, case, danger))
    for on in sides(case):
        posts = chain(protocol, danger, on)
        places = [posts.index(each.to) for each in since if each.agency == on.agency]
        for post in posts[max(places) + 1 : max(places) + 2]:
            yield InformedPost(post, where(on.agency, post))
        if (danger.side, danger.agency) == on:
            for tier in _managers(protocol, case, danger, posts[0]):
                yield InformedPost(PostRef(on.side, tier), on.agency)


def _managers(protocol: Protocol, case: Case, danger: Danger, asked: PostRef) -> list[str]:
    """The tiers above whoever stated it and below the first who is asked, in the order of the whole
    ladder; of a practitioner always the tier above them, whether or not the text names it.
    """
    ladder = upwards(protocol, protocol.routes[case.route].first, danger.side)
    tiers = list(dict.fromkeys((*_next_tier(protocol, danger.post), *ladder)))
    begin = tiers.index(danger.post) + 1 if danger.post in tiers else 0
    until = tiers.index(asked.post) if asked.post in tiers else len(tiers)
    above = {*tiers[begin:until], *_next_tier(protocol, danger.post)}
    return [tier for tier in tiers if tier in above - {danger.post, asked.post, PRACTITIONER}]


def _next_tier(protocol: Protocol, post: str) -> list[str]:
    """The tier above a practitioner; none above any other, whose ladder says it."""
    tiers = list(protocol.posts)
    if post != PRACTITIONER or PRACTITIONER not in tiers:
        return []
    return tiers[tiers.index(PRACTITIONER) + 1 :][:1]


def asked_in_vain(protocol: Protocol, case: Case, danger: Danger) -> Iterator[Acknowledger]:
    """Of each side the last who was asked, where their time passed too before anybody of it, or
    they themselves for the board, said that they read it.
    """
    for side, agency in sides(case):
        last = _last(protocol, case, danger, agency)
        read = read_by_the_board(danger, last) if last else None
        until = (case.now, _settled(danger, side, agency), read.at if read else None)
        if last and last.by < min(filter(None, until)):
            yield last


def _last(protocol: Protocol, case: Case, danger: Danger, agency: str) -> Acknowledger | None:
    """Who of an agency was asked last, or will be if nobody acknowledges it."""
    theirs = [each for each in to_ask(protocol, case, danger) if each.agency == agency]
    return theirs[-1] if theirs else None


def goes_up_at(protocol: Protocol, case: Case) -> Iterator[datetime]:
    """The instants at which somebody else will be asked, or nobody is left to be, if nobody
    acknowledges it before.
    """
    for danger in case.standing:
        for each in to_ask(protocol, case, danger):
            if each.at > danger.asked:
                yield each.at
        for side, agency in sides(case):
            last = _last(protocol, case, danger, agency)
            if last and danger.heard_by(side, agency) is None:
                yield last.by
