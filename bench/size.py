"""How many bytes a case takes in the database: its events, the rows that lists are made of, and who
was told what.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import stored
from bench.peers import spiff
from bench.story import EVENTS
from bench.telling import Line

TITLE = "Bytes of a case of 15 events, without words"
CASES = 60
ALLOWED = 10_000
RECORD = ("casework_event", "casework_casehead")
LISTS = ("casework_caserow", "casework_dutyrow", "casework_partrow")


def measured(rounds: int) -> list[Line]:  # noqa: ARG001 - bytes are the same in every round
    """Sixty cases are told; what the second thirty of them added is shared out among these."""
    with tempfile.TemporaryDirectory() as folder:
        stored.begin(Path(folder), stored.PEOPLE)
        half = _told(CASES // 2)
        whole = _told(CASES // 2)
        events = stored.bytes_of_events() / CASES
    each = {table: (whole[table] - half[table]) / (CASES // 2) for table in whole}
    record = sum(each[table] for table in RECORD)
    lists = sum(each[table] for table in LISTS)
    both = record + lists
    return [
        Line("the events alone, as bytes", f"{events:,.0f}"),
        Line("the record: events in their tables, indexes and all", f"{record:,.0f}"),
        Line("the rows that lists are made of, likewise", f"{lists:,.0f}"),
        Line("who was told what, and the rest, likewise", f"{sum(each.values()) - both:,.0f}"),
        *(Line(f"SpiffWorkflow's state, {name}", f"{size:,}") for name, size in _states()),
        Line(
            "the record and its projections", f"{both:,.0f}", f"under {ALLOWED:,}", both < ALLOWED
        ),
    ]


def _states() -> Iterator[tuple[str, int]]:
    for name, limits in (("limits as timers", True), ("no limits at all", False)):
        yield name, len(spiff.stored(limits=limits))
        yield f"{name}, without the process", spiff.size_of_tasks(limits=limits)


def _told(cases: int) -> dict[str, int]:
    for _ in range(cases):
        if (events := stored.tell_case()) != EVENTS:
            raise AssertionError(f"the case has {events} events")
    return stored.bytes_of_tables()
