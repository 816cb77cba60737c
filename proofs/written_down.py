"""P7: who reads what is written down before it is shown, whatever becomes of the server or of the
table in which it is written.

Each run is one of three: the server is killed at a random instant while people read, or their table
takes nothing more, or somebody else holds it. Afterwards everything of which a single byte was
shown must have a line.
"""

import http.client
import re
import resource
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from random import Random
from threading import Event, Thread

from proofs.batches import seed_of, summed
from proofs.figures import Asked, Figure, at_least, exactly
from proofs.installed import DATABASES, Installed, installation, killed_while
from proofs.served import Served, Visitor

TITLE = "Every sensitive read is written down before it is shown"
PEOPLE = ("paulina-kowalczyk", "priya-nambiar", "helen-marsden", "ellie-thwaite")
LISTS = {
    "/my-work/": "my_work",
    "/cases/": "my_cases",
}  # by the name under which they are written down
CASE = re.compile(r'href="/cases/([A-Z]+-\d+-\d+)/"')
INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.")
BATCHES, RUNS, FEWER = 10, 100, 8
AT_MOST = 0.4  # seconds for which the server has worked when it is killed
PAGES = 1  # that each of them asks for before the table takes nothing, and then
SHARE = {"killed": 8, "full": 1, "locked": 1}
UNLIMITED = resource.RLIM_INFINITY
Shown = Counter[tuple[str, str]]


@dataclass(slots=True)
class Reader:
    """Somebody who reads. `shown` is what they were shown a byte of, and how often; `refused` how
    often they were told that it can't be shown now.
    """

    person: str
    visitor: Visitor
    pages: list[str]
    drawn: Random
    shown: Shown = field(default_factory=Counter)
    refused: int = 0

    def read(self, ended: Event, most: int) -> None:
        """Ask for pages until that is set, or so many are read, or nobody answers any more."""
        for _ in range(most):
            if ended.is_set() or not self._open(self.drawn.choice(self.pages)):
                return

    def _open(self, page: str) -> bool:
        """Whether it was answered whole."""
        try:
            status, text = self.visitor.ask(page)
        except (OSError, http.client.HTTPException):
            if self.visitor.begun == http.client.OK and page not in LISTS:
                self.shown[self.person, _of(page)] += 1
            return False
        if status == http.client.OK and (page not in LISTS or INITIALS.search(text)):
            self.shown[self.person, _of(page)] += 1
        self.refused += status == http.client.SERVICE_UNAVAILABLE
        return True


def runs(database: str, asked: Asked) -> Iterator[Figure]:
    """So many runs of the three kinds."""
    batches, times = (1, FEWER) if asked.sample else (BATCHES, RUNS)
    found = summed(asked, database, batches, partial(_batch, database, times, asked))
    about = (
        f"{batches * times:,} runs on {database}: {found['shown']:,} pages shown, "
        f"{found['refused']:,} refused, {found['unshown']:,} written down and cut off before they "
        "were shown"
    )
    yield exactly(f"Shown to somebody without a line ({about})", found["unwritten"], 0, "pages")
    refused, unshown = found["refused"], found["unshown"]
    yield at_least(f"Refused because nothing could be written ({database})", refused, 1, "pages")
    yield at_least(f"Cut off between the line and the page ({database})", unshown, 1, "pages")


def _batch(database: str, times: int, asked: Asked, number: int) -> Counter[str]:
    """Runs on one installation, of every kind at least one. Returns how many pages were shown to
    somebody without a line, written down and never shown, shown, and refused.
    """
    drawn, found = Random(seed_of(asked, number)), Counter[str]()  # noqa: S311 - nothing secret
    kinds = drawn.choices(list(SHARE), list(SHARE.values()), k=times - len(SHARE))
    with installation(asked.folder / f"written-{database}", database) as installed:
        served = installed.start()
        readers = [
            Reader(person, visitor, _pages(visitor), Random(drawn.random()))  # noqa: S311 - nothing secret
            for person, visitor in installed.visitors(PEOPLE).items()
        ]
        for kind in [*SHARE, *kinds]:
            before = installed.call("proofs.record:last_reader")
            served = KINDS[kind](installed, served, readers, drawn)
            _count(installed.call("proofs.record:readers", before), readers, found)
    return found


def _count(lines: list[list[str]], readers: list[Reader], found: Counter[str]) -> None:
    written: Shown = Counter((person, what) for person, what in lines)
    shown: Shown = Counter()
    for each in readers:
        shown += each.shown
        found["refused"] += each.refused
        each.shown, each.refused = Counter(), 0
    found["shown"] += shown.total()
    found["unwritten"] += (shown - written).total()
    found["unshown"] += (written - shown).total()


# ── The three kinds of run: each returns the server as it is then ────────────────────────────────


def _killed(installed: Installed, served: Served, readers: list[Reader], drawn: Random) -> Served:
    reading = [partial(each.read, most=1_000) for each in readers]
    return killed_while(installed, served, reading, AT_MOST, drawn)


def _while(
    hindered: Callable[[Installed, Served], AbstractContextManager[None]],
    installed: Installed,
    served: Served,
    readers: list[Reader],
    _drawn: Random,
) -> Served:
    """Let everybody read while their lines can't be written."""
    _all_read(readers)  # the server is connected then
    with hindered(installed, served):
        _all_read(readers)
    return served


def _all_read(readers: list[Reader]) -> None:
    reading = [Thread(target=each.read, args=[Event(), PAGES]) for each in readers]
    for each in reading:
        each.start()
    for each in reading:
        each.join()


@contextmanager
def _full(installed: Installed, served: Served) -> Iterator[None]:
    """On SQLite no file of the server may grow; on PostgreSQL the table takes no line."""
    if installed.owner:
        with _owner(installed) as owner:
            owner.execute(
                "ALTER TABLE readers_access ADD CONSTRAINT takes_nothing CHECK (false) NOT VALID"
            )
            try:
                yield
            finally:
                owner.execute("ALTER TABLE readers_access DROP CONSTRAINT takes_nothing")
        return
    resource.prlimit(served.process, resource.RLIMIT_FSIZE, (0, UNLIMITED))
    try:
        yield
    finally:
        resource.prlimit(served.process, resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))


@contextmanager
def _locked(installed: Installed, _served: Served) -> Iterator[None]:
    """Somebody else writes there, and goes on and on."""
    if installed.owner:
        with _owner(installed) as owner, owner.transaction():
            owner.execute("LOCK TABLE readers_access IN EXCLUSIVE MODE")
            yield
        return
    file = installed.folder / "concordat.sqlite3.readers"
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        yield


KINDS: dict[str, Callable[[Installed, Served, list[Reader], Random], Served]] = {
    "killed": _killed,
    "full": partial(_while, _full),
    "locked": partial(_while, _locked),
}
PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    database: partial(runs, database) for database in DATABASES
}


def _pages(visitor: Visitor) -> list[str]:
    """Every list that somebody has, and every case on it."""
    refs = {ref for each in LISTS for ref in CASE.findall(visitor.ask(each)[1])}
    return [*LISTS, *(f"/cases/{ref}/" for ref in sorted(refs))]


def _of(page: str) -> str:
    """The name under which a page is written down."""
    return LISTS.get(page) or page.split("/")[2]


def _owner(installed: Installed) -> AbstractContextManager[object]:
    import psycopg

    return psycopg.connect(installed.owner, autocommit=True)
