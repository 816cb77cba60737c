"""Findings about answers: steps where silence stops the case, and duties that a post owes to
itself.
"""

from collections.abc import Iterator

from concordat.core.explore.relevant import can_be_late
from concordat.core.protocol import LATE, Duty, Protocol, Signal, Step
from concordat.library.findings.places import about, place_of, remark_to_write
from concordat.library.problems import Comment, dotted


def without_a_way_up(protocol: Protocol) -> Iterator[Comment]:
    """Steps that wait for the answering side, with nowhere to move up on its silence."""
    for step in protocol.steps.values():
        duties = [protocol.duties[key] for key in step.duties]
        waiting = [duty for duty in duties if _waits_for_answer(duty)]
        later = _later_steps(protocol, step, waiting)
        if step.above or not later:
            continue
        if _is_declared(protocol, step, waiting) or _leads_on_anyhow(protocol, step, waiting):
            continue
        clause = next((duty.clause for duty in waiting if duty.clause), None)
        silence = remark_to_write("silence", clause, step.key, "outcome")
        heading = dotted(("step", step.key))
        yield Comment(
            ("step", step.key),
            f"Nobody can move on from “{step.key}” when nobody answers: it has no “above”.",
            f'Write above = "{later[0]}" under [{heading}]; if nobody may, say so in {silence}.',
        )


def _waits_for_answer(duty: Duty) -> bool:
    """Whether the case waits for a duty in which the answering side takes part."""
    return duty.holds and any(post.side == "answering" for post in duty.who)


def _later_steps(protocol: Protocol, step: Step, duties: list[Duty]) -> list[str]:
    """The later steps to which the outcomes of these duties lead."""
    order = list(protocol.steps)
    found = []
    for duty in duties:
        for word, target in duty.then.items():
            if target.kind != "step" or word == LATE:
                continue
            if order.index(target.name) > order.index(step.key):
                found.append(target.name)
    return found


def _is_declared(protocol: Protocol, step: Step, waiting: list[Duty]) -> bool:
    """Whether a reading or a silence is about what follows at a step."""
    names = {step.key, *(duty.clause for duty in waiting if duty.clause)}
    return bool(about(protocol, "outcome", names))


def _leads_on_anyhow(protocol: Protocol, step: Step, waiting: list[Duty]) -> bool:
    """Whether the case leaves the step without an answer: by lateness, or by another's duty."""
    if any(LATE in duty.then and can_be_late(duty) for duty in waiting):
        return True
    return any(_takes_it_on(duty) for duty in _not_held_up(protocol, step, waiting))


def _not_held_up(protocol: Protocol, step: Step, waiting: list[Duty]) -> list[Duty]:
    """The duties that can be done at a step without any of those that wait for an answer."""
    here = [duty for duty in protocol.duties.values() if duty.step in (step.key, None)]
    held_up: set[str] = set()
    following = waiting
    while following:
        held_up.update(duty.key for duty in following)
        here = [duty for duty in here if duty.key not in held_up]
        following = [duty for duty in here if _only_follows(duty, held_up)]
    return here


def _takes_it_on(duty: Duty) -> bool:
    """Whether an outcome leads further. Ending the matter undecided doesn't."""
    kinds = {target.kind for target in duty.then.values()}
    return "step" in kinds or ("end" in kinds and duty.settled == "decision")


def _only_follows(duty: Duty, held_up: set[str]) -> bool:
    """Whether a duty opens only after something that itself waits for an answer."""
    return all(_follows(signal, held_up) for signal in duty.opens)


def _follows(signal: Signal, held_up: set[str]) -> bool:
    return signal.kind in ("done", "outcome") and signal.of in held_up


def towards_themselves(protocol: Protocol) -> Iterator[Comment]:
    """Duties that a post owes to itself."""
    for duty in protocol.duties.values():
        if len(set(duty.who)) == 1 and duty.who[0] in duty.towards:
            yield Comment(
                (*place_of(duty), "towards"),
                f"“{duty.key}” is owed by “{duty.who[0]}” towards “{duty.who[0]}”.",
                "Name in “towards” whom it is for, or take it away.",
            )
