"""The states a case can be in, without dates: only what can still matter."""

from collections.abc import Collection

import msgspec

from concordat.core.protocol import Signal


class State(msgspec.Struct, frozen=True):
    """One state: the step, the route, and what is open, known and said.

    `duties` are (key, side, agency, late) of the open duties that can move the case. `clocks` are
    (key, passed). `facts` are those that something still reads, `left` the agencies that left the
    dispute. `loops` is how often the case came back to a step: 0, 1, or 2 for more. `rounds` are
    (step, visits) of the steps whose visits the text limits. `said` are (duty, word) of those who
    have done their own part of a duty that several owe.
    """

    step: str
    route: str
    duties: frozenset[tuple[str, str, str | None, bool]] = frozenset()
    clocks: frozenset[tuple[str, bool]] = frozenset()
    facts: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    loops: int = 0
    end: str | None = None
    rounds: frozenset[tuple[str, int]] = frozenset()
    said: frozenset[tuple[str, str | None]] = frozenset()


class Way(msgspec.Struct, frozen=True, order=True):
    """What leads from one state to the next: a duty done, a word said, a limit or clock passed,
    moving up, a fact.
    """

    step: str
    what: str
    of: str = ""
    word: str = ""

    def __str__(self) -> str:
        parts = (f"{self.what} {self.of}".strip(), self.word)
        return ": ".join(filter(None, parts))


class Stuck(msgspec.Struct, frozen=True):
    """A state without a way on, with how many answering agencies it was met.

    Where nothing is owed in it, `way` is what led there (None where a case begins so), and `heard`
    is what happened with it, for which some duty might have waited.
    """

    state: State
    agencies: int
    way: Way | None = None
    heard: frozenset[Signal] = frozenset()

    @property
    def place(self) -> tuple[str, str, list[str], list[str], str]:
        """Where it comes in a list: by route and step, those with little to do first."""
        state = self.state
        rest = f"{self.agencies} {sorted(state.facts)} {sorted(state.clocks)} {state.loops}"
        return state.route, state.step, sorted(map(str, state.duties)), sorted(state.left), rest


class Exploration(msgspec.Struct, frozen=True):
    """What was found. `complete` is False when there were too many states, and then nothing is
    certain.

    `begun` are the routes on which a case may be raised at all. `dead_ends` are states from which
    no end can be reached; `idle` those that are no end and in which nothing is owed any more. Where
    there are any, `open` has all the states that are no end, each with its number of answering
    agencies, to compare them with. `ends` are the ways to each end; `opened` and `told` the duties
    and notices that came about somewhere.
    """

    states: int
    edges: int
    complete: bool
    begun: frozenset[str]
    dead_ends: tuple[Stuck, ...]
    idle: tuple[Stuck, ...]
    open: Collection[tuple[int, State]]
    ends: dict[str, tuple[Way, ...]]
    opened: frozenset[str]
    told: frozenset[str]
