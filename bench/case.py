"""A case of fifteen events in memory: folded, with every duty, due time, notice and end."""

from bench.measure import race
from bench.peers import spiff
from bench.story import EVENTS, LAST, days, protocol, record
from bench.telling import Line, at_least, beside, seconds
from concordat.core.case.fold import at, fold

TITLE = "Fold and duties of a case of 15 events, in memory"


def measured(rounds: int) -> list[Line]:
    """SpiffWorkflow runs the same escalation twice: with a timer on every limit, and without
    any.
    """
    events = record().events

    def ours() -> object:
        return at(protocol(), days(), fold(protocol(), days(), events), LAST)

    for limits in (True, False):
        if spiff.acts(spiff.run(limits=limits)) != EVENTS:
            raise AssertionError(f"the process was not decided by {EVENTS} acts")
    timing = race(
        {
            "ours": ours,
            "timers": lambda: spiff.run(limits=True),
            "plain": lambda: spiff.run(limits=False),
        },
        rounds,
    )
    return [
        Line("Concordat", seconds(timing.best("ours"))),
        Line("SpiffWorkflow, limits as timers", seconds(timing.best("timers"))),
        Line("SpiffWorkflow, no limits at all", seconds(timing.best("plain"))),
        beside("SpiffWorkflow with limits to Concordat", timing.ratio("timers", "ours")),
        at_least("SpiffWorkflow without limits to Concordat", timing.ratio("plain", "ours"), 25),
    ]
