"""Saying whether a child of the case is the one that the answering agency knows, and putting right
who it is.
"""

from typing import Literal

from msgspec.structs import replace

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.raising import SAY_THE_CHILD, Raised
from concordat.core.labels import CHILD
from concordat.core.protocol import Protocol

__all__ = ["ChildConfirmed", "IdentityConfirmed", "IdentityCorrected"]

KnowingKind = Literal["confirm-child", "correct-child", "same-child"]


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


class IdentityCorrected(Act, frozen=True, tag="identity-corrected"):
    """Who a child of the case is, put right: a sealed note in the place of the one before."""

    kinds = ("correct-child",)
    writes = (CHILD, "reason")

    child: str

    @property
    def subject(self) -> Subject:
        return Subject(name=self.child)

    def onto(self, raised: Raised) -> Raised:
        """The raising with the child as it is now known to be."""
        note = self.note(CHILD, self.child)
        children = (
            replace(each, note=note) if each.id == self.child else each for each in raised.children
        )
        return replace(raised, children=tuple(children))

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (
            Needed(CHILD, SAY_THE_CHILD, self.child),
            Needed("reason", sentences.SAY_WHAT_WAS_WRONG_OF_THE_CHILD),
        )

    def sentence(self, names: Names) -> str:
        return names.said("Corrected who the child is")


class IdentityConfirmed(Act, frozen=True, tag="identity-confirmed"):
    """The side that raised it says that the child is who it said, though an agency that answers
    doesn't know that child.
    """

    kinds = ("same-child",)
    for_somebody = True
    writes = ("reason",)

    child: str

    @property
    def subject(self) -> Subject:
        return Subject(name=self.child)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("reason", sentences.SAY_HOW_THE_SAME_CHILD),)

    def sentence(self, names: Names) -> str:
        return names.said("It is the same child")


KnowingAct = ChildConfirmed | IdentityCorrected | IdentityConfirmed
