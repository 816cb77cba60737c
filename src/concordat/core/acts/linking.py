"""Saying how a case and another one belong together. They are never merged."""

from collections.abc import Mapping
from typing import Literal

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, RecordedOnly
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.sound import is_opaque
from concordat.core.errors import Refused
from concordat.core.protocol import Protocol

__all__ = ["ANOTHER_CHILD", "HOW_LINKED", "HowLinked", "Linked", "cases_named"]

LinkingKind = Literal["link"]
HowLinked = Literal["duplicate", "sibling", "again", "different"]
ANOTHER_CHILD: HowLinked = "different"
"""That the two are not about the same child: they are not named with each other any more."""
HOW_LINKED: Mapping[HowLinked, str] = {
    "duplicate": "The same matter",
    "sibling": "A brother or sister of the child",
    "again": "The same child, raised again",
    ANOTHER_CHILD: "Not the same child",
}


class Linked(RecordedOnly, frozen=True, tag="linked"):
    """This case and an `other` one belong together, or seemed to and don't."""

    kinds = ("link",)
    only_adds = True
    writes = ("reason",)

    other: str
    how: HowLinked

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        if self.how != ANOTHER_CHILD:
            return ()
        return (Needed("reason", sentences.SAY_HOW_ANOTHER_CHILD),)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if is_opaque(self.other):
            return None
        return Refused("no-such-case", sentences.NO_SUCH_CASE)

    def sentence(self, names: Names) -> str:
        return f"{names.said(HOW_LINKED[self.how])}: {names.other_case(self.other)}"


def cases_named(act: Act) -> tuple[str, ...]:
    """The other cases with which an act says that its case belongs together."""
    return (act.other,) if isinstance(act, Linked) else ()


LinkingAct = Linked
