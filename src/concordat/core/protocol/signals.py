"""What can happen in a case that a duty, a notice or a limit waits for, and where outcomes lead."""

from typing import Literal

import msgspec

LATE = "late"  # the outcome of a duty that a text moves up by itself when nothing comes
DIFFER = "differ"  # the outcome of a duty of several posts whose words are not the same
_UNSAID = {LATE: "nothing in time", DIFFER: "they differ"}
SignalKind = Literal["start", "entered", "left", "done", "outcome", "late", "fact", "risk", "end"]


class Signal(msgspec.Struct, frozen=True, order=True):
    """Something that happens in a case and that a duty, notice or anchor can wait for.

    `of` is the duty key, step key, fact or end named; `word` the outcome waited for.
    """

    kind: SignalKind
    of: str = ""
    word: str = ""

    @property
    def is_of_a_duty(self) -> bool:
        """Whether it tells of a duty: that it was done, how it came out, or that it is late."""
        return self.kind in ("done", "outcome", "late")

    @property
    def is_given(self) -> bool:
        """Whether somebody gives it by doing a duty; time gives the rest, or two who differ."""
        return self.kind in ("done", "outcome") and self.word != DIFFER

    @property
    def is_stated(self) -> bool:
        """Whether somebody gives it by an act that is possible at any time and that nobody owes."""
        return self.kind in ("fact", "risk")


RISK = Signal("risk")


class Anchor(msgspec.Struct, frozen=True):
    """From when a limit is counted: a signal, when it happened or (`received`) when it was
    received.
    """

    signal: Signal
    received: bool = False
    occurrence: Literal["first", "last"] = "last"


class Target(msgspec.Struct, frozen=True):
    """Where an outcome leads: another step, an end of the case, or nowhere (`stay`)."""

    kind: Literal["step", "end", "stay"]
    name: str = ""


def say_word(word: str) -> str:
    """An outcome as a reader sees it; what nobody says, in words that say what happened."""
    return _UNSAID.get(word, word)
