"""P5: nobody reads or acts across agencies without a right. Every address of the resolver, every
method, many people, cases that are theirs, that aren't and that aren't there; and every agency's
words hidden where only they may find them. The interface for programs is still to come.
"""

from collections.abc import Callable, Iterator

from proofs.figures import Asked, Figure, at_least, exactly
from proofs.tested import tested

TITLE = "Nobody reads or acts across agencies without a right (pages only)"
REQUESTS, FEWER = 100_000, 1_000
PEOPLE = 20
COUNTED = (
    r"(\d+) requests, (\d+) of (\d+) cells \((\d+) addresses, (\d+) methods, (\d+) people\), "
    "0 foreign, 0 broken, 0 told apart"
)


def asked_for(asked: Asked) -> Iterator[Figure]:
    """The matrix, and then whatever comes to mind."""
    wanted = FEWER if asked.sample else REQUESTS
    run = tested(
        "tests/pages/test_canaries.py", "--requests", str(wanted), "--seed", str(asked.seed)
    )
    count, cells, every, addresses, methods, people = run.counted(COUNTED)
    about = f"{addresses} addresses by {methods} methods by {people} people and their cases"
    what = "Tests that fail: somebody else's words shown, a fault, or what is not theirs told apart"
    yield exactly(f"{what} ({about})", 0 if run.all_passed and count else 1, 0, "tests")
    yield at_least("Requests", count, wanted, "requests")
    yield at_least("Cells of the matrix", cells, 0 if asked.sample else every or 1, "cells")
    yield at_least("People", people, PEOPLE, "people")


def told_apart(_asked: Asked) -> Iterator[Figure]:
    """Status, headers, body and number of queries, for what isn't theirs and what isn't there."""
    run = tested("tests/pages/test_who_sees_what.py")
    what = f"Tests that fail of who sees what, every address being listed ({run.passed} pass)"
    yield exactly(what, 0 if run.all_passed else 1, 0, "tests")


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    "asked for": asked_for,
    "told apart": told_apart,
}
