"""What tests try a share of, tried in full, each file by itself."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from proofs.figures import Asked, Figure, at_least
from proofs.results import ROOT
from proofs.tested import tested

TITLE = "What the tests try a share of holds for all of it"
SHARED = re.compile(r"^from tests(?:\.share import Share| import .*\bshare)$", re.MULTILINE)


def in_full(file: Path, asked: Asked) -> Iterator[Figure]:
    """All that a file tries a share of, and of how much."""
    run = tested(str(file), *(() if asked.sample else ("--whole",)))
    yield run.figure(f"{file.stem.removeprefix('test_').replace('_', ' ').capitalize()}")
    for what, many in sorted(run.counted.items()):
        yield at_least(what.capitalize(), many, 1, "tried")


def shared() -> Iterator[Path]:
    """Every file of tests that tries a share."""
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        if SHARED.search(file.read_text("utf-8")) and file.name != "test_share.py":
            yield file.relative_to(ROOT)


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    str(file): partial(in_full, file) for file in shared()
}
