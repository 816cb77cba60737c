"""Saying whether something happened when the other side says that it did."""

from typing import Literal

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.errors import Refused
from concordat.core.protocol import Protocol

__all__ = ["TimeConfirmed"]

ConfirmingKind = Literal["confirm-time"]


class TimeConfirmed(Act, frozen=True, tag="time-confirmed"):
    """A side says of an entry that it did not write whether it happened, or was received, when it
    is said to have been.
    """

    kinds = ("confirm-time",)
    for_somebody = True
    writes = ("reason",)

    entry: int
    agrees: bool

    @property
    def subject(self) -> Subject:
        return Subject(entry=self.entry)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        if self.agrees:
            return ()
        return (Needed("reason", sentences.SAY_WHEN_IT_WAS),)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if not 1 <= self.entry <= case.seq:
            return Refused("no-such-event", sentences.NO_SUCH_ENTRY)
        return None

    def sentence(self, names: Names) -> str:
        said = "It was when they say" if self.agrees else "It was not when they say"
        return f"{said}: “{names.entry(self.entry)}”"


ConfirmingAct = TimeConfirmed
