"""What the sides say of the points in dispute, and what keeps the child safe."""

from datetime import date
from typing import Annotated, Literal

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.days import DayRule
from concordat.core.acts.sound import why_not_side
from concordat.core.errors import Refused
from concordat.core.posts import PartySide, SideOf
from concordat.core.protocol import Protocol

__all__ = [
    "AGREED",
    "NOT_AGREED",
    "Positioned",
    "SafetyStated",
    "Word",
]

AgreeingKind = Literal["say", "confirm", "safety"]
_HoldsUntil = Annotated[date, DayRule(to_come=True, refused=sentences.SAFE_UNTIL_HAS_PASSED)]
Word = Literal["agreed", "not agreed"]
AGREED: Word = "agreed"
NOT_AGREED: Word = "not agreed"


class Positioned(Act, frozen=True, tag="positioned"):
    """What one side says of the issues with one answering agency, after the two have spoken.

    The raising side's word may move the case. The answering side's confirms it or denies it, or is
    its own view.
    """

    kinds = ("say", "confirm")
    may_end = True
    on_the_step = True
    writes = ("position",)
    asked_again = ("said",)

    side: PartySide
    agency: str
    said: dict[str, Word]

    @property
    def subject(self) -> Subject:
        return Subject(side=self.side, agency=self.agency)

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        """The side that raised it says in words what was agreed: the other confirms those words.
        Whoever says no says in words what prevents it, or what was agreed instead.
        """
        asked = ((point, self._asks(case, point, word)) for point, word in self.said.items())
        return tuple(Needed("position", sentence, point) for point, sentence in asked if sentence)

    def _asks(self, case: CaseSoFar, point: str, word: Word) -> str:
        """What is asked of whoever says this of a point without words; "" where none are needed."""
        if word == AGREED:
            return sentences.SAY_WHAT_WAS_AGREED if self.side == "raising" else ""
        said = case.positions_on(self.agency, point)
        denies = self.side == "answering" and said.raising == AGREED
        return sentences.SAY_WHAT_WAS_AGREED_INSTEAD if denies else sentences.SAY_WHAT_PREVENTS_IT

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if not self.said:
            return Refused("no-such-issue", "Say of at least one point whether it is agreed.")
        known = case.issue_ids(self.agency)
        if unknown := self._points - set(known):
            points = ", ".join(sorted(unknown))
            return Refused("no-such-issue", f"This case has no point numbered {points}.")
        return None

    @property
    def _points(self) -> set[str]:
        """Every point that it says or writes something about."""
        return {*self.said, *(note.point for note in self.notes)}

    def sentence(self, names: Names) -> str:
        who = names.side(self.side, self.agency)
        words = set(self.said.values())
        if words == {AGREED} and self._is_confirmation(names):
            return f"{who} confirmed what was agreed"
        if len(words) == 1:
            return f"{who} said that it is {words.pop()}"
        return f"{who} said which points are agreed"

    def _is_confirmation(self, names: Names) -> bool:
        return self.side == "answering" and names.confirmed(self.agency, self.said)


class SafetyStated(Act, frozen=True, tag="safety-stated"):
    """What keeps the child safe while this is settled. `nothing` is an answer."""

    kinds = ("safety",)
    for_somebody = True
    only_adds = True
    writes = ("what", "by-whom")
    day_asked = "Until when?"

    side: PartySide
    agency: str | None = None
    nothing: bool = False
    until: _HoldsUntil | None = None

    @property
    def subject(self) -> Subject:
        return Subject(side=self.side, agency=self.agency or "")

    @property
    def only_by(self) -> SideOf:
        return SideOf.at(self.side, self.agency)

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,) if self.agency else ()

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        if self.nothing:
            return ()
        return (Needed("what", sentences.SAY_WHAT_KEEPS_SAFE_OR_TICK),)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        return why_not_side(case, self.side, self.agency)

    def sentence(self, names: Names) -> str:
        what = "what keeps the child safe"
        if self.nothing:
            what = "no safety plan is known yet"
        return f"{names.side(self.side, self.agency)}: {names.said(what)}"


AgreeingAct = Positioned | SafetyStated
