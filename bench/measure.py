"""How long things take, side by side.

What is measured is the processor's time, so that waiting for a busy machine doesn't count. Every
contestant has its turn in every round, so that what is left of a busy moment falls on all of them.
What is told is each one's best round, and the middle of the ratios round by round.
"""

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import process_time

ROUNDS = 15
TURN = 0.02  # seconds that one turn takes, about


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of the processor for one call of each contestant, by name: one number a round."""

    rounds: Mapping[str, list[float]]

    def best(self, name: str) -> float:
        return min(self.rounds[name])

    def ratio(self, name: str, to: str) -> float:
        """How many times as long `name` takes as `to`: the middle of what the rounds say."""
        pairs = zip(self.rounds[name], self.rounds[to], strict=True)
        return statistics.median(one / other for one, other in pairs)


def race(contestants: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> Timing:
    """Times all of them, in turns. Nothing is switched off, the collector of garbage neither."""
    calls = {name: _calls(contestant) for name, contestant in contestants.items()}
    found: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            found[name].append(_turn(contestant, calls[name]))
    return Timing(found)


def _calls(contestant: Callable[[], object]) -> int:
    """How often it is called in one turn; to find out, it is called until it is warm."""
    calls = 1
    while (took := _turn(contestant, calls) * calls) < TURN / 2:
        calls = max(2 * calls, int(calls * TURN / (took + TURN / 100)))
    return calls


def _turn(contestant: Callable[[], object], calls: int) -> float:
    began = process_time()
    for _ in range(calls):
        contestant()
    return (process_time() - began) / calls
