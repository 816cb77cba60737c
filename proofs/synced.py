"""P2: what somebody is told is recorded is on the disk by then, so that it outlives a loss of
power; and a database that doesn't promise that stops the start.

The system calls of the server (and of PostgreSQL) are watched with strace, in the order in which
they happen: of the log of the database nothing may be unsynced when the answer's first byte goes.
"""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from urllib.parse import parse_qs, urlsplit

from proofs.batches import seed_of, summed
from proofs.figures import Asked, Figure, at_least, exactly
from proofs.installed import DATABASES, Installed, installation
from proofs.results import ROOT
from proofs.writers import PEOPLE, Writer

TITLE = "What somebody was told is recorded is on the disk by then"
BATCHES, ANSWERS, FEWER = 10, 1_000, 20
CALLS = "trace=pwrite64,pwritev,write,fsync,fdatasync,sendto,clone,clone3,fork,vfork"
LOG = re.compile(r"<[^>]*(?:concordat\.sqlite3-wal|/pg_wal/[^>]*)>")
LINE = re.compile(r"(\d+) +(?:(?P<call>\w+)\((?P<rest>.*)|<\.\.\. (?P<resumed>\w+) resumed>.*)")
SYNCS, WRITES = {"fsync", "fdatasync"}, {"pwrite64", "pwritev", "write"}
ANSWER = '"HTTP/1.1 302 '
NO_STRACE = "This needs strace, which is not on this machine. On Debian: apt install strace"


@dataclass(slots=True)
class Order:
    """Where the log stands, read from one line after the other: how often it was written to, and up
    to which of these writes it was synced. `began` is where it stood as each process began to sync.
    """

    written: int = 0
    synced: int = 0
    began: dict[str, int] = field(default_factory=dict)
    answers: int = 0
    early: int = 0
    before: int = 0

    def read(self, line: str) -> None:
        found = LINE.match(line)
        if found is None:
            return
        process, call = found[1], found["call"]
        if found["resumed"] in SYNCS and process in self.began:
            self.synced = max(self.synced, self.began.pop(process))
        elif call in SYNCS and LOG.search(line):
            if line.rstrip().endswith("<unfinished ...>"):
                self.began[process] = self.written
            else:
                self.synced = self.written
        elif call in WRITES and LOG.search(line):
            self.written += 1
        elif call == "sendto" and ANSWER in line:
            self.answers += 1
            self.early += self.synced < self.written or self.written == self.before
            self.before = self.written


def order(database: str, asked: Asked) -> Iterator[Figure]:
    """Answer by answer: the log was written to for it, and all that was written is synced."""
    batches, wanted = (1, FEWER) if asked.sample else (BATCHES, ANSWERS)
    found = summed(asked, database, batches, partial(_batch, database, wanted, asked))
    what = f"Answers on {database} before what they say is synced, or of which nothing was written"
    yield exactly(f"{what} ({found['answers']:,} answers)", found["early"], 0, "answers")
    answers = batches * wanted
    yield at_least(f"Answers on {database}", found["answers"], answers, "answers")


def _batch(database: str, wanted: int, asked: Asked, number: int) -> Counter[str]:
    """So many answers of one server, one after the other."""
    found = Order()
    with installation(asked.folder / f"synced-{database}", database) as installed:
        served = installed.start()
        (visitor,) = installed.visitors(PEOPLE[:1]).values()
        writer = Writer(visitor, Random(seed_of(asked, number)))  # noqa: S311 - nothing secret
        processes = [served.process, *_of_database(installed)]
        with _traced(processes, asked.folder / f"calls-{database}") as calls:
            while found.answers < wanted:
                writer.step()
                for line in calls:
                    found.read(line)
    return Counter(answers=found.answers, early=found.early)


def unsafe_sqlite(asked: Asked) -> Iterator[Figure]:
    """Start with each setting that could lose an act."""
    settings = ("synchronous=NORMAL", "synchronous=OFF", "journal_mode=DELETE")
    with installation(asked.folder / "unsafe-SQLite", "SQLite") as installed:
        started = [each for each in settings if _starts(installed, each)]
    what = f"Unsafe settings with which it starts on SQLite, of {len(settings)}"
    yield exactly(what, len(started), 0, "settings")


def unsafe_postgresql(asked: Asked) -> Iterator[Figure]:
    """Start with each setting that could lose an act or damage the record."""
    import psycopg

    settings = ("synchronous_commit", "fsync", "full_page_writes")
    started = []
    with installation(asked.folder / "unsafe-PostgreSQL", "PostgreSQL") as installed:
        administrator = installed.owner.replace("concordat_owner@", "postgres@")
        with psycopg.connect(administrator, autocommit=True) as connection:
            for each in settings:
                connection.execute(f"ALTER SYSTEM SET {each} = off")
                connection.execute("SELECT pg_reload_conf()")
                started += [each] if _starts(installed) else []
                connection.execute(f"ALTER SYSTEM RESET {each}")
    what = f"Unsafe settings with which it starts on PostgreSQL, of {len(settings)}"
    yield exactly(what, len(started), 0, "settings")


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    **{database: partial(order, database) for database in DATABASES},
    "unsafe SQLite": unsafe_sqlite,
    "unsafe PostgreSQL": unsafe_postgresql,
}
_WITH = """
import sys
from concordat import cli
from concordat.site import databases
databases.SQLITE_START += sys.argv[1]
sys.exit(cli.main(sys.argv[2:]))
"""


def _starts(installed: Installed, pragma: str = "") -> bool:
    """Whether the server starts, on SQLite with one more setting. It refuses in a sentence."""
    more = f"PRAGMA {pragma};" if pragma else ""
    serve = ["serve", "--data", str(installed.folder), "--port", str(installed.port)]
    command = [sys.executable, "-c", _WITH, more, *serve]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env=installed.environ, stdout=pipe, stderr=pipe, text=True
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.readline()  # its greeting, or that it has ended
        started.kill()
        return "Concordat does not start" not in started.stderr.read()


def _of_database(installed: Installed) -> Iterator[int]:
    """The processes of PostgreSQL; whatever it starts from here on is followed."""
    if not installed.owner:
        return
    folder = parse_qs(urlsplit(installed.owner).query)["host"][0]
    first = int((Path(folder) / "postmaster.pid").read_text().split()[0])
    yield first
    for each in Path(f"/proc/{first}/task").glob("*/children"):
        yield from map(int, each.read_text().split())


@contextmanager
def _traced(processes: list[int], file: Path) -> Iterator[Iterator[str]]:
    """Watch these processes; whatever was seen since is read from what is given."""
    if shutil.which("strace") is None:
        raise FileNotFoundError(NO_STRACE)
    file.unlink(missing_ok=True)
    those = [option for each in processes for option in ("-p", str(each))]
    command = ["strace", "-f", "-y", "-s", "24", "-e", CALLS, "-e", "signal=none", "-o", str(file)]
    watching = subprocess.Popen([*command, *those], stderr=subprocess.PIPE, text=True)
    assert watching.stderr is not None
    try:
        for _ in processes:
            said = watching.stderr.readline()
            assert "attached" in said or "No such process" in said, said
        with file.open(encoding="utf-8", errors="replace") as lines:
            yield lines
    finally:
        watching.terminate()
        watching.communicate()
        file.unlink()
