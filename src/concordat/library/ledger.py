"""The clauses of the source against what the file does with them: none dropped, none made up."""

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
from concordat.library.outline import Raw, elements, strings, tables
from concordat.library.positions import Path, written
from concordat.library.problems import Unclear, meant, nearest

REMARKS = ("reading", "silence", "gap", "finding")
RUNNING = ("duty", "notice", "clock", "permission")
DESCRIBING = ("kind", "instead", "alongside", "fact", "post", "route", "step")

Found = tuple[Path, Unclear]


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


def ledger_problems(raw: Raw) -> Iterator[Found]:
    """Clauses cited and not listed, listed and not used, and elements that say neither clause nor
    `local`.
    """
    listed = tables(raw, "clause")
    used: set[str] = set()
    for path, clause in citations(raw):
        used.add(clause)
        if clause not in listed:
            heading = written(("clause", clause))
            hint = nearest(
                clause,
                listed,
                f"List it with a heading, [{heading}], and its place, text and strength.",
            )
            # What was meant by a slip of the pen isn't called unused as well.
            used.add(meant(clause, listed) or clause)
            yield path, Unclear(f"There is no clause “{clause}” in this file.", hint)
    for clause, table in listed.items():
        if clause not in used and "only" not in table:
            hint = (
                f'Name it where it is carried out (clause = "{clause}"), or say why nothing '
                "is to be done (only = …)."
            )
            yield ("clause", clause), Unclear(f"Nothing is done with the clause “{clause}”.", hint)
    yield from _running_from_text_only(raw)
    yield from _unfounded(raw)


def citations(raw: Raw) -> Iterator[tuple[Path, str]]:
    """Every mention of a clause, with its place."""
    for path, table in _all_elements(raw):
        if isinstance(table.get("clause"), str):
            yield (*path, "clause"), table["clause"]
        for key in ("cites", "clauses"):
            for place, clause in enumerate(strings(table.get(key))):
                yield (*path, key, place) if isinstance(table[key], list) else (*path, key), clause


def _all_elements(raw: Raw) -> Iterator[tuple[Path, Raw]]:
    yield ("admission",), tables(raw).get("admission", {})
    for sort in (*DESCRIBING, "clock", "permission", *REMARKS):
        for name, table in tables(raw, sort).items():
            yield (sort, name), table
    for sort in ("duty", "notice"):
        for path, _, _, table in elements(raw, sort):
            yield path, table


def _running(raw: Raw) -> Iterator[tuple[Path, Raw]]:
    return (
        (path, table)
        for path, table in _all_elements(raw)
        if any(part in RUNNING for part in path[::2])
    )


def _running_from_text_only(raw: Raw) -> Iterator[Found]:
    only = {clause for clause, table in tables(raw, "clause").items() if "only" in table}
    for path, table in _running(raw):
        clause = table.get("clause")
        if isinstance(clause, str) and clause in only:
            sentence = (
                f"The clause “{clause}” is said to be text only (“only”), and this "
                f"{path[-2]} comes from it."
            )
            hint = "Take “only” away from the clause, or name the clause that asks for this."
            yield (*path, "clause"), Unclear(sentence, hint)


def _unfounded(raw: Raw) -> Iterator[Found]:
    for path, table in _running(raw):
        sort = path[-2]
        has = [key for key in ("clause", "local") if key in table]
        if not has:
            hint = (
                'Write clause = "…" or, if the text doesn\'t ask for it, local = "…" with '
                "who added it and why."
            )
            yield path, Unclear(f"Nothing says where this {sort} comes from.", hint)
        elif len(has) == 2:
            sentence = f"This {sort} has a clause, and is said to be added (“local”) as well."
            yield (
                (*path, "local"),
                Unclear(sentence, "Take one of the two away: what the text asks for isn't local."),
            )
