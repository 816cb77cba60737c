"""Putting an entry right, and the list of everything that can be in the record."""

from datetime import date, datetime
from typing import Literal, cast, get_args

from concordat.core import sentences
from concordat.core.acts.actions import ActionAct, ActionKind
from concordat.core.acts.adding import Added, AddingKind
from concordat.core.acts.addressing import AddressingAct, AddressingKind
from concordat.core.acts.agreeing import AgreeingAct, AgreeingKind
from concordat.core.acts.asking import AskingAct, AskingKind
from concordat.core.acts.base import Act, Needed, Note, Subject, day_fields
from concordat.core.acts.bringing_in import BringingAct, BringingKind
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.confirming import ConfirmingAct, ConfirmingKind
from concordat.core.acts.danger import DangerAct, DangerKind
from concordat.core.acts.dates import DatesAct, DatesKind
from concordat.core.acts.doing import DoingAct, DoingKind
from concordat.core.acts.handing import HandingAct, HandingKind
from concordat.core.acts.knowing import KnowingAct, KnowingKind
from concordat.core.acts.ladder import LadderAct, LadderKind
from concordat.core.acts.linking import LinkingAct, LinkingKind
from concordat.core.acts.raising import Raised, RaisingKind
from concordat.core.acts.stating import StatingAct, StatingKind
from concordat.core.errors import Refused
from concordat.core.protocol import Protocol

__all__ = [
    "ActKind",
    "AnyAct",
    "Corrected",
    "kind_of",
    "may_end",
]


class Corrected(Act, frozen=True, tag="corrected"):
    """The event `target` was wrong: it is replaced by `instead` (and its times), or voided."""

    kinds = ("correct",)
    writes = ("reason",)

    target: int
    instead: "AnyAct | None" = None
    happened: datetime | None = None
    received: datetime | None = None

    @property
    def subject(self) -> Subject:
        return Subject(entry=self.target)

    def noted(self) -> tuple[Note, ...]:
        return (*self.notes, *(self.instead.noted() if self.instead else ()))

    def people(self) -> tuple[str, ...]:
        return self.instead.people() if self.instead else ()

    def agencies(self) -> tuple[str, ...]:
        return self.instead.agencies() if self.instead else ()

    def days(self) -> tuple[date, ...]:
        return self.instead.days() if self.instead else ()

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("reason", sentences.SAY_WHY_SHORTLY),)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if self.instead is None and (self.happened or self.received):
            return Refused(
                "another-act",
                "An entry that is taken out has no other time. Say what should be there instead.",
            )
        return None

    def sentence(self, names: Names) -> str:
        return f"{'Corrected' if self.instead else 'Taken out'}: “{names.entry(self.target)}”"


ActKind = (
    RaisingKind
    | AddingKind
    | AddressingKind
    | BringingKind
    | DoingKind
    | HandingKind
    | AgreeingKind
    | ActionKind
    | LadderKind
    | DatesKind
    | DangerKind
    | StatingKind
    | AskingKind
    | ConfirmingKind
    | KnowingKind
    | LinkingKind
    | Literal["correct"]
)
"""The ways in which somebody can set about an act."""

AnyAct = (
    Raised
    | Added
    | AddressingAct
    | BringingAct
    | DoingAct
    | HandingAct
    | AgreeingAct
    | ActionAct
    | LadderAct
    | DatesAct
    | DangerAct
    | StatingAct
    | AskingAct
    | ConfirmingAct
    | KnowingAct
    | LinkingAct
    | Corrected
)
"""Everything that can be in the record."""


def asked_again(kind: type[Act]) -> frozenset[str]:
    """The fields of an act that a correction may change: what its form asks again. Whose word it
    is, for whom, and what it is about stay: that is another act.
    """
    return frozenset(("notes", *kind.asked_again, *(each.name for each in day_fields(kind))))


def says_the_same(instead: Act, act: Act) -> bool:
    """Whether an act is another one only in what a correction may change."""
    if type(instead) is not type(act):
        return False
    fixed = set(type(act).__struct_fields__) - asked_again(type(act))
    return all(getattr(instead, name) == getattr(act, name) for name in fixed)


def kind_of(act: AnyAct) -> ActKind:
    """In which way somebody sets about this act."""
    return cast(ActKind, act.attempt)


def may_end(kind: ActKind) -> bool:
    """Whether a case may end by that kind of act, whatever the procedure says."""
    return any(kind in act.kinds and act.may_end for act in get_args(AnyAct))
