"""Each entry holds the hash of the one before it, and the digests of the words it brings."""

import pytest
from msgspec.structs import replace

from concordat.core import chain, wire
from concordat.core.acts import Noted
from tests.core.stories import REASON, Story

DIGESTS = {note.id: "d" * 64 for note in REASON}


def stored() -> list[bytes]:
    """A story as it is stored, from its raising to a note; each entry added by itself."""
    events = [*Story().at_managers().events, *Story().do(Noted("both sides", REASON[0].id)).events]
    found: list[bytes] = []
    for number, event in enumerate(events, start=1):
        previous = chain.digest(found[-1]) if found else ""
        ((_, data),) = chain.linked([replace(event, seq=number)], previous, DIGESTS)
        found.append(data)
    return found


def broken_at(entries: list[bytes], many: int = 0, last: str = "") -> int | None:
    """The entry at which they don't hang together; None where all do."""
    try:
        chain.read(entries, many, last)
    except chain.Broken as broken:
        return broken.seq
    return None


def test_a_record_as_it_was_stored_hangs_together() -> None:
    entries = stored()
    assert len(entries) > 4
    assert chain.read(entries) == tuple(map(wire.decode, entries))
    assert broken_at(entries, len(entries), chain.digest(entries[-1])) is None
    assert chain.read([]) == ()


def test_last_entries_that_are_missing_changed_or_added_show_by_what_is_known_of_the_last() -> None:
    entries = stored()
    known = len(entries), chain.digest(entries[-1])
    changed = wire.encode(replace(wire.decode(entries[-1]), by="somebody-else"))
    one_more = replace(wire.decode(entries[-1]), seq=known[0] + 1)
    ((_, more),) = chain.linked([replace(one_more, digests={})], known[1], {})
    for wrong in (entries[:-1], entries[:2], [*entries[:-1], changed], [*entries, more], []):
        assert broken_at(wrong, *known) == 0
        assert broken_at(wrong) is None, "by itself each hangs together"


def test_entries_added_together_hang_together_as_those_added_one_by_one() -> None:
    events = [wire.decode(data) for data in stored()]
    bare = [replace(event, previous="", digests={}) for event in events]
    assert [data for _, data in chain.linked(bare, "", DIGESTS)] == stored()


@pytest.mark.parametrize("place", range(len(stored()) - 1))
def test_what_is_changed_taken_out_or_put_elsewhere_shows_at_the_next(place: int) -> None:
    entries = stored()
    changed = wire.encode(replace(wire.decode(entries[place]), by="somebody-else"))
    assert broken_at([*entries[:place], changed, *entries[place + 1 :]]) == place + 2
    assert broken_at([*entries[:place], *entries[place + 1 :]]) == place + 1
    swapped = [*entries[:place], entries[place + 1], entries[place], *entries[place + 2 :]]
    assert broken_at(swapped) == place + 1


def test_an_entry_holds_the_digests_of_its_own_words_and_of_no_others() -> None:
    for data in stored():
        event = wire.decode(data)
        noted = {note.id for note in event.act.noted()}
        assert set(event.digests) == noted & set(DIGESTS)
    assert wire.decode(stored()[-1]).digests == DIGESTS
