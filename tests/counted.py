"""What tests count as they run. It is said when all are done: `./prove` reads it."""

from collections import Counter

COUNTED = Counter[str]()


def count(what: str, many: int = 1) -> None:
    """So many more of that."""
    COUNTED[what] += many


_SEEN: set[tuple[str, str]] = set()


def seen(what: str, which: str) -> None:
    """One of that, which counts once."""
    if (what, which) not in _SEEN:
        _SEEN.add((what, which))
        count(what)
