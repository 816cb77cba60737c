"""P12: a fault at each query of each use case, and everything is done or nothing."""

from collections.abc import Iterator

from proofs.figures import Asked, Figure, at_least
from proofs.tested import tested

TITLE = "What fails leaves nothing half done, and no stack trace is shown"


def use_cases(asked: Asked) -> Iterator[Figure]:
    """The use cases in the order in which a case meets them."""
    every = "7" if asked.sample else "1"
    run = tested("tests/casework/test_faults.py", "--every", every)
    points = run.counted["points"]
    which = "each query" if every == "1" else f"every {every}. query"
    yield run.figure(f"A fault at {which}, and all is done or nothing")
    yield at_least("Points at which there was a fault", points, 1, "points")
    cases = run.named("use cases with their queries")
    yield at_least("Use cases, each with how many queries it asks", len(cases), 1, "cases", cases)


PARTS = {"use cases": use_cases}
