"""What the sides say of the points in dispute, what keeps the child safe, and agreed actions."""

from datetime import date
from typing import Literal

from concordat.core.acts.base import Act, CaseSoFar, Names, Needed, Subject, is_opaque, why_not_side
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import PartySide
from concordat.core.protocol import CARRY_OUT, Protocol

__all__ = [
    "AGREED",
    "NOT_AGREED",
    "ActionAgreed",
    "Positioned",
    "SafetyStated",
    "Word",
]

AgreeingKind = Literal["say", "confirm", "safety", "action"]
Word = Literal["agreed", "not agreed"]
AGREED: Word = "agreed"
NOT_AGREED: Word = "not agreed"


class Positioned(Act, frozen=True, tag="positioned"):
    """What one side says of the issues with one answering agency, after the two have spoken.

    The raising side's word may move the case. The answering side's confirms it or denies it, or is
    its own view.
    """

    kinds = ("say", "confirm")
    on_the_step = True
    writes = ("position",)

    side: PartySide
    agency: str
    said: dict[str, Word]

    @property
    def subject(self) -> Subject:
        return Subject(side=self.side, agency=self.agency)

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,)

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
    only_adds = True
    writes = ("what", "by-whom")

    side: PartySide
    agency: str | None = None
    nothing: bool = False
    until: date | None = None

    @property
    def subject(self) -> Subject:
        return Subject(side=self.side, agency=self.agency or "")

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,) if self.agency else ()

    def days(self) -> tuple[date, ...]:
        return (self.until,) if self.until else ()

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        if self.nothing:
            return ()
        return (
            Needed("what", "Say what keeps the child safe, or tick that nothing does for now."),
        )

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        return why_not_side(case, self.side, self.agency)

    def sentence(self, names: Names) -> str:
        what = "what keeps the child safe"
        if self.nothing:
            what = "nothing keeps the child safe for now"
        return f"{names.side(self.side, self.agency)}: {names.said(what)}"


class ActionAgreed(Act, frozen=True, tag="action-agreed"):
    """An agreed or decided action with its owner and date, followed until it is done.

    `id` is opaque; the duty to carry it out has it too.
    """

    kinds = ("action",)
    writes = ("what", "by-whom")

    id: str
    side: Literal["raising", "answering", "board"]
    agency: str | None = None
    by: date | None = None

    @property
    def subject(self) -> Subject:
        return Subject(side=self.side, agency=self.agency or "")

    @property
    def duty(self) -> DutyId:
        """The duty that it opens."""
        return DutyId(CARRY_OUT.key, action=self.id)

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,) if self.agency else ()

    def days(self) -> tuple[date, ...]:
        return (self.by,) if self.by else ()

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("what", "Say what is to be done."),)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if not is_opaque(self.id):
            return Refused("no-such-id", "This action has no id that an action can have.")
        if case.duty(self.duty) is not None:
            return Refused("twice", "This action is on record already.")
        if self.agency is None:  # the whole side's, where several agencies answer
            return None
        return why_not_side(case, self.side, self.agency)

    def sentence(self, names: Names) -> str:
        by = f", by {names.day(self.by)}" if self.by else ""
        return f"An action was agreed, for {names.side(self.side, self.agency)}{by}"


AgreeingAct = Positioned | SafetyStated | ActionAgreed
