"""How long there is, and from when that is counted."""

from concordat.core.periods import NO_NUMBER, Limit, NoNumber
from concordat.core.protocol import Anchor, Clock, Duty, Protocol, Signal
from concordat.core.wording import joined
from concordat.library.telling.say.ladder import say_name, say_stages
from concordat.library.telling.say.signals import say_condition, say_signal

NO_TIME = "no time is given"


def say_limit(protocol: Protocol, duty: Duty) -> str:
    """“within: 2 working days”, with all that is said of how it counts; or that there is none."""
    if duty.limit is None and not duty.limits:
        return NO_TIME
    said = say_standard(duty.limit) or f"within: {say_limits(protocol, duty.limit, duty.limits)}"
    if duty.nation:
        said += f", in working days of {say_nation(duty.nation)}"
    if duty.anchors:
        said += f", counted from {say_anchors(protocol, duty)}"
    if duty.extended_at_most:
        said += f"; by agreement up to {duty.extended_at_most.words} in all"
    if duty.met_by_receipt:
        said += "; what is sent must have arrived by then"
    return said


def say_limits(
    protocol: Protocol, limit: Limit | None, limits: tuple[tuple[str, Limit], ...]
) -> str:
    """A limit, after those that facts bring: “24 hours if “At home”, otherwise 3 hours”."""
    otherwise = limit.words if limit else NO_TIME
    if not limits:
        return otherwise
    parts = [f"{it.words} if {say_condition(protocol, fact)}" for fact, it in limits]
    return f"{', '.join(parts)}, otherwise {otherwise}"


def say_standard(limit: Limit | None) -> str:
    """“the standard: …”, if one is in the text in place of a time; "" for any other limit."""
    match limit:
        case Limit(periods=(NoNumber(words=words),)) if words not in NO_NUMBER:
            return f"the standard: {words}"
        case _:
            return ""


def say_anchors(protocol: Protocol, duty: Duty) -> str:
    """From when a duty's time is counted: “when … or when …, whichever is first”."""
    said = joined([say_anchor(protocol, anchor) for anchor in duty.anchors], "or")
    if len(duty.anchors) > 1:
        said += f", whichever is {duty.whichever}"
    if not _has_come_when_it_opens(duty):
        said += ", or from its opening if that never happened"
    return said


def _has_come_when_it_opens(duty: Duty) -> bool:
    """Whether a limit counts from the case's start or from what opens the duty."""
    come = {Signal("start")}
    if len(duty.opens) == 1:
        opening = duty.opens[0]
        come.add(opening)
        if opening.kind == "outcome":
            come.add(Signal("done", opening.of))
    return any(anchor.signal in come for anchor in duty.anchors)


def say_anchor(protocol: Protocol, anchor: Anchor) -> str:
    """From when a limit is counted: “the first time when …”."""
    when = say_signal(protocol, anchor.signal)
    if anchor.received:
        when = _received(protocol, anchor.signal, when)
    return f"the first time {when}" if anchor.occurrence == "first" else when


def _received(protocol: Protocol, signal: Signal, when: str) -> str:
    if signal.kind == "done":
        return f"when {say_name(protocol, signal.of)} is received"
    if signal.kind == "start":
        return "when the decision that is disputed was received"
    return f"{when}, as received"


def say_clock(protocol: Protocol, clock: Clock) -> str:
    """What a clock allows, over which stages and from when."""
    limit = say_limits(protocol, clock.limit, clock.limits)
    if clock.nation:
        limit += f", in working days of {say_nation(clock.nation)}"
    anchor = say_anchor(protocol, clock.anchor)
    return f"{limit} over {say_stages(clock.over)}, counted from {anchor}"


def say_nation(nation: str) -> str:
    """“northern-ireland” as “Northern Ireland”."""
    return " ".join(word.capitalize() for word in nation.split("-"))
