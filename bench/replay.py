"""A stored case read back: decoded and folded, until everything is known about it that was known
before.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.measure import race
from bench.peers import sourced, spiff
from bench.story import EVENTS, days, protocol, record
from bench.telling import Line, at_least, beside, seconds
from concordat.core import wire
from concordat.core.case import Case
from concordat.core.case.fold import fold

TITLE = "Replay of a stored case of 15 events"


def measured(rounds: int) -> list[Line]:
    """From bytes in memory against SpiffWorkflow's restore, from a SQLite file against
    eventsourcing's reload.
    """
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Path(folder), rounds)


def _measured(folder: Path, rounds: int) -> list[Line]:
    rows = [wire.encode(event) for event in record().events]
    timers, plain = spiff.stored(limits=True), spiff.stored(limits=False)
    application, known = sourced.kept(record().events, str(folder / "peer.sqlite"))
    if application.repository.get(known).version != EVENTS:
        raise AssertionError("the aggregate was not reloaded whole")
    timing = race(
        {
            "memory": lambda: _replayed(rows),
            "sqlite": _from_sqlite(folder / "ours.sqlite", rows),
            "decoded": lambda: [wire.decode(row) for row in rows],
            "timers": lambda: spiff.restored(timers),
            "plain": lambda: spiff.restored(plain),
            "sourced": lambda: application.repository.get(known),
        },
        rounds,
    )
    application.close()
    return [
        Line("Concordat, from bytes in memory", seconds(timing.best("memory"))),
        Line("of which decoding", seconds(timing.best("decoded"))),
        Line("Concordat, from SQLite", seconds(timing.best("sqlite"))),
        Line("SpiffWorkflow's restore, limits as timers", seconds(timing.best("timers"))),
        Line("SpiffWorkflow's restore, no limits at all", seconds(timing.best("plain"))),
        Line("eventsourcing's reload, from SQLite", seconds(timing.best("sourced"))),
        beside("SpiffWorkflow with limits to Concordat", timing.ratio("timers", "memory")),
        at_least("SpiffWorkflow without limits to Concordat", timing.ratio("plain", "memory"), 20),
        at_least(
            "eventsourcing to Concordat, both from SQLite", timing.ratio("sourced", "sqlite"), 15
        ),
    ]


def _replayed(rows: list[bytes]) -> Case:
    return fold(protocol(), days(), [wire.decode(row) for row in rows])


def _from_sqlite(file: Path, rows: list[bytes]) -> Callable[[], Case]:
    """The same table that the record has, without Django in front of it."""
    database = sqlite3.connect(file)
    database.execute(
        "CREATE TABLE event (ref TEXT, seq INTEGER, wire BLOB, PRIMARY KEY (ref, seq)) WITHOUT "
        "ROWID"
    )
    database.executemany("INSERT INTO event VALUES ('a', ?, ?)", enumerate(rows, start=1))
    database.commit()

    def replayed() -> Case:
        found = database.execute("SELECT wire FROM event WHERE ref = 'a' ORDER BY seq").fetchall()
        return _replayed([row for (row,) in found])

    return replayed
