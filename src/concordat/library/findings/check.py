"""What is true of a protocol: clauses accounted for, a way on from every state, what to look at."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from concordat.core.explore import MOST_STATES, Exploration, Longest, Stuck, explore, longest
from concordat.core.protocol import Protocol
from concordat.library.files.key_lines import placed
from concordat.library.files.load import load_file, problems
from concordat.library.files.outcomes import agreed_by_others
from concordat.library.findings import answers, ladder, limits, never, unused
from concordat.library.findings.agency_kinds import slips_in_kinds
from concordat.library.findings.ledger import Ledger, ledger_of
from concordat.library.findings.limits_named import differing_from_the_text, limits_left_out
from concordat.library.findings.lost import losing_musts
from concordat.library.findings.places import remarks_of
from concordat.library.findings.stuck import whole_case
from concordat.library.findings.unfinished import unfinished
from concordat.library.findings.unopened import musts_opened_over, unopened_musts
from concordat.library.problems import Comment, Problem


class LongestWay(msgspec.Struct, frozen=True):
    """The longest time on one route.

    `days` is None if a way waits for a duty without a limit, or goes round; `at_least` counts such
    duties as done at once, and each loop as gone round once. `unlimited` are the clauses of those
    duties (their keys, if they have none), `silences` the remarks about them.
    """

    route: str
    days: int | None
    at_least: int
    unlimited: tuple[str, ...]
    silences: tuple[str, ...]
    loops: bool


class Verdict(msgspec.Struct, frozen=True):
    """What `check` found in one file. If there are problems, there is nothing else.

    `ends` names for each end the outcomes that lead to it. `complete` is False if there were too
    many states to see them all, and then nothing is said of dead ends. `stuck` are steps that a
    case may never leave, if no silence says so. `findings` are for the board to look at; they are
    no faults.
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
    stuck: tuple[Problem, ...] = ()
    findings: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the command ends with 1: there are problems, a case may never end, or not all
        states could be seen.
        """
        return bool(self.problems or self.stuck) or not self.complete


def check(path: Path, *, most: int = MOST_STATES) -> Verdict:
    """Everything that can be said about a file without a case: its problems, or else what `check`
    found.
    """
    if found := problems(path):
        return Verdict(str(path), problems=found)
    protocol = load_file(path)
    content = path.read_bytes()
    explored = explore(protocol, most=most)
    stuck, declared = _where_it_stops(protocol, explored)
    text = content.decode("utf-8-sig")
    agreed = agreed_by_others(tomllib.loads(text))
    findings = [*unfinished(content), *declared, *agreed, *_findings(protocol, explored)]
    return Verdict(
        file=str(path),
        id=protocol.id,
        version=str(protocol.version),
        ledger=ledger_of(protocol),
        states=explored.states,
        complete=explored.complete,
        every_state_has_a_way_on=explored.complete and not (explored.idle or explored.dead_ends),
        dead_ends=_in_words(protocol, explored.dead_ends),
        idle=_in_words(protocol, explored.idle),
        ends={end: tuple(dict.fromkeys(map(str, ways))) for end, ways in explored.ends.items()},
        longest=tuple(_longest_ways(protocol, explored)),
        stuck=placed(path, text, stuck),
        findings=placed(path, text, findings),
    )


def _where_it_stops(
    protocol: Protocol, explored: Exploration
) -> tuple[list[Comment], list[Comment]]:
    """Steps where a case may stay for ever; then those for which the file declares it."""
    stuck: list[Comment] = []
    declared: list[Comment] = []
    for comment in (
        *ladder.getting_stuck(protocol, explored),
        *answers.without_a_way_up(protocol),
    ):
        step = protocol.steps[str(comment.path[1])]
        (declared if ladder.is_declared(protocol, step) else stuck).append(comment)
    return stuck, declared


def _findings(protocol: Protocol, explored: Exploration) -> Iterator[Comment]:
    yield from ladder.rounds_without_bound(protocol)
    yield from ladder.without_decider(protocol)
    yield from losing_musts(protocol)
    yield from unopened_musts(protocol)
    yield from musts_opened_over(protocol)
    yield from never.unreached(protocol, explored)
    yield from never.opening_again(protocol)
    yield from never.counting_from_what_is_late(protocol)
    yield from never.differing_over_one_word(protocol)
    yield from limits.stages_over_their_clocks(protocol)
    yield from limits.too_much_in_one_limit(protocol)
    yield from answers.towards_themselves(protocol)
    yield from unused.unused_posts(protocol)
    yield from unused.unused_facts(protocol)
    yield from slips_in_kinds(protocol)
    yield from unused.stronger_than_the_text(protocol)
    yield from differing_from_the_text(protocol)
    yield from limits_left_out(protocol)


def _in_words(protocol: Protocol, found: tuple[Stuck, ...]) -> tuple[str, ...]:
    """The states in words, each once: where, what is owed there, and in which case."""
    return tuple(dict.fromkeys(_state_in_words(protocol, stuck) for stuck in found))


def _state_in_words(protocol: Protocol, stuck: Stuck) -> str:
    duties = set()
    for key, _, _, late in stuck.state.duties:
        duties.add(f"{key} (late)" if late else key)
    owed = ", ".join(sorted(duties)) or "nothing is owed that leads on"
    return f"{stuck.state.step}: {owed}, {whole_case(protocol, stuck)}"


def _longest_ways(protocol: Protocol, explored: Exploration) -> Iterator[LongestWay]:
    """The longest time on each route on which a case can be raised."""
    for route in protocol.routes:
        if route in explored.begun:
            yield _longest_way(protocol, route, longest(protocol, route))


def _longest_way(protocol: Protocol, route: str, way: Longest) -> LongestWay:
    clauses = dict.fromkeys(protocol.duties[key].clause or key for key in way.unlimited)
    silences = []
    for remark in remarks_of(protocol, "silence"):
        if "limit" in remark.lacks and set(remark.clauses) & set(clauses):
            silences.append(remark.key)
    return LongestWay(
        route=route,
        days=None if way.unlimited or way.loops else way.days,
        at_least=way.days,
        unlimited=tuple(clauses),
        silences=tuple(silences),
        loops=way.loops,
    )
