"""What is owed and what can be done, as finished values: by when, by whom, why, and how its time
was counted.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

from concordat.brief.view import PersonCard
from concordat.core.acts import ActKind
from concordat.core.ids import DutyId
from concordat.core.protocol import Strength


class Deadline(msgspec.Struct, frozen=True):
    """By when, how strongly, and what is left of it. Without an instant, `words` say why. `own` is
    who asks for it (or set its date) where no text does, "" where that is said beside it.
    """

    at: datetime | None = None
    strength: Strength | Literal[""] = ""
    late: bool = False
    left: str = ""
    words: str = ""
    own: str | None = None

    @property
    def badge(self) -> str:
        """How strongly the text asks; of what it doesn't ask, who does."""
        return self.strength if self.own is None else self.own

    @property
    def is_late_must(self) -> bool:
        """Whether it is late and a text makes it a must: nothing else is red."""
        return self.late and self.badge == "must"


class Holder(msgspec.Struct, frozen=True):
    """A post and who holds it. `away` is the last day of an absence; `cover` acts meanwhile, or in
    an empty post.
    """

    title: str
    agency: str = ""
    person: PersonCard | None = None
    away: date | None = None
    cover: PersonCard | None = None

    @property
    def acting(self) -> PersonCard | None:
        """Who acts in the post today."""
        return self.cover if self.away or self.person is None else self.person

    @property
    def told(self) -> tuple[PersonCard, ...]:
        """On whose lists it stands that this post was told: who acts, and who is away from it."""
        return tuple(dict.fromkeys(each for each in (self.acting, self.person) if each))


# ── Why, and how counted ──────────────────────────────────────────────────────────────────────────


class Reading(msgspec.Struct, frozen=True):
    """What the text leaves open, and how it is taken. `confirmed` tells by whom and when, or
    is "".
    """

    kind: Literal["reading", "silence", "gap"]
    text: str
    taken: str = ""
    others: tuple[str, ...] = ()
    would_change: str = ""
    confirmed: str = ""


class Clause(msgspec.Struct, frozen=True):
    """A clause in its own words. `local` says who added it and why, where it isn't in the text.
    `id` is "" for what isn't.
    """

    id: str
    name: str
    text: str
    readings: tuple[Reading, ...] = ()
    local: str = ""


class Why(msgspec.Struct, frozen=True):
    """The clause behind a duty, and the rest of its stage."""

    clause: Clause
    rest: tuple[Clause, ...] = ()


class StripDay(msgspec.Struct, frozen=True):
    """A day of counting. `number` is 0 on the day it starts from, 1, 2 … on a counted day, None on
    a skipped one, which has a `why` ("bank holiday"). `due` ("due 5pm") marks the last.
    """

    on: date
    number: int | None = None
    why: str = ""
    due: str = ""
    today: bool = False


class Strip(msgspec.Struct, frozen=True):
    """How a due time was counted: a sentence that says it, the days, and whose calendar it was."""

    sentence: str
    days: tuple[StripDay, ...] = ()
    calendar: str = ""


# ── What is owed ──────────────────────────────────────────────────────────────────────────────────


class DutyBrief(msgspec.Struct, frozen=True):
    """One duty: a sentence, by when, whom to ring, why, and how that was counted.

    `owners` owe it; `ring` is whom the reader is to ring about it. `local` says who set a date that
    the text doesn't give. `mine`: the reader owes it; `for_others`: they could only record it on
    somebody's behalf. `ended` says how it ended and how late that was, "" while it is open.
    `handed` says to which colleague it was handed, in the entries `handed_in`; `said` why an
    action was not taken on.
    """

    id: DutyId
    sentence: str
    what: str
    deadline: Deadline
    owners: tuple[Holder, ...]
    ring: tuple[Holder, ...]
    why: Why
    counted: Strip | None
    local: str
    mine: bool
    for_others: bool
    holds: bool
    ended: str = ""
    handed: str = ""
    handed_in: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Something to put in an id: no blanks, and the same for the same duty."""
        return "".join(letter if letter.isalnum() else "-" for letter in str(self.id))


class AskedOfDanger(msgspec.Struct, frozen=True):
    """What the reader is asked now about a danger: by which act, for what `about` names."""

    kind: ActKind
    about: str
    sentence: str


class DangerBrief(msgspec.Struct, frozen=True):
    """One danger that stands: when it was said and by whom, who was rung, what they wrote, who has
    read it, and what the reader can do about it. `unread` says on which side nobody is left to be
    asked, or somebody is not there; `asked` is what is asked of the reader now. `state` is how it
    stands in a line, `came` the same once something was recorded or refused, `latest` what was
    written of it last; `spoke`: the reader's side said what is being done, or action was taken.
    `stater` is who said so, for others to ring; None where they can't be rung. `waits` says of
    others who has to do what. `to_ring` are those who were asked in vain.
    """

    seq: int
    heading: str
    said: str
    rung: str
    words: str
    lines: tuple[str, ...]
    offers: tuple["OfferBrief", ...]
    unread: tuple[str, ...] = ()
    asked: tuple[AskedOfDanger, ...] = ()
    state: str = ""
    latest: str = ""
    spoke: bool = False
    stater: Holder | None = None
    waits: str = ""
    to_ring: tuple[Holder, ...] = ()
    came: str = ""


class ClockBrief(msgspec.Struct, frozen=True):
    """A limit over stages. `used` is how much of its time has gone, 0 to 100, or None where it has
    no end. `clause` names its clause for whoever writes a protocol, `place` for everybody else.
    """

    key: str
    name: str
    deadline: Deadline
    used: int | None
    clause: str
    place: str
    counted: Strip


class OfferBrief(msgspec.Struct, frozen=True):
    """Something the reader might do, and what it is about. `reason` says why not. `label` is given
    where it has other words than its kind.
    """

    kind: ActKind
    about: str
    reason: str = ""
    label: str = ""

    @property
    def open(self) -> bool:
        return not self.reason
