"""The senior people of a case: those whom the procedure names last."""

from collections.abc import Iterator

from concordat.core.case import Case
from concordat.core.posts import EVERYBODY, PARTY_SIDES, PRACTITIONER, PostRef
from concordat.core.protocol import Protocol, Step


def senior(protocol: Protocol, case: Case) -> tuple[PostRef, ...]:
    """On each side, the posts that the last step of the ladder names which names any."""
    found: dict[str, tuple[PostRef, ...]] = {}
    for step in protocol.steps_up(protocol.routes[case.route].first):
        named = dict.fromkeys(_posts(protocol, step))
        for side in PARTY_SIDES:
            if posts := tuple(post for post in named if post.side == side):
                found[side] = posts
    return tuple(post for posts in found.values() for post in posts)


def _posts(protocol: Protocol, step: Step) -> Iterator[PostRef]:
    for key in step.duties:
        spec = protocol.duty(key)
        for post in (*spec.who, *spec.dealt_with):
            if post.post not in (EVERYBODY, PRACTITIONER):
                yield post
