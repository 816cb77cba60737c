"""Findings about whom a step waits for and whom a duty is for: steps that silence holds, duties
towards oneself.
"""

from collections.abc import Iterator

from concordat.core.explore.relevant import can_be_late
from concordat.core.protocol import LATE, Duty, Protocol, Signal, Step, Target
from concordat.library.files.positions import written
from concordat.library.findings.advice import Found, place_of
from concordat.library.problems import Unclear


def without_a_way_up(protocol: Protocol) -> Iterator[Found]:
    """Steps that wait for the answering side, lead to a later step, and have none to move up to in
    its silence.
    """
    order = list(protocol.steps)
    for step in protocol.steps.values():
        waiting = [
            protocol.duties[key] for key in step.duties if _waits_for_answer(protocol.duties[key])
        ]
        above = [
            to
            for duty in waiting
            for to in _steps_of(duty)
            if order.index(to) > order.index(step.key)
        ]
        if (
            step.above
            or not above
            or _is_said(protocol, step, waiting)
            or _leads_on_anyhow(protocol, step, waiting)
        ):
            continue
        sentence = f"Nobody can move on from “{step.key}” when nobody answers: it has no “above”."
        clause = next((duty.clause for duty in waiting if duty.clause), None)
        finding = (
            f'a [finding.NAME] with clauses = "{clause}"'
            if clause
            else f"a [{written(('finding', step.key))}]"
        )
        hint = (
            f'Write above = "{above[0]}" under [{written(("step", step.key))}]; if nobody '
            f"may, say so in {finding}."
        )
        yield ("step", step.key), Unclear(sentence, hint)


def _waits_for_answer(duty: Duty) -> bool:
    """Whether the case waits for a duty that the answering side has a part in."""
    return duty.holds and any(post.side == "answering" for post in duty.who)


def _steps_of(duty: Duty) -> list[str]:
    return [
        target.name for word, target in duty.then.items() if target.kind == "step" and word != LATE
    ]


def _is_said(protocol: Protocol, step: Step, waiting: list[Duty]) -> bool:
    """Whether the board is told already. A silence about a time or about who decides doesn't say
    it.
    """
    about = {step.key, *(duty.clause for duty in waiting if duty.clause)}
    return any(
        about & {remark.key, *remark.clauses}
        for remark in protocol.remarks
        if remark.sort in ("reading", "silence", "finding")
        and remark.lacks not in ("limit", "decider")
    )


def _leads_on_anyhow(protocol: Protocol, step: Step, waiting: list[Duty]) -> bool:
    """Whether something leads on from the step that no answer is needed for: lateness, or a duty of
    somebody else.
    """
    if any(LATE in duty.then and can_be_late(duty) for duty in waiting):
        return True
    held = {duty.key for duty in waiting}
    others = [
        duty
        for duty in protocol.duties.values()
        if duty.step in (step.key, None) and duty.key not in held
    ]
    while following := [
        duty for duty in others if all(_after(signal, held) for signal in duty.opens)
    ]:
        held |= {duty.key for duty in following}
        others = [duty for duty in others if duty.key not in held]
    return any(_moves(duty, target) for duty in others for target in duty.then.values())


def _moves(duty: Duty, target: Target) -> bool:
    """Whether that takes the matter on. To end it undecided is no way on."""
    return target.kind == "step" or (target.kind == "end" and duty.settled == "decision")


def _after(signal: Signal, held: set[str]) -> bool:
    """Whether that only comes once a duty is done that waits for an answer."""
    return signal.kind in ("done", "outcome") and signal.of in held


def towards_themselves(protocol: Protocol) -> Iterator[Found]:
    """Duties of one post towards that very post."""
    for duty in protocol.duties.values():
        if len(set(duty.who)) == 1 and duty.who[0] in duty.towards:
            sentence = f"“{duty.key}” is owed by “{duty.who[0]}” towards “{duty.who[0]}”."
            yield (
                (*place_of(duty), "towards"),
                Unclear(sentence, "Name in “towards” whom it is for, or take it away."),
            )
