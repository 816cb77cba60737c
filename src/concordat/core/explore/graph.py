"""The states that can be reached, by the same fold that runs real cases, and what is true of all of them."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from typing import Literal

import msgspec
from msgspec.structs import replace

from concordat.core.allowed import RISK_TO_CHILD, why_not
from concordat.core.case import CONFIRM, SAY, Case, Owed
from concordat.core.events import CarriedOut, FactStated, MovedUp, Positioned, RiskStated, Word
from concordat.core.explore.states import TICK, WEEKDAYS, Ladder, State, can_be_late
from concordat.core.fold import at
from concordat.core.parts import Actor
from concordat.core.protocol import Protocol, Signal

MOST_STATES = 200_000
ANYBODY = Actor("anybody", everyone=True)
WORDS: tuple[Word, Word] = ("agreed", "not agreed")


class Way(msgspec.Struct, frozen=True, order=True):
    """What leads from one state to the next: a duty done, a word said, a limit or clock passed, moving up, a fact."""

    step: str
    what: str
    of: str = ""
    word: str = ""

    def __str__(self) -> str:
        return ": ".join(part for part in (f"{self.what} {self.of}".strip(), self.word) if part)


class Exploration(msgspec.Struct, frozen=True):
    """What was found. `complete` is False when there were more than MOST_STATES states, and then nothing is certain.

    `dead_ends` are states from which no end can be reached; `idle` those that are no end and in which nothing is owed.
    `ends` are the ways to each end; `opened` and `told` the duties and notices that came about somewhere.
    """

    states: int
    edges: int
    complete: bool
    dead_ends: tuple[State, ...]
    idle: tuple[State, ...]
    ends: dict[str, tuple[Way, ...]]
    opened: frozenset[str]
    told: frozenset[str]


def explore(protocol: Protocol, *, most: int = MOST_STATES) -> Exploration:
    """Every state on every route, with one answering agency and with two."""
    search = _Search(Ladder(protocol), most)
    for route in protocol.routes:
        for agencies in (1, 2):
            for facts in _subsets(search.ladder.facts):
                search.run(search.ladder.begin(route, agencies, facts), agencies)
    return search.result()


def _subsets(facts: frozenset[str]) -> Iterator[frozenset[str]]:
    named = sorted(facts)
    return map(frozenset, chain.from_iterable(combinations(named, size) for size in range(len(named) + 1)))


Node = tuple[int, State]


class _Search:
    """One search; a node is a state and the number of answering agencies."""

    def __init__(self, ladder: Ladder, most: int) -> None:
        self.ladder = ladder
        self.most = most
        self.seen: set[Node] = set()
        self.before: dict[Node, set[Node]] = {}
        self.edges = 0
        self.idle: list[State] = []
        self.ends: dict[str, set[Way]] = {}
        self.opened: set[str] = set()
        self.told: set[str] = set()
        self.complete = True

    def run(self, begin: Case, agencies: int) -> None:
        waiting = deque([begin])
        self.seen.add((agencies, self.ladder.state(begin)))
        self._note(begin)
        while waiting:
            case = waiting.popleft()
            node = (agencies, self.ladder.state(case))
            if case.end is None and not case.open_duties:
                self.idle.append(node[1])
            if case.end is not None:
                continue
            for way, after in moves(self.ladder, case):
                if self._reach(node, way, after, agencies):
                    waiting.append(after)
            if len(self.seen) > self.most:
                self.complete = False
                return

    def _reach(self, node: Node, way: Way, after: Case, agencies: int) -> bool:
        """Notes an edge; True when it leads to a state that is new."""
        target = (agencies, self.ladder.state(after))
        self._note(after)
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

    def _note(self, case: Case) -> None:
        self.opened.update(duty.key for duty in case.duties)
        self.told.update(told.key for told in case.told)

    def result(self) -> Exploration:
        leads_to_end = {node for node in self.seen if node[1].end is not None}
        waiting = deque(leads_to_end)
        while waiting:
            for node in self.before.get(waiting.popleft(), ()):
                if node not in leads_to_end:
                    leads_to_end.add(node)
                    waiting.append(node)
        dead = {state for agencies, state in self.seen if (agencies, state) not in leads_to_end}
        opened, told = _consequences(self.ladder.protocol, self.opened, self.told)
        return Exploration(
            states=len(self.seen),
            edges=self.edges,
            complete=self.complete,
            dead_ends=tuple(sorted(dead, key=_order)) if self.complete else (),
            idle=tuple(sorted(set(self.idle), key=_order)),
            ends={end: tuple(sorted(ways)) for end, ways in sorted(self.ends.items())},
            opened=opened,
            told=told,
        )


def _order(state: State) -> tuple[str, str, int, list[str]]:
    return state.route, state.step, len(state.duties), sorted(duty[0] for duty in state.duties)


def _consequences(protocol: Protocol, opened: set[str], told: set[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Adds what follows from duties that survive, which no state holds: their letters and notices."""
    opened, told = set(opened), set(told)
    ahead = list(opened)
    while ahead:
        key = ahead.pop()
        for signal, waiting in protocol.listeners.items():
            if signal.kind not in ("done", "late") or signal.of != key:
                continue
            for each in waiting:
                if each.key in protocol.duties and each.key not in opened:
                    opened.add(each.key)
                    ahead.append(each.key)
                elif each.key not in protocol.duties:
                    told.add(each.key)
    for signal in (Signal("risk"), Signal("start")):
        for each in protocol.listeners.get(signal, ()):
            (opened if each.key in protocol.duties else told).add(each.key)
    return frozenset(opened), frozenset(told)


