"""Who raised a case before another agency took it on."""

import msgspec

from concordat.core.posts import Party


class RaisedBy(msgspec.Struct, frozen=True):
    """The agency that had raised it, and its person, up to the entry in which another took it
    on.
    """

    until: int
    agency: Party
    person: str
