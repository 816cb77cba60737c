"""The people of a case, each post beside its counterpart on the other side."""

from concordat.brief.ladder import steps
from concordat.brief.names import Names
from concordat.brief.owed import Holder
from concordat.brief.values import Level, PeopleBrief
from concordat.core.acts import Appointed
from concordat.core.posts import OFFICERS, PARTY_SIDES, PostRef
from concordat.core.protocol import Step


def people(names: Names) -> PeopleBrief:
    """Every step of the ladder that brings somebody in, with all who act there, each opposite their
    counterpart; and beside them the board and third parties.
    """
    view = names.view
    route = steps(view.protocol, view.case.route)
    told: set[PostRef] = set()
    levels = []
    for step in route:
        posts = _posts(names, step)
        fresh = [post for post in posts if post not in told]
        told.update(fresh)
        if any(post.side in PARTY_SIDES for post in fresh):
            levels.append(Level(step.title, _across(names, posts)))
    here = view.protocol.steps[view.case.step].title if view.case.end is None else ""
    sides = (names.raising, *names.answering)
    return PeopleBrief(sides, tuple(levels), here, _beside(names, route))


def _beside(names: Names, route: list[Step]) -> tuple[Holder, ...]:
    """The board's business unit, its own posts on this ladder, third parties and whoever was
    brought in.
    """
    named = (post for step in route for post in _posts(names, step))
    posts = [PostRef("board", post) for post in OFFICERS]
    posts += [post for post in named if post.side not in PARTY_SIDES]
    found = [holder for post in dict.fromkeys(posts) for holder in names.holders(post)]
    for each in names.view.case.appointed:
        found += _brought_in(names, each)
    return tuple(who for who in dict.fromkeys(found) if who.person or who.cover)


def _brought_in(names: Names, appointed: Appointed) -> list[Holder]:
    """Somebody brought in, as the holder of their role."""
    holders = names.holders(PostRef(appointed.side, appointed.role), appointed.agency)
    return [who for who in holders if who.person and who.person.id == appointed.person]


def _posts(names: Names, step: Step) -> list[PostRef]:
    """The posts that a step's duties name, each on its side."""
    found: dict[PostRef, None] = {}
    for key in step.duties:
        spec = names.protocol.duties[key]
        owing_sides = {owner.side for owner in spec.who if owner.side != "own"}
        for post in (*spec.who, *spec.towards):
            sides = owing_sides if post.side == "own" else {post.side}
            found |= {PostRef(side, post.post): None for side in sorted(sides)}
    return list(found)


def _across(names: Names, posts: list[PostRef]) -> tuple[tuple[Holder, ...], ...]:
    """The people of one step, a column for each side."""
    raising = [post for post in posts if post.side == "raising"]
    answering = [post for post in posts if post.side == "answering"]
    columns = [_column(names, raising, None)]
    columns += [_column(names, answering, party.id) for party in names.view.case.answering]
    return tuple(columns)


def _column(names: Names, posts: list[PostRef], agency: str | None) -> tuple[Holder, ...]:
    found = (holder for post in posts for holder in names.holders(post, agency, absent=True))
    return tuple(dict.fromkeys(found))
