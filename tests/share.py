"""What a law tries that could try every combination: a fixed share of them, as `./test` does, or
all, with `--whole`, as `./prove laws` does.

The share is drawn by what each combination is called, so that it is the same on every machine; the
first of each kind is always in it.
"""

from collections.abc import Hashable
from zlib import crc32

from tests import counted

WHOLE = False
"""Set by the option."""
SEED = 2026


class Share:
    """One in so many, and the first of each kind. `of` says of what, in a count."""

    def __init__(self, of: str, one_in: int) -> None:
        self._of, self._one_in = of, one_in
        self.kinds: set[Hashable] = set()

    def has(self, which: str, *kinds: Hashable) -> bool:
        """Whether this one is tried, which is the first of its kinds or was drawn."""
        first = not self.kinds.issuperset(kinds)
        drawn = crc32(f"{SEED} {which}".encode()) % self._one_in == 0
        if not (WHOLE or first or drawn):
            return False
        self.kinds.update(kinds)
        counted.count(self._of)
        return True
