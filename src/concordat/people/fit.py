"""Checks that a directory fits its boards' protocols: a post that no protocol names would never be
asked.
"""

from collections.abc import Callable, Iterator, Mapping

from concordat.core.acts.roles import named_one_by_one, roles_of_the_procedure
from concordat.core.posts import PostRef
from concordat.core.protocol import Protocol, Version
from concordat.library.files.folder import NoSuchProtocol
from concordat.people import shapes
from concordat.people.folder import Folder, FolderProblem, did_you_mean

ProtocolOf = Callable[[str, Version], Protocol]


def misfits(folder: Folder, protocol_of: ProtocolOf) -> Iterator[FolderProblem]:
    """A problem for each board without a protocol or without a post that its protocol needs, and
    for each agency's post that no protocol names.
    """
    protocols: dict[str, list[Protocol]] = {}
    for key, board in folder.boards.items():
        for it in board.in_force:
            try:
                protocol = protocol_of(board.protocol, Version.parse(it.version))
            except NoSuchProtocol as error:
                file = folder.file_of[f"board.{key}"]
                yield FolderProblem(file, f"board.{key}.protocol", str(error))
            else:
                protocols.setdefault(key, []).append(protocol)
                yield from _missing(folder, key, board, protocol)
    for key, agency in folder.agencies.items():
        yield from _without_a_tier(folder, key, agency, protocols)


def _missing(
    folder: Folder, key: str, board: shapes.Board, protocol: Protocol
) -> Iterator[FolderProblem]:
    """A problem for each of the board's own posts that its protocol needs and the folder lacks. A
    third party's, and those among whom somebody is appointed, may as well be an agency's.
    """
    own = {post.post for post in board.posts}
    elsewhere = {
        post.post
        for agency in folder.agencies.values()
        for post in agency.posts
        if key in folder.boards_of(agency, post)
    }
    needed = own_posts(protocol) - (elsewhere - posts_of(protocol, "board"))
    for missing in sorted(needed - own):
        said = f"its protocol names the post {missing}: add it, without a holder while it is empty"
        yield FolderProblem(folder.file_of[f"board.{key}"], f"board.{key}.posts", said)


def _without_a_tier(
    folder: Folder, key: str, agency: shapes.Agency, protocols: Mapping[str, list[Protocol]]
) -> Iterator[FolderProblem]:
    """A problem for each post of an agency that the protocol of one of its boards doesn't name."""
    file = folder.file_of[f"agency.{key}"]
    for number, post in enumerate(agency.posts, 1):
        for board in folder.boards_of(agency, post):
            if board not in protocols:
                continue
            tiers = frozenset[str]().union(*map(tiers_of, protocols[board]))
            if post.post not in tiers:
                here = f"agency.{key}.posts[{number}].post"
                yield FolderProblem(file, here, _unknown(post.post, board, tiers))


def _unknown(post: str, board: str, tiers: frozenset[str]) -> str:
    hint = did_you_mean(post, tiers) or f". It names: {', '.join(sorted(tiers))}"
    return f"the protocol of board {board} names no post {post}{hint}"


def own_posts(protocol: Protocol) -> frozenset[str]:
    """The posts that the protocol looks for at the board itself, including third parties and those
    among whom somebody is appointed. What people are only appointed to, nobody holds beforehand.
    """
    appointed = roles_of_the_procedure(protocol)
    known = [protocol.posts[role] for role in appointed if role in protocol.posts]
    among = {post.among for post in known if post.among}
    only_appointed = {post.key for post in known if post.among or not post.is_appointed}
    only_appointed |= {*named_one_by_one(protocol)}
    return (posts_of(protocol, "board", "third") - only_appointed) | among


def tiers_of(protocol: Protocol) -> frozenset[str]:
    """The posts that an agency may have under this protocol: those it asks for on either side, and
    those it only lists.
    """
    asked = posts_of(protocol, "raising", "answering", "own")
    return asked | (protocol.posts.keys() - posts_of(protocol, "board"))


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
