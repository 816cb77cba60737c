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
    Step,
)


class Ledger(msgspec.Struct, frozen=True):
    """Ids of the clauses that are cited and of those that are text only; keys of what the file
    remarks about them.
    """

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

    def remarked(sort: Literal["reading", "silence", "gap", "finding", "local"]) -> tuple[str, ...]:
        return tuple(remark.key for remark in protocol.remarks if remark.sort == sort)

    running: list[Duty | Notice | Clock | Permission] = [
        *protocol.duties.values(),
        *protocol.notices,
    ]
    running += [*protocol.clocks, *protocol.permissions]
    return Ledger(
        cited=tuple(id_ for id_ in protocol.clauses if id_ in cited),
        text_only=tuple(id_ for id_, clause in protocol.clauses.items() if clause.only is not None),
        readings=remarked("reading"),
        silences=remarked("silence"),
        gaps=remarked("gap"),
        findings=remarked("finding"),
        local=(*remarked("local"), *(each.key for each in running if each.clause is None)),
    )


def _cited(protocol: Protocol) -> Iterator[str]:
    """Every clause from which something runs, or which something describes. A fact that nothing
    uses does neither.
    """
    running: list[Duty | Notice | Clock | Permission] = [
        *protocol.duties.values(),
        *protocol.notices,
    ]
    running += [*protocol.clocks, *protocol.permissions]
    facts = used_facts(protocol)
    describing: list[Kind | Fact | Post | Route | Step] = [
        *protocol.kinds,
        *protocol.instead,
        *(fact for fact in protocol.facts if fact.key in facts),
        *protocol.alongside,
    ]
    describing += [*protocol.posts.values(), *protocol.routes.values(), *protocol.steps.values()]
    for element in running:
        yield from (element.clause, *element.cites) if element.clause else element.cites
    yield from (element.clause for element in describing if element.clause)
    admission = protocol.admission
    yield from (admission.clause, *admission.cites) if admission.clause else admission.cites


def used_facts(protocol: Protocol) -> set[str]:
    """The facts on which anything depends: what is owed or told, when it opens, its time, who may
    raise.
    """
    running: list[Duty | Notice] = [*protocol.duties.values(), *protocol.notices]
    limited: list[Duty | Clock] = [*protocol.duties.values(), *protocol.clocks]
    signals = [signal for duty in protocol.duties.values() for signal in duty.opens]
    signals += [anchor.signal for duty in protocol.duties.values() for anchor in duty.anchors]
    signals += [signal for notice in protocol.notices for signal in notice.on]
    signals += [clock.anchor.signal for clock in protocol.clocks]
    used = {signal.of for signal in signals if signal.kind == "fact"} | set(
        protocol.admission.conditions
    )
    used |= {condition for each in running for condition in each.conditions}
    return used | {fact for each in limited for fact, _ in each.limits}
