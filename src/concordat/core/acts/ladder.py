"""Moving a case up, and stopping it: for the side that raised it."""

from collections.abc import Mapping
from typing import Literal

from concordat.core.acts.base import Act, CaseSoFar, Names, Needed, Subject
from concordat.core.protocol import Protocol
from concordat.core.wording import worded

__all__ = [
    "NO_ANSWER",
    "RISK_TO_CHILD",
    "MovedUp",
    "TakenNoFurther",
    "Withdrawn",
    "say_ground",
]

LadderKind = Literal["move-up", "withdraw", "no-further"]
NO_ANSWER = "no answer"
RISK_TO_CHILD = "risk to the child"


def say_ground(ground: str, words: Mapping[str, str]) -> str:
    """A ground as readers with those words see it: “risk to the adult” where it is about adults."""
    return worded(ground, words) if ground == RISK_TO_CHILD else ground


class MovedUp(Act, frozen=True, tag="moved-up"):
    """The raising side took the case to the next step, on a ground."""

    kinds = ("move-up",)
    on_the_step = True
    writes = ("reason",)

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


class Withdrawn(Act, frozen=True, tag="withdrawn"):
    """The raising side withdrew, saying why and what keeps the child safe."""

    kinds = ("withdraw",)
    on_the_step = True
    writes = ("reason", "safety")

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return WORDS_OF_STOPPING

    def sentence(self, names: Names) -> str:
        return f"{names.side('raising', None)} withdrew the disagreement"


class TakenNoFurther(Act, frozen=True, tag="taken-no-further"):
    """The raising side takes what is not agreed no further."""

    kinds = ("no-further",)
    on_the_step = True
    writes = ("reason", "safety")

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return WORDS_OF_STOPPING

    def sentence(self, names: Names) -> str:
        return f"{names.side('raising', None)} takes what is not agreed no further"


WORDS_OF_STOPPING = (
    Needed("reason", "Say why: one or two sentences."),
    Needed("safety", "Say what keeps the child safe. “Nothing” is an answer."),
)


LadderAct = MovedUp | Withdrawn | TakenNoFurther
