"""What is followed in a case until it is done: agreed or decided actions, and a withdrawal."""

from datetime import date, datetime
from typing import Literal

import msgspec

from concordat.core.acts import ActionAgreed
from concordat.core.posts import SideOf

Closed = Literal["", "done", "dropped", "passed on", "agreement denied"]


class Action(msgspec.Struct, frozen=True):
    """An agreed or decided action as it is now. `seq` is the entry that holds its words, `words`
    the note with them, None where there are none; `written_by` the side that wrote it down: both,
    in a story.

    `accepted` and `confirmed` are None until somebody says. `closed` says why it is followed no
    longer: "done", "dropped", "passed on" or "agreement denied". `request` is the one with which it
    was written down.
    """

    agreed: ActionAgreed
    seq: int
    written_by: SideOf | None
    by: date | None
    words: str | None = None
    accepted: bool | None = None
    confirmed: bool | None = None
    closed: Closed = ""
    request: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether its agency said that it won't do it, and needn't: what was decided is owed all
        the same.
        """
        return self.accepted is False and not self.agreed.decided


Waits = Literal["no plan", "danger", "answer late", "stage late", "shared"]
"""Why giving up doesn't take effect at once: no safety plan is known, a danger stands, the other
side is late, the time for the stage has passed, or another agency shares the concern.
"""


class Leaving(msgspec.Struct, frozen=True):
    """That the raising side gives it up, by withdrawing it or taking it `no_further`: it takes
    effect once an instant has passed, unless it is kept going by then, and not at once `because` of
    each of these.

    It ends by silence `if_safe` only: where the child is said to be. Where it waits `for_a_look`,
    no silence ends it: by that instant somebody of the board decides, after it the next of them is
    asked, once it is `passed_up`.
    """

    seq: int
    asked: datetime
    effective: datetime
    no_further: bool = False
    because: tuple[Waits, ...] = ()
    if_safe: bool = False
    for_a_look: bool = False
    passed_up: bool = False

    def passed(self, now: datetime) -> bool:
        """Whether its time has brought something by then: at the last instant it can still be kept
        going.
        """
        return self.effective < now and not self.passed_up
