"""Who was asked for what the procedure allows."""

from typing import Self

import msgspec

from concordat.core.acts import Used
from concordat.core.posts import CaseSide, PartySide


class Consulted(msgspec.Struct, frozen=True):
    """That what a permission allows was asked of those whom it names, or of one of them. `side`
    (and `agency`) are what is `own` to whoever asked.
    """

    permission: str
    of: str | None
    side: PartySide
    agency: str | None = None

    @classmethod
    def by(cls, act: Used, side: CaseSide | None, agency: str | None) -> Self:
        """What somebody on that side asked: the raising one, unless they answer."""
        if side == "answering":
            return cls(act.permission, act.of, side, agency)
        return cls(act.permission, act.of, "raising")
