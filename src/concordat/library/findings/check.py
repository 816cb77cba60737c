"""What holds of a protocol: every clause accounted for, a way on from every state, and what to look
at.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from concordat.core.explore import MOST_STATES, Exploration, Longest, Stuck, explore, longest
from concordat.core.protocol import Protocol
from concordat.library.files.load import load_file, problems
from concordat.library.files.positions import Positions, written
from concordat.library.findings import advice, rungs
from concordat.library.findings.agency_kinds import slips_in_kinds
from concordat.library.findings.ledger import Ledger, ledger_of
from concordat.library.findings.limits_named import differing_from_the_text
from concordat.library.findings.stuck import whole_case
from concordat.library.findings.unfinished import unfinished
from concordat.library.problems import Problem


class LongestWay(msgspec.Struct, frozen=True):
    """The longest time on one route. `days` is None where a way waits for a duty without a limit,
    or goes round.

    `at_least` counts such duties as done at once and each loop as gone round once; `unlimited` are
    their clauses (or keys, for local ones), `silences` the remarks that say that the text gives no
    limit there.
    """

    route: str
    days: int | None
    at_least: int
    unlimited: tuple[str, ...]
    silences: tuple[str, ...]
    loops: bool


class Verdict(msgspec.Struct, frozen=True):
    """What `check` found in one file. With problems there is nothing else; findings are for the
    board, not faults.

    `ends` names for each end the outcomes that lead to it; `complete` is False when there were too
    many states to see them all, and then nothing is said of dead ends.
    """

    file: str
    id: str = ""
    version: str = ""
    problems: tuple[Problem, ...] = ()
    ledger: Ledger = Ledger()
    states: int = 0
    complete: bool = True
    every_state_has_a_way_on: bool = True
    dead_ends: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    ends: dict[str, tuple[str, ...]] = {}
    longest: tuple[LongestWay, ...] = ()
    findings: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the command ends with 1: there are problems, or not all states could be seen."""
        return bool(self.problems) or not self.complete


def check(path: Path, *, most: int = MOST_STATES) -> Verdict:
    """Everything that can be said of a file without a case: its problems, or else what holds and
    what to look at.
    """
    if found := problems(path):
        return Verdict(str(path), problems=found)
    protocol = load_file(path)
    explored = explore(protocol, most=most)
    ways = {route: longest(protocol, route) for route in protocol.routes if route in explored.begun}
    return Verdict(
        file=str(path),
        id=protocol.id,
        version=protocol.version.isoformat(),
        ledger=ledger_of(protocol),
        states=explored.states,
        complete=explored.complete,
        every_state_has_a_way_on=explored.complete and not (explored.idle or explored.dead_ends),
        dead_ends=_said(protocol, explored.dead_ends),
        idle=_said(protocol, explored.idle),
        ends={end: tuple(dict.fromkeys(map(str, ways))) for end, ways in explored.ends.items()},
        longest=tuple(_longest_way(protocol, route, way) for route, way in ways.items()),
        findings=_placed(path, (*unfinished(path.read_bytes()), *_findings(protocol, explored))),
    )


def _findings(protocol: Protocol, explored: Exploration) -> Iterator[advice.Found]:
    yield from advice.standing_still(protocol, explored)
    yield from advice.rounds_without_bound(protocol)
    yield from rungs.without_a_way_up(protocol)
    yield from advice.without_decider(protocol)
    yield from advice.never(protocol, explored)
    yield from advice.opening_again(protocol)
    yield from advice.counting_from_what_is_late(protocol)
    yield from advice.differing_over_one_word(protocol)
    yield from advice.stages_over_their_clocks(protocol)
    yield from advice.too_much_in_one_limit(protocol)
    yield from rungs.towards_themselves(protocol)
    yield from advice.unused_posts(protocol)
    yield from advice.unused_facts(protocol)
    yield from slips_in_kinds(protocol)
    yield from advice.stronger_than_the_text(protocol)
    yield from differing_from_the_text(protocol)


def _placed(path: Path, findings: Iterable[advice.Found]) -> tuple[Problem, ...]:
    """The findings with the lines that they are about."""
    positions = Positions(path.read_bytes())
    return tuple(
        Problem(str(path), positions.line(where), written(where), unclear.sentence, unclear.hint)
        for where, unclear in findings
    )


def _said(protocol: Protocol, found: tuple[Stuck, ...]) -> tuple[str, ...]:
    """The states in words, each once: where, what is owed there, and in which case."""
    return tuple(dict.fromkeys(_say(protocol, stuck) for stuck in found))


def _say(protocol: Protocol, stuck: Stuck) -> str:
    owed = ", ".join(
        sorted({f"{key}{' (late)' if late else ''}" for key, _, _, late in stuck.state.duties})
    )
    return (
        f"{stuck.state.step}: {owed or 'nothing is owed that leads on'}, "
        f"{whole_case(protocol, stuck)}"
    )


def _longest_way(protocol: Protocol, route: str, way: Longest) -> LongestWay:
    clauses = tuple(dict.fromkeys(protocol.duties[key].clause or key for key in way.unlimited))
    silences = tuple(
        remark.key
        for remark in protocol.remarks
        if remark.sort == "silence"
        and remark.lacks == "limit"
        and set(remark.clauses) & set(clauses)
    )
    certain = None if way.unlimited or way.loops else way.days
    return LongestWay(route, certain, way.days, clauses, silences, way.loops)
