"""P22: what a page says was told was told. Every kind of act on every side, compared with a table
that was written from the texts alone; and the receipts of cases that are walked to their ends.
"""

from collections.abc import Callable, Iterator

from proofs.figures import Asked, Figure, at_least, exactly
from proofs.tested import tested

TITLE = "What a page says was told, was told, and whoever is told can open it"
PAGES = (
    "test_promises.py",
    "test_promises_of_raising.py",
    "test_told_opens.py",
    "test_told_of_what.py",
)


def table(_asked: Asked) -> Iterator[Figure]:
    """tests/told.toml, row by row."""
    run = tested("tests/core/test_who_is_told.py")
    found = run.counted
    yield run.figure("Exactly those are told whom the table names, and they can open the case")
    yield exactly("Rows that do not come out", found["rows that don't come out yet"], 0, "rows")
    yield at_least("Kinds of act in it", found["kinds of act"], 1, "kinds")
    cells = run.named("kinds of act by side")
    yield at_least("Cells, each a kind of act by somebody of a side", len(cells), 1, "cells", cells)
    yield at_least("People named in it", found["people named"], 1, "times")


def receipts(_asked: Asked) -> Iterator[Figure]:
    """What pages say after each act, and before raising."""
    run = tested(*(f"tests/pages/{each}" for each in PAGES))
    yield run.figure("Every receipt names those who were told, and each can open it")


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {"table": table, "receipts": receipts}
