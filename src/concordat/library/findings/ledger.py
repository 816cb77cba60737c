"""What a protocol does with each clause of its source."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from concordat.core.protocol import (
    Clock,
    Duty,
    Fact,
    Kind,
    Notice,
    Permission,
    Post,
    Protocol,
    Route,
    Signal,
    Step,
)
from concordat.library.findings.places import remarks_of

Running = Duty | Notice | Clock | Permission


class Ledger(msgspec.Struct, frozen=True):
    """Ids of the clauses that are cited or are text only; keys of what the file remarks on them."""

    cited: tuple[str, ...] = ()
    text_only: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    silences: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    local: tuple[str, ...] = ()


def ledger_of(protocol: Protocol) -> Ledger:
    """What a protocol does with each clause of its source, in the order of the source."""
    cited = set(_cited(protocol))
    clauses = protocol.clauses.values()
    added = [each.key for each in _running(protocol) if each.clause is None]
    return Ledger(
        cited=tuple(clause.id for clause in clauses if clause.id in cited),
        text_only=tuple(clause.id for clause in clauses if clause.only is not None),
        readings=_keys(protocol, "reading"),
        silences=_keys(protocol, "silence"),
        gaps=_keys(protocol, "gap"),
        findings=_keys(protocol, "finding"),
        local=(*_keys(protocol, "local"), *added),
    )


def _keys(
    protocol: Protocol, sort: Literal["reading", "silence", "gap", "finding", "local"]
) -> tuple[str, ...]:
    return tuple(remark.key for remark in remarks_of(protocol, sort))


def _running(protocol: Protocol) -> Iterator[Running]:
    yield from protocol.duties.values()
    yield from protocol.notices
    yield from protocol.clocks
    yield from protocol.permissions


def _describing(protocol: Protocol) -> Iterator[Kind | Fact | Post | Route | Step]:
    """What describes something in the text. A fact that nothing uses doesn't."""
    used = used_facts(protocol)
    yield from protocol.kinds
    yield from protocol.instead
    yield from protocol.alongside
    for fact in protocol.facts:
        if fact.key in used:
            yield fact
    yield from protocol.posts.values()
    yield from protocol.routes.values()
    yield from protocol.steps.values()


def _cited(protocol: Protocol) -> Iterator[str]:
    """Every clause from which something runs, or which something describes."""
    for element in (*_running(protocol), protocol.admission):
        if element.clause:
            yield element.clause
        yield from element.cites
    for described in _describing(protocol):
        if described.clause:
            yield described.clause


def used_facts(protocol: Protocol) -> set[str]:
    """The facts on which anything depends: what is owed or told, when, by when, who may raise."""
    used = set(protocol.admission.conditions)
    for signal in _signals(protocol):
        if signal.kind == "fact":
            used.add(signal.of)
    for duty in protocol.duties.values():
        used.update(duty.conditions, duty.unless)
        used.update(fact for fact, _ in duty.limits)
    for notice in protocol.notices:
        used.update(notice.conditions, notice.unless)
    for permission in protocol.permissions:
        used.update(permission.conditions)
    for clock in protocol.clocks:
        used.update(fact for fact, _ in clock.limits)
    return used


def _signals(protocol: Protocol) -> Iterator[Signal]:
    """Everything that something waits for or counts from."""
    for duty in protocol.duties.values():
        yield from duty.opens
        for anchor in duty.anchors:
            yield anchor.signal
    for notice in protocol.notices:
        yield from notice.on
    for clock in protocol.clocks:
        yield clock.anchor.signal
