"""A real installation with the demonstration's people and cases, on either database. Its server is
started and killed as often as one likes; whoever signed in stays so.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from random import Random
from threading import Event, Thread
from time import clock_gettime, monotonic, sleep
from typing import Any

from proofs.results import ROOT
from proofs.served import Served, Visitor, free_port, postgresql, wait_for

DATABASES: Mapping[str, Callable[[], AbstractContextManager[dict[str, str]]]] = {
    "SQLite": lambda: nullcontext({}),
    "PostgreSQL": postgresql,
}
AT_REST = 0.02  # seconds, in which it may wait for a disk or a lock
LONGEST = 60.0  # seconds to wait for it to have worked
OF_A_PROCESS = 2  # how Linux calls the clock of what a process has had of the processor
_SESSIONS = "proofs.record:sessions"


@dataclass(slots=True)
class Installed:
    """An installation in a folder, the port of its server, and the two processes that work on
    it. `owner` is how the owner of its tables finds them on PostgreSQL, "" on SQLite; `environ`
    is what the server finds about it.
    """

    folder: Path
    port: int
    inside: subprocess.Popen[str]
    nursery: subprocess.Popen[str]
    owner: str
    environ: Mapping[str, str]

    def call(self, name: str, *takes: Any) -> Any:
        """What a function of the installation's own process returns."""
        return json.loads(_asked(self.inside, json.dumps([name, takes])))

    def start(self) -> Served:
        """The server, once it answers."""
        number = int(_asked(self.nursery, "start"))
        wait_for(self.port)
        return Served(self.port, number)

    def visitors(self, people: Sequence[str]) -> dict[str, Visitor]:
        """Everybody, signed in."""
        kept = self.call(_SESSIONS, people)
        return {person: Visitor(self.port, cookies=kept[person]) for person in people}


def kill(served: Served) -> None:
    """End the server at once: nothing of it is run any more."""
    os.kill(served.process, signal.SIGKILL)


def killed_while(
    installed: Installed,
    served: Served,
    doing: Sequence[Callable[[Event], None]],
    within: float,
    drawn: Random,
) -> Served:
    """Kill the server at a random instant after all of these began, each in a thread of its own;
    each takes what says that they end. Returns the server as started again.

    `within` is in seconds of the processor that the server has had by then, so that as much of its
    work is done on a machine that is busy otherwise; it may also be waiting for the disk.
    """
    ended = Event()
    threads = [Thread(target=each, args=[ended]) for each in doing]
    until = worked(served) + drawn.uniform(0, within)
    latest = monotonic() + LONGEST
    for each in threads:
        each.start()
    while worked(served) < until and monotonic() < latest:
        sleep(0.002)
    sleep(drawn.uniform(0, AT_REST))
    kill(served)
    ended.set()
    for each in threads:
        each.join()
    return installed.start()


def worked(served: Served) -> float:
    """How many seconds of the processor a server has had."""
    return clock_gettime(~served.process << 3 | OF_A_PROCESS)


@contextmanager
def installation(folder: Path, database: str) -> Iterator[Installed]:
    """A fresh one, in that folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    with DATABASES[database]() as found:
        owner = {**os.environ, **found}
        command = [sys.executable, "-m", "concordat", "migrate", "--data", str(folder)]
        subprocess.run(command, cwd=ROOT, env=owner, check=True)
        environ = {name: value for name, value in owner.items() if name != "DATABASE_OWNER_URL"}
        port = free_port()
        with (
            _process(environ, "proofs.inside", str(folder)) as inside,
            _process(environ, "proofs.nursery", str(folder), str(port)) as nursery,
        ):
            made = Installed(
                folder, port, inside, nursery, found.get("DATABASE_OWNER_URL", ""), environ
            )
            made.call("proofs.record:build")
            yield made


@contextmanager
def inside(folder: Path) -> Iterator[Callable[..., Any]]:
    """What asks a process that has the program loaded, and no database, for what a function
    returns.
    """
    folder.mkdir(mode=0o700, parents=True)
    with _process(os.environ, "proofs.inside", str(folder)) as process:
        yield lambda name, *takes: json.loads(_asked(process, json.dumps([name, takes])))


@contextmanager
def _process(environ: Mapping[str, str], module: str, *takes: str) -> Iterator[Any]:
    command = [sys.executable, "-m", module, *takes]
    pipe = subprocess.PIPE
    started = subprocess.Popen(
        command, cwd=ROOT, env=environ, stdin=pipe, stdout=pipe, text=True, start_new_session=True
    )
    try:
        yield started
    finally:
        os.killpg(started.pid, signal.SIGKILL)  # also what it has started
        started.communicate()


def _asked(process: subprocess.Popen[str], line: str) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    answer = process.stdout.readline()
    assert answer, "it has ended"
    return answer
