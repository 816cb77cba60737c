"""A child in immediate danger: that it was said, who has it, that it was dealt with, and whether
the other agency agrees.
"""

from datetime import datetime
from typing import Literal

import msgspec

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.days import RungAt
from concordat.core.errors import Refused
from concordat.core.posts import PARTY_SIDES, CaseSide, PostRef, SideOf
from concordat.core.protocol import Protocol
from concordat.core.wording import joined

__all__ = [
    "NOBODY_RUNG",
    "AboutDanger",
    "DangerAcknowledged",
    "DangerAnswered",
    "DangerPassed",
    "NobodyThere",
    "RiskStated",
    "Rung",
]

DangerKind = Literal["risk", "acknowledge-danger", "danger-passed", "answer-danger", "nobody-there"]
Rung = Literal["999", "front door", "both", "nobody yet"]
NOBODY_RUNG: Rung = "nobody yet"


class EmptyPost(msgspec.Struct, frozen=True, array_like=True):
    """A post of an agency of the case in which nobody acts; of the board, where it names none."""

    agency: str
    post: str


class RiskStated(Act, frozen=True, tag="risk-stated"):
    """A child is thought to be in immediate danger. Opens the procedure's own emergency duty for
    whoever says so, and stops nothing.

    `rung` is who was rung, at `rung_at`. `side` and its `agency` are whose word it is where that is
    not the side of who records it. `empty` are the posts in which nobody acted
    then but whoever says so and those asked in a post below: `decide` writes them
    down, whoever sends the act.
    """

    kinds = ("risk",)
    for_somebody = True
    only_adds = True
    writes = ("summary", "taken-by", "reference")
    asked_again = ("rung", "rung_at")

    rung: Rung = NOBODY_RUNG
    rung_at: RungAt | None = None
    side: CaseSide | None = None
    agency: str | None = None
    empty: tuple[EmptyPost, ...] = msgspec.field(default=(), name="unheld")

    @property
    def subject(self) -> Subject:
        return Subject(side=self.side or "", agency=self.agency or "")

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,) if self.agency else ()

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("summary", sentences.SAY_WHAT_THE_DANGER_IS),)

    @property
    def only_by(self) -> SideOf | None:
        return SideOf.at(self.side, self.agency) if self.side in PARTY_SIDES else None

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if refused := _why_not_of(case, self.side, self.agency):
            return refused
        return _why_not_rung(self.rung, self.rung_at, case.now)

    def sentence(self, names: Names) -> str:
        return names.said(sentences.IN_DANGER)


def _why_not_of(case: CaseSoFar, side: CaseSide | None, agency: str | None) -> Refused | None:
    """That no such agency is on that side; None where it is, or none is named."""
    known: dict[str, set[str | None]] = {
        "raising": {case.raising.id},
        "answering": {party.id for party in case.answering},
        "third": {each.agency for each in case.supporters},
    }
    sides = (side,) if side else ("raising", "answering")
    if not agency or any(agency in known.get(each, set()) for each in sides):
        return None
    return Refused("no-such-agency", sentences.DOES_NOT_ANSWER)


def _why_not_rung(rung: Rung, at: datetime | None, now: datetime) -> Refused | None:
    """What is wrong with who was rung, and when."""
    if (rung == NOBODY_RUNG) != (at is None):
        return Refused("incomplete", "Say when they were rung, if anybody was.")
    if at is not None and at > now:
        return Refused("future", sentences.RUNG_IN_THE_FUTURE)
    return None


def why_not_rung_then(act: Act, then: datetime, now: datetime) -> Refused | None:
    """That a correction of what was said `then` of danger can't hold who was rung since."""
    at = act.rung_at if isinstance(act, RiskStated | DangerAcknowledged) else None
    if at is not None and at.tzinfo is not None and then < at <= now:
        return Refused("rung-since", sentences.RUNG_SINCE_THEN)
    return None


class AboutDanger(Act, frozen=True):
    """What is said of one statement of danger, by the number of its entry; `side` and its `agency`
    are whose word it is where that is not the side of who records it.
    """

    only_adds = True

    danger: int
    side: CaseSide | None = None
    agency: str | None = None

    @property
    def subject(self) -> Subject:
        return Subject(side=self.side or "", agency=self.agency or "", entry=self.danger)

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,) if self.agency else ()

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        return _why_not_of(case, self.side, self.agency)


class DangerAcknowledged(AboutDanger, frozen=True, tag="danger-acknowledged"):
    """Somebody on a side has read that the child is in danger, and says what they are doing. The
    board reads it for itself, where nobody in an agency said so in time. `rung` is who was rung
    since the danger was stated, at `rung_at`: that alone is said by whoever stated it.
    """

    kinds = ("acknowledge-danger",)
    for_somebody = True
    writes = ("doing", "taken-by", "reference")
    asked_again = ("rung", "rung_at")

    rung: Rung = NOBODY_RUNG
    rung_at: RungAt | None = None

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if refused := super().problem(protocol, case):
            return refused
        return _why_not_rung(self.rung, self.rung_at, case.now)

    @property
    def only_by(self) -> SideOf | None:
        return SideOf.at(self.side, self.agency) if self.side in PARTY_SIDES else None

    def sentence(self, names: Names) -> str:
        whose = f", for {names.side(self.side, self.agency)}" if self.side else ""
        if self.rung != NOBODY_RUNG:
            return f"Said who was rung about the danger{whose}"
        if self.note("doing"):
            return f"Said what is being done about the danger{whose}"
        return f"Read that the child is in danger{whose}"


class DangerPassed(AboutDanger, frozen=True, tag="danger-passed"):
    """What was done about the danger, and why the child is now safe. It stands until the other
    agency agrees.
    """

    kinds = ("danger-passed",)
    writes = ("done", "safe")

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (
            Needed("done", sentences.SAY_WHAT_WAS_DONE),
            Needed("safe", sentences.SAY_WHY_SAFE),
        )

    def sentence(self, names: Names) -> str:
        return "Immediate action taken"


class DangerAnswered(AboutDanger, frozen=True, tag="danger-answered"):
    """Whether the other agency agrees that the child is now safe. Where it doesn't, the danger goes
    on standing.
    """

    kinds = ("answer-danger",)
    writes = ("reason",)

    agrees: bool = True

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return () if self.agrees else (Needed("reason", sentences.SAY_WHY_NOT_SAFE),)

    def sentence(self, names: Names) -> str:
        safe = names.said("the child is safe now")
        return f"Agreed that {safe}" if self.agrees else f"Does not agree that {safe}"


class NobodyThere(AboutDanger, frozen=True, tag="nobody-there"):
    """The system found nobody in the posts whose turn it is to acknowledge the danger: the
    next one up is asked at once.
    """

    kinds = ("nobody-there",)

    empty: tuple[EmptyPost, ...] = msgspec.field(default=(), name="unheld")

    def sentence(self, names: Names) -> str:
        there = (
            f"{names.title(_post_of(at), at.agency or None)} at {_where(names, at)}"
            for at in self.empty
        )
        return f"Not asked about the danger, because nobody is there now: {joined(there)}"


def _post_of(at: EmptyPost) -> PostRef:
    return PostRef("answering" if at.agency else "board", at.post)


def _where(names: Names, at: EmptyPost) -> str:
    return names.agency(at.agency) if at.agency else names.side("board", None)


SaidOfDanger = RiskStated | DangerAcknowledged | DangerPassed | DangerAnswered
"""What somebody says of danger."""
DangerAct = SaidOfDanger | NobodyThere
