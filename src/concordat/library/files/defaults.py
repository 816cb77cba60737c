"""Defaults for what a duty's table doesn't say: how often it is owed, by whom, who settles it."""

from typing import Literal

from concordat.core.posts import PostRef, Side
from concordat.core.protocol import Act, Signal
from concordat.library.files.shape import File
from concordat.library.files.shape_steps import DutyShape

Settled = Literal["positions", "decision", "choice", "doing"]
Owed = Literal["once", "agency", "party", "post"]
POSITIONS = ("agreed", "not agreed")
CHOSEN = ("decision", "choice")
PAPERWORK = ("write", "notify", "form", "record", "act")
"""Acts that the case doesn't wait for, and that are still owed when it has gone on."""


def settled(it: DutyShape) -> Settled:
    """Whose word the outcome is."""
    if it.act == "decide":
        return "decision"
    if it.act == "consider":
        return "choice"
    if any(word in it.then for word in POSITIONS):
        return "positions"
    return "doing"


def owed_how(who: tuple[PostRef, ...], act: Act) -> Owed:
    """Each answering agency owes what an answering post does; a decision is made once."""
    answering = any(post.side == "answering" for post in who)
    return "agency" if answering and act != "decide" else "once"


def side_of(who: tuple[PostRef, ...], owed: Owed) -> Side:
    """The side that owes it. Agencies come before the board or others who take part with them."""
    sides = {"raising" if post.side == "own" else post.side for post in who}
    if owed == "party" or {"raising", "answering"} <= sides:
        return "both"
    order: tuple[Side, ...] = ("raising", "answering", "board")
    for side in order:
        if side in sides:
            return side
    return "third"


def decided_together(file: File, signals: tuple[Signal, ...]) -> bool:
    """Whether one of these is a decision or choice that several posts make, each for themselves."""
    duties = dict(file.duty)
    for step, rung in file.step.items():
        for name, duty in rung.duty.items():
            duties[f"{step}.{name}"] = duty
    for signal in signals:
        # “differ” is nobody's own word, so it can't come first.
        if signal.is_given and signal.of in duties and _each_decides(duties[signal.of]):
            return True
    return False


def _each_decides(it: DutyShape) -> bool:
    return it.owed == "post" and len(it.who) > 1 and settled(it) in CHOSEN


def holds_and_survives(
    it: DutyShape, opens: tuple[Signal, ...], step: str | None
) -> tuple[bool, bool]:
    """Whether the case waits for a duty, and whether it is owed after the case has left its step.

    A duty of no step survives every step; but what two sides say about a discussion counts only at
    the step where it was held.
    """
    only_on_danger = bool(opens) and all(signal.kind == "risk" for signal in opens)
    holds, survives = True, False
    if it.act in PAPERWORK or only_on_danger:
        holds, survives = False, True
    elif it.act == "consider" and not it.then:
        holds = False
    if step is None and settled(it) != "positions":
        survives = True
    if it.holds is not None:
        holds = it.holds
    if it.survives is not None:
        survives = it.survives
    return holds, survives
