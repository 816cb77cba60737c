"""What `check` found, as text for a person."""

from collections.abc import Iterator
from pathlib import Path

from concordat.core.periods import WorkingDays
from concordat.library.findings.check import LongestWay, Verdict
from concordat.library.problems import Problem, as_text


def report(verdict: Verdict) -> str:
    """The verdict in lines, ending with a line break."""
    if verdict.problems:
        return f"{as_text(Path(verdict.file), verdict.problems)}\n"
    return "\n".join(_what_holds(verdict)) + "\n"


def _what_holds(verdict: Verdict) -> Iterator[str]:
    yield f"{verdict.id} {verdict.version}: {_in_short(verdict)}"
    yield from _comments("  Where a case can stay for ever", verdict.stuck)
    yield "  The text"
    yield from _text(verdict)
    yield "  The ladder"
    yield f"    {_states(verdict)}"
    for end, ways in verdict.ends.items():
        yield f"    ends as {end}: {', '.join(ways)}"
    for way in verdict.longest:
        yield f"    longest time on “{way.route}”: {_longest(way)}"
    yield from _comments("  For the board to look at", verdict.findings)


def _in_short(verdict: Verdict) -> str:
    """“no problems” only where all was seen, every case can end, and nothing is left to look at."""
    said = []
    if verdict.stuck:
        said.append("a case can stay open for ever")
    elif not verdict.complete:
        said.append("not everything could be seen")
    if many := len(verdict.findings):
        said.append(f"{many} thing{'s' if many > 1 else ''} to look at")
    return "; ".join(said) or "no problems"


def _comments(heading: str, found: tuple[Problem, ...]) -> Iterator[str]:
    if found:
        yield heading
    for each in found:
        yield f"    line {each.line}: {each.sentence}"
        yield f"      {each.hint}"


def _text(verdict: Verdict) -> Iterator[str]:
    ledger = verdict.ledger
    for name, found in (
        ("clauses cited", ledger.cited),
        ("text only", ledger.text_only),
        ("readings", ledger.readings),
        ("silences", ledger.silences),
        ("gaps", ledger.gaps),
        ("findings in the text", ledger.findings),
        ("not in the text (local)", ledger.local),
    ):
        keys = f" ({', '.join(found)})" if found else ""
        yield f"    {name}: {len(found)}{keys}"


def _states(verdict: Verdict) -> str:
    states = f"{verdict.states:,} states"
    if not verdict.complete:
        return f"More than {states}: not all were seen, and nothing is certain about dead ends."
    if not verdict.every_state_has_a_way_on:
        return f"{states}, not all of which have a way on."
    return f"{states}: each has an open duty or is an end, and each can reach an end."


def _longest(way: LongestWay) -> str:
    """The longest time on a route, and what makes it uncertain."""
    if way.days is not None:
        return f"{WorkingDays(way.days)}, if every limit is kept"
    why = []
    if way.unlimited:
        why.append(f"no time is given in {', '.join(way.unlimited)}")
    if way.silences:
        why.append(f"declared in {', '.join(way.silences)}")
    if way.loops:
        why.append("it can go round again")
    least = WorkingDays(way.at_least)
    return f"no bound ({'; '.join(why)}); {least} without that"
