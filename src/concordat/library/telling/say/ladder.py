"""Steps, stages, duties' names, outcomes and where they lead."""

from collections.abc import Iterable

from concordat.core.protocol import Protocol, Step, Target
from concordat.core.wording import joined

ADDED = "not in the text"
"""Instead of a clause, where none asks for it."""


def say_stages(labels: Iterable[str]) -> str:
    """Several stages by their labels: “stages 1, 2 and 3”."""
    labels = list(labels)
    return f"stage{'s' if len(labels) > 1 else ''} {joined(labels)}"


def say_step(step: Step) -> str:
    """The title of a step, after its stage if that is a number."""
    if step.stage[:1].isdigit():
        return f"stage {step.stage}: {step.title}"
    return step.title


def say_times(times: int) -> str:
    """How many visits to a step, to follow “after”."""
    return "the first time" if times == 1 else f"{times} times"


def say_name(protocol: Protocol, key: str) -> str:
    """What a duty is called: its own name, with its step if another duty has the same name."""
    name = key.rpartition(".")[2]
    alike = [other for other in protocol.duties if other.rpartition(".")[2] == name]
    step = protocol.duties[key].step
    if len(alike) == 1 or step is None:
        return f"“{name}”"
    return f"“{name}” ({protocol.steps[step].title})"


def say_target(protocol: Protocol, target: Target) -> str:
    """Where an outcome leads."""
    match target.kind:
        case "end":
            return f"ends: {target.name}"
        case "stay":
            return "goes on here"
        case "step":
            return say_step(protocol.steps[target.name])