# ── What can happen next ─────────────────────────────────────────────────────────────────────────────────────────────


def moves(ladder: Ladder, case: Case) -> Iterator[tuple[Way, Case]]:
    """Everything that can happen to a case in this state, with what then is; but withdrawing, always possible."""
    for duty in ladder.open(case):
        yield from acts(ladder, case, duty)
        if not duty.late(case.now) and (spec := ladder.protocol.duties.get(duty.key)) and can_be_late(spec):
            yield Way(case.step, "late", duty.key), _fallen_late(ladder, case, [duty])
    yield from _clocks_passing(ladder, case)
    if why_not(ladder.protocol, case, ANYBODY, MovedUp(RISK_TO_CHILD)) is None:
        yield Way(case.step, "moved up"), ladder.after(case, MovedUp(RISK_TO_CHILD))
    for fact in sorted(ladder.facts - set(case.facts)):
        yield Way(case.step, "fact", fact), ladder.after(case, FactStated(fact))
    if ladder.hears_risk and not case.risks:
        yield Way(case.step, "risk"), ladder.after(case, RiskStated())


def acts(ladder: Ladder, case: Case, duty: Owed) -> Iterator[tuple[Way, Case]]:
    """The ways of doing one open duty: with each word it can have, or each position of the side that owes it."""
    if duty.key in (SAY, CONFIRM):
        side: Literal["raising", "answering"] = "raising" if duty.key == SAY else "answering"
        agency = duty.agency or ""
        issues = [issue.id for issue in case.issues_with(agency)]
        asked = _asked(ladder.protocol, case, agency)
        for position in WORDS:
            said = Positioned(side, agency, dict.fromkeys(issues, position))
            yield Way(case.step, asked, word=position), ladder.after(case, said)
        return
    spec = ladder.protocol.duties[duty.key]
    words: Iterable[str | None] = (None,)
    if spec.settled in ("decision", "choice") and spec.then:
        words = spec.then
    for word in words:
        yield Way(case.step, duty.key, word=word or ""), ladder.after(case, CarriedOut((duty.id,), word))


def _asked(protocol: Protocol, case: Case, agency: str) -> str:
    """The key of the discussion about which a position is asked: the last one held with that agency."""
    held = [
        duty
        for duty in case.duties
        if duty.agency == agency and duty.how == "done" and duty.visit == case.visit and duty.key in protocol.duties
    ]
    spoken = [duty for duty in held if protocol.duties[duty.key].settled == "positions"]
    return spoken[-1].key if spoken else ""


def _fallen_late(ladder: Ladder, case: Case, duties: list[Owed]) -> Case:
    """The case with those duties past their limit, whatever the dates: their order is free in a world without dates."""
    ids = {duty.id for duty in duties}
    changed = tuple(replace(duty, due=case.now) if duty.id in ids else duty for duty in case.duties)
    return at(ladder.protocol, WEEKDAYS, replace(case, duties=changed), case.now + TICK)


def _clocks_passing(ladder: Ladder, case: Case) -> Iterator[tuple[Way, Case]]:
    for clock in case.clocks:
        if clock.ended is None and clock.due is not None and not clock.late(case.now):
            clocks = tuple(replace(each, due=case.now) if each is clock else each for each in case.clocks)
            capped = [duty for duty in case.open_duties if duty.cap == clock.key and not duty.late(case.now)]
            yield Way(case.step, "clock", clock.key), _fallen_late(ladder, replace(case, clocks=clocks), capped)
