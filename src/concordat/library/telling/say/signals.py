"""When something happens, and what a condition asks."""

from collections.abc import Mapping

from concordat.core.protocol import Duty, Notice, Permission, Protocol, Signal, SignalKind, say_word
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
    "left": (
        "the case leaves this step, in whichever way: by an outcome, by moving up, or by ending. "
        "What opens then survives the step, and is for the agencies that were in dispute on it: "
        "not for one with which everything was agreed before; “left managers”: that one"
    ),
    "done raise": "a duty is done; “done managers.tell” names one of another step",
    "talk: not agreed": "a duty has that outcome",
    "late raise": "a duty is not done when its limit has passed",
    "fact plan": "a fact is stated",
    "risk": "a child is said to be in immediate danger; each time that somebody says so",
    "end": (
        "the case ends, for the agencies that were in dispute on its last step; “end: agreed”: "
        "as that"
    ),
}
"""Everything that can happen in a case, as a protocol file writes it, with what it means."""


WHEN: Mapping[SignalKind, str] = {
    "start": "when the disagreement is raised",
    "entered": "when “{}” begins",
    "left": "when “{}” is left",
    "done": "when {} is done",
    "outcome": "when {} comes to “{word}”",
    "late": "when {} is late",
    "fact": "when this is stated: {}",
    "risk": "when a child is in immediate danger",
    "end": "when the case ends{}",
}
"""When each kind of signal is given; `{}` is what it is of."""


def say_signal(protocol: Protocol, signal: Signal) -> str:
    """When it happens: “when “raise” is done”."""
    when = worded(WHEN[signal.kind], protocol.words)
    return when.format(_what_it_is_of(protocol, signal), word=say_word(signal.word))


def _what_it_is_of(protocol: Protocol, signal: Signal) -> str:
    """The step, duty, fact or end that a signal names, as people read it; "" of none."""
    if signal.is_of_a_duty:
        return say_name(protocol, signal.of)
    match signal.kind:
        case "entered" | "left":
            return protocol.steps[signal.of].title
        case "fact":
            return _fact_titles(protocol).get(signal.of, signal.of)
        case "end" if signal.of:
            return f" as “{signal.of}”"
        case _:
            return ""


def say_when(protocol: Protocol, waiting: Duty | Notice | Permission) -> str:
    """When a duty opens, a notice is given or something is offered: “when “reply” is done, by all
    of them”; "" for what is offered from the start.
    """
    signals = waiting.on if isinstance(waiting, Notice) else waiting.opens
    for_all = not isinstance(waiting, Permission) and waiting.waits_for == "all"
    said = joined([say_signal(protocol, each) for each in signals], "or")
    return said + (", by all of them" if for_all else "")


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
