"""Whose post it is, and what it is called."""

from collections.abc import Iterable

from concordat.core.posts import PostRef
from concordat.core.protocol import Protocol
from concordat.core.wording import joined

_WHOSE = {
    "raising": "the raising agency's",
    "answering": "the answering agency's",
    "own": "their own",
    "board": "the",
    "third": "the",
}
_ARTICLES = ("The", "the", "A", "a", "An", "an")


def say_post(protocol: Protocol, post: PostRef) -> str:
    """“the answering agency's Team Manager”, or “the Chair” for a post of the board.

    If only one kind of agency may raise, the raising side has its titles, and may be no agency:
    “the Parent”. The answering side has the titles of the other kinds.
    """
    title = protocol.title_of(post)
    tier = protocol.posts.get(post.post)
    if tier is not None and len(protocol.admission.raisers) == 1:
        raiser = protocol.admission.raisers[0]
        own = tier.titles.get(raiser)
        if post.side == "raising" and own is not None:
            return f"the {_without_article(own)}"
        others = [each for kind, each in tier.titles.items() if kind != raiser]
        if post.side == "answering" and others and title == own:
            title = joined(dict.fromkeys(others), "or")
    return f"{_WHOSE[post.side]} {_without_article(title)}"


def say_posts(protocol: Protocol, posts: Iterable[PostRef], last: str = "and") -> str:
    """Several posts: “A and B”."""
    return joined([say_post(protocol, post) for post in posts], last)


def _without_article(title: str) -> str:
    """A title without the article that it may begin with, to follow another one."""
    article, _, rest = title.partition(" ")
    return rest if rest and article in _ARTICLES else title
