"""Findings about limits that can't be kept: too short a clock, too much before a decision."""

from collections.abc import Iterator

from concordat.core.explore import longest
from concordat.core.explore.limits import longest_of, working_days_of
from concordat.core.protocol import Clock, Duty, Permission, Protocol
from concordat.library.findings.places import place_of, remark_to_write, remarks_of
from concordat.library.problems import Comment, in_quotes

BEFORE_A_DECISION = ("represent", "advise", "meet", "discuss")


def stages_over_their_clocks(protocol: Protocol) -> Iterator[Comment]:
    """Clocks shorter than the limits of their stages together, unless the board has been told."""
    clocks = [clock for clock in protocol.clocks if not _is_declared(protocol, clock)]
    if not clocks:
        return
    without_clocks = [longest(protocol, route, clocks=False) for route in protocol.routes]
    for clock in clocks:
        days = working_days_of(longest_of(clock.limit, clock.limits))
        last = 0
        for way in without_clocks:
            for stage in clock.over:
                last = max(last, way.stages.get(stage, 0))
        if days is None or last <= days:
            continue
        several = "s" if len(clock.over) > 1 else ""
        finding = remark_to_write("finding", clock.clause, clock.key)
        yield Comment(
            ("clock", clock.key),
            f"The clock “{clock.key}” allows {clock.limit.words}; by the limits of their duties "
            f"alone, stage{several} {', '.join(clock.over)} may be left only on working day "
            f"{last}. The longest time to an end keeps to the clock.",
            f"If the text says both, tell the board in {finding}.",
        )


def _is_declared(protocol: Protocol, clock: Clock) -> bool:
    """Whether a finding of the file already tells the board about a clock, by its clause or
    name.
    """
    for finding in remarks_of(protocol, "finding"):
        if clock.key == finding.key or clock.key in finding.clauses:
            return True
        if clock.clause is not None and clock.clause in (finding.key, *finding.clauses):
            return True
    return False


def too_much_in_one_limit(protocol: Protocol) -> Iterator[Comment]:
    """Decisions whose limit must also leave time for representations, advice or a meeting."""
    for duty in protocol.duties.values():
        if duty.settled != "decision" or duty.limit is None:
            continue
        before = _before(protocol, duty)
        if not before:
            continue
        shared = "; ".join(other.what for other in before)
        # What is only permitted doesn't have to fit; if it is wanted, it makes the time shorter.
        if permitted := _meetings_permitted(protocol, duty):
            shared += f"; and, if it is wanted, {'; '.join(it.what for it in permitted)}"
        yield Comment(
            (*place_of(duty), "within"),
            f"“{duty.key}” must fit these into its {duty.limit.words}: {shared}.",
            _declared(protocol, [duty, *before])
            or "If they should come before it, let it open when they are done.",
        )


def _declared(protocol: Protocol, duties: list[Duty]) -> str:
    """A sentence naming the findings that already tell the board; "" if none do."""
    clauses = {duty.clause for duty in duties if duty.clause}
    findings = remarks_of(protocol, "finding") if clauses else []
    keys = [finding.key for finding in findings if clauses <= set(finding.clauses)]
    return f"It is declared as {in_quotes(keys)}." if keys else ""


def _before(protocol: Protocol, decision: Duty) -> list[Duty]:
    """What opens with a decision and has to come before it."""
    found = []
    for other in protocol.duties.values():
        if other.step != decision.step or other.key == decision.key:
            continue
        if other.act in BEFORE_A_DECISION and set(other.opens) & set(decision.opens):
            found.append(other)
    return found


def _meetings_permitted(protocol: Protocol, decision: Duty) -> list[Permission]:
    """What the decider may ask for in the same stage: representations, or a meeting."""
    stage = protocol.steps[decision.step].stage if decision.step else None
    found = []
    for permission in protocol.permissions:
        if stage not in permission.over or permission.act not in ("represent", "meet"):
            continue
        if set(permission.who) & set(decision.who):
            found.append(permission)
    return found
