"""When something happens, and what a condition asks."""

from typing import assert_never

from concordat.core.protocol import Duty, Notice, Protocol, Signal, say_word
from concordat.core.wording import joined, worded
from concordat.library.telling.say.ladder import say_name

SIGNALS = {
    "start": (
        "the disagreement is raised: once only, also where the case comes back to its first step"
    ),
    "entered": (
        "the case comes to this step, and each time that it comes again; “entered managers”: "
        "to that one"
    ),
    "done raise": "a duty is done; “done managers.tell” names one of another step",
    "talk: not agreed": "a duty has that outcome",
    "late raise": "a duty is not done when its limit has passed",
    "fact plan": "a fact is stated",
    "risk": "a child is in immediate danger",
    "end": "the case ends; “end: agreed”: as that",
}
"""Everything that can happen in a case, as a protocol file writes it, with what it means."""


def say_signal(protocol: Protocol, signal: Signal) -> str:
    """When it happens: “when “raise” is done”."""
    match signal.kind:
        case "start":
            said = "when the disagreement is raised"
        case "entered":
            said = f"when “{protocol.steps[signal.of].title}” begins"
        case "done" | "late" | "outcome":
            said = _of_a_duty(say_name(protocol, signal.of), signal)
        case "fact":
            said = f"when this is stated: {_fact_titles(protocol).get(signal.of, signal.of)}"
        case "risk":
            said = worded("when a child is in immediate danger", protocol.words)
        case "end":
            said = _of_the_end(signal.of)
        case _ as never:
            assert_never(never)
    return said


def _of_the_end(end: str) -> str:
    return f"when the case ends as “{end}”" if end else "when the case ends"


def _of_a_duty(name: str, signal: Signal) -> str:
    if signal.kind == "outcome":
        return f"when {name} comes to “{say_word(signal.word)}”"
    return f"when {name} is {signal.kind}"


def say_when(protocol: Protocol, waiting: Duty | Notice) -> str:
    """When a duty opens or a notice is given: “when “reply” is done, by all of them”."""
    signals = waiting.opens if isinstance(waiting, Duty) else waiting.on
    together = ", by all of them" if waiting.waits_for == "all" else ""
    return joined([say_signal(protocol, each) for each in signals], "or") + together


def say_condition(protocol: Protocol, condition: str) -> str:
    """A fact by its title in quotation marks; “the kind is …” or the like for anything else."""
    facts = _fact_titles(protocol)
    if condition in facts:
        return f"“{facts[condition]}”"
    sort, _, name = condition.partition(" ")
    titles: dict[str, str] = {}
    if sort == "kind":
        titles = {kind.key: kind.title for kind in protocol.kinds}
    elif sort == "route":
        titles = {route.key: route.title for route in protocol.routes.values()}
    return f"the {sort} is “{titles.get(name, name)}”"


def _fact_titles(protocol: Protocol) -> dict[str, str]:
    return {fact.key: fact.title for fact in protocol.facts}
