"""What a duty is taken to be where its table doesn't say: how often owed, by which side, whose word
settles it.
"""

from typing import Any, Literal

from concordat.core.posts import PostRef, Side
from concordat.core.protocol import DIFFER, Signal
from concordat.library.files.shape import File
from concordat.library.files.shape_steps import DutyShape

Settled = Literal["positions", "decision", "choice", "doing"]
Owed = Literal["once", "agency", "party", "post"]
POSITIONS = ("agreed", "not agreed")
CHOSEN = ("decision", "choice")
WITHOUT_HOLD = ("write", "notify", "form", "record", "act")


def settled(it: DutyShape) -> Settled:
    """Whose word the outcome is."""
    if it.act == "decide":
        return "decision"
    if it.act == "consider":
        return "choice"
    return "positions" if any(word in it.then for word in POSITIONS) else "doing"


def owed_how(who: tuple[PostRef, ...], act: Any) -> Owed:
    """Each answering agency owes what an answering post does; a decision is one."""
    return "agency" if act != "decide" and any(post.side == "answering" for post in who) else "once"


def side_of(who: tuple[PostRef, ...], owed: Owed) -> Side:
    """The side that owes it. Agencies come before the board or others who take part with them."""
    sides = {post.side for post in who}
    if owed == "party" or {"raising", "answering"} <= sides:
        return "both"
    order: tuple[Side, ...] = ("raising", "answering", "board", "third")
    return next((side for side in order if side in sides), "third")


def decided_together(file: File, signals: tuple[Signal, ...]) -> bool:
    """Whether one of these is a decision or a choice that several posts make, each for themselves.

    That they differ isn't: no one of them can say it.
    """
    of = {
        signal.of
        for signal in signals
        if signal.kind in ("done", "outcome") and signal.word != DIFFER
    }
    duties = {
        f"{step}.{name}": it for step, rung in file.step.items() for name, it in rung.duty.items()
    } | file.duty
    return any(
        it.owed == "post" and len(it.who) > 1 and settled(it) in CHOSEN
        for key, it in duties.items()
        if key in of
    )


def stays(it: DutyShape, opens: tuple[Signal, ...], step: str | None) -> tuple[bool, bool]:
    """Whether it holds its stage and whether it survives it: as the file says, else by the kind of
    duty.

    A duty of no step survives every step. But what two sides say of a discussion counts at the step
    where it was held.
    """
    if it.act in WITHOUT_HOLD or (opens and all(signal.kind == "risk" for signal in opens)):
        holds, survives = False, True
    elif it.act == "consider" and not it.then:
        holds, survives = False, False
    else:
        holds, survives = True, False
    survives = survives or (step is None and settled(it) != "positions")
    return holds if it.holds is None else it.holds, survives if it.survives is None else it.survives
