"""What `check` found, as text for a person."""

from collections.abc import Iterator
from pathlib import Path

from concordat.core.periods import WorkingDays
from concordat.library.findings.check import LongestWay, Verdict
from concordat.library.problems import told


def report(verdict: Verdict) -> str:
    """The verdict in lines, ending with a line break."""
    found = (
        told(Path(verdict.file), verdict.problems)
        if verdict.problems
        else "\n".join(_holds(verdict))
    )
    return f"{found}\n"


def _holds(verdict: Verdict) -> Iterator[str]:
    yield f"{verdict.id} {verdict.version}: no problems"
    yield "  The text"
    for name, found in (
        ("clauses cited", verdict.ledger.cited),
        ("text only", verdict.ledger.text_only),
        ("readings", verdict.ledger.readings),
        ("silences", verdict.ledger.silences),
        ("gaps", verdict.ledger.gaps),
        ("findings in the text", verdict.ledger.findings),
        ("not in the text (local)", verdict.ledger.local),
    ):
        yield f"    {name}: {len(found)}{_bracketed(found)}"
    yield "  The ladder"
    yield from _states(verdict)
    for end, ways in verdict.ends.items():
        yield f"    ends as {end}: {', '.join(ways)}"
    for way in verdict.longest:
        yield f"    {_longest(way)}"
    if verdict.findings:
        yield "  For the board to look at"
        for finding in verdict.findings:
            yield f"    line {finding.line}: {finding.sentence}"
            yield f"      {finding.hint}"


def _states(verdict: Verdict) -> Iterator[str]:
    if not verdict.complete:
        yield (
            f"    More than {verdict.states:,} states: not all were seen, and nothing is "
            "certain about dead ends."
        )
        return
    if verdict.every_state_has_a_way_on:
        yield (
            f"    {verdict.states:,} states: each has an open duty or is an end, and each "
            "can reach an end."
        )
    else:
        yield f"    {verdict.states:,} states, not all of which have a way on."


def _longest(way: LongestWay) -> str:
    """The longest time on a route, and what makes it uncertain."""
    if way.days is not None:
        return f"longest time on “{way.route}”: {WorkingDays(way.days)}, if every limit is kept"
    why = []
    if way.unlimited:
        why.append(f"no time is given in {', '.join(way.unlimited)}")
    if way.silences:
        why.append(f"declared in {', '.join(way.silences)}")
    if way.loops:
        why.append("it can go round again")
    least = WorkingDays(way.at_least)
    return f"longest time on “{way.route}”: no bound ({'; '.join(why)}); {least} without that"


def _bracketed(words: tuple[str, ...]) -> str:
    return f" ({', '.join(words)})" if words else ""
