"""The states that can be reached, by the same fold that runs real cases, and what is true of all of
them.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from typing import Literal

import msgspec
from msgspec.structs import replace

from concordat.core.acts import (
    RISK_TO_CHILD,
    CarriedOut,
    FactStated,
    MovedUp,
    Positioned,
    RiskStated,
    Subject,
    Word,
)
from concordat.core.acts.doing import why_not_again
from concordat.core.case import Case, Owed
from concordat.core.case.fold import at
from concordat.core.explore.states import TICK, WEEKDAYS, Ladder, State, can_be_late
from concordat.core.protocol import DIFFER, LATE, SAY, Protocol, Signal, Target
from concordat.core.who.allowed import why_not
from concordat.core.who.parts import Actor

MOST_STATES = 200_000
ANYBODY = Actor("anybody", everyone=True)
WORDS: tuple[Word, Word] = ("agreed", "not agreed")


class Way(msgspec.Struct, frozen=True, order=True):
    """What leads from one state to the next: a duty done, a word said, a limit or clock passed,
    moving up, a fact.
    """

    step: str
    what: str
    of: str = ""
    word: str = ""

    def __str__(self) -> str:
        return ": ".join(part for part in (f"{self.what} {self.of}".strip(), self.word) if part)


class Stuck(msgspec.Struct, frozen=True):
    """A state without a way on, with how many answering agencies it was met.

    Of one in which nothing is owed, `way` is what led there (None where a case begins so), and
    `heard` what happened with it, for which some duty might have waited.
    """

    state: State
    agencies: int
    way: Way | None = None
    heard: frozenset[Signal] = frozenset()


class Exploration(msgspec.Struct, frozen=True):
    """What was found. `complete` is False when there were more than MOST_STATES states, and then
    nothing is certain.

    `begun` are the routes on which a case may be raised at all. `dead_ends` are states from which
    no end can be reached; `idle` those that are no end and in which nothing is owed any more. Where
    there are any, `open` has all the states that are no end, each with its number of answering
    agencies, to be compared with them. `ends` are the ways to each end; `opened` and `told` the
    duties and notices that came about somewhere.
    """

    states: int
    edges: int
    complete: bool
    begun: frozenset[str]
    dead_ends: tuple[Stuck, ...]
    idle: tuple[Stuck, ...]
    open: tuple[tuple[int, State], ...]
    ends: dict[str, tuple[Way, ...]]
    opened: frozenset[str]
    told: frozenset[str]


def explore(protocol: Protocol, *, most: int = MOST_STATES) -> Exploration:
    """Every state on every route, with one answering agency and with two (or none, where a route
    has no opponent).

    It begins with whatever may be raised, and with nothing else.
    """
    search = _Search(Ladder(protocol), most)
    subsets = list(_subsets(search.ladder.facts))
    for route in protocol.routes:
        for agencies in search.ladder.opponents(route):
            for begin in search.ladder.beginnings(route, agencies, subsets):
                search.run(begin, agencies)
    return search.result()


def _subsets(facts: frozenset[str]) -> Iterator[frozenset[str]]:
    named = sorted(facts)
    return map(
        frozenset, chain.from_iterable(combinations(named, size) for size in range(len(named) + 1))
    )


Node = tuple[int, State]


class _Search:
    """One search; a node is a state and the number of answering agencies."""

    def __init__(self, ladder: Ladder, most: int) -> None:
        self.ladder = ladder
        self.most = most
        self.seen: set[Node] = set()
        self.before: dict[Node, set[Node]] = {}
        self.edges = 0
        self.begun: set[str] = set()
        self.idle: list[Stuck] = []
        self.ends: dict[str, set[Way]] = {}
        self.happened: set[Signal] = set()
        self.complete = True

    def run(self, begin: Case, agencies: int) -> None:
        node = (agencies, self.ladder.state(begin))
        self.begun.add(begin.route)
        self.happened.update(signal for signal, _ in begin.log)
        if node in self.seen:
            return
        self.seen.add(node)
        if not begin.open_duties:
            self.idle.append(
                Stuck(node[1], agencies, heard=frozenset(signal for signal, _ in begin.log))
            )
        waiting = deque([begin])
        while waiting:
            case = waiting.popleft()
            if case.end is not None:
                continue
            node = (agencies, self.ladder.state(case))
            for way, after in moves(self.ladder, case):
                if self._reach(node, way, after, agencies):
                    waiting.append(after)
                    if after.end is None and case.open_duties and not after.open_duties:
                        self.idle.append(
                            Stuck(self.ladder.state(after), agencies, way, _heard(case, after))
                        )
            if len(self.seen) > self.most:
                self.complete = False
                return

    def _reach(self, node: Node, way: Way, after: Case, agencies: int) -> bool:
        """Notes an edge; True when it leads to a state that is new."""
        target = (agencies, self.ladder.state(after))
        self.happened.update(signal for signal, _ in after.log)
        if target == node:
            return False
        self.edges += 1
        self.before.setdefault(target, set()).add(node)
        if after.end is not None:
            self.ends.setdefault(after.end, set()).add(way)
        if target in self.seen:
            return False
        self.seen.add(target)
        return True

    def result(self) -> Exploration:
        leads_to_end = {node for node in self.seen if node[1].end is not None}
        waiting = deque(leads_to_end)
        while waiting:
            for node in self.before.get(waiting.popleft(), ()):
                if node not in leads_to_end:
                    leads_to_end.add(node)
                    waiting.append(node)
        dead = (
            [Stuck(state, agencies) for agencies, state in self.seen - leads_to_end]
            if self.complete
            else []
        )
        open_ = [node for node in self.seen if node[1].end is None] if dead or self.idle else []
        protocol = self.ladder.protocol
        happened = _followed(protocol, self.happened)
        return Exploration(
            states=len(self.seen),
            edges=self.edges,
            complete=self.complete,
            begun=frozenset(self.begun),
            dead_ends=tuple(sorted(dead, key=_order)),
            idle=tuple(sorted(self.idle, key=_order)),
            open=tuple(open_),
            ends={end: _ways(protocol, end, ways) for end, ways in sorted(self.ends.items())},
            opened=frozenset(
                duty.key for duty in protocol.duties.values() if happened & set(duty.opens)
            ),
            told=frozenset(notice.key for notice in protocol.notices if happened & set(notice.on)),
        )


def _heard(case: Case, after: Case) -> frozenset[Signal]:
    """What was signalled in the last move."""
    return frozenset(
        of[0] for of, moments in after.log.items() if len(moments) > len(case.log.get(of, ()))
    )


def _order(stuck: Stuck) -> tuple[str, str, list[str], list[str], str]:
    """The same states always stand in the same order: by route and step, those with little to do
    first.
    """
    state = stuck.state
    rest = f"{stuck.agencies} {sorted(state.facts)} {sorted(state.clocks)} {state.loops}"
    return state.route, state.step, sorted(map(str, state.duties)), sorted(state.left), rest


def _ways(protocol: Protocol, end: str, ways: set[Way]) -> tuple[Way, ...]:
    """The outcomes that lead to an end by themselves; all the ways where none does."""
    target = Target("end", end)
    named = set()
    for way in ways:
        key, word = (way.of, LATE) if way.what == LATE else (way.what, way.word)
        spec = protocol.duties.get(key)
        if spec is not None and target in (
            spec.then.get(word),
            spec.then.get(DIFFER) if spec.owed == "post" else None,
        ):
            named.add(way)
    return tuple(sorted(named or ways))


def _followed(protocol: Protocol, happened: set[Signal]) -> set[Signal]:
    """Adds what people may state or do at any time, and what follows from duties that survive,
    which no state holds.
    """
    happened |= {Signal("fact", fact.key) for fact in protocol.facts} | {Signal("risk")}
    happened |= {Signal("end", end) for end in ("withdrawn", "not taken further", "agreed in part")}
    waiting = list(protocol.duties.values())
    while opening := [duty for duty in waiting if happened & set(duty.opens)]:
        for duty in opening:
            waiting.remove(duty)
            happened |= {Signal("done", duty.key)} | (
                {Signal("late", duty.key)} if can_be_late(duty) else set()
            )
    return happened


# ── What can happen next ──────────────────────────────────────────────────────────────────────────


def moves(ladder: Ladder, case: Case) -> Iterator[tuple[Way, Case]]:
    """Everything that can happen to a case in this state, with what then is; but withdrawing,
    always possible.
    """
    for duty in ladder.open(case):
        yield from acts(ladder, case, duty)
        if not duty.late(case.now) and _can_fall_late(ladder, case, duty):
            yield Way(case.step, "late", duty.key), _fallen_late(ladder, case, [duty])
    yield from _clocks_passing(ladder, case)
    if why_not(ladder.protocol, case, ANYBODY, "move-up", Subject(name=RISK_TO_CHILD)) is None:
        yield Way(case.step, "moved up"), ladder.after(case, MovedUp(RISK_TO_CHILD))
    for fact in sorted(ladder.facts - set(case.facts)):
        yield Way(case.step, "fact", fact), ladder.after(case, FactStated(fact))
    if ladder.hears_risk and not case.risks:
        yield Way(case.step, "risk"), ladder.after(case, RiskStated())


def _can_fall_late(ladder: Ladder, case: Case, duty: Owed) -> bool:
    return can_be_late(ladder.protocol.duty(duty.key), case.attributes)


def acts(ladder: Ladder, case: Case, duty: Owed) -> Iterator[tuple[Way, Case]]:
    """The ways of doing one open duty: with each word it can have, or each position of the side
    that owes it.
    """
    spec = ladder.protocol.duty(duty.key)
    if spec.is_said:
        side: Literal["raising", "answering"] = "raising" if spec == SAY else "answering"
        agency = duty.agency or ""
        issues = [issue.id for issue in case.issues_with(agency)]
        asked = ladder.discussed(case, agency)
        for position in WORDS:
            said = Positioned(side, agency, dict.fromkeys(issues, position))
            yield Way(case.step, asked, word=position), ladder.after(case, said)
        return
    words: Iterable[str | None] = (None,)
    if spec.asks_for_a_word and spec.words:
        words = [
            word
            for word in spec.words
            if why_not_again(ladder.protocol, case, spec.then[word]) is None
        ]
    for word in words:
        yield (
            Way(case.step, duty.key, word=word or ""),
            ladder.after(case, CarriedOut((duty.id,), word)),
        )


def _fallen_late(ladder: Ladder, case: Case, duties: list[Owed]) -> Case:
    """The case with those duties past their limit, whatever the dates: their order is free in a
    world without dates.
    """
    owing = case.owing.copy()
    for duty in duties:
        owing.keep(replace(duty, due=case.now))
    return at(ladder.protocol, WEEKDAYS, replace(case, owing=owing), case.now + TICK)


def _clocks_passing(ladder: Ladder, case: Case) -> Iterator[tuple[Way, Case]]:
    for clock in case.clocks:
        if clock.ended is None and clock.due is not None and not clock.late(case.now):
            clocks = tuple(
                replace(each, due=case.now) if each is clock else each for each in case.clocks
            )
            capped = [
                duty
                for duty in case.open_duties
                if duty.cap == clock.key and not duty.late(case.now)
            ]
            yield (
                Way(case.step, "clock", clock.key),
                _fallen_late(ladder, replace(case, clocks=clocks), capped),
            )
