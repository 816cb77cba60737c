"""P5: nobody reads or acts across agencies without a right. Every address of the resolver, every
method, many people, cases that are theirs, that aren't and that aren't there; and every agency's
words hidden where only they may find them. The interface for programs is still to come.
"""

from collections.abc import Callable, Iterator

from proofs.figures import Asked, Figure, at_least
from proofs.tested import tested

TITLE = "Nobody reads or acts across agencies without a right (pages only)"
REQUESTS, FEWER = 100_000, 1_000
PEOPLE = 20


def asked_for(asked: Asked) -> Iterator[Figure]:
    """The matrix, and then whatever comes to mind."""
    wanted = FEWER if asked.sample else REQUESTS
    options = ("--requests", str(wanted), "--seed", str(asked.seed))
    run = tested("tests/pages/test_canaries.py", *options)
    found = run.counted
    yield run.figure("Nobody else's words shown, no fault, nothing told apart")
    yield at_least("Requests", found["requests"], wanted, "requests")
    cells = 0 if asked.sample else found["cells there are"] or 1
    about = f"{found['addresses']} addresses, every method, everybody, each of their kinds of case"
    yield at_least(f"Cells of the matrix: {about}", found["cells asked for"], cells, "cells")
    yield at_least("People", found["people"], PEOPLE, "people")


def told_apart(_asked: Asked) -> Iterator[Figure]:
    """Status, headers, body and number of queries, for what isn't theirs and what isn't there."""
    run = tested("tests/pages/test_who_sees_what.py")
    yield run.figure("What is not theirs is as what is not there, and every address is listed")


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    "asked for": asked_for,
    "told apart": told_apart,
}
