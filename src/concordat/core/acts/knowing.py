"""Saying whether a child of the case is the one that the answering agency knows."""

from typing import Literal

from concordat.core import sentences
from concordat.core.acts.base import Act, CaseSoFar, Names, Needed, Subject
from concordat.core.protocol import Protocol

__all__ = ["ChildConfirmed"]

KnowingKind = Literal["confirm-child"]


class ChildConfirmed(Act, frozen=True, tag="child-confirmed"):
    """An answering agency says whether this is the child it knows."""

    kinds = ("confirm-child",)
    only_adds = True
    writes = ("reason",)

    child: str
    known: bool

    @property
    def subject(self) -> Subject:
        return Subject(name=self.child)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        if self.known:
            return ()
        return (Needed("reason", sentences.SAY_WHAT_DOES_NOT_FIT),)

    def sentence(self, names: Names) -> str:
        return names.said(
            "This is the child we know" if self.known else "This is not the child we know"
        )


KnowingAct = ChildConfirmed
