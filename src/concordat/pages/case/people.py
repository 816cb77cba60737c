"""The people of a case, each post beside its counterpart on the other side."""

from concordat.casework.values import CaseView
from concordat.core.posts import OFFICERS, PostRef
from concordat.core.protocol import Step
from concordat.documents.names import Names
from concordat.pages.components.values import Opposite, PeopleOpposite, Person
from concordat.pages.telling.duties import person

THE_BOARD = "The board"


def people(view: CaseView, names: Names, steps: list[Step]) -> PeopleOpposite:
    """Every step of the ladder that brings somebody in, with all who act there, each opposite their
    counterpart; the board and third parties stand below.
    """
    sides = (names.raising, *names.answering)
    told: set[PostRef] = set()
    levels = []
    for step in steps:
        posts = _posts(view, step)
        fresh = [post for post in posts if post not in told]
        told.update(fresh)
        if any(post.side in ("raising", "answering") for post in fresh):
            levels.append(Opposite(step.title, _across(view, names, posts)))
    here = view.record.protocol.steps[view.case.step].title if view.case.end is None else ""
    return PeopleOpposite("Who is who", sides, tuple(levels), here)


def beside(view: CaseView, names: Names, steps: list[Step]) -> tuple[Person, ...]:
    """The board's officers, its own posts on this ladder, third parties and whoever was
    brought in.
    """
    posts = [PostRef("board", post) for post in OFFICERS]
    posts += [
        post for step in steps for post in _posts(view, step) if post.side in ("board", "third")
    ]
    found = [holder for post in dict.fromkeys(posts) for holder in names.holders(post)]
    found += [
        holder
        for each in view.case.appointed
        for holder in names.holders(PostRef(each.side, each.role), each.agency)
        if holder.person is not None and holder.person.id == each.person
    ]
    known = [holder for holder in dict.fromkeys(found) if holder.person or holder.cover]
    return tuple(person(holder, view.now) for holder in known)


def _posts(view: CaseView, step: Step) -> list[PostRef]:
    """The posts that a step's duties name, each on its side."""
    found: dict[PostRef, None] = {}
    for key in step.duties:
        spec = view.record.protocol.duties[key]
        for post in (*spec.who, *spec.towards):
            sides = (
                {who.side for who in spec.who if who.side != "own"}
                if post.side == "own"
                else {post.side}
            )
            found |= {PostRef(side, post.post): None for side in sorted(sides)}
    return list(found)


def _across(view: CaseView, names: Names, posts: list[PostRef]) -> tuple[tuple[Person, ...], ...]:
    raising = [holder for post in posts if post.side == "raising" for holder in names.holders(post)]
    answering = [
        [
            holder
            for post in posts
            if post.side == "answering"
            for holder in names.holders(post, party.id)
        ]
        for party in view.case.answering
    ]
    columns = [raising, *answering]
    return tuple(
        tuple(person(holder, view.now) for holder in dict.fromkeys(column)) for column in columns
    )
