"""What somebody asks to have recorded. `decide` accepts it or says why not."""

from datetime import datetime

import msgspec

from concordat.core.acts import AnyAct


class Command(msgspec.Struct, frozen=True):
    """Record this act. `request` makes sending it twice harmless.

    `happened` when it was not just now; `received` when it reached the other side later than it was
    sent; `behalf` is the person for whom the business manager types it.
    """

    act: AnyAct
    request: str
    happened: datetime | None = None
    received: datetime | None = None
    behalf: str | None = None
