"""The roles that people of a case can be appointed to."""

from concordat.core.protocol import Protocol

MEDIATOR = "mediator"


def roles(protocol: Protocol, key: str) -> tuple[str, ...]:
    """The roles that a duty to appoint may fill: the third parties that it names, else the
    independent posts, else a mediator.
    """
    named = [post.post for post in protocol.duty(key).towards if post.side == "third"]
    return tuple(dict.fromkeys(named)) or roles_of_the_procedure(protocol) or (MEDIATOR,)


def roles_of_the_procedure(protocol: Protocol) -> tuple[str, ...]:
    """The roles that the text has somebody appointed to: those that ask something of whoever holds
    them, and those that a permission lets somebody name people for.
    """
    asked = [post.key for post in protocol.posts.values() if post.is_appointed]
    return tuple(dict.fromkeys((*asked, *named_one_by_one(protocol))))


def named_one_by_one(protocol: Protocol) -> tuple[str, ...]:
    """The roles that a permission lets somebody name people for: nobody holds one beforehand."""
    appointing = (each for each in protocol.permissions if each.act == "appoint")
    return tuple(post.post for each in appointing for post in each.of)
