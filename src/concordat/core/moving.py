"""Moving a case up, and stopping it: on which grounds, by whom, and why not."""

from collections.abc import Mapping

from concordat.core.case import Case, Owed
from concordat.core.errors import Refused
from concordat.core.events import TakenNoFurther, Withdrawn
from concordat.core.parts import Actor
from concordat.core.protocol import Protocol
from concordat.core.wording import worded

NO_ANSWER = "no answer"
RISK_TO_CHILD = "risk to the child"


def why_ended(case: Case) -> Refused | None:
    """Why nothing more goes on in a case that has ended; None while it is open."""
    if case.end is None:
        return None
    return Refused(
        "ended", f"This case has ended ({case.end}). If the disagreement is back, raise it again."
    )


def why_not_up(protocol: Protocol, case: Case, actor: Actor, ground: str) -> Refused | None:
    if refused := why_ended(case):
        return refused
    if not actor.may_be("raising"):
        return Refused(
            "other-side", "Only the agency that raised this can take it to the next stage."
        )
    step = protocol.steps[case.step]
    if step.above is None:
        return Refused(
            "no-step-above",
            "The procedure names no step to move up to from here. What is owed here stays "
            "open; the board can see "
            "that it is.",
        )
    if ground == NO_ANSWER:
        return _why_no_answer(protocol, case)
    if ground == RISK_TO_CHILD or ground in step.early:
        return None
    grounds = ", ".join(
        f"“{say_ground(each, protocol.words)}”" for each in (NO_ANSWER, RISK_TO_CHILD, *step.early)
    )
    return Refused(
        "no-such-ground",
        f"“{ground}” is not a ground for moving up here. The grounds are {grounds}.",
    )


def say_ground(ground: str, words: Mapping[str, str]) -> str:
    """A ground as readers with those words see it: “risk to the adult” where it is about adults."""
    return worded(ground, words) if ground == RISK_TO_CHILD else ground


def _why_no_answer(protocol: Protocol, case: Case) -> Refused | None:
    clocks = [clock for clock in case.clocks if case.stage in clock.scope and clock.ended is None]
    if any(clock.late(case.now) for clock in clocks):
        return None
    waiting = answers_awaited(case)
    if any(duty.late(case.now) or duty.was_late(case.now) for duty in waiting):
        return None
    dated = any(clock.due is not None for clock in clocks)
    undated = [] if dated else [duty for duty in waiting if duty.due is None]
    if any(duty.id in case.reminded for duty in undated):
        return None
    if undated:
        return Refused(
            "not-reminded",
            (
                "The procedure gives no limit here. Remind them first; if no answer comes, move up "
                "and say why."
            ),
        )
    early = worded("You can move up early if the child is at risk.", protocol.words)
    return Refused("not-late", f"The other side still has time to answer. {early}")


def answers_awaited(case: Case) -> tuple[Owed, ...]:
    """The open duties of the present step in which the answering side takes part and that hold the
    ladder.
    """
    return tuple(
        duty
        for duty in case.open_duties
        if duty.holds and duty.side in ("answering", "both") and duty.visit == case.visit
    )


def why_not_stop(
    protocol: Protocol, case: Case, actor: Actor, act: Withdrawn | TakenNoFurther
) -> Refused | None:
    if refused := why_ended(case):
        return refused
    if not actor.may_be("raising"):
        return Refused("other-side", "Only the agency that raised this can stop it.")
    decided = any(
        duty.how == "done"
        and duty.key in protocol.duties
        and protocol.duties[duty.key].settled == "decision"
        for duty in case.duties
    )
    if decided and isinstance(act, Withdrawn):
        return Refused(
            "decided",
            "A decision has been made, so this cannot be withdrawn. You can take it no further.",
        )
    return None
