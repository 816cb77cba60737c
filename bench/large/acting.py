"""What acts cost on one data set: `python -m bench.large.acting DIR [PART …]`.

Notes are added to the data set: use a copy where it matters. What is rebuilt or swept is put back.
Times are the processor's, so that waiting for a busy machine doesn't count; notes a second
are counted by the clock on the wall, and are worth little on a busy machine.
"""

import argparse
import hashlib
import multiprocessing
import sqlite3
import statistics
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from bench.large.__main__ import begin
from bench.telling import Line, at_least, at_most, seconds, told

NOTES, WARM = 100, 20
WRITERS, ROUNDS = 8, 3
CASES = 1_000  # that are rebuilt, or swept
AIMS = {"sqlite": 3.5, "postgresql": 7}  # milliseconds
STATEMENTS, SLOWER, FASTER, REBUILT = 12, 15, 1.5, 1_000
LATER = timedelta(days=3)
Act = Callable[[], None]


def note() -> list[Line]:
    """A note with words, in one open case after another, and a bare row of a chain."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    writing = _notes()
    _take(writing, WARM)
    with CaptureQueriesContext(connection) as asked:
        _take(writing, 1)
    statements = sum(each["sql"] not in _AROUND for each in asked.captured_queries)
    times = _times(writing, NOTES)
    middle, aim = statistics.median(times), AIMS[connection.vendor]
    figure = f"{seconds(middle)}, at best {seconds(min(times))}"
    lines = [
        Line("a note with words", figure, f"at most {aim} ms", middle * 1000 <= aim),
        Line("its statements", str(statements), f"{STATEMENTS}", statements <= STATEMENTS),
    ]
    if connection.vendor == "sqlite":
        lines += _beside_a_bare_row(writing)
    return lines


def writers() -> list[Line]:
    """Notes a second of one who writes, and of eight at once, each a process of its own."""
    rounds = [(_rate(1, turn), _rate(WRITERS, turn)) for turn in range(ROUNDS)]
    one, several = zip(*rounds, strict=True)
    ratio = statistics.median(more.rate / alone.rate for alone, more in rounds)
    return [
        Line("notes a second of one", f"{statistics.median(each.rate for each in one):.0f}"),
        Line("of eight at once", f"{statistics.median(each.rate for each in several):.0f}"),
        Line("of those, refused after five seconds", f"{sum(each.refused for each in several)}"),
        at_least("eight to one", ratio, FASTER),
    ]


def rebuild() -> list[Line]:
    """Rows made again of so many cases."""
    from concordat.casework import projections

    done: list[str] = []

    def enough(ref: str) -> None:
        done.append(ref)
        if len(done) * projections.BATCH >= CASES:
            raise _Enough

    def again() -> int:
        try:
            return projections.rebuild(went=enough)
        except _Enough:
            return len(done) * projections.BATCH

    rate = _cases_a_second(again)
    return [Line("rebuilt a second", f"{rate:.0f}", f"{REBUILT:,}", rate >= REBUILT)]


def sweep() -> list[Line]:
    """What three days bring, told; and a sweep that has nothing to tell."""
    from django.db import transaction

    from bench.large.filling import NOW
    from concordat.casework.sweep import sweep as sweep_at

    rate = _cases_a_second(lambda: sweep_at(NOW + LATER, CASES))
    with transaction.atomic():
        while sweep_at(NOW + LATER, CASES):
            pass
        began = process_time()
        sweep_at(NOW + LATER, CASES)
        idle = process_time() - began
        transaction.set_rollback(True)
    return [Line("swept a second", f"{rate:.0f}"), Line("an idle sweep", seconds(idle))]


PARTS: Mapping[str, Callable[[], list[Line]]] = {
    "note": note,
    "writers": writers,
    "rebuild": rebuild,
    "sweep": sweep,
}
_AROUND = ("BEGIN", "BEGIN IMMEDIATE", "COMMIT")


class _Writing(NamedTuple):
    """How many notes a second were written, and how many were refused because others wrote."""

    rate: float
    refused: int


class _Enough(Exception):
    """So many cases have been looked at."""


def _notes(first: int = 0, step: int = 1) -> Act:
    """Writes a note, each time in the next of the open cases; in every `step`th of them from the
    `first` on.
    """
    from bench.large.filling import NOW
    from concordat.casework import models
    from concordat.casework.service import Words, perform
    from concordat.core.acts import Noted
    from concordat.core.commands import Command
    from concordat.ids import new_id

    raised = models.Event.objects.filter(seq=1, case__row__open=True).order_by("case")
    cases = enumerate(cycle(list(raised.values_list("case", "by")[: CASES * 5])[first::step]))

    def write() -> None:
        number, (ref, by) = next(cases)
        words = new_id()
        act = Noted("both sides", words)
        said = {words: Words("We spoke on the telephone this morning, and will meet on Friday.")}
        perform(
            ref, Command(act, request=new_id()), by, words=said, at=NOW + timedelta(seconds=number)
        )

    return write


def _take(act: Act, times: int) -> None:
    for _ in range(times):
        act()


def _times(act: Act, times: int) -> list[float]:
    found = []
    for _ in range(times):
        began = process_time()
        act()
        found.append(process_time() - began)
    return found


def _beside_a_bare_row(writing: Act) -> list[Line]:
    """How often as long a note takes as a bare row of a chain, which is put on disk like it."""
    from django.conf import settings

    file = Path(settings.DATA_DIR) / "bare.sqlite3"
    with closing(_chain(file)) as database:
        bare = _bare_rows(database)
        _take(bare, WARM)
        row, own = (statistics.median(_times(act, NOTES)) for act in (bare, writing))
    file.unlink()
    ratio = at_most("a note to it", own / row, SLOWER)
    return [Line("a bare chained row", seconds(row)), ratio]


def _chain(file: Path) -> sqlite3.Connection:
    from concordat.site.databases import SQLITE_START

    database = sqlite3.connect(file, isolation_level=None)
    database.executescript(SQLITE_START)
    database.execute("CREATE TABLE chain (id INTEGER PRIMARY KEY, hash TEXT, wire BLOB)")
    return database


def _bare_rows(database: sqlite3.Connection) -> Act:
    """Writes a row of 700 bytes with the hash of the one before it, and waits until it is on
    disk.
    """
    last = ""

    def write() -> None:
        nonlocal last
        wire = (last + "x" * 636).encode()
        last = hashlib.sha256(wire).hexdigest()
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO chain (hash, wire) VALUES (?, ?)", (last, wire))
        database.execute("COMMIT")

    return write


def _rate(writers: int, turn: int) -> _Writing:
    """What comes of it when so many write at once."""
    from django.db import connections

    connections.close_all()
    processes = multiprocessing.get_context("fork")
    ready, refused = processes.Barrier(writers + 1), processes.Value("i", 0)
    each = NOTES // writers
    started = [
        processes.Process(target=_write, args=(ready, each, turn * WRITERS + place, refused))
        for place in range(writers)
    ]
    for process in started:
        process.start()
    ready.wait()
    began = perf_counter()
    for process in started:
        process.join()
    if any(process.exitcode for process in started):
        raise AssertionError("somebody who wrote failed")
    written = writers * each - refused.value
    return _Writing(written / (perf_counter() - began), refused.value)


def _write(ready: Any, times: int, place: int, refused: Any) -> None:
    """In a process of its own: warm first, then at the same moment as the others."""
    from django.db import OperationalError

    from concordat.tables.busy import is_busy

    write = _notes(place, WRITERS * ROUNDS)
    write()
    ready.wait()
    for _ in range(times):
        try:
            write()
        except OperationalError as error:
            if not is_busy(error):
                raise
            with refused.get_lock():
                refused.value += 1


def _cases_a_second(do: Callable[[], int]) -> float:
    """Of the processor. What was done is put back."""
    from django.db import transaction

    with transaction.atomic():
        began = process_time()
        done = do()
        spent = process_time() - began
        transaction.set_rollback(True)
    return done / spent


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path)
    options.add_argument("part", nargs="*", choices=(*PARTS, []))
    given = options.parse_args()
    begin(given.data)
    from bench.large.filling import NOW
    from concordat import clock
    from concordat.casework.models import CaseHead

    clock.now = lambda: NOW
    for name in given.part or PARTS:
        title = f"{name.capitalize()}, among {CaseHead.objects.count():,} cases"
        sys.stdout.write(told(title, PARTS[name]()) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
