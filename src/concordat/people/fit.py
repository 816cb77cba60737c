"""Checks that a directory fits its boards' protocols: a post that no protocol names would never be
asked.
"""

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from concordat.core.posts import PostRef
from concordat.core.protocol import Protocol
from concordat.library.files.folder import NoSuchProtocol
from concordat.people import shapes
from concordat.people.folder import Folder, FolderProblem

ProtocolOf = Callable[[str], Protocol]


def misfits(folder: Folder, protocol_of: ProtocolOf) -> Iterator[FolderProblem]:
    """A problem for each board without a protocol or without a post that its protocol needs, and
    for each agency's post that no protocol names.
    """
    protocols: dict[str, Protocol] = {}
    for key, board in folder.boards.items():
        try:
            protocols[key] = protocol_of(board.protocol)
        except NoSuchProtocol as error:
            yield FolderProblem(folder.file_of[f"board.{key}"], f"board.{key}.protocol", str(error))
        else:
            yield from _missing(folder, key, board, protocols[key])
    for key, agency in folder.agencies.items():
        for number, post in enumerate(agency.posts, 1):
            here = f"agency.{key}.posts[{number}].post"
            for board_id in folder.boards_of(agency, post):
                known = protocols.get(board_id)
                if known is not None and post.post not in tiers_of(known):
                    said = _unknown(post.post, board_id, tiers_of(known))
                    yield FolderProblem(folder.file_of[f"agency.{key}"], here, said)


def _missing(
    folder: Folder, key: str, board: shapes.Board, protocol: Protocol
) -> Iterator[FolderProblem]:
    """A problem for each of the board's own posts that its protocol needs and the folder lacks."""
    for missing in sorted(own_posts(protocol) - {post.post for post in board.posts}):
        said = f"its protocol names the post {missing}: add it, without a holder while it is empty"
        yield FolderProblem(folder.file_of[f"board.{key}"], f"board.{key}.posts", said)


def _unknown(post: str, board: str, tiers: frozenset[str]) -> str:
    said = f"the protocol of board {board} names no post {post}"
    near = get_close_matches(post, tiers, n=1)
    if near:
        return f"{said}: did you mean {near[0]}?"
    return f"{said}. It names: {', '.join(sorted(tiers))}"


def own_posts(protocol: Protocol) -> frozenset[str]:
    """The posts that the protocol looks for at the board itself, including third parties."""
    return posts_of(protocol, "board", "third")


def tiers_of(protocol: Protocol) -> frozenset[str]:
    """The posts that an agency may have under this protocol: those it asks for on either side, and
    those it only lists.
    """
    asked = posts_of(protocol, "raising", "answering", "own")
    return asked | (protocol.posts.keys() - own_posts(protocol))


def posts_of(protocol: Protocol, *sides: str) -> frozenset[str]:
    """The posts on those sides that duties, notices and permissions name. `own` is whichever side
    owes the duty.
    """
    return frozenset(ref.post for ref in _named(protocol) if ref.side in sides)


def _named(protocol: Protocol) -> Iterator[PostRef]:
    for duty in protocol.duties.values():
        yield from (*duty.who, *duty.towards)
    for notice in protocol.notices:
        yield from notice.to
    for permission in protocol.permissions:
        yield from (*permission.who, *permission.of)
