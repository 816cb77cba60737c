"""Whether a directory fits the protocols its boards work by: a post that no protocol names would
never be asked.
"""

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from concordat.core.posts import PostRef
from concordat.core.protocol import Protocol
from concordat.library.files.folder import NoSuchProtocol
from concordat.people.folder import Folder, Problem

ProtocolOf = Callable[[str], Protocol]


def misfits(folder: Folder, protocol_of: ProtocolOf) -> Iterator[Problem]:
    """A problem for each board without a protocol or a post it needs, and each agency's post that
    no protocol names.
    """
    protocols: dict[str, Protocol] = {}
    for key, board in folder.boards.items():
        file, here = folder.file_of[f"board.{key}"], f"board.{key}"
        try:
            protocols[key] = protocol_of(board.protocol)
        except NoSuchProtocol as error:
            yield Problem(file, f"{here}.protocol", str(error))
            continue
        for missing in sorted(own_posts(protocols[key]) - {post.post for post in board.posts}):
            said = (
                f"its protocol names the post {missing}: add it, without a holder while it is empty"
            )
            yield Problem(file, f"{here}.posts", said)
    for key, agency in folder.agencies.items():
        for number, post in enumerate(agency.posts, 1):
            for board_id in folder.boards_of(agency, post):
                tiers = (
                    tiers_of(protocols[board_id])
                    if board_id in protocols
                    else frozenset({post.post})
                )
                if post.post not in tiers:
                    near = get_close_matches(post.post, tiers, n=1)
                    said = f"the protocol of board {board_id} names no post {post.post}"
                    said += (
                        f": did you mean {near[0]}?"
                        if near
                        else f". It names: {', '.join(sorted(tiers))}"
                    )
                    yield Problem(
                        folder.file_of[f"agency.{key}"], f"agency.{key}.posts[{number}].post", said
                    )


def own_posts(protocol: Protocol) -> frozenset[str]:
    """The posts that the protocol looks for at the board itself, third parties among them."""
    return posts_of(protocol, "board", "third")


def tiers_of(protocol: Protocol) -> frozenset[str]:
    """The posts that an agency of this protocol may have: those asked of either side, and those
    only listed.
    """
    return posts_of(protocol, "raising", "answering", "own") | (
        protocol.posts.keys() - own_posts(protocol)
    )


def posts_of(protocol: Protocol, *sides: str) -> frozenset[str]:
    """The posts that duties, notices and permissions name on those sides (`own`: on whichever side
    owes the duty).
    """
    return frozenset(ref.post for ref in _named(protocol) if ref.side in sides)


def _named(protocol: Protocol) -> Iterator[PostRef]:
    for duty in protocol.duties.values():
        yield from (*duty.who, *duty.towards)
    for notice in protocol.notices:
        yield from notice.to
    for permission in protocol.permissions:
        yield from (*permission.who, *permission.of)
