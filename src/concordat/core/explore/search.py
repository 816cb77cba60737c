"""The states that can be reached, by the same fold that runs real cases, and what is true of all of
them.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from concordat.core.case import Case
from concordat.core.explore.model import Model
from concordat.core.explore.moves import moves
from concordat.core.explore.relevant import can_be_late
from concordat.core.explore.state import Exploration, State, Stuck, Way
from concordat.core.protocol import DIFFER, LATE, Protocol, Signal, Target

MOST_STATES = 200_000
STOPPED = tuple(Signal("end", end) for end in ("withdrawn", "not taken further", "agreed in part"))
"""How the raising side may end a case at any time, which no state holds."""

Node = tuple[int, State]


def explore(protocol: Protocol, *, most: int = MOST_STATES) -> Exploration:
    """Every state on every route, with one answering agency and with two (or none, where a route
    has no opponent).

    It begins with whatever may be raised, and with nothing else.
    """
    search = _Search(Model(protocol), most)
    for route in protocol.routes:
        for agencies in search.model.opponents(route):
            search.begin(route, agencies)
    return search.result()


def _subsets(facts: Collection[str]) -> Iterator[frozenset[str]]:
    for size in range(len(facts) + 1):
        yield from map(frozenset, combinations(sorted(facts), size))


class _Search:
    """One search. A node is a state and the number of answering agencies."""

    def __init__(self, model: Model, most: int) -> None:
        self.model = model
        self.most = most
        self.seen: set[Node] = set()
        self.before: dict[Node, set[Node]] = {}
        self.edges = 0
        self.begun: set[str] = set()
        self.idle: list[Stuck] = []
        self.ends: dict[str, set[Way]] = {}
        self.happened: set[Signal] = set()

    @property
    def complete(self) -> bool:
        return len(self.seen) <= self.most

    # ── Searching ─────────────────────────────────────────────────────────────────────────────────

    def begin(self, route: str, agencies: int) -> None:
        """Search from every case that may be raised on a route."""
        facts = list(_subsets(self.model.relevant.facts))
        for case in self.model.beginnings(route, agencies, facts):
            self.begun.add(route)
            self._from(case, agencies)

    def _from(self, begin: Case, agencies: int) -> None:
        state, heard = self.model.state(begin), _signals(begin)
        self.happened |= heard
        if (agencies, state) in self.seen:
            return
        self.seen.add((agencies, state))
        if not begin.open_duties:
            self.idle.append(Stuck(state, agencies, heard=heard))
        waiting = deque([begin])
        while waiting and self.complete:
            waiting.extend(self._new_after(waiting.popleft(), agencies))

    def _new_after(self, case: Case, agencies: int) -> Iterator[Case]:
        """What can come of a case next, where it is a state not seen before."""
        if case.end is not None:
            return
        node = (agencies, self.model.state(case))
        for way, after in moves(self.model, case):
            target = (agencies, self.model.state(after))
            self.happened |= _signals(after)
            if target != node:
                self._note_edge(node, way, target)
            if target in self.seen:
                continue
            self.seen.add(target)
            yield after
            if after.end is None and case.open_duties and not after.open_duties:
                self.idle.append(Stuck(target[1], agencies, way, _heard(case, after)))

    def _note_edge(self, node: Node, way: Way, target: Node) -> None:
        self.edges += 1
        self.before.setdefault(target, set()).add(node)
        if end := target[1].end:
            self.ends.setdefault(end, set()).add(way)

    # ── What was found ────────────────────────────────────────────────────────────────────────────

    def result(self) -> Exploration:
        protocol = self.model.protocol
        dead_ends = sorted(self._dead_ends(), key=lambda stuck: stuck.place)
        happened = _with_what_follows(protocol, self.happened)
        opened = (duty.key for duty in protocol.duties.values() if happened & set(duty.opens))
        told = (notice.key for notice in protocol.notices if happened & set(notice.on))
        return Exploration(
            states=len(self.seen),
            edges=self.edges,
            complete=self.complete,
            begun=frozenset(self.begun),
            dead_ends=tuple(dead_ends),
            idle=tuple(sorted(self.idle, key=lambda stuck: stuck.place)),
            open=self._open() if dead_ends or self.idle else (),
            ends={end: _ways(protocol, end, ways) for end, ways in sorted(self.ends.items())},
            opened=frozenset(opened),
            told=frozenset(told),
        )

    def _open(self) -> tuple[Node, ...]:
        return tuple(node for node in self.seen if node[1].end is None)

    def _dead_ends(self) -> list[Stuck]:
        """The states from which no end can be reached; none while the search is incomplete."""
        if not self.complete:
            return []
        lost = self.seen - self._leading_to_an_end()
        return [Stuck(state, agencies) for agencies, state in lost]

    def _leading_to_an_end(self) -> set[Node]:
        found = {node for node in self.seen if node[1].end is not None}
        waiting = deque(found)
        while waiting:
            new = self.before.get(waiting.popleft(), set()) - found
            found |= new
            waiting.extend(new)
        return found


def _signals(case: Case) -> frozenset[Signal]:
    """What was signalled in a case so far."""
    return frozenset(signal for signal, _ in case.log)


def _heard(case: Case, after: Case) -> frozenset[Signal]:
    """What was signalled in the last move."""
    counts = ((of, len(moments)) for of, moments in after.log.items())
    return frozenset(of[0] for of, count in counts if count > len(case.log.get(of, ())))


def _ways(protocol: Protocol, end: str, ways: Collection[Way]) -> tuple[Way, ...]:
    """The outcomes that lead to an end by themselves; all the ways where none does."""
    by_outcome = [way for way in ways if Target("end", end) in _leads_to(protocol, way)]
    return tuple(sorted(by_outcome or ways))


def _leads_to(protocol: Protocol, way: Way) -> Iterable[Target]:
    """Where the outcome of a duty leads that a way was."""
    key, word = (way.of, LATE) if way.what == LATE else (way.what, way.word)
    if key not in protocol.duties:
        return ()
    spec = protocol.duty(key)
    words = (word, DIFFER) if spec.owed == "post" else (word,)
    return [spec.then[each] for each in words if each in spec.then]


def _with_what_follows(protocol: Protocol, happened: Collection[Signal]) -> set[Signal]:
    """What was signalled, what people may state at any time, and what follows from duties that go
    on after their step, which no state holds.
    """
    stated = (signal for signal in protocol.listeners if signal.is_stated)
    found = {*happened, *STOPPED, *stated}
    waiting = list(protocol.duties.values())
    while opening := [duty for duty in waiting if found & set(duty.opens)]:
        waiting = [duty for duty in waiting if duty not in opening]
        found.update(Signal("done", duty.key) for duty in opening)
        found.update(Signal("late", duty.key) for duty in opening if can_be_late(duty))
    return found
