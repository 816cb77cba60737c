"""That a child is said to be in danger: one statement of it, and what became of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import msgspec

from concordat.core.acts import NOBODY_RUNG, RiskStated
from concordat.core.posts import CaseSide, Party


class Heard(msgspec.Struct, frozen=True):
    """That somebody on a side has read it, in which entry and when that was written; and whether
    they wrote what is being done, or was done.
    """

    seq: int
    side: CaseSide
    agency: str
    at: datetime
    by: str = ""
    doing: bool = False


class Word(msgspec.Struct, frozen=True):
    """Whether an agency agrees that the child is safe now, in which entry."""

    seq: int
    agency: str
    agrees: bool


class Mark(msgspec.Struct, frozen=True):
    """When it was written what becomes of it: that the child is said to be safe, or that an agency
    agrees to that, or doesn't.
    """

    what: Literal["taken", "agreed", "refused"]
    at: datetime
    agency: str = ""


class Gone(msgspec.Struct, frozen=True):
    """That nobody acted in a post of an agency when it was its turn, since the record says so."""

    agency: str
    post: str
    at: datetime


class Meanwhile(msgspec.Struct, frozen=True):
    """That `until` a correction an entry read otherwise: what the danger, `as_it_was`, did not wait
    for then nobody was asked for.
    """

    until: datetime
    as_it_was: "Danger"


class Danger(msgspec.Struct, frozen=True):
    """One statement that a child is in immediate danger, known by the number of its entry.

    `agency` is whose word it is, "" for the board's own; `person` said so in `post`, "" where only
    a story says it. It is asked upwards from the step `begins`. It happened at `stated` and was
    written down at `entered`; it is asked to be read from `asked` on, which is later where it was
    put right who the child is. `passed` is the entry that says why the child is safe now, 0 while
    there is none; `refused` is the word of an agency that did not agree to the last one.
    `passed_over` are posts in which nobody acted any more when it was their turn; `called` are the
    entries that say who was rung since. `said_for` is the agency for which that person said so,
    whoever has taken the case on since. Where it is `followed`, what it waits for once it was read
    is asked of somebody by a time as well; `marks` say since when, and `unasked` when it wasn't.
    """

    seq: int
    said: RiskStated
    begins: str
    side: CaseSide
    agency: str
    person: str
    post: str
    stated: datetime
    entered: datetime
    asked: datetime
    heard: tuple[Heard, ...] = ()
    passed: int = 0
    agreed: tuple[Word, ...] = ()
    refused: Word | None = None
    over: datetime | None = None
    passed_over: tuple[Gone, ...] = ()
    called: tuple[int, ...] = ()
    said_for: str = ""
    followed: bool = False
    marks: tuple[Mark, ...] = ()
    unasked: tuple[Meanwhile, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it stands on the case: until the other agency agrees that the child is safe."""
        return self.over is None

    def must_agree(self, raising: Party, answering: Iterable[Party]) -> tuple[str, ...]:
        """The agencies that are asked whether the child is safe now: those on the other side of
        whoever stated the danger; all, where the board did.
        """
        others = tuple(party.id for party in answering)
        match self.side:
            case "raising":
                return others
            case "answering":
                return (raising.id,)
            case "board" | "third":
                return (raising.id, *others)

    @property
    def whose(self) -> tuple[CaseSide, str]:
        """The side that said so, and its agency."""
        return self.side, self.agency

    @property
    def nobody_called(self) -> bool:
        """Whether nobody was rung when it was said, nor since."""
        return self.said.rung == NOBODY_RUNG and not self.called

    def gone(self, agency: str, post: str, since: datetime | None = None) -> datetime | None:
        """Since when the record says that nobody acts in a post, or has said so `since` then; None
        while it doesn't.
        """
        found = (each.at for each in self.passed_over if (each.agency, each.post) == (agency, post))
        return next((at for at in found if since is None or at >= since), None)

    def acted_on(self, side: str, agency: str) -> bool:
        """Whether somebody on that side wrote what is being done."""
        return any(each.doing for each in self.heard if (each.side, each.agency) == (side, agency))

    def heard_by_agency(self, agency: str) -> bool:
        """Whether somebody of an agency of the case has read it."""
        return any(each.agency == agency and each.side != "board" for each in self.heard)

    def heard_by(self, side: str, agency: str) -> Heard | None:
        """Who on that side read it first."""
        found = (each for each in self.heard if (each.side, each.agency) == (side, agency))
        return next(found, None)
