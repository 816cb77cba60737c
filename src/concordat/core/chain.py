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


def broken_at(entries: Sequence[bytes]) -> int | None:
    """The number of the first entry that doesn't follow on the one before it; None where all do."""
    previous = ""
    for number, data in enumerate(entries, start=1):
        if wire.decode(data).previous != previous:
            return number
        previous = digest(data)
    return None
