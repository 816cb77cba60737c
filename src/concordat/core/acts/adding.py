"""Saying on the case what was left open when the disagreement was raised."""

from collections.abc import Mapping
from typing import Literal

from msgspec.structs import replace

from concordat.core import labels, sentences
from concordat.core.acts.base import Act, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.raising import Raised, why_not_level, why_not_matter
from concordat.core.errors import Refused
from concordat.core.posts import SideOf
from concordat.core.protocol import Protocol
from concordat.core.wording import joined

__all__ = ["CALLED", "Added"]

AddingKind = Literal["add"]
CALLED: Mapping[str, str] = {
    "matter": "the kind of disagreement",
    "level": "the level of need",
    labels.CHILD_VOICE.key: "what the child says or shows",
    labels.FAMILY.key: "what the family says",
    labels.NOT_TO_REACH.key: "what the family or others must not find out",
}
"""What can be added, in the order in which it is asked, as a sentence calls it."""


class Added(Act, frozen=True, tag="added"):
    """What the raiser had left open is said now. What was said before is corrected, not added."""

    kinds = ("add",)
    for_somebody = True
    only_adds = True
    writes = tuple(text.key for text in labels.LATER)

    matter: str | None = None
    level: str | None = None

    @property
    def subject(self) -> Subject:
        return Subject(side="raising")

    @property
    def only_by(self) -> SideOf:
        return SideOf("raising")

    @property
    def says(self) -> tuple[str, ...]:
        """What it says something about, in the order in which it is asked."""
        given = {note.about for note in self.notes}
        given |= {"matter"} if self.matter else set()
        given |= {"level"} if self.level else set()
        return tuple(each for each in CALLED if each in given)

    def onto(self, raised: Raised) -> Raised:
        """The raising with what was added to it."""
        return replace(
            raised,
            matter=raised.matter or self.matter,
            level=raised.level or self.level,
            notes=(*raised.notes, *(each for each in self.notes if not raised.note(each.about))),
        )

    def unknown(self, protocol: Protocol) -> Refused | None:
        return why_not_matter(protocol, self.matter) or why_not_level(protocol, self.level)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if not self.says:
            return Refused("nothing-added", sentences.ANSWER_ONE)
        said = [CALLED[each] for each in self.says if each not in case.left_open]
        if said:
            return Refused(
                "said-already",
                f"This was said when it was raised: {joined(said)}. Correct that entry instead.",
            )
        return None

    def sentence(self, names: Names) -> str:
        added = joined(names.said(CALLED[each]) for each in self.says)
        return f"Added to what was raised: {added}"
