"""What tests count as they run. It is said when all are done: `./prove` reads it."""

from collections import Counter

COUNTED = Counter[str]()


def count(what: str, many: int = 1) -> None:
    """So many more of that."""
    COUNTED[what] += many


SEEN: dict[str, list[str]] = {}


def seen(what: str, which: str) -> None:
    """One of that, which counts once and is named."""
    if which not in SEEN.setdefault(what, []):
        SEEN[what].append(which)
        count(what)
