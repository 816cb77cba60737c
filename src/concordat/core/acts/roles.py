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
    named = [
        post.post
        for permission in protocol.permissions
        if permission.act == "appoint"
        for post in permission.of
    ]
    return tuple(dict.fromkeys((*asked, *named)))
