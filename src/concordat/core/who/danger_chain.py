"""What a danger waits for on each side, and in which order its posts are asked for that."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal, NamedTuple

from concordat.core.acts.danger import EmptyPost
from concordat.core.case import Case, Danger
from concordat.core.case.danger_waits import Span, to_be_agreed, to_be_recorded
from concordat.core.posts import (
    EVERYBODY,
    LEAD,
    OFFICERS,
    PARTY_SIDES,
    PRACTITIONER,
    CaseSide,
    PostRef,
)
from concordat.core.protocol import RISK, Duty, Protocol


class OnASide(NamedTuple):
    """A side of the case, of one agency."""

    side: CaseSide
    agency: str


THE_BOARD = OnASide("board", "")
What = Literal["read", "record", "agree"]
"""What is asked of somebody about danger: to say that they read it, to record what was done, or to
say whether they agree that the child is safe.
"""
READING: tuple[What, ...] = ("read",)
ONCE_READ: tuple[What, ...] = ("record", "agree")
ANYTHING: tuple[What, ...] = (*READING, *ONCE_READ)


class Wait(NamedTuple):
    """What a danger waits for on a side, from when until when; `in_place` where only whoever knows
    of it is asked: whoever stated it, as a manager there, and the board.
    """

    what: What
    on: OnASide
    span: Span
    in_place: bool = False


def sides(case: Case) -> Iterator[OnASide]:
    """The raising side, and each agency that answers."""
    yield from (OnASide(side, party.id) for side, party in case.parties)


def to_be_read(case: Case, danger: Danger) -> list[Wait]:
    """By each side, since when and until when it waited to be read."""
    return [Wait("read", on, Span(danger.asked, _settled(danger, *on))) for on in sides(case)]


def waits(
    case: Case, danger: Danger, kinds: Iterable[What], in_place: datetime | None
) -> Iterator[Wait]:
    """Everything of these kinds that it has waited for: to be read, by each side; then for what was
    done, from whoever said so, the board where neither side did; and for each other agency. The
    board read it `in_place` of whoever said so, None where it didn't.
    """
    every = to_be_read(case, danger)
    if danger.followed:
        on, gone = _recorded_by(case, danger)
        begins = danger.asked if gone else in_place
        every += (Wait("record", on, *each) for each in to_be_recorded(danger, begins))
        asked = [on for on in sides(case) if on.agency in case.must_agree(danger)]
        every += (
            Wait("agree", on, span) for on in asked for span in to_be_agreed(danger, on.agency)
        )
    yield from (each for each in every if each.what in kinds)


def _recorded_by(case: Case, danger: Danger) -> tuple[OnASide, bool]:
    """The side that records what was done; and whether it is the board because the agency that said
    so has no part in the case any more.
    """
    if danger.side not in PARTY_SIDES:
        return THE_BOARD, False
    whose = OnASide(*danger.whose)
    there = whose in [*sides(case)]
    return (whose if there else THE_BOARD), not there


def _settled(danger: Danger, side: str, agency: str) -> datetime | None:
    """Since when nobody else on a side is asked; None while the next one up will be."""
    heard = danger.heard_by(side, agency)
    found = [each for each in (heard.at if heard else None, danger.over) if each]
    return min(found, default=None)


def chain(
    protocol: Protocol,
    danger: Danger,
    on: OnASide,
    what: What = "read",
    *,
    with_lead: bool = False,
) -> tuple[PostRef, ...]:
    """The posts of a side from the one nearest to the child upwards, at whichever step the case is,
    and last the business manager. On the side of whoever stated it, it begins above them; what was
    done is recorded by a manager, whoever stated it too. Those in which nobody acted then are
    passed over. Where nobody acts in the topmost, or `with_lead`, the agency's lead comes before
    the board.
    """
    posts = upwards(protocol, danger.begins, on.side) if on != THE_BOARD else []
    if danger.whose == on and danger.post in posts:
        posts = posts[posts.index(danger.post) + (what != "record") :]
    if posts and (with_lead or _is_empty(danger, on.agency, posts[-1])):
        posts.append(LEAD)
    left_out = {post for agency, post in map(_place, danger.said.empty) if agency == on.agency}
    if what == "record":
        left_out = (left_out - {danger.post}) | {PRACTITIONER}
    officers = (PostRef("board", post) for post in _officers(danger))
    return (*(PostRef(on.side, post) for post in posts if post not in left_out), *officers)


def _place(empty: EmptyPost) -> tuple[str, str]:
    return empty.agency, empty.post


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
