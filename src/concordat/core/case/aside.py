"""Who stepped aside from a case."""

import msgspec

from concordat.core.posts import CaseSide


class Aside(msgspec.Struct, frozen=True):
    """Somebody who stepped aside, and the part that they had; a story names no side."""

    person: str
    side: CaseSide | None
    agency: str | None
    post: str
