"""P5: nobody reads or acts across agencies without a right. Every address of the resolver, every
method, many people, cases that are theirs, that aren't and that aren't there; and every agency's
words hidden where only they may find them. The interface for programs is still to come.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from proofs.batches import summed
from proofs.figures import Asked, Figure, at_least, exactly
from proofs.tested import tested

TITLE = "Nobody reads or acts across agencies without a right (pages only)"
SHARES, REQUESTS, FEWER = 10, 100_000, 1_000
PEOPLE = 20
COUNTED = ("requests", "cells asked for", "cells there are")
NAMED = ("addresses", "methods", "people", "cases")


def asked_for(asked: Asked) -> Iterator[Figure]:
    """The matrix, share by share, and with each share whatever comes to mind."""
    shares = 1 if asked.sample else SHARES
    found = summed(asked, "asked for", shares, partial(_share, asked, shares))
    named = {what: sorted(_named(found, what)) for what in NAMED}
    broken = found["broken"]
    yield exactly(
        "Shares with a foreign word, a fault or something told apart", broken, 0, "shares"
    )
    wanted = FEWER if asked.sample else REQUESTS
    yield at_least("Requests", found["requests"], wanted, "requests")
    cells = 0 if asked.sample else found["cells there are"] or 1
    about = "each address with each method by everybody, about each kind of case they have"
    yield at_least(f"Cells of the matrix, {about}", found["cells asked for"], cells, "cells")
    least = {"people": PEOPLE}
    for what, names in named.items():
        yield at_least(what.capitalize(), len(names), least.get(what, 1), what, names)


def _share(asked: Asked, shares: int, number: int) -> Counter[str]:
    """One share of the cells and of the requests. What was seen is kept by its name."""
    wanted = (FEWER if asked.sample else REQUESTS) // shares
    options = ("--requests", str(wanted), "--seed", str(asked.seed + number))
    run = tested("tests/pages/test_canaries.py", *options, "--share", f"{number + 1}/{shares}")
    found = Counter({what: run.counted[what] for what in COUNTED})
    found["broken"] = len(run.failed)
    found.update(f"{what}: {which}" for what, which in run.seen)
    return found


def _named(found: Counter[str], what: str) -> Iterator[str]:
    for each in found:
        kind, _, which = each.partition(": ")
        if which and kind == what:
            yield which


def told_apart(_asked: Asked) -> Iterator[Figure]:
    """Status, headers, body and number of queries, for what isn't theirs and what isn't there."""
    run = tested("tests/pages/test_who_sees_what.py")
    yield run.figure("What is not theirs is as what is not there, and every address is listed")


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    "asked for": asked_for,
    "told apart": told_apart,
}
