"""An event: an act in its envelope. The only thing that is stored.

Stages, duties, clocks, notices and ends are never stored: the fold derives them.
"""

from datetime import datetime

import msgspec

from concordat.core.acts import AnyAct
from concordat.core.posts import CaseSide, SideOf

FORMAT = 2
"""The shape of stored events. Format 1 came before real use and is not read."""
EDITION = 10
"""The edition of the rules by which an act is accepted. What was accepted is never decided again; a
rule that changes says from which edition it holds.
"""


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """An act in its envelope. Instants are aware, in UTC; `received` only where it differs from
    `happened`.

    `by` acted, in `post`, standing in for `covering`; `title` is what the post that they held then
    is called, "" where the directory had none that fits, or the entry was made before it was kept.
    `behalf` is the person for whom the business
    manager typed it, and `word_of` the side whose word it then is. `protocol` is the fingerprint of
    the version the case runs under, `calendar` the version its days were counted with. `previous`
    is the hash of the entry before it as stored, and `digests` those of the sealed words it refers
    to, by note id: both are "" or empty until the event is stored. `request` is one id for all that
    was recorded at once, and `order` the event's place among them, from 0.
    """

    version: int
    edition: int
    case: str
    seq: int
    act: AnyAct
    happened: datetime
    recorded: datetime
    by: str
    request: str
    protocol: str
    calendar: str
    post: str | None = None
    side: CaseSide | None = None
    agency: str | None = None
    covering: str | None = None
    title: str = ""
    behalf: str | None = None
    word_of: SideOf | None = None
    received: datetime | None = None
    previous: str = ""
    digests: dict[str, str] = {}
    order: int = 0

    @property
    def arrived(self) -> datetime:
        """When it was received: when it was sent, unless recorded otherwise."""
        return self.received or self.happened

    @property
    def whose(self) -> SideOf | None:
        """The side whose word it is: of whoever acted, or of the person for whom it was typed."""
        if self.word_of is not None or self.side is None:
            return self.word_of
        return SideOf.at(self.side, self.agency)
