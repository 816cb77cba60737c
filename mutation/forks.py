"""Work done side by side in forks of this process, so that nothing done in one is seen in
another.
"""

import os
import resource
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

Answer = TypeVar("Answer")
MEMORY = 6 * 2**30  # bytes that one fork may take: a change may make a list without end


class Task(msgspec.Struct, Generic[Answer]):
    """Work for one fork. `otherwise` is the answer when the fork dies before it gives one; None
    makes that an error.
    """

    work: Callable[[Path], Answer]
    otherwise: Answer | None = None


def side_by_side(
    workers: int, tasks: Iterable[Task[Answer]], decoder: msgspec.json.Decoder[Answer]
) -> Iterator[Answer]:
    """The answers, as they come; `workers` forks at a time, each with a folder of its own that goes
    with it.
    """
    running: dict[int, tuple[Task[Answer], tempfile.TemporaryDirectory[str]]] = {}
    for task in tasks:
        if len(running) >= workers:
            yield _next(running, decoder)
        folder = tempfile.TemporaryDirectory(prefix="mutation-")
        pid = os.fork()
        if pid == 0:
            _work(task, Path(folder.name))
        running[pid] = task, folder
    while running:
        yield _next(running, decoder)


def _next(
    running: dict[int, tuple[Task[Answer], tempfile.TemporaryDirectory[str]]],
    decoder: msgspec.json.Decoder[Answer],
) -> Answer:
    pid, status = os.wait()
    task, folder = running.pop(pid)
    with folder:
        if status == 0:
            return decoder.decode((Path(folder.name) / "answer").read_bytes())
    if task.otherwise is None:
        raise SystemExit(
            f"A part of the work came to nothing (status {status}); what it said is above."
        )
    return task.otherwise


def _work(task: Task[Answer], folder: Path) -> None:
    code = 1
    heard, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what pytest and the tests say is nothing to anybody
    os.dup2(nowhere, 2)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        (folder / "answer").write_bytes(msgspec.json.encode(task.work(folder)))
        code = 0
    except BaseException:  # noqa: BLE001 - the fork ends here whatever happens, and must not go on as its parent
        os.write(heard, traceback.format_exc().encode())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
