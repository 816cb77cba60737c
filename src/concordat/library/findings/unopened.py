"""Findings about musts of record, paper or notice that nobody comes to owe, though their step was
reached: where the other side is silent, and where two openings are one.
"""

from collections.abc import Iterator

from concordat.core.protocol import LATE, Duty, Protocol, Step
from concordat.library.findings.places import place_of, readings_of, remark_to_write
from concordat.library.problems import Comment, in_quotes


def unopened_musts(protocol: Protocol) -> Iterator[Comment]:
    """Musts that open only once something else was done, at a step that a case can leave before."""
    for duty in _of_record(protocol):
        for step, first in _left_without(protocol, duty):
            yield Comment(
                (*place_of(duty), "opens"),
                f"“{duty.key}” is a must, and is never owed where the case leaves “{step.key}” "
                f"before “{first}” is done: nobody may have answered there.",
                f"Add “{_left(duty, step)}” to “opens”; or say that it is owed only afterwards, in "
                f"{_reading(duty)}.",
            )


def musts_opened_over(protocol: Protocol) -> Iterator[Comment]:
    """Musts of no step that open at several steps, and so are owed once where the first is still
    open when the second comes.
    """
    for duty in _of_record(protocol):
        steps = [signal.of for signal in duty.opens if signal.kind in ("entered", "left")]
        if duty.step is None and len(steps) > 1 and not duty.met_by_the_record:
            yield Comment(
                (*place_of(duty), "opens"),
                f"“{duty.key}” is a must that opens at each of {in_quotes(steps)}, and is owed "
                "once while it is still open.",
                f"Write it in each of these steps; or say that once is enough, in "
                f"{_reading(duty)}.",
            )


def _of_record(protocol: Protocol) -> Iterator[Duty]:
    """The musts that go on being owed and keep no case waiting, where no reading says from when."""
    for duty in protocol.duties.values():
        if duty.strength != "must" or duty.holds or not duty.survives:
            continue
        if not readings_of(protocol, "anchor", (duty.key, duty.key.split(".")[-1], duty.clause)):
            yield duty


def _left_without(protocol: Protocol, duty: Duty) -> Iterator[tuple[Step, str]]:
    """The steps that can be left before what opens the duty there is done, each with that."""
    opened_at = {signal.of for signal in duty.opens if signal.kind in ("entered", "left")}
    for signal in duty.opens:
        source = protocol.duty_told_of(signal)
        if signal.kind != "done" or source is None or source.step is None:
            continue
        step = protocol.steps[source.step]
        if _can_be_left_by_silence(protocol, step) and not {step.key, step.above} & opened_at:
            yield step, source.key.removeprefix(f"{step.key}.")


def _can_be_left_by_silence(protocol: Protocol, step: Step) -> bool:
    goes_by_rule = any(LATE in protocol.duties[key].then for key in step.duties)
    return step.above is not None or goes_by_rule


def _left(duty: Duty, step: Step) -> str:
    return "left" if duty.step == step.key else f"left {step.key}"


def _reading(duty: Duty) -> str:
    return remark_to_write("reading", duty.clause, duty.key, "anchor")
