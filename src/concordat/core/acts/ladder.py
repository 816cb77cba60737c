"""Moving a case up, and stopping it: for the side that raised it."""

from collections.abc import Mapping
from typing import Literal

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.posts import SideOf
from concordat.core.protocol import Protocol
from concordat.core.wording import worded

__all__ = [
    "NO_ANSWER",
    "RISK_TO_CHILD",
    "KeptGoing",
    "MovedUp",
    "TakenNoFurther",
    "Withdrawn",
    "say_ground",
]

LadderKind = Literal["move-up", "withdraw", "keep-going", "no-further"]
NO_ANSWER = "no answer"
RISK_TO_CHILD = "risk to the child"


def say_ground(ground: str, words: Mapping[str, str]) -> str:
    """A ground as readers with those words see it: “risk to the adult” where it is about adults."""
    return worded(ground, words) if ground == RISK_TO_CHILD else ground


A_SENTENCE = {"reason": 3}
"""How many words a reason has at least by which a case ends or goes on."""


class OfTheRaisingSide(Act, frozen=True):
    """What only the side that raised it does."""

    @property
    def only_by(self) -> SideOf:
        return SideOf("raising")


class MovedUp(OfTheRaisingSide, frozen=True, tag="moved-up"):
    """The raising side took the case to the next step, on a ground."""

    kinds = ("move-up",)
    for_somebody = True
    on_the_step = True
    writes = ("reason",)
    least = A_SENTENCE

    ground: str

    @property
    def subject(self) -> Subject:
        return Subject(name=self.ground)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        if self.ground == NO_ANSWER and case.answer_is_late:
            return ()
        return (Needed("reason", "Say why you are moving up now: one or two sentences."),)

    def sentence(self, names: Names) -> str:
        return f"{names.side('raising', None)} moved up to the next step: {names.said(self.ground)}"


class Withdrawn(OfTheRaisingSide, frozen=True, tag="withdrawn"):
    """The raising side withdrew, saying why and what keeps the child safe."""

    kinds = ("withdraw",)
    for_somebody = True
    may_end = True
    on_the_step = True
    writes = ("reason", "safety")
    least = A_SENTENCE

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return _words_of_stopping(case)

    def sentence(self, names: Names) -> str:
        did = "asked to withdraw" if names.went_on else "withdrew"
        return f"{names.side('raising', None)} {did} the disagreement"


class KeptGoing(Act, frozen=True, tag="kept-going"):
    """Somebody kept a case going that was being given up. `entry` is where that was asked for."""

    kinds = ("keep-going",)
    writes = ("reason",)
    least = A_SENTENCE

    entry: int

    @property
    def subject(self) -> Subject:
        return Subject(entry=self.entry)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("reason", sentences.SAY_WHY),)

    def sentence(self, names: Names) -> str:
        return "Kept the disagreement going"


class TakenNoFurther(OfTheRaisingSide, frozen=True, tag="taken-no-further"):
    """The raising side takes what is not agreed no further."""

    kinds = ("no-further",)
    for_somebody = True
    may_end = True
    on_the_step = True
    writes = ("reason", "safety")
    least = A_SENTENCE

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return _words_of_stopping(case)

    def sentence(self, names: Names) -> str:
        takes = "asked to take" if names.went_on else "takes"
        return f"{names.side('raising', None)} {takes} what is not agreed no further"


def _words_of_stopping(case: CaseSoFar) -> tuple[Needed, ...]:
    """Why, and what keeps the child safe: where their side said so already, that may stay as it
    was.
    """
    safety = Needed("safety", sentences.SAY_WHAT_KEEPS_SAFE_OR_TICK)
    return (Needed("reason", sentences.SAY_WHY), *(() if case.said_of_safety else (safety,)))


LadderAct = MovedUp | Withdrawn | KeptGoing | TakenNoFurther
