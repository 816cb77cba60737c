"""When something happened, and when each side knew of it.

No side's word moves another's clock: what a side wrote of itself, or confirmed, holds for it from
when it happened; anybody else knows of it once it is in the record as well.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from concordat.core.posts import PARTY_SIDES, Side, SideOf
from concordat.core.protocol import Signal

BOTH: Final = "both"


class Moment(NamedTuple):
    """When something happened, when it was received, and when the record came to hold it.

    `seq` is the entry that says so, and `whose` the side whose word that is; time alone has
    neither.
    """

    happened: datetime
    received: datetime
    recorded: datetime
    seq: int = 0
    whose: SideOf | None = None

    def said(self, *, received: bool) -> datetime:
        """When it happened or was received, as its entry says."""
        return self.received if received else self.happened

    def is_said_with(self, other: "Moment") -> bool:
        """Whether it was written together with another by one side, and of no time but that one's:
        who says whether the other was so has said it of this too.
        """
        if (self.recorded, self.whose) != (other.recorded, other.whose):
            return False
        return {self.happened, self.received} <= {other.happened, other.received}


class Source(NamedTuple):
    """What a limit counts from, and whether from when it was received."""

    moment: Moment
    received: bool = False


Log = Mapping[tuple[Signal, str | None], tuple[Moment, ...]]
"""What happened so far: each signal, by the answering agency it came from (None: the case's)."""
Answers = Mapping[tuple[int, SideOf], bool]
"""What a side said of the times of an entry: that it was so, or that it wasn't."""
Knows = Callable[[Source], datetime]
"""When those who owe something knew of what its limit counts from."""


def by_its_word(source: Source) -> datetime:
    """When it was so by the word of whoever wrote it, whoever that is."""
    return source.moment.said(received=source.received)


def known_to(sides: Iterable[SideOf], answers: Answers) -> Knows:
    """When all of these sides knew of something."""
    everyone = tuple(sides)

    def knows(source: Source) -> datetime:
        return max(_known_to(side, source, answers) for side in everyone)

    return knows


def owing(side: Side, agency: str | None, answering: Iterable[str]) -> tuple[SideOf, ...]:
    """The sides that owe what is on that side, or is both sides'; `answering` are all agencies that
    answer.
    """
    if side == "answering":
        return (SideOf(side, agency),)
    if side != "both":
        return (SideOf(side),)
    agencies = (agency,) if agency is not None else tuple(answering)
    return (SideOf("raising"), *(SideOf("answering", each) for each in agencies))


def believes(side: SideOf, moment: Moment, answers: Answers) -> bool:
    """Whether a side wrote of the moment itself, or has confirmed it."""
    if moment.whose is not None and speaks_for(moment.whose, side):
        return True
    confirmed = (who for (seq, who), agrees in answers.items() if agrees and seq == moment.seq)
    return any(speaks_for(who, side) for who in confirmed)


def has_answered(side: SideOf, moment: Moment, answers: Answers) -> bool:
    """Whether a side has said of the moment that it was so, or that it wasn't."""
    return any(seq == moment.seq and speaks_for(who, side) for seq, who in answers)


def _known_to(side: SideOf, source: Source, answers: Answers) -> datetime:
    said = by_its_word(source)
    return said if believes(side, source.moment, answers) else max(said, source.moment.recorded)


def speaks_for(who: SideOf, side: SideOf) -> bool:
    """Whether the word of one is the word of the other: both parties may give one word, and an
    agency that isn't named is any.
    """
    if who.side == BOTH:
        return side.side in PARTY_SIDES
    return who.side == side.side and (side.agency is None or who.agency in (None, side.agency))
