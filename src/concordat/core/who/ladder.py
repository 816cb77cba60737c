"""Who may move a case up or stop it, on which grounds, and why not."""

from concordat.core.acts import NO_ANSWER, RISK_TO_CHILD, ActKind, say_ground
from concordat.core.case import Case, Owed
from concordat.core.errors import Refused
from concordat.core.protocol import Protocol, Step
from concordat.core.who.parts import Actor
from concordat.core.wording import worded


def why_ended(case: Case) -> Refused | None:
    """Why nothing more goes on in a case that has ended; None while it is open."""
    if case.end is None:
        return None
    return Refused(
        "ended",
        f"This case has ended ({case.end}). If the disagreement is back, raise it again.",
    )


def why_not_up(protocol: Protocol, case: Case, actor: Actor, ground: str) -> Refused | None:
    """Why this person can't take the case to the next step on that ground; None when they can."""
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
            "The procedure names no step to move up to from here. What is owed here stays open; "
            "the board can see that it is.",
        )
    if ground == NO_ANSWER:
        return _why_no_answer(protocol, case)
    return _why_not_ground(protocol, step, ground)


def _why_not_ground(protocol: Protocol, step: Step, ground: str) -> Refused | None:
    if ground == RISK_TO_CHILD or ground in step.early:
        return None
    possible = (NO_ANSWER, RISK_TO_CHILD, *step.early)
    grounds = ", ".join(f"“{say_ground(each, protocol.words)}”" for each in possible)
    return Refused(
        "no-such-ground",
        f"“{ground}” is not a ground for moving up here. The grounds are {grounds}.",
    )


def _why_no_answer(protocol: Protocol, case: Case) -> Refused | None:
    if any(clock.late(case.now) for clock in case.clocks_here):
        return None
    if any(_is_overdue(case, duty) for duty in case.answers_awaited):
        return None
    undated = _waiting_without_a_date(case)
    if any(duty.id in case.reminded for duty in undated):
        return None
    if undated:
        return Refused(
            "not-reminded",
            "The procedure gives no limit here. Remind them first; if no answer comes, move up and "
            "say why.",
        )
    early = worded("You can move up early if the child is at risk.", protocol.words)
    return Refused("not-late", f"The other side still has time to answer. {early}")


def _is_overdue(case: Case, duty: Owed) -> bool:
    return duty.late(case.now) or duty.was_late(case.now)


def _waiting_without_a_date(case: Case) -> list[Owed]:
    """The answers awaited that have no date, where no clock gives the stage one."""
    if any(clock.due is not None for clock in case.clocks_here):
        return []
    return [duty for duty in case.answers_awaited if duty.due is None]


def why_not_stop(protocol: Protocol, case: Case, actor: Actor, kind: ActKind) -> Refused | None:
    """Why this person can't withdraw it, or take it no further; None when they can."""
    if refused := why_ended(case):
        return refused
    if not actor.may_be("raising"):
        return Refused("other-side", "Only the agency that raised this can stop it.")
    if kind == "withdraw" and _is_decided(protocol, case):
        return Refused(
            "decided",
            "A decision has been made, so this cannot be withdrawn. You can take it no further.",
        )
    return None


def _is_decided(protocol: Protocol, case: Case) -> bool:
    return any(
        duty.how == "done" and protocol.duty(duty.key).settled == "decision" for duty in case.duties
    )
