"""P12: a fault at each query of each use case, and everything is done or nothing."""

from collections.abc import Iterator

from proofs.figures import Asked, Figure
from proofs.tested import tested

TITLE = "What fails leaves nothing half done, and no stack trace is shown"


def use_cases(asked: Asked) -> Iterator[Figure]:
    """The use cases in the order in which a case meets them."""
    every = "7" if asked.sample else "1"
    run = tested("tests/casework/test_faults.py", "--every", every)
    points = run.counted["points"]
    yield run.figure(f"A fault at every {every}. of the queries, {points:,} points")


PARTS = {"use cases": use_cases}
