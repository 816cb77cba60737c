"""Who is asked to acknowledge that a child is in danger, then to record what was done and whether
they agree that the child is safe; and who is asked next where nobody does.

On each side one post is asked at once, the one nearest to the child; while nobody on that side has
done it, the next post up is asked each time that the time for it has passed, and last the board's
business manager, or another of its business unit where nobody acts there. It follows from the
record and the hour, as lateness does.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from concordat.core.case import Case, Danger
from concordat.core.case.danger import Heard
from concordat.core.duties.owed import Owed
from concordat.core.posts import PRACTITIONER, PostRef
from concordat.core.protocol import RISK, Protocol
from concordat.core.who.danger_chain import (
    ANYTHING,
    READING,
    Wait,
    What,
    chain,
    sides,
    to_be_read,
    upwards,
    waits,
    where,
)
from concordat.core.who.danger_unasked import as_asked


class AskedPost(msgspec.Struct, frozen=True):
    """A post asked to acknowledge the danger that stands in entry `danger`, or for `what` comes
    after that, for the side of `agency`: from `at` on, and by `by`. The first was asked at `since`.
    """

    danger: int
    to: PostRef
    agency: str
    at: datetime
    by: datetime
    since: datetime
    what: What = "read"

    @property
    def wait(self) -> tuple[object, ...]:
        """What an agency is asked, as often as it is to be said again."""
        return self.what, self.since, self.agency

    @property
    def asking(self) -> tuple[object, ...]:
        """What is asked of which post."""
        return (*self.wait, self.to)


def asked_posts(
    protocol: Protocol, case: Case, danger: Danger, kinds: Iterable[What] = READING
) -> Iterator[AskedPost]:
    """Everybody who has been asked by now, on each side the first first."""
    at_once = {each.at for each in danger.passed_over}
    for each in to_ask(protocol, case, danger, kinds):
        if each.at == each.since or each.at in at_once or each.at < case.now:
            yield each


def asked_posts_now(
    protocol: Protocol, case: Case, danger: Danger, kinds: Iterable[What] = READING
) -> Iterator[AskedPost]:
    """Who was asked last, of each side that hasn't said that somebody there read it, or what else
    of these kinds it waits for.
    """
    kinds = tuple(kinds)
    every = asked_posts(protocol, case, danger, kinds)
    last = {(each.what, each.agency, each.since): each for each in every}
    for wait in _waits(protocol, case, danger, kinds) if danger.stands else ():
        if wait.span.until is None:
            yield last[wait.what, wait.on.agency, wait.span.since]


def read_by_the_board(danger: Danger, each: AskedPost) -> Heard | None:
    """That the board's own officer has read it since they were asked, in place of an agency that
    has not; None where they have not, or were not asked.
    """
    if each.to.side != "board" or each.what != "read":
        return None
    since = (heard for heard in danger.heard if heard.side == "board" and heard.at >= each.at)
    return next(since, None)


def time_is_over(each: AskedPost, now: datetime) -> bool:
    """Whether the time passed of whoever was asked last: nobody is left to be asked."""
    return each.by < now


def to_ask(
    protocol: Protocol, case: Case, danger: Danger, kinds: Iterable[What] = READING
) -> Iterator[AskedPost]:
    """Everybody who has been asked, or will be if nobody acknowledges it. Whoever is found to be
    away is asked no longer than until then, and not at all where that was before their turn.
    """
    for wait in _waits(protocol, case, danger, kinds):
        yield from _in_turn(protocol, danger, wait)


def _waits(protocol: Protocol, case: Case, danger: Danger, kinds: Iterable[What]) -> Iterable[Wait]:
    """What it has waited for, as far as anybody was asked for that: what a correction asks for
    again counts from the correction.
    """
    kinds = tuple(kinds)
    every: Iterable[Wait] = _as_it_reads(protocol, case, danger, kinds)
    for meanwhile in danger.unasked:
        before = _waits(protocol, case, meanwhile.as_it_was, kinds)
        every = as_asked(every, before, meanwhile.until)
    return every


def _as_it_reads(
    protocol: Protocol, case: Case, danger: Danger, kinds: Iterable[What]
) -> Iterator[Wait]:
    """What it has waited for, by the record as it reads; to be recorded too since the board read it
    where nobody of the side that said so had in time.
    """
    own = [wait for wait in to_be_read(case, danger) if wait.on == danger.whose]
    turns = (each for wait in own for each in _in_turn(protocol, danger, wait))
    read = filter(None, (read_by_the_board(danger, each) for each in turns))
    return waits(case, danger, kinds, min((each.at for each in read), default=None))


def _asked_for(protocol: Protocol, danger: Danger, wait: Wait) -> Iterator[PostRef]:
    """The posts that are asked in turn."""
    for post in chain(protocol, danger, wait.on, wait.what):
        if not wait.in_place or post.side == "board" or post.post == danger.post:
            yield post


def _in_turn(protocol: Protocol, danger: Danger, wait: Wait) -> Iterator[AskedPost]:
    """One after another of a side."""
    within = timedelta(minutes=protocol.danger_minutes)
    (since, until), agency = wait.span, wait.on.agency
    at = since
    for post in _asked_for(protocol, danger, wait):
        gone = danger.gone(where(agency, post), post.post, _found_since(wait.what, since))
        if gone is not None and gone <= at:
            continue
        if at != since and until is not None and until <= at:
            break
        by = at + within if gone is None else min(at + within, gone)
        yield AskedPost(danger.seq, post, agency, at, by, since, wait.what)
        at = by


def _found_since(what: What, since: datetime) -> datetime | None:
    """Since when it counts that nobody was found in a post: they may be back when something else is
    asked there.
    """
    return None if what == "read" else since


def is_gone(danger: Danger, each: AskedPost, post: PostRef) -> bool:
    """Whether the record says, since that was asked, that nobody acts in a post."""
    at = where(each.agency, post), post.post, _found_since(each.what, each.since)
    return danger.gone(*at) is not None


def asked_so_far(
    protocol: Protocol, case: Case, dangers: Iterable[Danger]
) -> Iterator[tuple[str, str]]:
    """The side and tier of everybody who has been asked by now to acknowledge one of these dangers:
    they have a part in the case by it.
    """
    for danger in dangers:
        for each in asked_posts(protocol, case, danger, ANYTHING):
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
    since = list(asked_posts(protocol, case, danger))
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


def asked_in_vain(
    protocol: Protocol, case: Case, danger: Danger, kinds: Iterable[What] = ANYTHING
) -> Iterator[AskedPost]:
    """Of each side the last who was asked, where their time passed too before anybody of it, or
    they themselves for the board, said that they read it, or what else it waited for.
    """
    for wait in _waits(protocol, case, danger, kinds):
        last = _last(protocol, danger, wait)
        read = read_by_the_board(danger, last) if last else None
        until = (case.now, wait.span.until, read.at if read else None)
        if last and last.by < min(filter(None, until)):
            yield last


def _last(protocol: Protocol, danger: Danger, wait: Wait) -> AskedPost | None:
    """Who of an agency was asked last, or will be if nobody acknowledges it."""
    theirs = [*_in_turn(protocol, danger, wait)]
    return theirs[-1] if theirs else None


def goes_up_at(protocol: Protocol, case: Case) -> Iterator[datetime]:
    """The instants at which somebody else will be asked, or nobody is left to be, if nobody
    acknowledges it before, or does what else it waits for.
    """
    for danger in case.standing:
        for each in to_ask(protocol, case, danger, ANYTHING):
            if each.at > each.since:
                yield each.at
        for wait in _waits(protocol, case, danger, ANYTHING):
            last = _last(protocol, danger, wait)
            if last and wait.span.until is None:
                yield last.by
