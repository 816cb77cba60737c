"""What somebody asks to have recorded. `decide` accepts it or says why not."""

from datetime import datetime

import msgspec

from concordat.core.acts import AnyAct
from concordat.core.posts import SideOf


class Command(msgspec.Struct, frozen=True):
    """Record this act, and those in `also` after it: all of them or none. `request` makes sending
    it twice harmless.

    `happened` when it was not just now; `received` when the act reached the other side later than
    it was sent; `behalf` is the person for whom the business manager types it. `word_of` is the
    side whose word it is, where a story says so.
    """

    act: AnyAct
    request: str
    happened: datetime | None = None
    received: datetime | None = None
    behalf: str | None = None
    word_of: SideOf | None = None
    also: tuple[AnyAct, ...] = ()

    @property
    def acts(self) -> tuple[AnyAct, ...]:
        """Everything that it asks to have recorded, in order."""
        return (self.act, *self.also)
