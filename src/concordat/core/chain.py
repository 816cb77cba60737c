"""How the entries of a case hang together: each holds the hash of the one before it.

The hashes are over what is stored, sealed words included by their digests, so that erasing a key
leaves the chain whole.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from concordat.core import wire
from concordat.core.events import Event


def digest(data: bytes) -> str:
    """The SHA-256 of stored bytes, in 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def linked(
    events: Iterable[Event], previous: str, digests: Mapping[str, str]
) -> tuple[tuple[Event, bytes], ...]:
    """New events as they are stored, each after the one before it, with their bytes.

    `previous` is the hash of the last entry before them, "" where there is none; `digests` are
    those of the sealed words that these events bring, by note id. Raises Refused for an event that
    would not read the same again.
    """
    found = []
    for event in events:
        wire.refuse_unfit(event.act)
        mine = {note.id: digests[note.id] for note in event.act.noted() if note.id in digests}
        stored = replace(event, previous=previous, digests=dict(sorted(mine.items())))
        data = wire.kept(stored)
        previous = digest(data)
        found.append((stored, data))
    return tuple(found)


class Broken(ValueError):
    """The entries of a case don't hang together: `seq` is the first that doesn't follow on the one
    before it; 0 where the last are missing, or the last is another than it was.
    """

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(why)
        self.seq = seq


def read(entries: Sequence[bytes], many: int = 0, last: str = "") -> tuple[Event, ...]:
    """The events of a case from its first on. `many` and `last` are how many there are to be and
    the hash of the last; 0 where that isn't known. Raises Broken where one was changed, taken out
    or put in, and what `wire.decode` raises for one that can't be read.
    """
    events = tuple(map(wire.decode, entries))
    previous = ""
    for number, (event, data) in enumerate(zip(events, entries, strict=True), start=1):
        if (event.previous, event.seq) != (previous, number):
            raise Broken(number, "it doesn't follow on the entry before it")
        previous = digest(data)
    if many and (len(entries), previous) != (many, last):
        raise Broken(0, f"its last entry is not the one that was made, which is entry {many}")
    return events
