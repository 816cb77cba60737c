"""The parts of a protocol that can move a case: the duties that hold a step or lead on, what they
wait for, and the facts that they read.
"""

from collections.abc import Collection, Iterable, Iterator

import msgspec
from msgspec.structs import replace

from concordat.core.periods import Limit, NoNumber
from concordat.core.protocol import Duty, Protocol, Signal


class Relevant(msgspec.Struct, frozen=True):
    """The parts of a protocol that can move a case.

    `moving` are the keys of the duties that hold their step or lead on, and of those they wait for;
    `far_reaching` of those for which a duty of another step waits; `recurring` of the duties of the
    whole case that open again once they are done. `facts` are those that any of them reads, and
    `matters` the kinds, levels and other attributes that a case keeps from the first. `stated` is
    what else they wait for that somebody can state at any time.
    """

    moving: frozenset[str]
    far_reaching: frozenset[str]
    recurring: frozenset[str]
    facts: frozenset[str]
    matters: frozenset[str]
    stated: frozenset[Signal]


def relevant(protocol: Protocol) -> Relevant:
    """The parts of this protocol that can move a case."""
    moving = _moving(protocol)
    opening = {signal for key in moving for signal in protocol.duties[key].opens}
    read = _read(protocol, moving)
    facts = read & {fact.key for fact in protocol.facts}
    return Relevant(
        moving=moving,
        far_reaching=_far_reaching(protocol, moving),
        recurring=_recurring(protocol),
        facts=facts,
        matters=read - facts,
        stated=frozenset(each for each in opening if each.is_stated and each.kind != "fact"),
    )


def _moving(protocol: Protocol) -> frozenset[str]:
    """The duties that hold their step or lead on, and those that open one or come first."""
    found = {duty.key for duty in protocol.duties.values() if duty.holds or duty.then}
    while True:
        awaited = {of for key in found for of in _waits_for(protocol.duties[key])}
        if awaited <= found:
            return frozenset(found)
        found |= awaited


def _waits_for(duty: Duty) -> Iterator[str]:
    """The keys of the duties that open this one when they are done or late, or that come first."""
    yield from (signal.of for signal in duty.opens if signal.is_of_a_duty)
    yield from duty.not_before


def _far_reaching(protocol: Protocol, moving: frozenset[str]) -> frozenset[str]:
    """The duties for which a duty of another step waits."""
    waiting = (protocol.duties[key] for key in moving)
    awaited = ((duty.step, of) for duty in waiting for of in _waits_for(duty))
    return frozenset(of for step, of in awaited if protocol.duties[of].step != step)


def _recurring(protocol: Protocol) -> frozenset[str]:
    """The duties of the whole case that open again when they have been done, by themselves or by
    way of others.
    """
    anywhere = [duty for duty in protocol.duties.values() if duty.step is None]
    waits = {duty.key: set(_waits_for(duty)) for duty in anywhere}
    while True:
        further = {key: of | _all(waits.get(each, ()) for each in of) for key, of in waits.items()}
        if further == waits:
            return frozenset(key for key, of in waits.items() if key in of)
        waits = further


def _all(sets: Iterable[Collection[str]]) -> set[str]:
    return set().union(*sets)


def _read(protocol: Protocol, moving: frozenset[str]) -> frozenset[str]:
    """The facts and other attributes that open a duty, or decide whether it can be late at all."""
    read: set[str] = set()
    for duty in map(protocol.duties.__getitem__, moving):
        read.update(duty.conditions, duty.unless)
        read.update(signal.of for signal in duty.opens if signal.kind == "fact")
        if len(set(map(_has_number, _limits(duty)))) > 1:
            read.update(fact for fact, _ in duty.limits)
    return frozenset(fact for fact in read if not fact.startswith("route "))


# ── Lateness ──────────────────────────────────────────────────────────────────────────────────────


def can_be_late(duty: Duty) -> bool:
    """Whether some case gives it a limit with a number, or with a date that somebody sets."""
    return any(map(_has_number, _limits(duty)))


def can_be_late_in(duty: Duty, attributes: Collection[str]) -> bool:
    """Whether a case of which these attributes are true gives it such a limit."""
    return _has_number(duty.limit_in(attributes))


def _limits(duty: Duty) -> list[Limit | None]:
    return [duty.limit, *(limit for _, limit in duty.limits)]


def _has_number(limit: Limit | None) -> bool:
    return limit is not None and not all(isinstance(each, NoNumber) for each in limit.periods)


# ── Without holidays ──────────────────────────────────────────────────────────────────────────────


def with_plain_weeks(protocol: Protocol) -> Protocol:
    """The protocol with nobody's holidays: whose days count makes no difference to which states
    there are.
    """
    duties = {key: replace(duty, nation=None) for key, duty in protocol.duties.items()}
    clocks = tuple(replace(clock, nation=None) for clock in protocol.clocks)
    return replace(protocol, duties=duties, clocks=clocks)
