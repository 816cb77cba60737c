"""Findings about musts that can be lost: another duty of their step leads on while they are open.

What survives its step goes on being owed and is not lost.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from concordat.core.protocol import LATE, Duty, Protocol, Signal
from concordat.library.findings.places import place_of
from concordat.library.problems import Comment, in_quotes


class Known(NamedTuple):
    """What must have happened to a duty before another can open."""

    what: Literal["done", "outcome"]
    key: str


def losing_musts(protocol: Protocol) -> Iterator[Comment]:
    """Musts of a step that end as overtaken when the outcome of another duty comes first."""
    for duty in protocol.duties.values():
        if duty.strength != "must" or duty.step is None or duty.survives or duty.met_by_the_record:
            continue
        others = [each for each in protocol.duties.values() if each.step in (None, duty.step)]
        first = [other.key for other in others if _loses(protocol, duty, other)]
        if first:
            yield Comment(
                (*place_of(duty), "strength"),
                f"“{duty.key}” is a must, and is lost when the case leaves “{duty.step}” before it "
                f"is done: {in_quotes(first)} can lead on first.",
                "Write survives = true, so that it goes on being owed; or let the other wait for "
                "it (not_before).",
            )


def _loses(protocol: Protocol, duty: Duty, other: Duty) -> bool:
    """Whether an outcome of the other can take the case away while the duty is open."""
    leading = {word for word, to in other.then.items() if to.kind != "stay" and word != LATE}
    if other.key == duty.key or not leading or _waits_for(protocol, other, duty):
        return False
    if not _routes(protocol, duty, ()) & _routes(protocol, other, ()):
        return False
    direct = [signal for signal in duty.opens if signal.is_given and signal.of == other.key]
    if any(_is_overtaken_at_once(signal, leading) for signal in direct):
        return True
    settled = Known("outcome" if other.settled == "positions" else "done", other.key)
    return settled not in _known_before(protocol, duty, ())


def _routes(protocol: Protocol, duty: Duty, seen: tuple[str, ...]) -> frozenset[str]:
    """The routes on which a duty can open at all."""
    every = frozenset(protocol.routes)
    if duty.key in seen:
        return every
    named = {each.removeprefix("route ") for each in duty.conditions}
    own = every & named if named and not named & set(duty.conditions) else every
    sources = [protocol.duty_told_of(signal) for signal in duty.opens]
    further = (*seen, duty.key)
    opened = [_routes(protocol, each, further) if each else every for each in sources]
    return own & frozenset[str]().union(*opened)


def _waits_for(protocol: Protocol, other: Duty, duty: Duty) -> bool:
    """Whether the other opens, or can be done, only once the duty was done by all who owe it."""
    if duty.key in other.not_before and duty.owed in ("once", "agency"):
        return True
    of_each = duty.owed in ("party", "post") and other.waits_for == "first"
    return not of_each and Known("done", duty.key) in _known_before(protocol, other, ())


def _is_overtaken_at_once(signal: Signal, leading: set[str]) -> bool:
    """Whether what opens the duty also takes the case away, now or with the word that follows."""
    return signal.kind == "done" or signal.word in leading


def _known_before(protocol: Protocol, duty: Duty, seen: tuple[str, ...]) -> frozenset[Known]:
    """All that must have happened before a duty opens, in whichever way it does."""
    if duty.key in seen:
        return frozenset()
    ways = [_known_by(protocol, signal, (*seen, duty.key)) for signal in duty.opens]
    return frozenset.intersection(*ways) if ways else frozenset()


def _known_by(protocol: Protocol, signal: Signal, seen: tuple[str, ...]) -> frozenset[Known]:
    if not signal.is_given or signal.of not in protocol.duties:
        return frozenset()
    before = _known_before(protocol, protocol.duties[signal.of], seen)
    found = {Known("done", signal.of)}
    if signal.kind == "outcome":
        found.add(Known("outcome", signal.of))
    return before | found
