"""Actions that were agreed or decided: who does what by when, followed until the side that raised
the disagreement confirms that it was done.
"""

from typing import Literal

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.days import DayOfTheCase
from concordat.core.acts.sound import is_opaque, why_not_side
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import SideOf
from concordat.core.protocol import CARRY_OUT, Protocol

__all__ = [
    "ActionAct",
    "ActionAgreed",
    "ActionAnswered",
    "ActionChanged",
    "ActionConfirmed",
    "ActionDropped",
    "ActionPassedOn",
    "AnActionAct",
]

ActionKind = Literal[
    "action",
    "action-answer",
    "action-change",
    "action-drop",
    "action-confirm",
    "action-pass-on",
]
SAY_WHY = Needed("reason", sentences.SAY_WHY)


class ActionAgreed(Act, frozen=True, tag="action-agreed"):
    """An agreed or decided action with its owner and date, followed until it is done.

    `id` is opaque; the duties that follow from it have it too. `decided`: it was part of a
    decision, and the parties didn't agree it. `decide` writes that down, whoever sends the act.
    """

    kinds = ("action",)
    for_somebody = True
    writes = ("what", "by-whom")
    day_asked = "By when?"

    id: str
    side: Literal["raising", "answering", "board"]
    agency: str | None = None
    by: DayOfTheCase | None = None
    decided: bool = False

    @property
    def subject(self) -> Subject:
        return Subject(side=self.side, agency=self.agency or "")

    @property
    def duty(self) -> DutyId:
        """The duty that it opens."""
        return DutyId(CARRY_OUT.key, action=self.id)

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,) if self.agency else ()

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("what", sentences.SAY_WHAT_IS_TO_BE_DONE),)

    def unknown(self, protocol: Protocol) -> Refused | None:
        return None if self.by else Refused("no-day", sentences.GIVE_A_DATE)

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
        word = "decided" if self.decided else "agreed"
        return f"An action was {word}, for {names.side(self.side, self.agency)}{by}"


class AnActionAct(Act, frozen=True):
    """What is said later about one action, by its id."""

    action: str

    @property
    def subject(self) -> Subject:
        return Subject(name=self.action)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if case.duty(DutyId(CARRY_OUT.key, action=self.action)) is None:
            return Refused("no-such-action", sentences.NO_SUCH_ACTION)
        return None


class ActionAnswered(AnActionAct, frozen=True, tag="action-answered"):
    """The agency that an action is for accepts it, or says why not."""

    kinds = ("action-answer",)
    for_somebody = True
    writes = ("reason",)

    accepts: bool

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return () if self.accepts else (SAY_WHY,)

    def sentence(self, names: Names) -> str:
        return "Accepted an action" if self.accepts else "Did not accept an action"


class ActionChanged(AnActionAct, frozen=True, tag="action-changed"):
    """Whoever agreed or decided an action gave it another date, or other words."""

    kinds = ("action-change",)
    for_somebody = True
    writes = ("what", "reason")
    day_asked = "By when now?"

    by: DayOfTheCase | None = None

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (SAY_WHY,)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if refused := super().problem(protocol, case):
            return refused
        if self.by is None and self.note("what") is None:
            return Refused("nothing-changed", "Give another date, or say what is to be done now.")
        return None

    def sentence(self, names: Names) -> str:
        by = f": now by {names.day(self.by)}" if self.by else ""
        return f"An action was changed{by}"


class ActionDropped(AnActionAct, frozen=True, tag="action-dropped"):
    """Whoever agreed or decided an action dropped it."""

    kinds = ("action-drop",)
    for_somebody = True
    writes = ("reason",)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (SAY_WHY,)

    def sentence(self, names: Names) -> str:
        return "An action was dropped"


class ActionConfirmed(AnActionAct, frozen=True, tag="action-confirmed"):
    """The side that raised the disagreement confirms that an action was done, or says that it was
    not.
    """

    kinds = ("action-confirm",)
    for_somebody = True
    writes = ("reason",)

    done: bool

    @property
    def only_by(self) -> SideOf:
        return SideOf("raising")

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return () if self.done else (Needed("reason", sentences.SAY_WHAT_IS_MISSING),)

    def sentence(self, names: Names) -> str:
        who = names.side("raising", None)
        if self.done:
            return f"{who} confirmed that an action was done"
        return f"{who} said that an action was not done"


class ActionPassedOn(AnActionAct, frozen=True, tag="action-passed-on"):
    """What remains of an action got an owner in the child's own plan, and is followed there."""

    kinds = ("action-pass-on",)
    for_somebody = True
    writes = ("owner",)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("owner", sentences.SAY_WHO_OWNS_IT),)

    def sentence(self, names: Names) -> str:
        return names.said("An action is now followed in the child's own plan")


ActionAct = (
    ActionAgreed | ActionAnswered | ActionChanged | ActionDropped | ActionConfirmed | ActionPassedOn
)
